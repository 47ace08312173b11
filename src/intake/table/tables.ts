import type { Merge } from "#intake/file/cell-fact.ts";
import { LISTED_ROWS, type SetAsideRow, type TableBody } from "#intake/file/table-shape.ts";
import type { Dialect } from "#intake/text/dialect.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { endOfBlock, findBlockHeader } from "./block.ts";
import { isCaptionAbove, isCaptionOf } from "./caption-table.ts";
import { countLetters, isColumnNumbers } from "./column-numbers.ts";
import { countComments, isNoteHeader } from "./comment-rows.ts";
import type { HeaderPlace } from "./header-choice.ts";
import { joinHeader } from "./joined-header.ts";
import { findMergedHeader, type MergedHeader, type MergesByRow, mergesByRow } from "./merged-header.ts";
import { isOneKind } from "./one-column.ts";
import { addRow, addWhole, close, countRepeated, type OpenTable, padTo, usualLength } from "./open-table.ts";
import { headOf, repairHeader, repairRow } from "./repaired-row.ts";
import { isNoteRow, isNoteText, isTotalRow } from "./row-kind.ts";
import { extentOf, hasFigures, isBlankRecord } from "./row-shape.ts";
import { beginsInside, beginsSparseTable, goesOn, isSparse } from "./table-begins.ts";
import { partOf, placePart } from "./table-part.ts";
import { type Beside, findBeside } from "./tables-beside.ts";

/** Tables that are told apart; in a file of more, the last goes on. Each costs far more than its rows. */
const MOST_TABLES = 1000;

type Reader = {
  readonly records: string[][];
  readonly dialect: Dialect;
  readonly merges: MergesByRow;
  /** Those that rows may still go on with. */
  readonly tables: OpenTable[];
  readonly finished: TableBody[];
  /** Cells that were found in headers written with another delimiter, by the index of their record. */
  readonly otherHeaders: Map<number, number>;
  /** Text rows of which it is not yet known whether they end a table or begin the next. */
  pending: SetAsideRow[];
  pendingBlank: number[];
};

/**
 * Records to tables. Blank rows part the records into blocks; a block with a header and data begins a table, a block of
 * data goes on with the table above, a block of text is the title of the next table or a note to the last.
 */
export function readTables(records: string[][], dialect: Dialect, merges: readonly Merge[] = []): TableBody[] {
  const reader: Reader = {
    records,
    dialect,
    merges: mergesByRow(merges),
    tables: [],
    finished: [],
    otherHeaders: new Map(),
    pending: [],
    pendingBlank: [],
  };
  // The blank rows of a sheet are one and the same, and may be a million.
  let blank: string[] | undefined;
  let at = 0;
  while (at < records.length) {
    const record = records[at] ?? [];
    if (record === blank || isBlankRecord(record)) {
      blank = record;
      if (reader.pendingBlank.length < LISTED_ROWS) reader.pendingBlank.push(at + 1);
      at += 1;
      continue;
    }
    const end = endOfBlock(records, at, mergedHeaderAt(reader, at)?.to ?? 0);
    while (at < end) {
      const beside = reader.finished.length < MOST_TABLES ? findBeside(records, at, end) : null;
      at = beside ? readBeside(reader, beside, at, merges) : readBlock(reader, at, end);
    }
  }
  if (reader.tables.length === 0 && reader.finished.length === 0) readAsOneColumn(reader);
  finish(reader);
  return reader.finished;
}

/** No row goes on with the tables read so far; those that wait are notes to the last. */
function finish(reader: Reader): void {
  const last = reader.tables[reader.tables.length - 1];
  if (last) takePending(reader, last.footnotes);
  for (const table of reader.tables.splice(0)) reader.finished.push(close(table));
  const end = reader.finished.at(-1);
  if (end && reader.pending.length > 0)
    reader.finished.splice(-1, 1, { ...end, footnotes: [...end.footnotes, ...reader.pending.splice(0)] });
}

/** Reads tables that stand beside each other, each as if it stood alone; returns the index of the row behind them. */
function readBeside(reader: Reader, beside: Beside, from: number, merges: readonly Merge[]): number {
  const { records, dialect } = reader;
  const titles = reader.pending.splice(0);
  const last = reader.tables[reader.tables.length - 1];
  reader.pending = last ? titles.filter(isNote) : [];
  finish(reader);
  const above = last ? titles.filter((title) => !isNote(title)) : titles;
  for (let i = from; i < beside.from; i += 1) if (!isBlankRecord(records[i] ?? [])) above.push(asideRow(reader, i));
  for (const at of beside.parts.keys()) {
    const part = partOf(records, beside, at, merges);
    const tables = readTables(part.records, dialect, part.merges);
    reader.finished.push(...placePart(tables, records, beside, at, above));
  }
  reader.pendingBlank = [];
  return beside.end;
}

