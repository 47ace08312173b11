import type { Fix } from "#domain/reading/problem.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { decideOctober, readPeriod } from "#intake/words/period-text.ts";

/** How the months of a year are written in a column: `2024.01` shows that zeros are kept, `2024.10` that October is. */
type MonthStyle = "two-digits" | "october-written" | "unknown";

/** Decides what 2024.1 means in a cell of a column: the period code, or `null` where nothing tells. */
export type OctoberDecider = (index: number, column: number, year: number) => string | null;

export function createOctoberDecider(table: TableBody): OctoberDecider {
  const styles = new Map<string, MonthStyle>();
  const neighbours = new Map<number, Neighbours>();
  const neighboursIn = (column: number): Neighbours => {
    const known = neighbours.get(column) ?? findNeighbours(table, column);
    neighbours.set(column, known);
    return known;
  };
  let last = { index: -1, column: -1, code: null as string | null };
  return (index, column, year) => {
    const repeats = last.column === column && last.index === index - 1;
    if (!repeats || table.rows[index]?.[column] !== table.rows[index - 1]?.[column])
      last = { index, column, code: decide(table, index, column, year, styles, neighboursIn) };
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
  neighboursIn: (column: number) => Neighbours,
): string | null {
  const style = columnStyle(table, column, year, styles);
  if (style === "october-written") return `${year}-01`;
  if (style === "two-digits") return `${year}-10`;
  const { above, below } = neighboursIn(column);
  return decideOctober(
    year,
    [above[index], below[index]].map((row = 0) => periodAt(table, row, column)),
  );
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

/** For each row the nearest above and below it whose cell says something else, 0 (the header) for none. */
type Neighbours = { readonly above: Uint32Array; readonly below: Uint32Array };

/** A table sorted by period repeats each for every platform and indicator, so each row is gone through once. */
function findNeighbours({ rows }: TableBody, column: number): Neighbours {
  const find = (from: number, to: number, step: number) => {
    const found = new Uint32Array(rows.length);
    let [run, beforeRun, last] = ["", 0, 0];
    for (let i = from; i !== to; i += step) {
      const text = rows[i]?.[column] ?? "";
      if (isBlank(text)) continue;
      if (text !== run) [run, beforeRun] = [text, last];
      found[i] = beforeRun;
      last = i;
    }
    return found;
  };
  return { above: find(1, rows.length, 1), below: find(rows.length - 1, 0, -1) };
}

function periodAt(table: TableBody, row: number, column: number): string | null {
  const reading = row === 0 ? null : readPeriod(table.rows[row]?.[column] ?? "");
  return reading?.kind === "period" ? reading.code : null;
}

/** The two months that 2024.1 may mean, as texts for its cell. */
export function octoberFixes(year: number): Fix[] {
  return [`${year}-10`, `${year}-01`].map(fixOf);
}

/** Asks whether 24.09 is the month it looks like. */
export function reportShortYear(log: ProblemLog, place: Place, text: string, code: string): void {
  const fix = fixOf(code);
  log.add("short-year", place, text, { periodZh: fix.label.zh, periodEn: fix.label.en, code }, [fix]);
}

function fixOf(code: string): Fix {
  const label = { zh: formatPeriod(code, "zh-CN"), en: formatPeriod(code, "en") };
  return { kind: "cell", label, replacement: code };
}
