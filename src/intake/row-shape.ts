import { cellKind, isBlank, mayBePeriod } from "./cell-kind.ts";
import { readUnit } from "./unit-text.ts";

/** Number of cells up to the last one that is not blank. */
export function extentOf(cells: readonly string[]): number {
  let extent = cells.length;
  while (extent > 0 && isBlank(cells[extent - 1] ?? "")) extent -= 1;
  return extent;
}

export function countFilled(cells: readonly string[], most = Number.POSITIVE_INFINITY): number {
  let filled = 0;
  for (const cell of cells) {
    if (!isBlank(cell)) filled += 1;
    if (filled >= most) break;
  }
  return filled;
}

/** True where a row holds a figure or a mark for a missing one. */
export function hasFigures(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const kind = cellKind(cell);
    return kind === "number" || kind === "missing";
  });
}

/** The same, but digits that may name a period (202408, an Excel serial) do not count: they may head a column. */
export function hasCertainFigures(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const kind = cellKind(cell);
    return kind === "missing" || (kind === "number" && !mayBePeriod(cell));
  });
}

/** 填报单位：某某研究院,,单位：万元 — pairs of a key and what it says, above the table. */
export function isCaption(cells: readonly string[], usual: number): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const pairs = filled.filter((cell) => /^[^:：\d]{1,12}[:：](?!\/\/)/.test(cell.trim()));
  return pairs.length > 0 && (filled.length < usual || pairs.length * 2 > filled.length);
}

export function isUnitRow(cells: readonly string[]): boolean {
  let units = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === "") continue;
    if (readUnit(text) !== null) units += 1;
    else if (!/^(?:计量)?单位$|^units?$|^[-—/]+$/i.test(text)) return false;
  }
  return units > 0;
}
