import { isBlank } from "#intake/words/cell-kind.ts";
import type { Dialect } from "./dialect.ts";

/** The record of a line that only rules off others. Nobody writes to it. */
const NO_CELLS: string[] = [""];

/**
 * Records as they are meant where a table is drawn with signs: bars at both ends of every line (Markdown, a terminal's
 * frame) and rules part no cells, and in columns of fixed width a blank cell is told by its place. Other records are
 * returned as they are.
 */
export function withoutRules(text: string, records: string[][], { delimiter }: Dialect): string[][] {
  if (delimiter === "|") return withoutFrame(records);
  return delimiter === "  " ? alignColumns(text, records) : records;
}

/** +----+----+, |:---|---:|, ----  ----: nothing but strokes, and each cell has three of them. */
function isRule(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length > 0 && filled.every((cell) => /^[\s:+|]*[-=]{3}[-=\s:+|]*$/.test(cell));
}

function withoutFrame(records: string[][]): string[][] {
  const drawn = records.filter((cells) => cells.length >= 2);
  const isBare = (cells: readonly string[]) => isBlank(cells[0] ?? "") && isBlank(cells[cells.length - 1] ?? "");
  const isFramed = drawn.length >= 2 && drawn.every((cells) => cells.length > 2 && isBare(cells));
  if (!isFramed && !records.some((cells) => cells.length > 1 && isRule(cells))) return records;
  return records.map((cells) => {
    if (isRule(cells)) return NO_CELLS;
    const inner = isFramed && cells.length > 2 ? cells.slice(1, -1) : cells;
    return inner.map((cell) => cell.trim());
  });
}

type Span = { readonly from: number; readonly to: number; readonly text: string };

/** Puts the cells of a line that lacks some below the rule, or the fullest line, that they stand under. */
function alignColumns(text: string, records: string[][]): string[][] {
  const rule = records.findIndex((cells) => cells.length > 1 && isRule(cells));
  const lines = text.split(/\r\n|\r|\n/);
  const most = records.reduce((max, cells) => Math.max(max, cells.length), 0);
  const ruler = rule >= 0 ? rule : records.findIndex((cells) => cells.length === most);
  const columns = spansOf(lines[ruler] ?? "");
  return records.map((cells, i) => {
    if (cells.length > 1 && isRule(cells)) return NO_CELLS;
    if (cells.length < 2 || cells.length >= columns.length) return cells;
    return alignLine(lines[i] ?? "", columns) ?? cells;
  });
}

/**
 * `null` where a cell stands under no column or two cells under one. Cells and columns both go from left to right, and a
 * line ends with its last cell: neither its time nor its length is the number of columns times that of lines.
 */
function alignLine(line: string, columns: readonly Span[]): string[] | null {
  const cells: string[] = [];
  let column = 0;
  for (const { from, to, text } of spansOf(line)) {
    while ((columns[column]?.to ?? Number.POSITIVE_INFINITY) <= from) column += 1;
    const isUnder = (columns[column]?.from ?? to) < to;
    const isUnderNext = (columns[column + 1]?.from ?? to) < to;
    if (!isUnder || isUnderNext || cells.length > column) return null;
    while (cells.length < column) cells.push("");
    cells.push(text);
  }
  return cells;
}

/** Words parted by two blanks or more, with the places where they begin and end; a full-width sign takes two. */
function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let place = 0;
  let at = 0;
  for (const found of line.matchAll(/\S+(?: \S+)*/g)) {
    for (; at < found.index; at += 1) place += isWide(line.charCodeAt(at)) ? 2 : 1;
    const from = place;
    for (; at < found.index + found[0].length; at += 1) place += isWide(line.charCodeAt(at)) ? 2 : 1;
    spans.push({ from, to: place, text: found[0] });
  }
  return spans;
}

/** Han characters, kana, full-width signs: two places wide where every letter has one. */
function isWide(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff00 && code <= 0xff60);
}
