import type { Indicator } from "#domain/catalogue/indicator.ts";
import { QUALIFIER_SIGNS } from "#domain/terms/qualifier.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import type { FigureKeys } from "./figure-keys.ts";
import { addendsOf } from "./total-addends.ts";
import { gapBetween, type LineFigure, sumOf } from "./total-figure.ts";
import { cellsUnder, type Line, type LineCell } from "./total-lines.ts";
import { waysToSum } from "./total-parts.ts";

/** Totals of a line from which on those between the first and the last are looked at with what is near them only. */
const MANY_TOTALS = 50;
const NEAR = 500;

type Telling = {
  /** Code of the region whose file it is. */
  readonly region: string;
  readonly log: ProblemLog;
  /** Cells that were told: where totals of rows and of columns meet, once. */
  readonly told: Set<string>;
};

/** A total held against one way of summing up; `gap` is how far they lie apart, 0 where they agree. */
type Held = {
  readonly id: string;
  readonly gap: number;
  readonly isExact: boolean;
  readonly report: () => void;
};

/**
 * Warns of each stated total that its parts do not come to, or cannot where some of them are only bounds or missing. What
 * a total sums up is told by its place; where that leaves more than one way, by what agrees in most of the lines.
 *
 * @param lines all columns, or all rows, of one table
 */
export function checkTotals(lines: readonly Line[], along: "row" | "column", { region, log, told }: Telling): void {
  const byTotal = new Map<number, Held[][]>();
  for (const line of lines) {
    const totals = line.flatMap(({ kind }, at) => (kind === "total" ? [at] : []));
    for (const [i, at] of totals.entries()) {
      const total = line[at];
      const isInside = totals.length > MANY_TOTALS && i > 0 && i < totals.length - 1;
      const near = isInside ? line.slice(Math.max(0, at - NEAR), at + NEAR) : line;
      const held = total ? holdAgainst(total, near, { region, log, told }) : [];
      if (total === undefined || held.length === 0) continue;
      const known = byTotal.get(total.place[along]);
      if (known) known.push(held);
      else byTotal.set(total.place[along], [held]);
    }
  }
  for (const all of byTotal.values()) reportDisagreeing(all);
}

/** Of the ways that a total may be meant, that which most lines agree with is; the likeliest, where none does. */
function reportDisagreeing(all: readonly Held[][]): void {
  const agreeing = new Map<string, number>();
  for (const held of all)
    for (const { id, gap, isExact } of held) if (gap === 0 && isExact) agreeing.set(id, (agreeing.get(id) ?? 0) + 1);
  for (const held of all) {
    const ranked = [...held].sort((a, b) => (agreeing.get(b.id) ?? 0) - (agreeing.get(a.id) ?? 0));
    const [meant] = ranked;
    const best = agreeing.get(meant?.id ?? "") ?? 0;
    // Nothing agrees: any way that is possible will do.
    if (meant === undefined || meant.gap === 0) continue;
    if (best === 0 && held.some(({ gap }) => gap === 0)) continue;
    meant.report();
  }
}

function holdAgainst(total: LineCell, line: Line, { region, log, told }: Telling): Held[] {
  const cells = cellsUnder(line, total.keys);
  const ways = waysToSum(cells, cells.indexOf(total));
  return ways.flatMap(({ id, parts, isSome }) => {
    const own = parts.flatMap((place) => cells[place] ?? []);
    const addends = addendsOf(own, total.keys, region);
    if (addends === null || addends.cells.length === 0) return [];
    const { indicator } = addends;
    const stated = total.figureIn(indicator);
    if (stated.value === null) return [];
    const figures = addends.cells.map((cell) => cell.figureIn(cell.keys.indicator ?? indicator));
    const isExact = stated.isExact && figures.every((figure) => figure.isExact);
    const sum = sumOf(figures);
    const apart = gapBetween(stated, sum);
    const isLess = isSome && apart > 0 && sum.low !== null && sum.low < stated.value;
    const gap = isLess ? 0 : apart;
    const report = () => {
      const cell = `${total.place.row} ${total.place.column}`;
      if (told.has(cell)) return;
      told.add(cell);
      reportTotal(log, total, { indicator, stated, figures, isExact, isOfOne: isOfOne(addends.cells, total.keys) });
    };
    return [{ id, gap, isExact: isExact && !isLess, report }];
  });
}

function isOfOne(cells: readonly LineCell[], { indicator }: FigureKeys): boolean {
  return new Set(cells.map(({ keys }) => keys.indicator ?? indicator)).size === 1;
}

type Difference = {
  readonly indicator: Indicator;
  readonly stated: LineFigure;
  readonly figures: readonly LineFigure[];
  readonly isExact: boolean;
  /** True where all parts are of the indicator. */
  readonly isOfOne: boolean;
};

function reportTotal(log: ProblemLog, total: LineCell, difference: Difference): void {
  const { indicator, stated, figures, isExact, isOfOne: ofOne } = difference;
  const sums = figures.map(({ value }) => value ?? 0);
  const limits = sumOf(figures);
  const isAbove = (limits.low ?? Number.NEGATIVE_INFINITY) > (stated.high ?? Number.POSITIVE_INFINITY);
  const sum = isExact ? sums.reduce((all, one) => all + one, 0) : ((isAbove ? limits.low : limits.high) ?? 0);
  const params = {
    label: total.label.trim(),
    total: `${QUALIFIER_SIGNS[stated.qualifier]}${written(stated.value ?? 0)}`,
    sum: written(sum),
    gap: written(Math.abs(sum - (stated.value ?? 0))),
    count: figures.length,
    ofZh: ofOne ? `（${indicator.names.zh}）` : "",
    ofEn: ofOne ? ` (${indicator.names.en})` : "",
    boundZh: isAbove ? "至少是" : "至多是",
    boundEn: isAbove ? "at least" : "at most",
  };
  log.add(isExact ? "total-differs" : "total-impossible", total.place, total.raw, params);
}

function written(value: number): number {
  return Number(value.toPrecision(12));
}
