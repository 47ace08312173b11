import type { FileKind } from "#intake/text/file-kind.ts";
import { readPackage } from "./package-file.ts";
import { readMarkup, readWorkbook } from "./read-workbook.ts";
import type { Workbook } from "./workbook.ts";

/**
 * Opens a file that holds sheets: a workbook, a web page or XML with tables, or a Data Package with a sheet for each of its
 * tables. `null` for a file of another kind, or without a table.
 */
export function openSheets(bytes: Uint8Array, kind: FileKind | null): Workbook | null {
  if (kind === "xlsx" || kind === "xls" || kind === "ods") return readWorkbook(bytes);
  if (kind === "html" || kind === "xml") return readMarkup(bytes, kind);
  return kind === "package" ? readPackage(bytes) : null;
}
