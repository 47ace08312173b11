import { nameForm } from "#domain/terms/name-form.ts";
import { cellKind, isBlank } from "#intake/words/cell-kind.ts";
import { readUnit } from "#intake/words/unit-text.ts";
import { type Role, roleOfHeading, saysNothing } from "./columns.ts";
import { isNoteText } from "./row-kind.ts";
import { countFilled, extentOf, hasCertainFigures, isBlankRecord } from "./row-shape.ts";

/** Tables that stand beside each other: the rows from their headers on, and the columns of each. */
export type Beside = {
  readonly from: number;
  /** Behind their last row. */
  readonly end: number;
  /** The first column of each and the one behind its last; what is left blank between two belongs to the first. */
  readonly parts: readonly (readonly [number, number])[];
};

type Records = readonly (readonly string[])[];
type Part = Beside["parts"][number];

/** Tables beside each other that are told apart; each costs the rows of all. */
const MOST_BESIDE = 12;
/** Rows of a block among which their headers are looked for, and rows of the tables that are looked at. */
const MOST_ABOVE = 12;
const SAMPLE = 60;
/** Headings of which half are the same in each table; longer rows are looked at no further. */
const MOST_COLUMNS = 400;
const MOSTLY = 0.5;

/** What names the rows of a table stands first in it. */
const KEYS: ReadonlySet<Role | null> = new Set<Role>(["organization", "indicator", "period"]);

/**
 * Tables that stand beside each other to save paper, in the block of rows from `at`: 平台,引进博士,,平台,引进硕士, or the two
 * halves of one list. Their headers are alike, and each has names of its own. `null` where there is one table.
 */
export function findBeside(records: Records, at: number, end: number): Beside | null {
  for (let row = at; row < Math.min(end, at + MOST_ABOVE); row += 1) {
    const header = records[row] ?? [];
    if (header.length > MOST_COLUMNS || hasCertainFigures(header)) return null;
    if (countFilled(header, 2) < 2) continue;
    const body = records.slice(row + 1, Math.min(end, row + SAMPLE)).filter((cells) => !isNoteText(firstText(cells)));
    const parts = partedByBlanks(header, body) ?? partedByHeader(header, body) ?? partedByHeadings(header, body);
    if (parts !== null) return { from: row, end: endOf(records, row, parts, end), parts };
  }
  return null;
}

function firstText(cells: readonly string[]): string {
  return cells.find((cell) => !isBlank(cell)) ?? "";
}

/** Columns that are blank in every row part tables of like headers. */
function partedByBlanks(header: readonly string[], body: Records): Part[] | null {
  const rows = [header, ...body];
  const width = Math.max(...rows.map((cells) => Math.min(cells.length, MOST_COLUMNS)));
  const starts: number[] = [];
  let blanks = 1;
  for (let column = 0; column < width; column += 1) {
    const isFilled = rows.some((cells) => !isBlank(cells[column] ?? ""));
    if (isFilled && blanks > 0) starts.push(column);
    blanks = isFilled ? 0 : blanks + 1;
  }
  const parts = partsFrom(starts, width);
  return parts !== null && haveLikeHeaders(header, parts) && parts.every((part) => namesRows(body, header, part))
    ? parts
    : null;
}

function partsFrom(starts: readonly number[], width: number): Part[] | null {
  if (starts.length < 2 || starts.length > MOST_BESIDE) return null;
  return starts.map((from, i) => [from, starts[i + 1] ?? width]);
}

/** Headers that are the same but for a few words, or that begin with the same key. */
function haveLikeHeaders(header: readonly string[], parts: readonly Part[]): boolean {
  const [first = [], ...others] = parts.map(([from, to]) => trimmed(header.slice(from, to)));
  return others.every((other) => isLike(first, other) || beginsAlike(first, other));
}

function trimmed(cells: readonly string[]): readonly string[] {
  return cells.slice(0, extentOf(cells));
}

function isLike(a: readonly string[], b: readonly string[], share = MOSTLY): boolean {
  if (a.length !== b.length) return false;
  const filled = a.flatMap((cell, i) => (isBlank(cell) && isBlank(b[i] ?? "") ? [] : [i]));
  return filled.length > 0 && filled.filter((i) => saysSame(a[i], b[i])).length >= share * filled.length;
}

function beginsAlike(a: readonly string[], b: readonly string[]): boolean {
  const first = firstText(a);
  return (KEYS.has(roleOfHeading(first)) || saysNothing(first)) && saysSame(first, firstText(b));
}

function saysSame(a = "", b = ""): boolean {
  const form = nameForm(a);
  if (form !== "" && form === nameForm(b)) return true;
  const role = roleOfHeading(a);
  return role !== null && role === roleOfHeading(b);
}

/**
 * Behind the last row: blank rows end the tables, unless figures follow that leave the same columns blank, or their headers
 * again.
 */
function endOf(records: Records, from: number, parts: readonly Part[], blockEnd: number): number {
  const header = records[from] ?? [];
  let end = blockEnd;
  for (;;) {
    let next = end;
    while (next < records.length && isBlankRecord(records[next] ?? [])) next += 1;
    const cells = records[next] ?? [];
    const isHeader = cells.length > 0 && header.every((cell, i) => cell === (cells[i] ?? ""));
    if (next >= records.length || !(isHeader || goesOn(cells, parts))) return end;
    end = next + 1;
    while (end < records.length && !isBlankRecord(records[end] ?? [])) end += 1;
  }
}

