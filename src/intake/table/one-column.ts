import type { SetAsideRow } from "#intake/file/table-shape.ts";
import { cellKind } from "#intake/words/cell-kind.ts";
import { HEAD_ROWS } from "./header.ts";
import { countFilled } from "./row-shape.ts";

/** Several rows of one cell each, numbers or days alone: a column without a header. */
export function isOneKind(rows: readonly SetAsideRow[]): boolean {
  const kinds = new Set<string>();
  for (const { cells } of rows.slice(0, HEAD_ROWS))
    kinds.add(countFilled(cells, 2) === 1 ? cellKind(cells[0] ?? "") : "");
  const [kind] = kinds;
  return rows.length > 2 && kinds.size === 1 && (kind === "number" || kind === "period");
}
