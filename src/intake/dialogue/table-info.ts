import type { TableInfo } from "#domain/reading/understood.ts";
import { firstRowOf, type Source } from "#intake/layout/source.ts";
import { rowText } from "#intake/table/row-text.ts";
import { columnLetters } from "#intake/words/cell-name.ts";

const LONGEST_TITLE = 80;

/** @param rows data rows that were read; `null` for a table that was not */
export function tableInfo({ sheet, number, table }: Source, rows: number | null): TableInfo {
  return {
    sheet,
    number,
    title: titleOf(table),
    firstRow: firstRowOf(table),
    lastRow: table.rowNumbers.at(-1) ?? 0,
    ...(table.beside ? { firstColumn: table.beside.columns[0] + 1 } : {}),
    state: rows === null ? "not-read" : "read",
    rows: rows ?? 0,
  };
}

/**
 * The last line above the table, which names it where others above name the sheet; that of tables beside each other is
 * the same, so they go by their headings and columns.
 */
function titleOf({ preamble, rows, beside }: Source["table"]): string {
  const headings = rowText(rows[0] ?? [], LONGEST_TITLE);
  if (beside) return `${headings} (${beside.columns.map(columnLetters).join("–")})`;
  const lines = preamble.map(({ cells }) => rowText(cells, LONGEST_TITLE)).filter((text) => text !== "");
  return lines.at(-1) ?? headings;
}
