import type { TableBody } from "#intake/file/table-shape.ts";
import { isBlank } from "#intake/words/cell-kind.ts";

/**
 * Which columns hold something below the header. Every cell is looked at once: to search each column by itself takes the
 * product of columns and rows, which a wide header above many short rows makes large in a small file.
 */
export function filledColumns(table: TableBody): ReadonlySet<number> {
  const filled = new Set<number>();
  for (let row = 1; row < table.rows.length; row += 1) {
    const cells = table.rows[row] ?? [];
    for (let column = 0; column < cells.length; column += 1) if (!isBlank(cells[column] ?? "")) filled.add(column);
  }
  return filled;
}
