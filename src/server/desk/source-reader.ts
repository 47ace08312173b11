import type { SourceRow } from "#contract/source-row.ts";
import { findSourceRow, type SourceTable } from "#intake/table/source-row.ts";
import { readSourceSheets } from "#intake/table/source-sheets.ts";
import { LruMap } from "#server/base/lru-map.ts";
import { ApiError } from "#server/http/errors.ts";
import type { Store } from "#server/store/store.ts";

/** A cell of a stored file: the file by its digest, the sheet by its name. */
export type SourcePlace = { readonly digest: string; readonly sheet: string; readonly cell: string };

type Sheets = ReadonlyMap<string, SourceTable>;

/** Cells of files just read that are kept, so that one who follows several figures waits once. */
const KEPT_CELLS = 1_500_000;

/** Looks cells up in the files they were read from. Errors are `ApiError`. */
export function createSourceReader(store: Store): (place: SourcePlace) => Promise<SourceRow> {
  const files = new LruMap<string, Sheets>(KEPT_CELLS, weigh);

  async function sheetsOf(digest: string): Promise<Sheets> {
    const kept = files.get(digest);
    if (kept) return kept;
    const file = await store.file(digest);
    if (!file) throw new ApiError("not-found");
    const sheets = readSourceSheets(file.bytes);
    files.set(digest, sheets);
    return sheets;
  }

  return async ({ digest, sheet, cell }) => {
    const sheets = await sheetsOf(digest);
    if (sheets.size === 0)
      throw new ApiError("not-found", { zh: "此文件不是可读的表格", en: "the file is not a table that can be read" });
    const table = sheets.get(sheet);
    if (!table) throw new ApiError("not-found", { zh: `没有工作表“${sheet}”`, en: `there is no sheet “${sheet}”` });
    const found = findSourceRow(table, cell);
    if (!found) throw new ApiError("not-found", { zh: `没有单元格 ${cell}`, en: `there is no cell ${cell}` });
    return { sheet, cell, ...found };
  };
}

function weigh(sheets: Sheets): number {
  let cells = 1;
  for (const { rows, further } of sheets.values())
    for (const body of [rows, ...further.map((table) => table.rows)]) cells += body.length * (body[0]?.length ?? 1);
  return cells;
}
