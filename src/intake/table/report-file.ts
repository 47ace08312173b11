import type { Names } from "#domain/terms/names.ts";
import { MOST_COLUMNS } from "#intake/file/column-limit.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import type { FileKind } from "#intake/text/file-kind.ts";
import { reportSigns } from "./report-signs.ts";
import type { Table } from "./table.ts";

const SAVE_AS_XLSX: Names = {
  zh: "请在 Excel 或 WPS 中打开,另存为“Excel 工作簿(.xlsx)”后上传。",
  en: "Open it in Excel or WPS, save it as “Excel workbook (.xlsx)” and upload that.",
};
const UPLOAD_A_TABLE: Names = {
  zh: "请上传 Excel 或 CSV 表格;可下载模板填写。",
  en: "Upload an Excel or CSV table; the template is one to fill in.",
};

const COPY_THE_TABLE: Names = {
  zh: "请把其中的表格复制到 Excel 或 WPS 表格中,存为 .xlsx 后上传。",
  en: "Copy the table in it to Excel or WPS Spreadsheets, save it as .xlsx and upload that.",
};
const ASK_FOR_THE_TABLE: Names = {
  zh: "请向制表人索取 Excel 原表,或用 Excel 的“数据 → 获取数据 → 来自 PDF”导入其中的表格,核对后存为 .xlsx 上传。",
  en: "Ask whoever made it for the Excel table, or import the table in it with Excel (Data → Get Data → From PDF), check it, save it as .xlsx and upload that.",
};

const ASK_FOR_XLSX: Names = {
  zh: "请在原来的系统中导出为 Excel（.xlsx）或 CSV；能用 Excel 或 WPS 打开成表格的，请另存为 .xlsx 后上传。",
  en: "Export it as Excel (.xlsx) or CSV from the system it comes from; if Excel or WPS opens it as a table, save it as .xlsx and upload that.",
};

type FileKindText = { readonly kind: Names; readonly way: Names };

const FILE_KIND_TEXTS: Record<FileKind, FileKindText> = {
  xlsx: { kind: { zh: "Excel 文件(.xlsx)", en: "an Excel file (.xlsx)" }, way: SAVE_AS_XLSX },
  xls: {
    kind: { zh: "旧版 Excel 或 WPS 文件(.xls、.et)", en: "an old Excel or WPS file (.xls, .et)" },
    way: SAVE_AS_XLSX,
  },
  package: { kind: { zh: "数据包(Data Package)", en: "a Data Package" }, way: UPLOAD_A_TABLE },
  ods: { kind: { zh: "OpenDocument 表格(.ods)", en: "an OpenDocument spreadsheet (.ods)" }, way: SAVE_AS_XLSX },
  word: {
    kind: { zh: "Word 或 WPS 文字文档(.docx、.doc、.wps)", en: "a Word document (.docx, .doc, .wps)" },
    way: COPY_THE_TABLE,
  },
  presentation: {
    kind: { zh: "演示文稿(.pptx、.ppt、.dps)", en: "a presentation (.pptx, .ppt, .dps)" },
    way: COPY_THE_TABLE,
  },
  pdf: { kind: { zh: "PDF 文件", en: "a PDF file" }, way: ASK_FOR_THE_TABLE },
  image: { kind: { zh: "图片", en: "an image" }, way: UPLOAD_A_TABLE },
  archive: {
    kind: { zh: "压缩包", en: "an archive" },
    way: { zh: "请先解压,再上传其中的表格。", en: "Unpack it first, then upload the table in it." },
  },
  html: { kind: { zh: "没有表格的网页文件", en: "a web page without a table" }, way: COPY_THE_TABLE },
  "web-archive": {
    kind: { zh: "单个文件的网页（.mht）", en: "a web page in a single file (.mht)" },
    way: SAVE_AS_XLSX,
  },
  xml: { kind: { zh: "XML 文件", en: "an XML file" }, way: ASK_FOR_XLSX },
  binary: { kind: { zh: "二进制文件", en: "a binary file" }, way: UPLOAD_A_TABLE },
};

/** Undecodable bytes that are told one by one; how many there are is in each message. */
const BYTES_TOLD = 20;

/** Tells what is wrong with the file as a whole; `false` where nothing in it can be read. */
export function reportFile(table: Table, size: number, mostRows: number, log: ProblemLog): boolean {
  if (table.refused !== null) {
    const { kind, way } = FILE_KIND_TEXTS[table.refused];
    log.add("not-a-table", null, "", { kindZh: kind.zh, kindEn: kind.en, wayZh: way.zh, wayEn: way.en });
    return false;
  }
  for (const { offset, byte } of table.undecodable.slice(0, BYTES_TOLD))
    log.add("undecodable-byte", null, "", {
      offset,
      byte: byte.toString(16).padStart(2, "0"),
      encoding: table.encoding,
      count: table.undecodableCount,
    });
  reportSigns(table, log);
  const rows = table.rows.length - 1;
  const width = table.rows[0]?.length ?? 0;
  if (size === 0 || rows < 0) log.add("empty-file", null, "");
  else if (rows === 0) log.add("no-rows", null, (table.rows[0] ?? []).join(" "));
  else if (width > MOST_COLUMNS) log.add("too-many-columns", null, "", { count: width, limit: MOST_COLUMNS });
  else if (rows > mostRows) log.add("too-many-rows", null, "", { count: rows, limit: mostRows });
  else return true;
  return false;
}
