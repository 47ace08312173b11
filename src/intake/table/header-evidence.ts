import { cellKind, isBlank } from "#intake/words/cell-kind.ts";

/** Rows below a possible header that are looked at, and the share of their cells that makes a column one of figures. */
const ROWS_BELOW = 12;
const MOSTLY = 0.6;

export type HeaderEvidence = {
  /** Columns in which words stand above figures, which makes a row a header. */
  readonly wordsOverFigures: number;
  /** Columns in which a figure stands above figures, which makes it data. */
  readonly figuresOverFigures: number;
  /** Columns of figures. */
  readonly figureColumns: number;
};

/** Holds a row against the columns below it. */
export function weighHeader(row: readonly string[], below: readonly (readonly string[])[]): HeaderEvidence {
  let wordsOverFigures = 0;
  let figuresOverFigures = 0;
  let figureColumns = 0;
  for (const [column, cell] of row.entries()) {
    if (!isFigureColumn(below, column)) continue;
    figureColumns += 1;
    const kind = cellKind(cell);
    if (kind === "text") wordsOverFigures += 1;
    else if (kind === "number" || kind === "missing") figuresOverFigures += 1;
  }
  return { wordsOverFigures, figuresOverFigures, figureColumns };
}

function isFigureColumn(rows: readonly (readonly string[])[], column: number): boolean {
  let filled = 0;
  let figures = 0;
  let certain = 0;
  for (let i = 0; i < rows.length && i < ROWS_BELOW; i += 1) {
    const cell = rows[i]?.[column] ?? "";
    if (isBlank(cell)) continue;
    filled += 1;
    const kind = cellKind(cell);
    if (kind !== "text") figures += 1;
    if (kind === "number" || kind === "period") certain += 1;
  }
  return certain > 0 && figures >= MOSTLY * filled;
}
