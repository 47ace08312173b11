import { isBlank } from "./cell-kind.ts";
import type { UnreadRow } from "./observations.ts";
import type { Table } from "./table.ts";
import type { SetAsideRow, TableBody } from "./table-shape.ts";

type SetAsideKind = "title" | "unit" | "total" | "left-out" | "change" | "deletion" | "note" | "header" | "blank";
type SetAsideEntry = { row: number; kind: SetAsideKind; text: string };

const LONGEST_TEXT = 200;

/** Every row that is no data, with the reason, in the order of the file. `unread` are those found while reading. */
export function listSetAside(table: Table, unread: readonly UnreadRow[]): SetAsideEntry[] {
  const further = table.further.flatMap((body) => [
    ...body.headerRows.map((row) => entry(row, "header")),
    ...entriesOf(body),
  ]);
  const entries = [...entriesOf(table), ...unread.map((row) => entry(row, row.kind)), ...further];
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

function entry({ row, cells }: SetAsideRow, kind: SetAsideKind): SetAsideEntry {
  const text = cells.filter((cell) => !isBlank(cell)).join(" ");
  return {
    row,
    kind,
    text: text
      .slice(0, LONGEST_TEXT)
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim(),
  };
}