/** A row of figures with a name in each table that it reaches. */
function goesOn(cells: readonly string[], parts: readonly Part[]): boolean {
  const own = parts.map(([from, to]) => cells.slice(from, to)).filter((part) => !part.every(isBlank));
  return own.length > 0 && own.every((part) => !isBlank(part[0] ?? "") && part.some(isFigure));
}

/** A column of words, and before it nothing but the numbers of rows: figures beside the names of another table have none. */
function namesRows(body: Records, header: readonly string[], [from, to]: Part): boolean {
  for (let column = from; column < to; column += 1) {
    const cells = body.map((row) => row[column] ?? "").filter((cell) => !isBlank(cell));
    const words = cells.filter((cell) => ["text", "period"].includes(cellKind(cell)));
    if (words.length > MOSTLY * cells.length) return true;
    if (cells.length > 0 && !saysNothing(header[column] ?? "") && !isSerial(cells)) return false;
  }
  return false;
}

/** Numbers of rows, one after the other. A total has none. */
function isSerial(cells: readonly string[]): boolean {
  return cells.every((cell, i) => Number(cell) === Number(cells[0]) + i);
}

/** Without a blank column: the whole header stands there again. */
function partedByHeader(header: readonly string[], body: Records): Part[] | null {
  const width = extentOf(header);
  for (let size = Math.floor(width / 2); size >= 2; size -= 1) {
    if (width % size !== 0 || width > size * MOST_BESIDE) continue;
    const starts = Array.from({ length: width / size }, (_, i) => i * size);
    const [first = [], ...others] = starts.map((from) => header.slice(from, from + size));
    if (!others.every((other) => isLike(first, other, 1))) continue;
    const parts = partsFrom(starts, header.length);
    if (parts?.every((part) => namesRows(body, header, part))) return parts;
  }
  return null;
}

/** Without a blank column: each begins where the first heading recurs, or what names its rows, and has figures of its own. */
function partedByHeadings(header: readonly string[], body: Records): Part[] | null {
  const first = header.findIndex((cell) => !isBlank(cell));
  const heading = header[first] ?? "";
  const isKey = KEYS.has(roleOfHeading(heading)) || saysNothing(heading) || headsNames(heading, first, body);
  if (!isKey) return partedByNames(header, body);
  const form = nameForm(heading);
  const starts: number[] = [];
  for (const [column, cell] of header.entries())
    if (cell.length <= heading.length + 4 && nameForm(cell) === form) starts.push(column);
  const parts = partsFrom(starts, header.length);
  if (parts === null) return partedByNames(header, body);
  return haveOwnFigures(parts, header, body, starts) ? parts : partedByNames(header, body);
}

/**
 * Lists that begin with something else than names, 名次,平台,引进博士,名次,平台,引进硕士: each begins with the columns that stand
 * before the platforms of every one. Figures that stand before the first platforms may be theirs or not, and part nothing.
 */
function partedByNames(header: readonly string[], body: Records): Part[] | null {
  const [first = -1, ...further] = header.flatMap((cell, i) => (headsNames(cell, i, body) ? [i] : []));
  const names = [
    first,
    ...further.filter((column) => nameForm(header[column] ?? "") === nameForm(header[first] ?? "")),
  ];
  if (names.length < 2) return null;
  const isBeforeAll = (back: number) =>
    names.every((name, i) => name - back > (names[i - 1] ?? -1) && saysSame(header[first - back], header[name - back]));
  let lead = 0;
  while (lead < first && isBeforeAll(lead + 1)) lead += 1;
  if (header.slice(0, first - lead).some((cell, i) => mayBeOfNames(cell, i, body))) return null;
  const parts = partsFrom([0, ...names.slice(1).map((name) => name - lead)], header.length);
  return parts !== null && haveOwnFigures(parts, header, body, names) ? parts : null;
}

/** Platforms; 单位 heads those, or units. */
function headsNames(heading: string, column: number, body: Records): boolean {
  const role = roleOfHeading(heading);
  if (role !== "unit") return role === "organization";
  return body.some((cells) => cellKind(cells[column] ?? "") === "text" && readUnit(cells[column] ?? "") === null);
}

/** Figures of an indicator: no numbers of rows, ranks, times or units. */
function mayBeOfNames(heading: string, column: number, body: Records): boolean {
  const role = roleOfHeading(heading);
  const isKnown = role !== null && role !== "value" && role !== "year-to-date";
  return !isKnown && body.some((cells) => cellKind(cells[column] ?? "") === "number");
}

/** Behind the names of each there are figures, or columns for them where rows name several. */
function haveOwnFigures(
  parts: readonly Part[],
  header: readonly string[],
  body: Records,
  names: readonly number[],
): boolean {
  const behind = parts.map(([, to], i): Part => [(names[i] ?? 0) + 1, to]);
  const isOfFigures = behind.every(([from, to]) => body.some((cells) => cells.slice(from, to).some(isFigure)));
  const isOfColumns = behind.every(([from, to]) => header.slice(from, to).some((cell) => !isBlank(cell)));
  return isOfFigures || (isOfColumns && namesSeveral(body, names));
}

function isFigure(cell: string): boolean {
  const kind = cellKind(cell);
  return kind === "number" || kind === "missing";
}

/** A row that has several names is several rows, whatever stands beside each: a figure given to the last would be wrong. */
function namesSeveral(rows: Records, columns: readonly number[]): boolean {
  return rows.some((cells) => new Set(columns.map((column) => nameForm(cells[column] ?? ""))).size > 1);
}
