import { cellSays, isBlank } from "#intake/words/cell-kind.ts";
import { isMeasure } from "#intake/words/measure-text.ts";
import { readUnit } from "#intake/words/unit-text.ts";

/** Number of cells up to the last one that is not blank. */
export function extentOf(cells: readonly string[]): number {
  let extent = cells.length;
  while (extent > 0 && isBlank(cells[extent - 1] ?? "")) extent -= 1;
  return extent;
}

export function isBlankRecord(cells: readonly string[]): boolean {
  for (const cell of cells) if (!isBlank(cell)) return false;
  return true;
}

export function countFilled(cells: readonly string[], most = Number.POSITIVE_INFINITY): number {
  let filled = 0;
  for (const cell of cells) {
    if (!isBlank(cell)) filled += 1;
    if (filled >= most) break;
  }
  return filled;
}

/** True where a row fills several cells and half of the usual width. */
export function isDense(cells: readonly string[], usual: number): boolean {
  const filled = countFilled(cells);
  return filled >= 2 && filled * 2 >= usual;
}

/** True where a row holds a figure or a mark for a missing one. */
export function hasFigures(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const { kind } = cellSays(cell);
    return kind === "number" || kind === "missing";
  });
}

/** The same, but what may be something else does not count: 202408 and 一期 may head a column. */
export function hasCertainFigures(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const { kind, or } = cellSays(cell);
    return or === null && (kind === "number" || kind === "missing");
  });
}

/** Stock list,,Page 1 of 3 — what a printed report says at the top of each page. */
export function isPageRow(cells: readonly string[]): boolean {
  return /^(?:page\s*\d+\s*(?:\/|of\b)\s*\d|第\s*\d+\s*页|页码[:：]\s*\d)/i.test(
    (cells[extentOf(cells) - 1] ?? "").trim(),
  );
}

/** 填报单位：某某研究院,,单位：万元 — pairs of a key and what it says, above the table. */
export function isCaption(cells: readonly string[], usual: number): boolean {
  if (isPageRow(cells)) return true;
  const filled = cells.filter((cell) => !isBlank(cell));
  const pairs = filled.filter((cell) => /^[^:：\d]{1,12}[:：](?!\/\/)/.test(cell.trim()));
  return pairs.length > 0 && (filled.length < usual || pairs.length * 2 > filled.length);
}

/** Words that are units only beside others that are: days, hours in a row of °C and mm. */
const BESIDE_MEASURES = /^(?:seconds|minutes|hours|days|months|years)$/i;

export function isUnitRow(cells: readonly string[]): boolean {
  let units = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === "") continue;
    if (readUnit(text) !== null || isMeasure(text)) units += 1;
    else if (!/^(?:计量)?单位$|^units?$|^[-—/]+$/i.test(text) && !BESIDE_MEASURES.test(text)) return false;
  }
  return units > 0;
}
