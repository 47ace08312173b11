import { type Books, type Curve, type Life, type Row, revise, type Target } from "./books.ts";
import { type Catalogue, inventCatalogue, type NamedIndicator, withComputed } from "./catalogue.ts";
import { beginOf, countMonths, endOf, makePeriod, type Period } from "./period.ts";
import { makeRandom, type Random } from "./random.ts";
import { MISSING_CELL, reportFigure, UNTIDY, type Untidiness, writeDecimal } from "./random-cell.ts";
import { inventCurves, varyTargets } from "./random-plans.ts";
import { drawPeriods, RATE_SHAPES, SHAPES, type Span } from "./shapes.ts";

/** A region that does not exist, and what its offices reported. */
export interface RandomRegion {
  readonly seed: number;
  readonly catalogue: Catalogue;
  readonly years: { readonly first: number; readonly last: number };
  /** As first published. */
  readonly rows: readonly Row[];
  /** Cells of a later file: some replace earlier ones and may contradict others, some are new. */
  readonly revision: readonly Row[];
  readonly targets: readonly Target[];
  readonly curves: readonly Curve[];
  /** When platforms were founded and closed, of those of which it is known. */
  readonly lives: Readonly<Record<string, Life>>;
  /**
   * What truly happened, of flows and stocks, in units of the last decimal written: `truth(indicator, organization)` by months
   * counted through the years; zero before an organization's first report. `rows` are true of it, `revision` is not.
   */
  truth(indicator: string, organization: string): Truth;
}

/** @param month counted through the years */
export type Truth = (month: number) => number;

export interface RandomRegionOptions {
  /** Invented where absent. */
  readonly catalogue?: Catalogue;
  readonly untidiness?: Untidiness;
  /** Some platforms are founded and closed, some indicators asked of some alone and retired; else none of it is said. */
  readonly lives?: boolean;
  readonly firstYear?: number;
  readonly lastYear?: number;
}

/** The same seed and options give the same region on every machine. */
export function makeRandomRegion(seed: number, options: RandomRegionOptions = {}): RandomRegion {
  const random = makeRandom(seed);
  // By a die of its own: what is reported is the same with and without what is computed from it.
  const plain = options.catalogue ?? withComputed(inventCatalogue(random), makeRandom(seed + 7919));
  const untidiness = options.untidiness ?? UNTIDY;
  const last = options.lastYear ?? 2024;
  const first = options.firstYear ?? last - random.integer(0, 3);
  const { catalogue, lives } = options.lives
    ? inventLives(plain, { first: countMonths(first, 1), last: countMonths(last, 12) }, makeRandom(seed + 1_299_709))
    : { catalogue: plain, lives: {} };
  const truths = new Map<string, Truth>();
  const rows: Row[] = [];
  const unreported: Row[] = [];
  const targets: Target[] = [];
  const end = countMonths(last, random.chance(0.5) ? 12 : random.integer(2, 12));
  for (const indicator of catalogue.indicators) {
    if (indicator.recipe) continue;
    const shapes = shapesOf(indicator);
    // Some regions hand out one form for all; not everybody keeps to it.
    const usual = random.chance(0.5) ? [random.pick(shapes)] : shapes;
    for (const { code: organization } of reporters(catalogue, indicator, random)) {
      const span = { first: drawStart(first, last, random), last: end };
      const periods = drawPeriods(random.chance(0.9) ? usual : shapes, span, random);
      const begins = Math.min(...periods.map(({ range }) => beginOf(range)));
      const truth = inventTruth(
        indicator,
        { first: Math.max(span.first, begins), last: countMonths(last, 12) },
        random,
      );
      truths.set(`${indicator.code} ${organization}`, truth);
      for (const [index, period] of periods.entries()) {
        const figure = figureOf(truth, indicator, period);
        const cell = reportFigure(figure, indicator, untidiness, random);
        const row = { indicator: indicator.code, organization, period: period.code, ...cell };
        // What begins a series is never left out, or the truth would have begun before it.
        if (index > 0 && random.chance(untidiness.gaps)) unreported.push(row);
        else rows.push(row);
      }
    }
    const truthOf = (organization: string) => truths.get(`${indicator.code} ${organization}`) ?? (() => 0);
    targets.push(...inventTargets(catalogue, indicator, { first, last }, truthOf, random));
  }
  const indicators = new Map(catalogue.indicators.map((each) => [each.code, each]));
  const changed = rows.filter(() => random.chance(0.05)).map((row) => changeRow(row, indicators, random));
  const revision = [...changed, ...unreported.filter(() => random.chance(0.4))];
  const truth = (indicator: string, organization: string) => truths.get(`${indicator} ${organization}`) ?? (() => 0);
  const plans = makeRandom(seed + 104_729);
  const planned = varyTargets(targets, catalogue, plans);
  const curves = inventCurves(catalogue, { first, last }, plans);
  return { seed, catalogue, years: { first, last }, rows, revision, targets: planned, curves, lives, truth };
}

