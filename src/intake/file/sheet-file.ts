import type { FileKind } from "./file-kind.ts";
import { readPackage } from "./package-file.ts";
import { readWorkbook, type Workbook } from "./workbook.ts";

/** Opens a file that holds sheets: a workbook, or a Data Package with a sheet for each of its tables. */
export function openSheets(bytes: Uint8Array, kind: FileKind | null): Workbook | null {
  if (kind === "xlsx" || kind === "xls") return readWorkbook(bytes);
  return kind === "package" ? readPackage(bytes) : null;
}
