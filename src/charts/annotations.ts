import { type Policy, policyMonth } from "#domain/catalogue/policy.ts";
import { figureMarks } from "#domain/figures/figure.ts";
import type { Language } from "#domain/terms/names.ts";
import { nameIn } from "#domain/terms/names.ts";
import { firstMonth, isCalendarPeriod, lastMonth, parsePeriod } from "#domain/terms/period.ts";
import { OBS_STATUS_NAMES } from "#domain/terms/status.ts";
import type { ChartLine } from "./chart-line.ts";
import { fitText, labelText, textEms } from "./text-fit.ts";

/** Something marked with a vertical line: where, what, and the name as it fits. */
export type Annotation = {
  readonly kind: "policy" | "break";
  readonly index: number;
  readonly text: string;
  /** Row above the plot, 0 the nearest. */
  readonly row: number;
};

/** Policies by the index of the period they fall in; those outside the range or without a month are left out. */
export function policiesAt(policies: readonly Policy[], periods: readonly string[]): Map<number, Policy[]> {
  const at = new Map<number, Policy[]>();
  for (const policy of policies) {
    const month = policyMonth(policy);
    const index = month === null ? -1 : indexOfMonth(periods, month);
    if (index >= 0) at.set(index, [...(at.get(index) ?? []), policy]);
  }
  return at;
}

function indexOfMonth(periods: readonly string[], month: string): number {
  const wanted = parsePeriod(month);
  if (wanted?.kind !== "month") return -1;
  return periods.findIndex((code) => {
    const period = parsePeriod(code);
    if (!period || !isCalendarPeriod(period) || period.year !== wanted.year) return false;
    return firstMonth(period) <= wanted.month && wanted.month <= lastMonth(period);
  });
}

/** Lines that break their series, by the index of the period they do it at. */
export function breaksAt(lines: readonly ChartLine[]): Map<number, ChartLine[]> {
  const at = new Map<number, ChartLine[]>();
  for (const line of lines) {
    // A change across a break carries the status for as long as its base lies before it; only levels mark the break.
    if (line.series.measure !== "current" && line.series.measure !== "ytd") continue;
    for (const [index, { figure }] of line.series.points.entries()) {
      const before = line.series.points[index - 1]?.figure;
      const breaks = figureMarks(figure).includes("B");
      const broke = before !== undefined && figureMarks(before).includes("B");
      if (breaks && !broke) at.set(index, [...(at.get(index) ?? []), line]);
    }
  }
  return at;
}

/** Most rows of names above a plot. */
export const MOST_ROWS = 3;

/** Room right of the plot that a name near its end needs at least, in em. */
export const ANNOTATION_ROOM = 6;

/** Widths in em of the label: of the plot, and of the margin right of it. */
export type AnnotationRoom = { readonly plot: number; readonly right: number };

/**
 * Names the vertical lines and gives each a row, so that no name meets another name or another line. A name stands
 * right of its line; where it reaches over a later line it stands above that one's; where three rows do not suffice it
 * is cut short.
 */
export function placeAnnotations(
  policies: ReadonlyMap<number, readonly Policy[]>,
  breaks: ReadonlySet<number>,
  periods: number,
  room: AnnotationRoom,
  language: Language,
  rows = MOST_ROWS,
): Annotation[] {
  const step = room.plot / Math.max(1, periods - 1);
  const placed: (Annotation & Extent)[] = [];
  for (const index of [...new Set([...policies.keys(), ...breaks])].sort((a, b) => b - a)) {
    const own = policies.get(index);
    const words = own ? own.map((policy) => nameIn(policy.names, language)) : [];
    if (breaks.has(index)) words.push(nameIn(OBS_STATUS_NAMES.B, language));
    const name = words.join(language === "en" ? "; " : ";");
    const start = index * step;
    const longest = Math.min(16, room.plot * 0.45, room.plot + room.right - start - 1);
    placed.push({ kind: own ? "policy" : "break", index, ...place(placed, start, name, longest, rows) });
  }
  return placed.reverse().map(({ kind, index, text, row }) => ({ kind, index, text, row }));
}

type Extent = { readonly start: number };

/**
 * The lowest row where the whole name fits before the next line that rises to it; in the highest row as much of the
 * name as fits there.
 */
function place(
  placed: readonly (Annotation & Extent)[],
  start: number,
  name: string,
  longest: number,
  rows: number,
): Extent & { text: string; row: number } {
  const whole = fitText(name, longest);
  for (let row = 0; ; row += 1) {
    const rising = placed.filter((other) => other.row >= row).map((other) => other.start);
    const limit = Math.min(...rising, Number.POSITIVE_INFINITY);
    const fits = start + extent(whole) <= limit;
    if (!fits && row < rows - 1) continue;
    const text = fits ? whole : fitText(name, Math.max(1, (limit - start - MARK) / SAFETY));
    return { start, text: labelText(text), row };
  }
}

/** Widths are estimates: a tenth more is kept free, and room for the mark before the name. */
const SAFETY = 1.1;
const MARK = 1.6;

function extent(text: string): number {
  return textEms(text) * SAFETY + MARK;
}
