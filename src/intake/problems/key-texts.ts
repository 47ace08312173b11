/** Problems of what identifies a figure: columns, names, periods, and the same figure stated twice. */
export const KEY_TEXTS = {
  "no-columns": {
    severity: "error",
    message: {
      zh: "没有认出数据列。表头读作:“{read}”。",
      en: "No column of figures was recognised. The header was read as “{read}”.",
    },
    advice: {
      zh: "请检查表头是否写明指标、平台、时期、数值,或以月份为列;也可下载模板填写。",
      en: "Check that the header names indicator, platform, period and value, or has months as columns; or use the template.",
    },
  },
  "no-indicator": {
    severity: "error",
    message: { zh: "不知道是哪个指标。", en: "It is not known which indicator this is." },
    advice: {
      zh: "请加一列“指标”,或在标题中写明指标全称。",
      en: "Add a column “indicator”, or name the indicator in full in the title.",
    },
  },
  "indicator-unsure": {
    severity: "error",
    message: {
      zh: "“{read}”里有“{indicatorZh}”的名称，但可能是别的词的一部分，看不出是不是这个指标。",
      en: "“{read}” holds a name of “{indicatorEn}”, but it may be part of another word; it is not clear that this is meant.",
    },
    advice: {
      zh: "请选出指标；或加一列“指标”，或在标题中写明指标全称。",
      en: "Choose the indicator; or add a column “indicator”, or name it in full in the title.",
    },
  },
  "no-period": {
    severity: "error",
    message: { zh: "不知道是哪个时期。", en: "It is not known which period this is." },
    advice: {
      zh: "请加一列“时期”(如 2024年8月),或在标题中写明时期。",
      en: "Add a column “period” (such as 2024-08), or name the period in the title.",
    },
  },
  "value-unclear": {
    severity: "error",
    message: {
      zh: "看不出哪一列是“{nameZh}”：{listZh}。",
      en: "It is not clear which column holds “{nameEn}”: {listEn}.",
    },
    advice: {
      zh: "请选出是哪一列；或把那一列的表头改为“{nameZh}”。",
      en: "Choose the column; or head it with “{nameEn}”.",
    },
  },
  "member-unclear": {
    severity: "error",
    message: {
      zh: "各行按“{read}”分为{membersZh}，看不出要读哪一类。",
      en: "Rows are broken down by “{read}” ({membersEn}), and it is not clear which of them are meant.",
    },
    advice: {
      zh: "请选出要读的一类，其余各行不读入；如各类都要，请先分别设指标。",
      en: "Choose the one to be read; rows of the others are left out. To keep each, have an indicator for it.",
    },
  },
  "member-total-read": {
    severity: "note",
    message: {
      zh: "“{read}”列只读“{member}”（合计）的行，其余 {count} 行没有读入。",
      en: "Of column “{read}” only rows of “{member}”, the total, were read; {count} others were left out.",
    },
    advice: { zh: "如要读另一类，请改选。", en: "If another is meant, choose it instead." },
  },
  "period-column-unclear": {
    severity: "error",
    message: {
      zh: "表中没有写明时期；“{read}”列写有“{example}”等时间，看不出是不是数据的时期。",
      en: "The table does not state its period; column “{read}” holds times such as “{example}”, and it is not clear that they are those of the figures.",
    },
    advice: {
      zh: "如是，请把这一列选作“时期”，或把表头改为“时期”；如不是，请在标题中写明数据的时期。",
      en: "If they are, choose the column as the period, or head it “period”; if not, name the period of the figures in the title.",
    },
  },
  "months-below-years": {
    severity: "error",
    message: {
      zh: "“{read}”列写的是“{example}”等月份，表头写的是年份，看不出数据是全年的还是当月的，没有读入。",
      en: "Column “{read}” holds months such as “{example}” while headings name years; it is not clear whether figures are of years or months, and they were not read.",
    },
    advice: {
      zh: "如是各月的数据，请每年一张表，或把年和月写在一列“时期”里；如是全年的数据，请把这一列设为“未读入”。",
      en: "If they are of months, have a table for each year, or year and month in one column “period”; if of years, set the column to “not read”.",
    },
  },
  "times-not-used": {
    severity: "warning",
    message: {
      zh: "“{read}”列写有“{example}”等时期，没有用：数据的时期取自标题、表头或另一列。",
      en: "Column “{read}” holds periods such as “{example}”, which were not used: the period of the figures is that of the title, the headings or another column.",
    },
    advice: {
      zh: "如数据是各行所写时期的，请把这一列选作“时期”；如不是，请设为“未读入”，或加以说明。",
      en: "If figures are of the periods written there, choose the column as the period; if not, set it to “not read”, or say so.",
    },
  },
  "period-unsure": {
    severity: "error",
    message: {
      zh: "时期写得不一致：{periodsZh}，看不出是哪一个。",
      en: "Different periods are stated, {periodsEn}, and it is not clear which is meant.",
    },
    advice: {
      zh: "请选出时期；或在表中加一列“时期”，或改正标题、文件名。",
      en: "Choose the period; or add a column “period”, or correct the title or the file's name.",
    },
  },
  "implausible-period": {
    severity: "error",
    message: {
      zh: "“{read}”的年份不对：只收 {first} 年至 {last} 年的数据{timesZh}。",
      en: "The year of “{read}” cannot be right: figures are of {first} to {last}{timesEn}.",
    },
    advice: {
      zh: "请核对年份，改正后重新上传；也可以直接写明年份，如 2024年8月。",
      en: "Check the year and correct it: 2024-08, for example.",
    },
  },
  "group-title": {
    severity: "note",
    message: {
      zh: "表头中的“{read}”当作分组标题,其下各列按各自的指标读取。",
      en: "“{read}” in the header was taken for the title of a group; the columns below it are read as their own indicators.",
    },
    advice: {
      zh: "如它改变了指标的含义(如计划数),请在表头写明。",
      en: "If it changes what is counted (a plan, say), write so in the header.",
    },
  },
  "unknown-indicator": {
    severity: "error",
    message: { zh: "没有名为“{read}”的指标{timesZh}。", en: "There is no indicator “{read}”{timesEn}." },
    advice: { zh: "{nearZh}", en: "{nearEn}" },
  },
  "name-taken": {
    severity: "note",
    message: {
      zh: "“{read}”读作“{nameZh}”(相似 {percent}%,没有其他相近的名称){timesZh}。",
      en: "“{read}” was taken for “{nameEn}” ({percent} % alike, no other as near){timesEn}.",
    },
    advice: { zh: "如不是,请改正名称或换成其他名称。", en: "If that is wrong, correct the name or choose another." },
  },
  "unknown-organization": {
    severity: "error",
    message: { zh: "没有名为“{read}”的平台或地区{timesZh}。", en: "There is no platform or region “{read}”{timesEn}." },
    advice: { zh: "{nearZh}", en: "{nearEn}" },
  },
  "title-among-rows": {
    severity: "note",
    message: {
      zh: "“{read}”是下面各行的标题，各行按它读取。",
      en: "“{read}” was taken for a title of the rows below it, which were read as it says.",
    },
    advice: { zh: "如不对，请加列写明。", en: "If that is wrong, say it in a column." },
  },
  "below-title": {
    severity: "error",
    message: {
      zh: "这一行在第 {row} 行“{read}”下面，看不出数据是否按它统计，没有读入。",
      en: "This row stands below “{read}” in row {row}; it is not clear whether its figures are of what that says, and they were not read.",
    },
    advice: {
      zh: "请加一列写明指标、时期或单位，或另做一张表；如那一行与数据无关，请说明，或删去它。",
      en: "Add a column for the indicator, the period or the unit, or make it a table of its own; if that row says nothing of the figures, say so or remove it.",
    },
  },
  "unit-among-rows": {
    severity: "error",
    message: {
      zh: "第 {row} 行写有“{read}”，看不出是上面还是下面的数据的单位，没有按它换算。",
      en: "Row {row} says “{read}”; it is not clear whether figures above or below it are in that unit, and it was not used.",
    },
    advice: {
      zh: "请把单位写在表头或标题里；各行单位不同的，请加一列“单位”。",
      en: "Write the unit into the heading or the title; where rows differ, add a column “unit”.",
    },
  },
  "blank-name": {
    severity: "error",
    message: { zh: "这一行没有写{roleZh}。", en: "This row does not name its {roleEn}." },
    advice: { zh: "请补上后重新上传。", en: "Fill it in and upload the file again." },
  },
  "bad-period": {
    severity: "error",
    message: { zh: "“{read}”不是有效的时期。", en: "“{read}” is not a period." },
    advice: {
      zh: "请写作 2024年8月、2024年三季度、2024年上半年、2024年或 2024年1-8月。",
      en: "Write 2024-08, 2024-Q3, 2024-S1, 2024 or 2024-01/2024-08.",
    },
  },
  "period-without-year": {
    severity: "error",
    message: { zh: "“{read}”没有写明年份。", en: "“{read}” does not say which year." },
    advice: { zh: "请写明年份,如 2024年8月。", en: "Write the year with it: 2024-08." },
  },
  "ambiguous-period": {
    severity: "error",
    message: {
      zh: "“{read}”可能是 1 月,也可能是 10 月。",
      en: "“{read}” may be January or October.",
    },
    advice: {
      zh: "请写作 {year}年1月 或 {year}年10月。",
      en: "Write {year}-01 or {year}-10.",
    },
  },
  "short-year": {
    severity: "error",
    message: {
      zh: "“{read}”像是{periodZh}，但年份只写了两位，也可能是一个数。",
      en: "“{read}” looks like {periodEn}, but its year has two digits and it may be a number.",
    },
    advice: { zh: "请确认，或写作 {code}。", en: "Confirm it, or write {code}." },
  },
  "as-of-flow": {
    severity: "error",
    message: {
      zh: "“{read}”：“{indicatorZh}”可能是{wholeZh}的累计数，也可能只是{ownZh}的数{timesZh}。",
      en: "“{read}”: “{indicatorEn}” may be the total of {wholeEn}, or of {ownEn} alone{timesEn}.",
    },
    advice: {
      zh: "请写作“{wholeZh}”或“{ownZh}”。",
      en: "Write {wholeEn} or {ownEn}.",
    },
  },
  "as-of-title": {
    severity: "warning",
    message: {
      zh: "标题写的是“截至”：“{indicatorZh}”按{ownZh}的数读取，但也可能是{wholeZh}的累计数{timesZh}。",
      en: "The title says “as of”: “{indicatorEn}” was read as of {ownEn} alone, but may be the total of {wholeEn}{timesEn}.",
    },
    advice: {
      zh: "如是累计数，请在标题或表头写作“{wholeZh}”；如确是{ownZh}的数，请说明。",
      en: "If it is a total, write {wholeEn} in the title or the heading; if it is of {ownEn}, say so.",
    },
  },
  "end-of-flow": {
    severity: "error",
    message: {
      zh: "“{read}”是期末数，而“{indicatorZh}”统计的是一段时期内的数{timesZh}。",
      en: "“{read}” is of the end of a period, but “{indicatorEn}” counts what happens during one{timesEn}.",
    },
    advice: {
      zh: "请改用存量指标；如确是这段时期内的数，请去掉“期末”等字。",
      en: "Name a stock instead; if it does count what happened during the period, drop the words for its end.",
    },
  },
  "measure-of-other-period": {
    severity: "error",
    message: {
      zh: "指标名写的是{measureZh}数，时期却是{periodZh}{timesZh}。",
      en: "The name of the indicator says that it is {measureEn}, but the period is {periodEn}{timesEn}.",
    },
    advice: { zh: "请改正指标名或时期。", en: "Correct the name or the period." },
  },
  "decided-period": {
    severity: "note",
    message: {
      zh: "“{read}”按前后时期读作{periodZh}{timesZh}。",
      en: "“{read}” was read as {periodEn}, from the periods beside it{timesEn}.",
    },
    advice: {
      zh: "如不对,请在文件中写作 2024年1月 或 2024年10月。",
      en: "If that is wrong, write 2024-01 or 2024-10 in the file.",
    },
  },
  "day-dropped": {
    severity: "note",
    message: { zh: "“{read}”只取到月份{timesZh}。", en: "Of “{read}” only the month was taken{timesEn}." },
    advice: { zh: "数据按月保存,无需处理。", en: "Figures are kept by month; nothing to do." },
  },
  "other-region": {
    severity: "error",
    message: {
      zh: "标题或文件名写的是“{read}”，表中没有平台列，看不出是不是“{nameZh}”的数据。",
      en: "The title or the file's name says “{read}”, and no platform is named; it is not clear that this is of “{nameEn}”.",
    },
    advice: {
      zh: "如是本地区的数据，请选出平台或地区，或加一列“平台”；如不是，请不要上传。",
      en: "If it is of this region, choose the platform or the region, or add a column “platform”; if not, do not upload it.",
    },
  },
  "region-assumed": {
    severity: "note",
    message: {
      zh: "表中没有平台列,全部作为“{nameZh}”的数据。",
      en: "The table names no platform; all of it was taken for “{nameEn}”.",
    },
    advice: { zh: "如不对,请加一列“平台”。", en: "If that is wrong, add a column “platform”." },
  },
  "file-name-used": {
    severity: "note",
    message: {
      zh: "表中没有写明{roleZh},取自文件名:{nameZh}。",
      en: "The file does not say the {roleEn}; it was taken from the file's name: {nameEn}.",
    },
    advice: {
      zh: "如不对,请在表中写明,或改正文件名后再上传。",
      en: "If that is wrong, say it in the table, or rename the file.",
    },
  },
  "title-used": {
    severity: "note",
    message: {
      zh: "表中没有{roleZh}列,按标题或工作表名读作“{nameZh}”。",
      en: "The table has no column for the {roleEn}; the title or the name of the sheet says “{nameEn}”.",
    },
    advice: { zh: "如不对,请加一列“{roleZh}”。", en: "If that is wrong, add a column “{roleEn}”." },
  },
  "period-beside": {
    severity: "note",
    message: {
      zh: "第 {letters} 列“{read}”按旁边一列的时期读作 {periodZh}。",
      en: "Column {letters}, “{read}”, was read as {periodEn}, by the period of the column beside it.",
    },
    advice: { zh: "如不对,请在表头写明时期。", en: "If that is wrong, write the period into the heading." },
  },
  "column-ignored": {
    severity: "note",
    message: {
      zh: "第 {letters} 列“{read}”没有读入。",
      en: "Column {letters} “{read}” was not read.",
    },
    advice: {
      zh: "如果这一列也是数据,请改用指标的全称或时期作表头。",
      en: "If it holds figures too, head it with an indicator's full name or a period.",
    },
  },
  "figures-not-read": {
    severity: "warning",
    message: {
      zh: "第 {letters} 列“{read}”写有数（如 {example}），没有读入。",
      en: "Column {letters} “{read}” holds numbers, such as {example}, and was not read.",
    },
    advice: {
      zh: "如是要上报的数据，请用指标的全称或时期作表头；如不是，请把这一列设为“未读入”，或加以说明。",
      en: "If they are figures to be reported, head the column with an indicator's full name or a period; if not, set it to “not read”, or say so.",
    },
  },
  "filled-down": {
    severity: "note",
    message: {
      zh: "第 {letters} 列有 {count} 个空格,沿用上一行(合并单元格)。",
      en: "In column {letters}, {count} blank cells were taken to repeat the cell above (merged cells).",
    },
    advice: { zh: "如不对，请在空着的格里写明名称。", en: "If that is wrong, write the names into the blank cells." },
  },
  "deletion-not-read": {
    severity: "warning",
    message: {
      zh: "操作栏为 D(删除)的行没有读入{timesZh}。",
      en: "Rows whose action is D (delete) were not read{timesEn}.",
    },
    advice: {
      zh: "已发布的数据不删除。如要撤回,请把数值写成“—”,或在历史中撤销那次发布。",
      en: "Nothing published is deleted. To withdraw a figure write “—” for it, or undo its revision in the history.",
    },
  },
  duplicate: {
    severity: "error",
    message: {
      zh: "{nameZh}在 {first} 已写作“{before}”,这里又写作“{read}”。",
      en: "{nameEn} is “{before}” in {first} but “{read}” here.",
    },
    advice: {
      zh: "请只保留正确的一个;如在另一张工作表,也可在“工作表”中只选要读的。",
      en: "Keep only the one that is right; if it is on another sheet, you can also choose the sheets to read.",
    },
  },
  "rows-differ": {
    severity: "error",
    message: {
      zh: "{nameZh}在 {first} 已写作“{before}”，这里又写作“{read}”，两行{whatZh}不同（“{firstText}”、“{ownText}”），看不出应相加还是只取一个。",
      en: "{nameEn} is “{before}” in {first} and “{read}” here, and the rows differ in {whatEn} (“{firstText}”, “{ownText}”); it is not clear whether they are to be added or one is to be left out.",
    },
    advice: {
      zh: "如应相加，请合并为一行，写明合计数；如只取一个，请删去另一行{ignoreZh}。",
      en: "To add them, write one row with their sum; to take one, remove the other row{ignoreEn}.",
    },
  },
  "duplicate-same": {
    severity: "note",
    message: {
      zh: "{nameZh}在 {first} 已写过,两处相同,只取一次。",
      en: "{nameEn} is also in {first}, with the same figure; it was taken once.",
    },
    advice: { zh: "无需处理。", en: "Nothing to do." },
  },
} as const;