/** Reads rows up to `end`, or up to the next table among them; returns the index of the first row not read. */
function readBlock(reader: Reader, from: number, end: number): number {
  const { records } = reader;
  const current = reader.tables[reader.tables.length - 1];
  const passed = countComments(records, from, end) || (current ? 0 : countLetters(records, from, end));
  if (passed > 0) return setAside(reader, from, from + passed);
  const repaired = repairHeader(records, reader.dialect, from, end);
  if (repaired) reader.otherHeaders.set(repaired.row, repaired.found);
  const head = headOf(records, reader.dialect, from, end);
  const place = findBlockHeader(head, from, mergedHeaderAt(reader, from));
  if (place === null) return setAside(reader, from, end);
  if (current && isNoteHeader(records[from] ?? [])) {
    for (let i = from; i < end; i += 1) current.footnotes.push(asideRow(reader, i));
    return end;
  }
  const next = current && place.from === 0 ? readNextPage(reader, current, from, end) : from;
  // A row of another width may begin a table of its own all the same.
  if (next > from) return next;
  const hasHeader = place.to > place.from;
  const dataAt = from + place.to + (place.unitRow ? 1 : 0);
  const mayBegin = hasHeader && reader.tables.length < MOST_TABLES;
  const isAboveFigures = dataAt < end && hasFigures(head[dataAt - from] ?? records[dataAt] ?? []);
  const isBeginning = isAboveFigures || beginsSparseTable(records, reader.tables, place, dataAt, end);
  const begins = mayBegin && (isBeginning || isCaptionOf(current, place));
  if (!current || begins) {
    const table = openTable(reader, place, from);
    const isNumbered = hasHeader && isColumnNumbers(records, dataAt, end);
    if (isNumbered) table.repeatedHeaders.push(asideRow(reader, dataAt));
    return readBody(reader, table, isNumbered ? dataAt + 1 : dataAt, end);
  }
  settleBlank(reader, current);
  takePending(reader, current.footnotes);
  // The first row was found to go on with the table, whatever it looks like.
  readRow(reader, current, from, end);
  return readBody(reader, current, from + 1, end);
}

/** The same header below blank rows, without a title of its own, is that of the next page; `from` where it is none. */
function readNextPage(reader: Reader, current: OpenTable, from: number, end: number): number {
  const { records, pending } = reader;
  if (pending.length > 0) return from;
  if (countRepeated(records, current, from, end) === 0 && !goesOn(current, records[from] ?? [])) return from;
  settleBlank(reader, current);
  return readBody(reader, current, from, end);
}

function setAside(reader: Reader, from: number, end: number): number {
  for (let i = from; i < end; i += 1) reader.pending.push(asideRow(reader, i));
  return end;
}

function mergedHeaderAt({ records, merges, tables }: Reader, at: number): MergedHeader | null {
  return findMergedHeader(records, at, merges, tables.length === 0);
}

function openTable(reader: Reader, place: HeaderPlace, from: number): OpenTable {
  const { records } = reader;
  dissolveCaption(reader, place);
  const last = reader.tables[reader.tables.length - 1];
  const preamble: SetAsideRow[] = [];
  for (const row of reader.pending) (last && isNote(row) ? last.footnotes : preamble).push(row);
  reader.pending = [];
  for (let i = from; i < from + place.from; i += 1) preamble.push(asideRow(reader, i));
  const headerRows: SetAsideRow[] = [];
  for (let i = from + place.from; i < from + place.to; i += 1) {
    if (isBlankRecord(records[i] ?? [])) reader.pendingBlank.push(i + 1);
    else headerRows.push(asideRow(reader, i));
  }
  const parts = joinHeader(
    headerRows.map(({ cells }) => cells),
    place.headerWidth,
    headerRows.map(({ row }) => reader.merges.get(row - 1) ?? []),
  );
  const header = headerRows.length === 1 ? (headerRows[0]?.cells ?? []) : parts.map((part) => part.join(" "));
  const table: OpenTable = {
    rows: [padTo(header, place.headerWidth)],
    rowNumbers: [headerRows[headerRows.length - 1]?.row ?? 0],
    headerParts: parts,
    preamble,
    headerRows,
    unitRow: place.unitRow ? { row: from + place.to + 1, cells: records[from + place.to] ?? [] } : null,
    totals: [],
    footnotes: [],
    repeatedHeaders: [],
    blankRows: [],
    ragged: [],
    rivalHeader: place.rival === null ? null : from + place.rival + 1,
    width: place.width,
    usualLength: usualLength(records, from + place.from),
    held: 0,
    padding: 0,
    whole: 0,
    lengths: new Map(),
    raggedRoom: last ? last.raggedRoom - last.ragged.length : LISTED_ROWS,
  };
  for (const { row } of headerRows) {
    const found = reader.otherHeaders.get(row - 1);
    if (found !== undefined) table.ragged.push({ row, kind: "other-delimiter", found });
  }
  reader.tables.push(table);
  settleBlank(reader, table);
  return table;
}

