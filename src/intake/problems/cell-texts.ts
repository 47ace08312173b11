/** Problems of a workbook's cell that says more than its text: its format, font, formula, or what is merged over it. */
export const CELL_TEXTS = {
  "formula-without-value": {
    severity: "error",
    message: {
      zh: "这一格是公式，文件中没有存它的结果。",
      en: "This cell is a formula, and the file does not hold its result.",
    },
    advice: {
      zh: "请在 Excel 或 WPS 中打开并保存一次，结果就会存入文件。",
      en: "Open the file in Excel or WPS and save it once; the result is then kept in it.",
    },
  },
  "formulas-not-recalculated": {
    severity: "warning",
    message: {
      zh: "文件要求打开时重新计算，从这一格起的公式结果可能不是最新的。",
      en: "The file asks to be calculated when it is opened; results of formulas from this cell on may be out of date.",
    },
    advice: {
      zh: "请在 Excel 或 WPS 中打开并保存一次，再上传。",
      en: "Open the file in Excel or WPS, save it once and upload it again.",
    },
  },
  "formula-failed": {
    severity: "error",
    message: { zh: "公式出错，这一格显示“{read}”。", en: "A formula failed; the cell shows “{read}”." },
    advice: {
      zh: "请改正公式，或直接填写数值；没有数据请写“—”。",
      en: "Correct the formula, or write the figure itself; write “—” where there is none.",
    },
  },
  "struck-figure": {
    severity: "error",
    message: { zh: "“{read}”整个被划掉，没有读入。", en: "“{read}” is struck out as a whole; it was not read." },
    advice: {
      zh: "已作废的请清空或改为“—”；仍有效的请去掉删除线。",
      en: "If it is void, clear the cell or write “—”; if it holds, remove the line through it.",
    },
  },
  "struck-part": {
    severity: "note",
    message: {
      zh: "“{whole}”中有一部分被划掉，读作“{read}”。",
      en: "Part of “{whole}” is struck out; it was read as “{read}”.",
    },
    advice: { zh: "请核对。", en: "Check that this is right." },
  },
  "struck-words": {
    severity: "warning",
    message: {
      zh: "有 {count} 格文字被划掉（第一处是“{read}”），仍照样读取。",
      en: "{count} cells of words are struck out (the first is “{read}”); they were read all the same.",
    },
    advice: {
      zh: "已作废的行请删去；仍有效的请去掉删除线。",
      en: "Remove the rows that are void; where they hold, remove the line through them.",
    },
  },
  "scaled-format": {
    severity: "note",
    message: {
      zh: "数字格式把数缩小了显示：这一格显示 {shown}，文件中存的是 {held}；按显示的读入{timesZh}。",
      en: "The number format shows figures smaller than they are kept: {shown} in this cell, {held} in the file; read as shown{timesEn}.",
    },
    advice: { zh: "请核对单位。", en: "Check the unit." },
  },
  "scaled-otherwise": {
    severity: "error",
    message: {
      zh: "这一格显示 {read}，文件中存的是 {held}，与单位“{unitZh}”对不上，没有读入。",
      en: "The cell shows {read} and the file holds {held}, which does not fit the unit “{unitEn}”; it was not read.",
    },
    advice: {
      zh: "请把数字格式改为“常规”，并按{unitZh}填写数值。",
      en: "Set the number format to “General” and write the figure in {unitEn}.",
    },
  },
  "format-unit-otherwise": {
    severity: "error",
    message: {
      zh: "表头的单位是“{unitZh}”，这一格的数字格式却显示“{formatZh}”，文件中存的是 {held}，没有读入。",
      en: "The heading says {unitEn}, but the cell's number format shows {formatEn}; the file holds {held}, which was not read.",
    },
    advice: {
      zh: "请把数字格式改为“常规”，并按{unitZh}填写数值。",
      en: "Set the number format to “General” and write the figure in {unitEn}.",
    },
  },
  "shown-otherwise": {
    severity: "error",
    message: {
      zh: "数字格式使这一格显示{shownZh}，文件中存的是 {held}，没有读入。",
      en: "By its number format the cell shows {shownEn}, and the file holds {held}; it was not read.",
    },
    advice: {
      zh: "请把数字格式改为“常规”，核对后再上传；没有数据请清空。",
      en: "Set the number format to “General”, check the figure and upload again; clear the cell where there is none.",
    },
  },
  "zero-not-shown": {
    severity: "warning",
    message: {
      zh: "文件中存的是 0，这一格却显示{shownZh}；读作 0。",
      en: "The file holds 0 while the cell shows {shownEn}; it was read as 0.",
    },
    advice: {
      zh: "没有数据请清空这一格或写“—”；确为 0 请说明。",
      en: "Clear the cell or write “—” where there is no figure; if it is 0, say so.",
    },
  },
  "merged-figure": {
    severity: "error",
    message: {
      zh: "{range} 合并为一格，“{read}”横跨几个平台、指标或时期，没有读入。",
      en: "{range} is one merged cell, so that “{read}” is of several platforms, indicators or periods; it was not read.",
    },
    advice: {
      zh: "请取消合并，分别填写各自的数。",
      en: "Unmerge the cells and write each figure by itself.",
    },
  },
  "hidden-under-merge": {
    severity: "warning",
    message: {
      zh: "这一格被合并单元格盖住，其中还存有“{read}”，没有读取。",
      en: "This cell lies under a merged one and still holds “{read}”, which was not read.",
    },
    advice: {
      zh: "如要读取，请取消合并；否则请清除其内容。",
      en: "Unmerge the cells to have it read; otherwise clear it.",
    },
  },
} as const;
