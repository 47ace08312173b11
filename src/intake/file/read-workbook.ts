import { readHtmlWorkbook } from "./html-workbook.ts";
import { decodeHtml } from "./markup-text.ts";
import { readOds } from "./ods-workbook.ts";
import { readOldWorkbook } from "./old-workbook.ts";
import { TooLargeError } from "./sheet-builder.ts";
import type { Workbook, WorkbookFormat, WorkbookSheet } from "./workbook.ts";
import type { WorkbookRefusal } from "./workbook-guard.ts";
import { readXlsx } from "./xlsx-workbook.ts";
import { decodeXml } from "./xml-reader.ts";
import { readXmlWorkbook } from "./xml-workbook.ts";
import { readZip } from "./zip-parts.ts";

/** Most bytes of a file of text with marks, which is read whole. */
const MOST_MARKUP = 100e6;

/**
 * Reads a workbook (XLSX, XLSB, ODS, and XLS or ET in BIFF): what its cells say, sheet by sheet. Nothing in it is run: no
 * macro, no formula, no link. What it cannot or must not open is refused; it never throws for what a file holds.
 */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return opened("XLS", () => readOldWorkbook(bytes));
  const zip = readZip(bytes);
  if (zip.kind === "refused") return zip;
  const { parts } = zip;
  if (parts.has("content.xml")) return opened("ODS", () => (isEncrypted(parts) ? "encrypted" : readOds(parts)));
  return opened("XLSX", () => readXlsx(parts));
}

/**
 * Reads a workbook that is a text with marks, which other systems name `.xls`: a web page, or XML. `null` for one without a
 * table.
 */
export function readMarkup(bytes: Uint8Array, kind: "html" | "xml"): Workbook | null {
  if (bytes.length > MOST_MARKUP) return { kind: "refused", why: "too-large" };
  const book =
    kind === "html"
      ? opened("HTML", () => readHtmlWorkbook(decodeHtml(bytes)))
      : opened("XML", () => readXmlWorkbook(decodeXml(bytes)));
  return book.kind === "workbook" && book.sheets.length === 0 ? null : book;
}

function opened(format: WorkbookFormat, read: () => WorkbookSheet[] | WorkbookRefusal): Workbook {
  try {
    const sheets = read();
    if (typeof sheets === "string") return { kind: "refused", why: sheets };
    const isMarkup = format === "HTML" || format === "XML";
    return sheets.length === 0 && !isMarkup ? { kind: "refused", why: "broken" } : { kind: "workbook", format, sheets };
  } catch (error) {
    if (error instanceof TooLargeError) return { kind: "refused", why: "too-large" };
    return { kind: "refused", why: /password|encrypt/i.test(String(error)) ? "encrypted" : "broken" };
  }
}

/** A spreadsheet of OpenDocument with a password has its key's parameters in the manifest. */
function isEncrypted(parts: ReadonlyMap<string, Uint8Array>): boolean {
  const manifest = parts.get("META-INF/manifest.xml");
  return manifest !== undefined && new TextDecoder().decode(manifest).includes("encryption-data");
}
