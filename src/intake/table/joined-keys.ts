import type { TableBody } from "#intake/file/table-shape.ts";

/** The first heading of a Eurostat TSV: `freq,unit,geo\TIME_PERIOD`, keys joined by commas over cells joined likewise. */
const JOINED = /^\s*[\w-]+(?:,[\w-]+)+\\\w+\s*$/;

export function joinsKeys(heading: string): boolean {
  return JOINED.test(heading);
}

/** Splits joined keys into columns of their own behind the others, so that no other cell moves; else the same table. */
export function splitJoinedKeys<T extends TableBody>(table: T): T {
  const heading = table.rows[0]?.[0] ?? "";
  if (!joinsKeys(heading)) return table;
  const names = namesIn(heading);
  const width = table.rows[0]?.length ?? 0;
  const rows = table.rows.map((cells, i) => {
    if (i > 0 && cells.length > width) return cells;
    const keys = i === 0 ? names : (cells[0] ?? "").split(",");
    const padding = Array.from({ length: width - cells.length }, () => "");
    return [...cells, ...padding, ...names.map((_, k) => (keys[k] ?? "").trim())];
  });
  return { ...table, rows, headerParts: [...table.headerParts, ...names.map((name) => [name])] };
}

/** Keys joined in the first heading, by the header row: it is asked for each column, and may itself be long. */
const counts = new WeakMap<readonly string[], number>();

/** The column of the file that a column of the table stands in: that of the joined keys for each of them. */
export function fileColumn(table: TableBody, column: number): number {
  const [header] = table.rows;
  if (header === undefined) return column;
  const keys = counts.get(header) ?? countKeys(header[0] ?? "");
  counts.set(header, keys);
  return keys > 0 && column >= header.length - keys ? 0 : column;
}

function countKeys(heading: string): number {
  return joinsKeys(heading) ? namesIn(heading).length : 0;
}

function namesIn(heading: string): string[] {
  return heading.replace(/\\.*$/, "").trim().split(",");
}
