import { nameForm } from "#domain/terms/name-form.ts";
import { cleanName, type ListRow, listRows } from "./rows-of-list.ts";
import type { HeadedTable } from "./sheet-tables.ts";
import { type At, placed, type Stating } from "./stating.ts";

/** An entry of a list: its name as it is kept, and its row. */
export type ListEntry = { readonly at: At; readonly name: string; readonly row: ListRow };

export type Listing = {
  /** The column of names. */
  readonly column: number;
  /** Most entries that are read; more is another kind of list. */
  readonly limit: number;
  /** A name as it is kept. */
  readonly clean?: (text: string) => string;
};

/** The entries of a list, each name once; what has another's name, if only but for width and blanks, is told and left out. */
export function listEntries(
  table: HeadedTable,
  { column, limit, clean = cleanName }: Listing,
  { log }: Stating,
): ListEntry[] {
  const rows = listRows(table, column);
  if (rows.length > limit) {
    log.add("catalogue-too-many", { row: table.headerRow, column }, "", { count: rows.length, limit });
    return [];
  }
  const seen = new Map<string, { readonly row: number; readonly written: string }>();
  return rows.flatMap((row) => {
    const at: At = { table, row: row.row, column };
    const written = (row.cells[column] ?? "").trim();
    const name = clean(written);
    const form = nameForm(name);
    const before = seen.get(form);
    if (before) {
      const code = before.written === written ? "catalogue-name-twice" : "catalogue-name-nearly-twice";
      log.add(code, placed(at), written, { row: before.row, other: before.written });
    }
    if (before || form === "") return [];
    seen.set(form, { row: row.row, written });
    return [{ at, name, row }];
  });
}
