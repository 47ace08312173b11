import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { SourceTable } from "#intake/table/source-row.ts";
import { readSourceSheets } from "#intake/table/source-sheets.ts";
import { cellKind } from "#intake/words/cell-kind.ts";

/** What a row is called: its first cell that is a word. Empty for a row of figures alone. */
export function labelOf(cells: readonly string[]): string {
  return (cells.find((cell) => cellKind(cell) === "text") ?? "").trim();
}

/**
 * What rows that were taken back are called, so that the same rows of the next file of this shape, which stand elsewhere,
 * are known: the row 合计 that is the region's own figure.
 */
export function labelsTakenBack(bytes: Uint8Array, { takenBack = [] }: ReadingChoices): string[] {
  if (takenBack.length === 0) return [];
  const sheets = readSourceSheets(bytes);
  const labels = takenBack.flatMap((key) => {
    const [, sheet = "", row = ""] = /^(?:(.*)!)?(\d+)$/s.exec(key) ?? [];
    const table = sheets.get(sheet);
    return table ? labelIn(table, Number(row)) : [];
  });
  return [...new Set(labels)];
}

/** Notes have no label that another file would repeat. */
function labelIn(table: SourceTable, row: number): string[] {
  const aside = [...table.totals, ...table.repeatedHeaders].find((one) => one.row === row);
  const index = table.rowNumbers.indexOf(row);
  const label = labelOf(aside?.cells ?? (index > 0 ? (table.rows[index] ?? []) : []));
  return label === "" || label.length > 100 ? [] : [label];
}
