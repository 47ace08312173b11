import type { Names } from "#domain/names.ts";
import type { Severity } from "#domain/problem.ts";
import { CHECK_TEXTS } from "./check-texts.ts";

/** One kind of problem. `{read}` is what was read; other words in braces are given by whoever reports it. */
type ProblemText = { readonly severity: Severity; readonly message: Names; readonly advice: Names };

const TEMPLATE: Names = {
  zh: "可下载模板,把数据填进去再上传。",
  en: "Download the template, put the figures into it and upload that.",
};

/** Every problem the reader knows, with its way out. The screen and the API speak from this table. */
export const PROBLEM_TEXTS = {
  "not-a-table": {
    severity: "error",
    message: { zh: "这是{kindZh},不是表格。", en: "This is {kindEn}, not a table that can be read." },
    advice: { zh: "{wayZh}", en: "{wayEn}" },
  },
  "empty-file": {
    severity: "error",
    message: { zh: "文件是空的。", en: "The file is empty." },
    advice: TEMPLATE,
  },
  "no-rows": {
    severity: "error",
    message: { zh: "只有表头,没有数据行。", en: "There is a header but no data row." },
    advice: TEMPLATE,
  },
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
  "no-period": {
    severity: "error",
    message: { zh: "不知道是哪个时期。", en: "It is not known which period this is." },
    advice: {
      zh: "请加一列“时期”(如 2024年8月),或在标题中写明时期。",
      en: "Add a column “period” (such as 2024-08), or name the period in the title.",
    },
  },
  "too-many-rows": {
    severity: "error",
    message: {
      zh: "文件有 {count} 行(或数据格),超过上限 {limit}。",
      en: "The file has {count} rows (or figures); the limit is {limit}.",
    },
    advice: {
      zh: "请拆成几个文件分别上传,或请管理员调高上限。",
      en: "Split the file and upload the parts, or ask for a higher limit.",
    },
  },
  "too-many-columns": {
    severity: "error",
    message: {
      zh: "表格有 {count} 列,超过上限 {limit}。",
      en: "The table has {count} columns; the limit is {limit}.",
    },
    advice: {
      zh: "请核对分隔符,或改用一行一个数的模板。",
      en: "Check the delimiters, or use the template with one figure a row.",
    },
  },
  "undecodable-byte": {
    severity: "error",
    message: {
      zh: "第 {offset} 个字节(0x{byte})不属于任何字符,文件可能已损坏(编码读作 {encoding},共 {count} 处)。",
      en: "Byte {offset} (0x{byte}) belongs to no character; the file may be damaged (read as {encoding}; {count} in all).",
    },
    advice: {
      zh: "请在原来的软件中重新另存为 CSV UTF-8 后再上传。",
      en: "Save the file again as CSV UTF-8 in the program it comes from, then upload it.",
    },
  },
  "unknown-indicator": {
    severity: "error",
    message: { zh: "没有名为“{read}”的指标{timesZh}。", en: "There is no indicator “{read}”{timesEn}." },
    advice: { zh: "{nearZh}", en: "{nearEn}" },
  },
  "unknown-organization": {
    severity: "error",
    message: { zh: "没有名为“{read}”的平台或地区{timesZh}。", en: "There is no platform or region “{read}”{timesEn}." },
    advice: { zh: "{nearZh}", en: "{nearEn}" },
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
  "future-period": {
    severity: "warning",
    message: { zh: "{periodZh}还没有开始,却已有数据。", en: "{periodEn} has not begun, yet it has a figure." },
    advice: {
      zh: "请核对时期;如确实是预测,请说明。",
      en: "Check the period; if it is a forecast, say so.",
    },
  },
  "not-a-number": {
    severity: "error",
    message: { zh: "“{read}”不是数字。", en: "“{read}” is not a number." },
    advice: {
      zh: "请只写一个数,如 25、25人、2.4亿元、超60%;没有数据请写“—”。",
      en: "Write one number, such as 25, 2.4 million yuan or over 60%; write “—” where there is none.",
    },
  },
  "unknown-unit": {
    severity: "error",
    message: { zh: "不认识单位“{unit}”。", en: "The unit “{unit}” is not known." },
    advice: {
      zh: "请改用该指标的单位:{expectedZh}。",
      en: "Use the indicator's unit: {expectedEn}.",
    },
  },
  "unit-mismatch": {
    severity: "error",
    message: {
      zh: "单位写的是“{unitZh}”,而指标“{indicatorZh}”的单位是“{expectedZh}”{timesZh}。",
      en: "The unit is stated as “{unitEn}”, but “{indicatorEn}” is counted in “{expectedEn}”{timesEn}.",
    },
    advice: {
      zh: "请核对指标和单位是否对应。",
      en: "Check that indicator and unit belong together.",
    },
  },
  "out-of-range": {
    severity: "error",
    message: {
      zh: "{value} 超出指标“{indicatorZh}”的范围({range})。",
      en: "{value} is outside the range of “{indicatorEn}” ({range}).",
    },
    advice: { zh: "请核对数值和单位。", en: "Check the figure and its unit." },
  },
  "unknown-status": {
    severity: "error",
    message: { zh: "不认识状态“{read}”{timesZh}。", en: "The status “{read}” is not known{timesEn}." },
    advice: {
      zh: "请写 A 正常、P 初步、E 估计、F 预测、B 口径变更、O 缺报、U 可靠性低或 D 定义不同。",
      en: "Write A normal, P provisional, E estimated, F forecast, B break, O missing, U low reliability or D definition differs.",
    },
  },
  "status-conflict": {
    severity: "error",
    message: {
      zh: "状态写的是缺报,却有数值“{read}”。",
      en: "The status says missing, but there is a figure “{read}”.",
    },
    advice: { zh: "请删去数值或改正状态。", en: "Remove the figure or correct the status." },
  },
  "unknown-qualifier": {
    severity: "error",
    message: { zh: "不认识限定词“{read}”{timesZh}。", en: "The qualifier “{read}” is not known{timesEn}." },
    advice: {
      zh: "请写 超、不少于、近、不超过、约,或留空。",
      en: "Write over, at least, nearly, at most or about, or leave it blank.",
    },
  },
  duplicate: {
    severity: "error",
    message: {
      zh: "{nameZh}在 {first} 已写作“{before}”,这里又写作“{read}”。",
      en: "{nameEn} is “{before}” in {first} but “{read}” here.",
    },
    advice: { zh: "请只保留正确的一个。", en: "Keep only the one that is right." },
  },
  "duplicate-same": {
    severity: "note",
    message: {
      zh: "{nameZh}在 {first} 已写过,两处相同,只取一次。",
      en: "{nameEn} is also in {first}, with the same figure; it was taken once.",
    },
    advice: { zh: "无需处理。", en: "Nothing to do." },
  },
  "extra-cells": {
    severity: "error",
    message: {
      zh: "这一行多出一格“{read}”,没有对应的列。",
      en: "This row has one cell too many, “{read}”, which is under no column.",
    },
    advice: {
      zh: "请核对这一行是否多了一个分隔符;含分隔符的文字请加引号。",
      en: "Check the row for a stray delimiter; put text that holds one into quotes.",
    },
  },
  "other-delimiter": {
    severity: "note",
    message: {
      zh: "第 {row} 行用了别的分隔符,已按同样的列读取。",
      en: "Row {row} uses another delimiter; it was read into the same columns.",
    },
    advice: { zh: "请核对这一行。", en: "Check that row." },
  },
  "region-assumed": {
    severity: "note",
    message: {
      zh: "表中没有平台列,全部作为“{nameZh}”的数据。",
      en: "The table names no platform; all of it was taken for “{nameEn}”.",
    },
    advice: { zh: "如不对,请加一列“平台”。", en: "If that is wrong, add a column “platform”." },
  },
  "title-used": {
    severity: "note",
    message: {
      zh: "表中没有{roleZh}列,按标题读作“{nameZh}”。",
      en: "The table has no column for the {roleEn}; the title says “{nameEn}”.",
    },
    advice: { zh: "如不对,请加一列“{roleZh}”。", en: "If that is wrong, add a column “{roleEn}”." },
  },
  "column-by-content": {
    severity: "note",
    message: {
      zh: "第 {letters} 列的表头“{read}”不认识,按内容读作“{roleZh}”。",
      en: "The heading “{read}” of column {letters} is not known; by its content it was taken for the {roleEn}.",
    },
    advice: { zh: "如不对,请改写表头。", en: "If that is wrong, change the heading." },
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
  "filled-down": {
    severity: "note",
    message: {
      zh: "第 {letters} 列有 {count} 个空格,沿用上一行(合并单元格)。",
      en: "In column {letters}, {count} blank cells were taken to repeat the cell above (merged cells).",
    },
    advice: { zh: "如不对,请补上空格。", en: "If that is wrong, fill the blank cells." },
  },
  "blank-ahead": {
    severity: "note",
    message: {
      zh: "尚未结束的时期有 {count} 个空格,当作未到报送时间,没有读入。",
      en: "{count} blank cells of periods that have not ended were taken as not yet due and not read.",
    },
    advice: {
      zh: "如要报送为缺,请写“—”。",
      en: "To report them as missing, write “—”.",
    },
  },
  "table-not-read": {
    severity: "warning",
    message: {
      zh: "第 {row} 行起还有一张表,没有认出,未读入。",
      en: "From row {row} on there is another table, which was not understood and not read.",
    },
    advice: {
      zh: "如需要,请把它另存为单独的文件上传。",
      en: "If it matters, save it as a file of its own and upload that.",
    },
  },
  "table-also-read": {
    severity: "note",
    message: {
      zh: "第 {row} 行起的另一张表也读入了。",
      en: "The further table from row {row} on was read too.",
    },
    advice: { zh: "请核对。", en: "Check that this is right." },
  },
  "and-more": {
    severity: "note",
    message: {
      zh: "同类问题“{kind}”还有 {count} 处,未逐一列出。",
      en: "There are {count} more of the kind “{kind}” that are not listed.",
    },
    advice: { zh: "请先改正已列出的。", en: "Correct those listed first." },
  },
  "unit-slip": {
    severity: "warning",
    message: {
      zh: "{value} 约为前后各期的 {timesZh},单位可能写错({slipZh})。",
      en: "{value} is about {timesEn} its neighbours in time; the unit may be wrong ({slipEn}).",
    },
    advice: {
      zh: "请核对单位;如数值无误,请说明原因。",
      en: "Check the unit; if the figure is right, say why.",
    },
  },
  "falling-year-to-date": {
    severity: "warning",
    message: {
      zh: "累计数下降:{beforeZh}为 {before},{periodZh}为 {value}。",
      en: "The year to date falls: {before} up to {beforeEn}, {value} up to {periodEn}.",
    },
    advice: {
      zh: "请核对;如是修订前期数据,请说明。",
      en: "Check it; if an earlier month was revised, say so.",
    },
  },
  "figure-withdrawn": {
    severity: "warning",
    message: {
      zh: "已发布过数值 {before},文件中却是缺报。",
      en: "The figure {before} is published, but the file reports it as missing.",
    },
    advice: {
      zh: "如不想撤回,请删去该行(格)或填上数值;否则请说明原因。",
      en: "To keep it, remove the row or fill in the figure; otherwise say why.",
    },
  },
  "workbook-macros": {
    severity: "error",
    message: { zh: "文件里有宏,没有打开。", en: "The file holds macros; it was not opened." },
    advice: {
      zh: "请在 Excel 或 WPS 中另存为“Excel 工作簿(.xlsx)”(不含宏)后上传。",
      en: "Save it in Excel or WPS as “Excel workbook (.xlsx)”, which has no macros, and upload that.",
    },
  },
  "workbook-encrypted": {
    severity: "error",
    message: { zh: "文件有密码,打不开。", en: "The file is protected by a password and cannot be opened." },
    advice: {
      zh: "请打开后去掉密码(文件 → 信息 → 保护工作簿),保存后上传。",
      en: "Open it, remove the password (File → Info → Protect workbook), save it and upload that.",
    },
  },
  "workbook-too-large": {
    severity: "error",
    message: {
      zh: "文件展开后太大,或压缩得不像一个表格,没有打开。",
      en: "Unpacked, the file is too large, or it is packed as no spreadsheet is; it was not opened.",
    },
    advice: {
      zh: "请删去无关的工作表和图片,或只把数据另存为 CSV UTF-8 后上传。",
      en: "Remove sheets and pictures that are not needed, or save the figures alone as CSV UTF-8.",
    },
  },
  "workbook-broken": {
    severity: "error",
    message: { zh: "文件不完整或已损坏,打不开。", en: "The file is incomplete or damaged and cannot be opened." },
    advice: {
      zh: "请在 Excel 或 WPS 中打开,另存为新的 .xlsx 文件后上传;如是下载或传来的,请重新取一份。",
      en: "Open it in Excel or WPS and save it as a new .xlsx file; if it was downloaded or sent, fetch it again.",
    },
  },
  "sheet-hidden": {
    severity: "note",
    message: { zh: "工作表“{name}”是隐藏的,没有读取。", en: "The sheet “{name}” is hidden and was not read." },
    advice: {
      zh: "如要读取,请在 Excel 中取消隐藏。",
      en: "To have it read, unhide it in Excel.",
    },
  },
  "sheet-without-figures": {
    severity: "note",
    message: {
      zh: "工作表“{name}”中没有数据表,没有读取。",
      en: "The sheet “{name}” has no table of figures; it was not read.",
    },
    advice: { zh: "如确有数据,请核对其表头。", en: "If it does hold figures, check its header." },
  },
  "sheet-not-read": {
    severity: "warning",
    message: {
      zh: "工作表“{name}”里有数,但看不出是哪个{lackZh},没有读取。",
      en: "The sheet “{name}” has figures, but not which {lackEn} they are of; it was not read.",
    },
    advice: {
      zh: "请在其标题、表头或工作表名中写明{lackZh};如本就不用读,请说明。",
      en: "Name the {lackEn} in its title, header or sheet name; if it need not be read, say so.",
    },
  },
  "hidden-rows": {
    severity: "note",
    message: {
      zh: "第 {first} 行等 {count} 行是隐藏的,照样读入。",
      en: "{count} hidden rows (the first is {first}) were read like the others.",
    },
    advice: { zh: "如不应读入,请删去这些行。", en: "If they should not be, remove them." },
  },
  "hidden-columns": {
    severity: "note",
    message: {
      zh: "{letters} 列等 {count} 列是隐藏的,照样读入。",
      en: "{count} hidden columns (the first is {letters}) were read like the others.",
    },
    advice: { zh: "如不应读入,请删去这些列。", en: "If they should not be, remove them." },
  },
  "formula-without-value": {
    severity: "error",
    message: {
      zh: "这一格是公式,文件中没有存它的结果。",
      en: "This cell is a formula, and the file does not hold its result.",
    },
    advice: {
      zh: "请在 Excel 或 WPS 中打开并保存一次,结果就会存入文件。",
      en: "Open the file in Excel or WPS and save it once; the result is then kept in it.",
    },
  },
  "computed-rows": {
    severity: "note",
    message: {
      zh: "{count} 行是系统导出的计算结果(数据性质为“计算”),未作为数据读入。",
      en: "{count} rows are computed results of an export (basis “computed”); they were not read as figures.",
    },
    advice: {
      zh: "无需处理。同比、合计等由系统按报送数据重新计算。",
      en: "Nothing to do: changes and totals are computed anew from the reported figures.",
    },
  },
  ...CHECK_TEXTS,
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof PROBLEM_TEXTS;

/** Fills the words in braces; a word that was not given stays empty. */
export function fillText(template: string, params: ReadonlyMap<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => params.get(key) ?? "");
}
