import type { Merge } from "#intake/file/cell-fact.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { WorkbookSheet } from "#intake/file/workbook.ts";
import type { Dialect } from "#intake/text/dialect.ts";
import { NO_REPAIRS } from "#intake/text/repaired-text.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { type Role, roleOfHeading } from "./columns.ts";
import type { Table } from "./table.ts";
import { readTables } from "./tables.ts";

/** Cells of a sheet are parted already; nothing in them is a delimiter or a quote. */
const SHEET_DIALECT: Dialect = { delimiter: "\t", quote: "", escapeSign: "", spaceAfter: false, tabBefore: false };

/** What stands on a sheet, as a file of text would say it. `null` for a sheet without any cell. */
export function sheetTable(sheet: WorkbookSheet, format: Table["encoding"], isBesideTimes: boolean): Table | null {
  // The reader of tables pads and cuts what it is given, but for blank rows, which are many in a sheet with a cell far below.
  let isEmpty = true;
  let blank: string[] | undefined;
  const records = sheet.records.map((cells) => {
    if (cells === blank) return cells;
    if (cells.every(isBlank)) {
      blank = cells;
      return cells;
    }
    isEmpty = false;
    return [...cells];
  });
  if (isEmpty) return null;
  const tables = readTables(records, SHEET_DIALECT, sheet.merges).map((body) => ({
    ...fillMergedDown(body, sheet),
    caption: sheet.title || sheet.name,
    facts: sheet.facts,
    isBesideTimes,
  }));
  const [first, ...further] = tables;
  if (!first) return null;
  return {
    ...first,
    encoding: format,
    delimiter: "",
    quote: "",
    dialect: SHEET_DIALECT,
    undecodable: [],
    undecodableCount: 0,
    repairs: NO_REPAIRS,
    refused: null,
    further,
  };
}

const FIGURES: ReadonlySet<string> = new Set(["number", "text"]);

const TIMES: ReadonlySet<Role | null> = new Set<Role>(["year", "period"]);

/** Words and years in cells merged downwards name every row beside them. A figure counts once, however high its cell is. */
function fillMergedDown(body: TableBody, { merges, records }: WorkbookSheet): TableBody {
  const [first, last] = body.beside?.columns ?? [0, Number.POSITIVE_INFINITY];
  const isOwn = ({ from }: Merge) => from.column >= first && from.column <= last;
  const merged = merges.filter((merge) => merge.to.row > merge.from.row && isOwn(merge));
  if (merged.length === 0) return body;
  const rows = [...body.rows];
  const indexes = new Map(body.rowNumbers.map((row, index) => [row, index]));
  for (const { from, to } of merged) {
    const text = records[from.row]?.[from.column] ?? "";
    // A cell of the header that spans its rows is the header's own.
    if (!indexes.has(from.row + 1) || indexes.get(from.row + 1) === 0) continue;
    const isTime = TIMES.has(roleOfHeading(body.rows[0]?.[from.column] ?? ""));
    if (isBlank(text) || (!isTime && FIGURES.has(readFigure(text).kind))) continue;
    for (let row = from.row + 1; row <= Math.min(to.row, records.length - 1); row += 1) {
      const index = indexes.get(row + 1);
      const cells = index === undefined || index === 0 ? undefined : rows[index];
      if (index !== undefined && cells && isBlank(cells[from.column] ?? ""))
        rows[index] = cells.map((cell, i) => (i === from.column ? text : cell));
    }
  }
  return { ...body, rows };
}