/** What looked like a table but held no figure before the first that does: pairs of words above it are its preamble. */
function dissolveCaption(reader: Reader, place: HeaderPlace): void {
  const only = reader.tables.length === 1 ? reader.tables[0] : undefined;
  if (!only || !isCaptionAbove(only, place)) return;
  reader.tables.pop();
  const body = only.rows.slice(1).map((cells, i) => ({ row: only.rowNumbers[i + 1] ?? 0, cells }));
  const rows = [...only.preamble, ...only.headerRows, ...body, ...only.footnotes, ...only.totals, ...reader.pending];
  reader.pending = rows.sort((a, b) => a.row - b.row);
  reader.pendingBlank.unshift(...only.blankRows);
}

/** Rows that wait are no title but the table's; they may be more than a call takes arguments. */
function takePending(reader: Reader, rows: SetAsideRow[]): void {
  for (const row of reader.pending) rows.push(row);
  reader.pending = [];
}

function isNote({ cells }: SetAsideRow): boolean {
  return isNoteText(cells.find((cell) => !isBlank(cell)) ?? "");
}

function settleBlank(reader: Reader, table: OpenTable): void {
  for (const row of reader.pendingBlank.splice(0)) if (table.blankRows.length < LISTED_ROWS) table.blankRows.push(row);
}

function asideRow(reader: Reader, index: number): SetAsideRow {
  return { row: index + 1, cells: reader.records[index] ?? [] };
}

/** Reads rows of a table up to `end` or to where the next table begins; returns the index of the first row not read. */
function readBody(reader: Reader, table: OpenTable, from: number, end: number): number {
  const mayEnd = reader.tables.length < MOST_TABLES;
  for (let i = from; i < end; i += 1) {
    const plain = endOfPlain(reader.records, table, i, end);
    addWhole(table, reader.records, i, plain);
    i = plain;
    if (i === end) break;
    if (mayEnd && beginsInside(reader.records, table, i, end)) return i;
    const again = countRepeated(reader.records, table, i, end);
    for (let row = i; row < i + again; row += 1) table.repeatedHeaders.push(asideRow(reader, row));
    if (again === 0) readRow(reader, table, i, end);
    else i += again - 1;
  }
  return Math.max(from, end);
}

/** Behind the rows from `from` on that can be nothing but rows of the table: nearly all of a large one. */
function endOfPlain(records: readonly string[][], table: OpenTable, from: number, end: number): number {
  const { width } = table;
  let at = from;
  for (; at < end; at += 1) {
    const cells = records[at] ?? [];
    if (cells.length !== width || isSparse(cells) || isNoteRow(cells, width) || isTotalRow(cells)) break;
    if (countRepeated(records, table, at, end) > 0) break;
  }
  return at;
}

function readRow(reader: Reader, table: OpenTable, at: number, end: number): void {
  const cells = reader.records[at] ?? [];
  const repaired = cells.length < table.width ? repairRow(reader.records, reader.dialect, table, at, end) : null;
  if (repaired !== null) addRow(table, repaired, at + 1, repaired === cells ? null : "other-delimiter");
  else if (isNoteRow(cells, table.width)) table.footnotes.push(asideRow(reader, at));
  else if (isTotalRow(cells)) table.totals.push(asideRow(reader, at));
  else addRow(table, cells, at + 1, null);
}

/** A file of one column: its first row is the header, unless it is a number or a day like all the others. */
function readAsOneColumn(reader: Reader): void {
  const waiting = reader.pending.splice(0);
  const [first] = waiting;
  if (!first) return;
  const width = Math.max(1, extentOf(first.cells));
  const to = isOneKind(waiting) ? 0 : 1;
  const table = openTable(
    reader,
    { from: 0, to, unitRow: false, width, headerWidth: width, rival: null },
    first.row - 1,
  );
  for (const { row, cells } of waiting.slice(to)) {
    if (isNoteText(cells.find((cell) => !isBlank(cell)) ?? "")) table.footnotes.push({ row, cells });
    else addRow(table, [...cells], row, null);
  }
}
