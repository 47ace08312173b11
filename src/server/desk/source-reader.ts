import type { SourceRow } from "#contract/source-row.ts";
import { ApiError } from "#server/http/errors.ts";
import type { Store } from "#server/store/store.ts";
import type { FileReader } from "./reading-job.ts";

/** A cell of a stored file: the file by its digest, the sheet by its name. */
export type SourcePlace = { readonly digest: string; readonly sheet: string; readonly cell: string };

/** Looks a cell up in the file it was read from. Errors are `ApiError`. */
export async function findSourceRow(store: Store, reader: FileReader, place: SourcePlace): Promise<SourceRow> {
  const { digest, sheet, cell } = place;
  const file = await store.file(digest);
  if (!file) throw new ApiError("not-found");
  const found = await reader.read({ kind: "row", sheet, cell }, file.bytes, { account: "", since: performance.now() });
  switch (found) {
    case "no-table":
      throw new ApiError("not-found", { zh: "此文件不是可读的表格", en: "the file is not a table that can be read" });
    case "no-sheet":
      throw new ApiError("not-found", { zh: `没有工作表“${sheet}”`, en: `there is no sheet “${sheet}”` });
    case "no-cell":
      throw new ApiError("not-found", { zh: `没有单元格 ${cell}`, en: `there is no cell ${cell}` });
    default:
      return { sheet, cell, ...found };
  }
}