/** Who was there when, and who is asked for what until when. */
function inventLives(
  catalogue: Catalogue,
  { first, last }: Span,
  random: Random,
): { readonly catalogue: Catalogue; readonly lives: Readonly<Record<string, Life>> } {
  const lives: Record<string, Life> = {};
  for (const { code } of catalogue.platforms) {
    const founded = random.chance(0.3) ? random.integer(first - 12, last) : null;
    const closed = random.chance(0.3) ? random.integer(founded ?? first, last) : null;
    lives[code] = { ...(founded === null ? {} : { founded }), ...(closed === null ? {} : { closed }) };
  }
  const codes = catalogue.platforms.map(({ code }) => code);
  const indicators = catalogue.indicators.map((indicator) => {
    if (indicator.recipe) return indicator;
    const named = codes.filter(() => random.chance(0.7));
    const reporters = random.chance(0.5) ? ("platforms" as const) : named;
    const isAsked = random.chance(0.4) && (reporters === "platforms" || named.length > 0);
    const retired = random.chance(0.15) ? { retired: random.integer(first, last) } : {};
    return { ...indicator, ...(isAsked ? { reporters } : {}), ...retired };
  });
  return { catalogue: { ...catalogue, indicators }, lives };
}

/** What the reckoner is to know of it: as first published, or after the later file. */
export function toBooks(region: RandomRegion, edition: "first" | "revised"): Books {
  const { catalogue, rows, revision, targets, curves, lives } = region;
  return {
    rows: edition === "first" ? rows : revise(rows, revision),
    indicators: catalogue.indicators,
    targets,
    curves,
    regions: [{ code: catalogue.region.code, platforms: catalogue.platforms.map(({ code }) => code), lives }],
  };
}

/** The platforms, and the region itself where nothing is added up for it; sometimes both, sometimes not all. */
function reporters({ region, platforms }: Catalogue, { additive }: NamedIndicator, random: Random) {
  const some = platforms.filter(() => random.chance(0.95));
  return random.chance(additive ? 0.1 : 0.95) ? [...some, region] : some;
}

function drawStart(first: number, last: number, random: Random): number {
  if (random.chance(0.7)) return countMonths(first, 1);
  return countMonths(random.integer(first, last), random.integer(1, 11));
}

function shapesOf({ aggregation }: NamedIndicator) {
  return Object.values(aggregation === "mean" || aggregation === "ratio" ? RATE_SHAPES : SHAPES);
}

function inventTruth(indicator: NamedIndicator, span: Span, random: Random): Truth {
  const units = 10 ** indicator.decimals;
  const size = random.pick([1, 5, 30, 400]) * (indicator.decimals > 0 ? random.integer(1, units) : 1);
  const flow = () => random.integer(indicator.min === null ? -size : 0, size) * (random.chance(0.25) ? 0 : 1);
  const values = new Map<number, number>();
  let state = random.integer(0, size * 4);
  for (let month = span.first; month <= span.last; month += 1) {
    if (indicator.unitKind === "percent") state = random.integer(0, 100 * units);
    else state = indicator.aggregation === "last" ? state + flow() : flow();
    values.set(month, state);
  }
  return (month) => values.get(month) ?? 0;
}

/** Of a flow the sum over the period, else the figure at its end. */
function figureOf(truth: Truth, { aggregation }: NamedIndicator, { range }: Period): number {
  let sum = 0;
  for (let month = beginOf(range); month <= endOf(range); month += 1) sum += truth(month);
  return aggregation === "sum" ? sum : truth(endOf(range));
}

function changeRow(row: Row, indicators: ReadonlyMap<string, NamedIndicator>, random: Random): Row {
  const indicator = indicators.get(row.indicator);
  if (!indicator) throw new Error(`unknown indicator: ${row.indicator}`);
  if (random.chance(0.08)) return { ...row, ...MISSING_CELL };
  const units = Math.round(Number(row.value) * 10 ** indicator.decimals);
  const top = indicator.unitKind === "percent" ? 100 * 10 ** indicator.decimals : Number.POSITIVE_INFINITY;
  const moved = units + random.integer(-6, 6);
  const kept = Math.min(indicator.min === null ? moved : Math.max(0, moved), top);
  const tidy = { ...UNTIDY, missing: 0, gaps: 0 };
  return { ...row, ...reportFigure(kept, indicator, tidy, random) };
}

/** Somewhat more or less than what came of the year; of platforms and region, each by itself. */
function inventTargets(
  { platforms, region }: Catalogue,
  indicator: NamedIndicator,
  { first, last }: RandomRegion["years"],
  truthOf: (organization: string) => Truth,
  random: Random,
): Target[] {
  if (indicator.aggregation === "mean" || indicator.aggregation === "ratio") return [];
  const targets: Target[] = [];
  for (let year = first; year <= last; year += 1) {
    const period = makePeriod(year, "year", 1);
    const came = platforms.map(({ code }) => figureOf(truthOf(code), indicator, period));
    const sum = came.reduce((total, units) => total + units, 0);
    for (const [index, { code }] of [...platforms, region].entries()) {
      if (random.chance(0.15)) continue;
      const top = indicator.unitKind === "percent" ? 100 * 10 ** indicator.decimals : Number.POSITIVE_INFINITY;
      const units = Math.min(Math.ceil((came[index] ?? sum) * (0.6 + random.unit())), top);
      const value = writeDecimal(Math.max(1, units), indicator.decimals);
      targets.push({ indicator: indicator.code, organization: code, period: `${year}`, aim: value });
    }
  }
  return targets;
}
