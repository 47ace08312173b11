import type { TableBody } from "#intake/file/table-shape.ts";
import type { WorkbookFormat } from "#intake/file/workbook.ts";
import { decodeBytes, type Encoding, type UndecodableByte } from "#intake/text/decode.ts";
import { type Delimiter, type Dialect, detectDialect } from "#intake/text/dialect.ts";
import type { FileKind } from "#intake/text/file-kind.ts";
import { splitRecords } from "#intake/text/records.ts";
import { repairText, type TextRepairs } from "#intake/text/repaired-text.ts";
import { withoutRules } from "#intake/text/ruled-records.ts";
import { unwrapLines } from "#intake/text/wrapped-lines.ts";
import { readTables } from "./tables.ts";

/** A file as a table: what was read, what was set aside and why. Nothing is dropped. */
export type Table = TableBody & {
  /** Of a workbook, its format. */
  readonly encoding: Encoding | WorkbookFormat;
  /** Empty for a sheet of a workbook. */
  readonly delimiter: Delimiter | "";
  readonly quote: Dialect["quote"];
  readonly dialect: Dialect;
  /** Bytes that belong to no character, the first of them; `undecodableCount` counts all. */
  readonly undecodable: readonly UndecodableByte[];
  readonly undecodableCount: number;
  readonly repairs: TextRepairs;
  /** What the file is where it is no table of text; there are no rows then. */
  readonly refused: FileKind | null;
  /** Further tables of the file, below the one in `rows`. */
  readonly further: readonly TableBody[];
};

export type TableOptions = {
  /** Which of several tables to put in `rows`, counted from 0. */
  readonly table?: number;
  /** Says the dialect instead of detecting it. */
  readonly dialect?: Dialect;
};

const NO_BODY: TableBody = {
  rows: [],
  rowNumbers: [],
  headerParts: [],
  preamble: [],
  headerRows: [],
  unitRow: null,
  totals: [],
  footnotes: [],
  repeatedHeaders: [],
  blankRows: [],
  ragged: [],
  rivalHeader: null,
  cellCounts: { usual: 0, most: 0 },
};

/**
 * Reads a table from the bytes of a file as it is: encoding, dialect, title rows, headers of several rows, units,
 * totals, footnotes, several tables one below the other. Body cells are text exactly as in the file.
 */
export function readTable(bytes: Uint8Array, options: TableOptions = {}): Table {
  const { text: raw, encoding, undecodable, undecodableCount, refused } = decodeBytes(bytes);
  const { text: repaired, repairs } = repairText(raw, encoding);
  const text = unwrapLines(repaired);
  const dialect = options.dialect ?? detectDialect(text);
  const tables = readTables(withoutRules(text, splitRecords(text, dialect), dialect), dialect);
  const chosen = tables[options.table ?? 0] ?? tables[0] ?? NO_BODY;
  return {
    ...chosen,
    encoding,
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    dialect,
    undecodable,
    undecodableCount,
    repairs,
    refused,
    further: tables.filter((table) => table !== chosen),
  };
}
