import { formatPeriod } from "#domain/format-period.ts";
import type { Fix } from "#domain/problem.ts";
import { isBlank } from "./cell-kind.ts";
import { decideOctober, readPeriod } from "./period-text.ts";
import type { TableBody } from "./table-shape.ts";

/** How the months of a year are written in a column: `2024.01` shows that zeros are kept, `2024.10` that October is. */
type MonthStyle = "two-digits" | "october-written" | "unknown";

/** Rows looked at for another period; a table sorted by period repeats each for every platform and indicator. */
const MOST_NEIGHBOURS = 2000;

/** Decides what 2024.1 means in a cell of a column: the period code, or `null` where nothing tells. */
export type OctoberDecider = (index: number, column: number, year: number) => string | null;

export function createOctoberDecider(table: TableBody): OctoberDecider {
  const styles = new Map<string, MonthStyle>();
  let last = { index: -1, column: -1, code: null as string | null };
  return (index, column, year) => {
    const repeats = last.column === column && last.index === index - 1;
    if (!repeats || table.rows[index]?.[column] !== table.rows[index - 1]?.[column])
      last = { index, column, code: decide(table, index, column, year, styles) };
    last.index = index;
    return last.code;
  };
}

function decide(
  table: TableBody,
  index: number,
  column: number,
  year: number,
  styles: Map<string, MonthStyle>,
): string | null {
  const style = columnStyle(table, column, year, styles);
  if (style === "october-written") return `${year}-01`;
  if (style === "two-digits") return `${year}-10`;
  return decideOctober(year, [otherPeriod(table, index, column, -1), otherPeriod(table, index, column, 1)]);
}

function columnStyle(table: TableBody, column: number, year: number, styles: Map<string, MonthStyle>): MonthStyle {
  const key = `${column}|${year}`;
  const known = styles.get(key);
  if (known) return known;
  let style: MonthStyle = "unknown";
  for (const cells of table.rows) {
    const text = (cells[column] ?? "").trim();
    if (text === `${year}.10`) style = "october-written";
    if (style === "unknown" && text.startsWith(`${year}.0`)) style = "two-digits";
  }
  styles.set(key, style);
  return style;
}

/** The nearest other period above or below a cell. */
function otherPeriod(table: TableBody, index: number, column: number, step: number): string | null {
  const own = table.rows[index]?.[column];
  for (let i = index + step, seen = 0; i > 0 && i < table.rows.length && seen < MOST_NEIGHBOURS; i += step, seen += 1) {
    const text = table.rows[i]?.[column] ?? "";
    if (text === own || isBlank(text)) continue;
    const reading = readPeriod(text);
    return reading.kind === "period" ? reading.code : null;
  }
  return null;
}

/** The two months that 2024.1 may mean, as texts for its cell. */
export function octoberFixes(year: number): Fix[] {
  return [`${year}-10`, `${year}-01`].map((code) => ({
    kind: "cell",
    label: { zh: formatPeriod(code, "zh-CN"), en: formatPeriod(code, "en") },
    replacement: code,
  }));
}
