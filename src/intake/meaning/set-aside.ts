import type { AsideKind } from "#domain/reading/understood.ts";
import type { SetAsideRow, TableBody } from "#intake/file/table-shape.ts";
import type { Source } from "#intake/layout/source.ts";
import { rowText } from "#intake/table/row-text.ts";
import type { UnreadRow } from "./observations.ts";

type SetAsideEntry = { row: number; kind: AsideKind; text: string };

const LONGEST_TEXT = 200;

/**
 * Every row of a table that is no data, with the reason, in the order of the file. `unread` are those found while
 * reading. Of a table below the first the header is told too: it parts it from the one above.
 */
export function listSetAside(
  { chosen: table, number }: Pick<Source, "chosen" | "number">,
  unread: readonly UnreadRow[],
): SetAsideEntry[] {
  const header = number > 1 ? table.headerRows.map((row) => entry(row, "header")) : [];
  const entries = [...header, ...entriesOf(table), ...unread.map((row) => entry(row, row.kind))];
  return entries.sort((a, b) => a.row - b.row);
}

function entriesOf(body: TableBody): SetAsideEntry[] {
  return [
    ...body.preamble.map((row) => entry(row, "title")),
    ...(body.unitRow ? [entry(body.unitRow, "unit")] : []),
    ...body.totals.map((row) => entry(row, "total")),
    ...body.footnotes.map((row) => entry(row, "note")),
    ...body.repeatedHeaders.map((row) => entry(row, "header")),
    ...body.blankRows.map((row): SetAsideEntry => ({ row, kind: "blank", text: "" })),
  ];
}

function entry({ row, cells }: SetAsideRow, kind: AsideKind): SetAsideEntry {
  return { row, kind, text: rowText(cells, LONGEST_TEXT) };
}
