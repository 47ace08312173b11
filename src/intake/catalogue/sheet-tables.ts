import { LISTED_ROWS, type SetAsideRow, type TableBody } from "#intake/file/table-shape.ts";
import { isNoteText } from "#intake/table/row-kind.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { headingRoles } from "./heading-roles.ts";

/** One row of a table's body; `row` is counted from 1 as a spreadsheet counts. */
export type BodyRow = { readonly row: number; readonly cells: readonly string[] };

/** A table with its header and all its rows, those of totals too, as the catalogue's readers take it. */
export type HeadedTable = {
  readonly sheet: string;
  /** Its place among the tables of its sheet, from 1. */
  readonly number: number;
  readonly title: string;
  /** Of each column its headings from the outermost to its own. */
  readonly header: readonly (readonly string[])[];
  readonly headerRow: number;
  /** Cells of a row of units below the header; empty for none. */
  readonly units: readonly string[];
  readonly rows: readonly BodyRow[];
};

/** Headings of a catalogue table that a row of words must have to begin another one. */
const LEAST_HEADINGS = 2;
/** Of a row that is no known header, the share of its cells that are headings all the same. */
const MOSTLY = 0.5;

/**
 * The tables of a sheet. The reader of figures takes tables of words below each other for one; here a row of headings begins
 * the next, and what stands alone above it is its title.
 */
export function tablesOfSheet(sheet: string, bodies: readonly TableBody[]): HeadedTable[] {
  const tables: HeadedTable[] = [];
  for (const body of bodies)
    for (const table of partTable(body).flatMap(partBeside))
      tables.push({ sheet, number: tables.length + 1, ...table });
  return tables;
}

type Part = Omit<HeadedTable, "sheet" | "number" | "rows"> & { readonly rows: BodyRow[] };

function partTable(body: TableBody): Part[] {
  const titles = body.preamble.map(textOf).filter((text) => text !== "");
  const lines = bodyLines(body);
  const own: Part = {
    title: titles.at(-1) ?? body.documentTitle ?? "",
    header: body.headerParts,
    headerRow: body.rowNumbers[0] ?? 0,
    units: body.unitRow?.cells ?? [],
    rows: [],
  };
  // A table without a header, or below one that says nothing: a row of headings further down is the header.
  const parts: Part[] = [own];
  for (const [index, line] of lines.entries()) {
    const current = parts[parts.length - 1] ?? own;
    if (!isHeaderLine(line.cells, body, lines[index + 1]?.cells)) {
      current.rows.push(line);
      continue;
    }
    const title = takeTitle(current);
    parts.push({ title, header: line.cells.map((cell) => [cell]), headerRow: line.row, units: [], rows: [] });
  }
  return parts.filter(
    ({ header, rows }) => rows.length > 0 && header.some((texts) => texts.some((text) => !isBlank(text))),
  );
}

/** Tables of words that stand side by side: a column without any cell parts them, and each has headings of its own. */
function partBeside(part: Part): Part[] {
  const isEmpty = (column: number) =>
    (part.header[column] ?? []).every(isBlank) && part.rows.every(({ cells }) => isBlank(cells[column] ?? ""));
  const groups: [number, number][] = [];
  for (let column = 0; column < part.header.length; column += 1) {
    if (isEmpty(column)) continue;
    const last = groups.at(-1);
    if (last && last[1] === column) last[1] = column + 1;
    else groups.push([column, column + 1]);
  }
  const isTable = ([from, to]: [number, number]) =>
    part.header.slice(from, to).filter((texts) => headingRoles(texts.at(-1) ?? "").length > 0).length >= LEAST_HEADINGS;
  if (groups.length < 2 || !groups.every(isTable)) return [part];
  return groups.map(([from, to]) => {
    const isOwn = (column: number) => column >= from && column < to;
    const header = part.header.map((texts, column) => (isOwn(column) ? texts : []));
    const rows = part.rows.map(({ row, cells }) => ({ row, cells: cells.map((cell, i) => (isOwn(i) ? cell : "")) }));
    return { ...part, header, rows };
  });
}

/** Rows of the body, totals among them, in the order of the file. */
function bodyLines({ rows, rowNumbers, totals, footnotes }: TableBody): BodyRow[] {
  const lines: BodyRow[] = [];
  for (let i = 1; i < rows.length; i += 1) lines.push({ row: rowNumbers[i] ?? 0, cells: rows[i] ?? [] });
  if (totals.length === 0 && footnotes.length === 0) return lines;
  const said = footnotes.slice(0, LISTED_ROWS).filter((note) => !isNote(note));
  return [...lines, ...totals, ...said].sort((a, b) => a.row - b.row);
}

/** A note says something of the table; a row of one long cell that is set aside with the notes may be an entry. */
function isNote({ cells }: SetAsideRow): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length < 2 || isNoteText(filled[0] ?? "");
}

function isHeaderLine(cells: readonly string[], body: TableBody, below: readonly string[] | undefined): boolean {
  if (below === undefined) return false;
  let filled = 0;
  let headings = 0;
  for (const [column, cell] of cells.entries()) {
    if (isBlank(cell)) continue;
    filled += 1;
    if (isHeading(cell)) headings += 1;
    // Nearly all rows are no header; their first cells say so.
    else if (filled - headings > (headings + cells.length - column) * MOSTLY) return false;
  }
  if (filled < 2 || headings < LEAST_HEADINGS || headings < filled * MOSTLY) return false;
  // The same header printed again on the next page begins nothing.
  return cells.some((cell, column) => !isBlank(cell) && cell.trim() !== (body.rows[0]?.[column] ?? "").trim());
}

/** No heading of a list is longer, or begins with a digit. */
const LONGEST_HEADING = 20;

function isHeading(cell: string): boolean {
  return cell.length <= LONGEST_HEADING && !/^\s*[-+]?\d/.test(cell) && headingRoles(cell).length > 0;
}

/** The last row of a table, where it is a line of words alone, is the title of the table below it. */
function takeTitle(part: Part): string {
  const last = part.rows.at(-1);
  if (last?.cells.filter((cell) => !isBlank(cell)).length !== 1) return "";
  part.rows.pop();
  return textOf(last);
}

function textOf({ cells }: { readonly cells: readonly string[] }): string {
  return cells
    .filter((cell) => !isBlank(cell))
    .join(" ")
    .trim();
}
