import type { Names } from "#domain/terms/names.ts";

const TEMPLATE: Names = {
  zh: "可下载模板,把数据填进去再上传。",
  en: "Download the template, put the figures into it and upload that.",
};

/** Problems of a file as a whole: what it is, its rows, sheets and tables. */
export const FILE_TEXTS = {
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
  "invisible-signs": {
    severity: "note",
    message: {
      zh: "文件里有看不见的字符（如 {sign}，共 {count} 处），已略去。",
      en: "The file holds invisible characters (such as {sign}; {count} in all), which were left out.",
    },
    advice: {
      zh: "无需处理；多是从网页、聊天软件或计算器复制带来的。",
      en: "Nothing to do; they come with what is copied from a web page, a chat or a calculator.",
    },
  },
  "windows-signs": {
    severity: "note",
    message: {
      zh: "文件里有 {count} 个写错编码的标点（如“{sign}”），已还原。",
      en: "The file holds {count} marks in another encoding (such as “{sign}”), which were restored.",
    },
    advice: { zh: "请核对文字中的引号、破折号和省略号。", en: "Check the quotes, dashes and ellipses of its texts." },
  },
  "other-delimiter": {
    severity: "note",
    message: {
      zh: "第 {row} 行用了别的分隔符,已按同样的列读取。",
      en: "Row {row} uses another delimiter; it was read into the same columns.",
    },
    advice: { zh: "请核对这一行。", en: "Check that row." },
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
  "rows-shorter-than-header": {
    severity: "error",
    message: {
      zh: "表头有 {headings} 格，从第 {first} 行起的数据行最多只有 {cells} 格：看不出哪个标题多余，这张表没有读入，以免数被记到别的列名下。",
      en: "The header has {headings} cells, the rows from row {first} on have {cells} at most: nothing tells which heading is one too many. The table was not read, lest figures go under another heading.",
    },
    advice: {
      zh: "如表头多出一个标题或分隔符，请删去；如各行少一格，请在缺数的位置补上分隔符（空着的格也要有）。改好后重新上传。",
      en: "Remove the heading or delimiter that is too many, or put the delimiter of the lacking cell into each row (a blank cell needs one too), and upload the file again.",
    },
  },
  "header-shorter-than-rows": {
    severity: "error",
    message: {
      zh: "表头只有 {headings} 格，从第 {first} 行起的数据行有 {cells} 格：看不出哪一列没有标题，这张表没有读入，以免数被记到别的列名下。",
      en: "The header has {headings} cells, the rows from row {first} on have {cells}: nothing tells which column has no heading. The table was not read, lest figures go under another heading.",
    },
    advice: {
      zh: "请在表头补上缺少的标题或分隔符，使每一列都有一格；如各行末尾多出一格，请删去。改好后重新上传。",
      en: "Put the lacking heading or delimiter into the header, so that it has a cell for each column, or remove the cell that is too many at the end of the rows; then upload the file again.",
    },
  },
  "header-beside-columns": {
    severity: "error",
    message: {
      zh: "表头的 {headings} 个标题与从第 {first} 行起的数据列对不上：有的列有数而没有标题，或标题下不是它所说的内容。这张表没有读入，以免数被记到别的列名下。",
      en: "The {headings} headings do not stand over the columns of the rows from row {first} on: a column of figures has no heading, or a heading stands over something else. The table was not read, lest figures go under another heading.",
    },
    advice: {
      zh: "请把每个标题移到它所属的列上方，并给没有标题的列补上标题，保存后重新上传。",
      en: "Move each heading above the column it belongs to, give the columns without one a heading, save the file and upload it again.",
    },
  },
  "header-doubtful": {
    severity: "warning",
    message: {
      zh: "第 {row} 行读作表头，但第 {other} 行同样像表头。",
      en: "Row {row} was read as the header, but row {other} looks like one as well.",
    },
    advice: {
      zh: "请核对。如表头应为第 {other} 行，请删去它上面的行后重新上传。",
      en: "Check it. If the header is row {other}, remove the rows above it and upload the file again.",
    },
  },
  "header-realigned": {
    severity: "note",
    message: {
      zh: "表头与各行的格数不同。{wayZh}",
      en: "The header has another number of cells than the rows. {wayEn}",
    },
    advice: { zh: "请核对各列的标题。", en: "Check the headings of the columns." },
  },
  "table-not-read": {
    severity: "warning",
    message: {
      zh: "第 {row} 行起还有一张表,没有认出,未读入。",
      en: "From row {row} on there is another table, which was not understood and not read.",
    },
    advice: {
      zh: "如需要,请在上传页“文件中的表”里勾选它,再回答它没有写明的内容。",
      en: "If it matters, tick it under “Tables of the file” on the upload page and answer what it does not say.",
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
  "package-part-missing": {
    severity: "warning",
    message: {
      zh: "数据包中没有它所列的文件“{read}”,这张表没有读入。",
      en: "The Data Package names “{read}” and does not hold it; that table was not read.",
    },
    advice: {
      zh: "请把 datapackage.json 和它的数据文件一起压缩为 .zip 上传;网络地址不会打开。",
      en: "Zip datapackage.json together with its files and upload that; addresses on the network are not opened.",
    },
  },
  "sheet-hidden": {
    severity: "note",
    message: { zh: "工作表“{name}”是隐藏的,没有读取。", en: "The sheet “{name}” is hidden and was not read." },
    advice: {
      zh: "如要读取,请在工作表列表中选上它,或在 Excel 中取消隐藏。",
      en: "To have it read, choose it in the list of sheets, or unhide it in Excel.",
    },
  },
  "sheet-of-targets": {
    severity: "note",
    message: { zh: "“{name}”是目标值,不作为数据读入。", en: "“{name}” holds targets, which are no figures." },
    advice: { zh: "如确是数据,请在工作表中选上它。", en: "If they are figures, choose it among the sheets." },
  },
  "sheet-of-catalogue": {
    severity: "note",
    message: {
      zh: "“{name}”是指标、平台、目标或政策的表，不作为数据读入。",
      en: "“{name}” holds indicators, platforms, targets or policies, which are no figures.",
    },
    advice: {
      zh: "这些内容放入目录草稿；如确是数据，请在工作表中选上它。",
      en: "Its entries go into a draft of the catalogue; if they are figures, choose it among the sheets.",
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
} as const;
