/** Problems of a figure itself: its number, unit, status, and its place among others of its series. */
export const FIGURE_TEXTS = {
  "future-period": {
    severity: "warning",
    message: {
      zh: "{periodZh}还没有开始，却已有数据。{effectZh}",
      en: "{periodEn} has not begun, yet it has a figure. {effectEn}",
    },
    advice: {
      zh: "请核对年份和月份；如确实是预测，请在数后写明，如 25（预测），或在状态栏写 F；也可加以说明。",
      en: "Check the year and the month; if it is a forecast, write so behind the figure, as 25 (f), or give it the status F; or say so.",
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
      zh: "请先把数值换算成“{expectedZh}”再填写；数值不变而只改单位，数就错了。不是要报的数，可不读入。",
      en: "Convert the figures to {expectedEn} first; another unit over the same figures would make them wrong. Leave out what is not to be reported.",
    },
  },
  "unit-mismatch": {
    severity: "error",
    message: {
      zh: "单位写的是“{unitZh}”,而指标“{indicatorZh}”的单位是“{expectedZh}”{timesZh}。",
      en: "The unit is stated as “{unitEn}”, but “{indicatorEn}” is counted in “{expectedEn}”{timesEn}.",
    },
    advice: {
      zh: "请按“{expectedZh}”换算数值并改正单位；如指标写错，请改正指标名称。",
      en: "Convert the figure to “{expectedEn}” and correct the unit; or correct the name of the indicator.",
    },
  },
  "out-of-range": {
    severity: "error",
    message: {
      zh: "{value} 超出指标“{indicatorZh}”的范围({range})。",
      en: "{value} is outside the range of “{indicatorEn}” ({range}).",
    },
    advice: {
      zh: "请改正数值；如单位不同，请在数后写明（如 1.2万人）；没有数据请写“—”。",
      en: "Correct the figure; write its unit behind it if it is another (such as 1.2万人); write “—” where there is none.",
    },
  },
  "footnote-mark": {
    severity: "note",
    message: {
      zh: "“{read}”中的“{mark}”读作注释标记,不是数据的一部分{timesZh}。",
      en: "“{mark}” in “{read}” was taken for a sign of a note, no part of the figure{timesEn}.",
    },
    advice: {
      zh: "如注释说明是初步数或口径变化，请在数后写明，如 25（初步）、25（口径变更）；有状态栏的写在状态栏。",
      en: "If the note says that it is provisional or defined differently, write so behind the figure, as 25 (p) or 25 (b), or in a column “status”.",
    },
  },
  "marked-figure": {
    severity: "warning",
    message: {
      zh: "“{read}”带有注释标记“{mark}”，表下注明：“{note}”；数值仍按表头读取{timesZh}。",
      en: "“{read}” bears the sign “{mark}”, and the note to it says “{note}”; the figure was read as its heading says{timesEn}.",
    },
    advice: {
      zh: "如是初步数、预计数，请在状态栏注明；如单位或时期不同，请改正；如不影响数值，请说明。",
      en: "If it is provisional or expected, give it that status; if unit or period differ, correct it; if nothing changes, say so.",
    },
  },
  "figure-remark": {
    severity: "note",
    message: {
      zh: "“{read}”中的“{remark}”是说明，只读取了前面的数{timesZh}。",
      en: "“{remark}” in “{read}” is a remark; the figure before it was read{timesEn}.",
    },
    advice: {
      zh: "如说明的部分不应计入，请改正数值。",
      en: "If what it names should not be counted, correct the figure.",
    },
  },
  "person-times": {
    severity: "warning",
    message: {
      zh: "单位写的是“人次”，而“{indicatorZh}”按人计{timesZh}：一人来两次，人次算两次。",
      en: "The unit is 人次, attendances, but “{indicatorEn}” counts people{timesEn}: who comes twice is two attendances.",
    },
    advice: {
      zh: "请核对是否为人数；如确是人数，请说明。",
      en: "Check that it is a number of people; if so, say so.",
    },
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
  "total-differs": {
    severity: "warning",
    message: {
      zh: "“{label}”{ofZh}为 {total}，而所列 {count} 项相加为 {sum}，相差 {gap}。",
      en: "“{label}”{ofEn} is {total}, but the {count} figures it sums up come to {sum}: a difference of {gap}.",
    },
    advice: {
      zh: "请核对合计与各项，改正后重新上传；如合计还包括未列出的部分，请说明。合计本身不读入。",
      en: "Check the total and its parts and upload the file again; if it counts more than is listed, say so. The total itself is not read.",
    },
  },
  "total-impossible": {
    severity: "warning",
    message: {
      zh: "“{label}”{ofZh}为 {total}，而所列 {count} 项相加{boundZh} {sum}，相差不小于 {gap}。",
      en: "“{label}”{ofEn} is {total}, but the {count} figures it sums up come to {boundEn} {sum}: a difference of {gap} or more.",
    },
    advice: {
      zh: "请核对合计与各项，改正后重新上传；如合计的范围不同，请说明。合计本身不读入。",
      en: "Check the total and its parts and upload the file again; if it is of something else, say so. The total itself is not read.",
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
      zh: "已发布 {beforeZh}，文件中写的是缺报，发布后将撤回。",
      en: "{beforeEn} is published, but the file reports it as missing; publishing withdraws it.",
    },
    advice: {
      zh: "如不想撤回，请点“保留 {beforeZh}”，或在文件中填上数值；确要撤回，请说明原因。",
      en: "To keep it, press “Keep {beforeEn}” or fill in the figure; to withdraw it, say why.",
    },
  },
  "blank-withdraws": {
    severity: "error",
    message: {
      zh: "这一格空着，而已发布 {beforeZh}。",
      en: "This cell is empty, but {beforeEn} is published.",
    },
    advice: {
      zh: "请选择保留已发布的数还是撤回；也可在文件中填上数值，确要撤回的写“—”，再上传。",
      en: "Choose whether the published figure is kept or withdrawn; or fill in the figure, or “—” to withdraw it, and upload the file again.",
    },
  },
  "fraction-or-share": {
    severity: "error",
    message: {
      zh: "“{indicatorZh}”以 % 计，而文件中各数都不大于 1：看不出 {value} 是 {value}% 还是 {other}%。",
      en: "“{indicatorEn}” is in %, and no figure of it in the file is above 1: {value} may be {value}% or {other}%.",
    },
    advice: {
      zh: "请选择是哪一个；也可在文件中写上百分号（如 {other}%），再上传。",
      en: "Choose which; or write the percent sign in the file ({other}%, say) and upload it again.",
    },
  },
  "share-or-fraction": {
    severity: "error",
    message: {
      zh: "“{indicatorZh}”这里是 {value}，而其他各数在 {usual} 左右：看不出是 {value}% 还是 {other}%。",
      en: "“{indicatorEn}” is {value} here while others are about {usual}: it may be {value}% or {other}%.",
    },
    advice: {
      zh: "请选择是哪一个；也可在文件中写上百分号（如 {other}%），再上传。",
      en: "Choose which; or write the percent sign in the file ({other}%, say) and upload it again.",
    },
  },
} as const;
