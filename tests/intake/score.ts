import type { Table } from "#intake/table/table.ts";
import type { SpoiltFile } from "./written-files.ts";

type Measures = { readonly precision: number; readonly recall: number; readonly f1: number };

/** 1 for a file that was read at all, then precision, recall and F1 of header cells, records and cells: 10 at most. */
export function scoreOf(file: SpoiltFile, table: Table): number {
  const { header, rows } = readBack(file, table);
  const expected = file.rows.map((row, i) => row ?? rows[i] ?? []);
  const text = (cells: readonly string[]) => JSON.stringify(cells);
  const parts = [
    compare(file.header, header),
    compare(expected.map(text), rows.map(text)),
    compare([...file.header, ...expected.flat()], [...header, ...rows.flat()]),
  ];
  return parts.reduce((sum, { precision, recall, f1 }) => sum + precision + recall + f1, 1);
}

/** What was read: an empty header where there is none, all tables' rows with the headers of further ones. */
export function readBack(file: SpoiltFile, table: Table): { header: readonly string[]; rows: readonly string[][] } {
  const [first = [], ...body] = table.rows;
  const rows = [...body, ...table.further.flatMap((each) => each.rows)];
  return { header: first.every((cell) => cell === "") && file.header.length === 0 ? [] : first, rows };
}

/** Of two bags: how much of what was read is right, and how much of what is right was read. */
function compare(expected: readonly string[], found: readonly string[]): Measures {
  const left = new Map<string, number>();
  for (const each of expected) left.set(each, (left.get(each) ?? 0) + 1);
  let hits = 0;
  for (const each of found) {
    const times = left.get(each) ?? 0;
    if (times > 0) hits += 1;
    left.set(each, times - 1);
  }
  const precision = found.length === 0 ? (expected.length === 0 ? 1 : 0) : hits / found.length;
  const recall = expected.length === 0 ? (found.length === 0 ? 1 : 0) : hits / expected.length;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
