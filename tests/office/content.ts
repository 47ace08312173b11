import { shiftDecimal } from "#domain/terms/unit.ts";
import type { IntakeCatalogue } from "#intake/read-upload.ts";
import type { Draw } from "./draw.ts";
import { type Reported, reportedIndicators, type Unit } from "./indicator.ts";
import { isSingle } from "./layout.ts";
import { type Reporter, reportersOf } from "./organization.ts";
import { codeOf, drawPeriods, periodForm, type Reckoned } from "./period.ts";
import type { Spec } from "./spec.ts";

/** An indicator as this table names and measures it. */
export type Column = { readonly reported: Reported; readonly name: string; readonly unit: Unit };

/** What a file reports: every indicator of every organization in every period. */
export type Content = {
  readonly region: Reporter;
  readonly indicators: readonly Column[];
  readonly organizations: readonly Reporter[];
  readonly periods: readonly Reckoned[];
  /** The figure in the table's unit. */
  readonly amountOf: (column: Column, organization: Reporter, period: Reckoned) => number;
};

export function drawContent(spec: Spec, catalogue: IntakeCatalogue, draw: Draw): Content {
  const { layout } = spec;
  const all = reportersOf(catalogue);
  const [region] = all.filter(({ isRegion }) => isRegion);
  if (!region) throw new Error("no region");
  const platforms = draw.shuffle(all.filter(({ isRegion }) => !isRegion));
  // 1. Who: one platform or the region itself, or several platforms.
  const single = isSingle(layout, "organization") ? (draw.chance(0.5) ? region : platforms[0]) : undefined;
  const few = platforms.slice(0, draw.int(3, 6));
  const organizations = single ? [single] : spec.ofWhich || spec.withRegion ? [region, ...few] : few;
  // 2. What: indicators that they report, and whose figures agree with the way the table is written.
  const isYearToDate = ["year-to-date", "month-and-to-date", "months-and-quarter"].includes(spec.periodKind);
  const fitting = reportedIndicators(catalogue).filter(
    ({ byPlatform, isStock, indicator, kind }) =>
      (byPlatform || single?.isRegion === true) &&
      !(isYearToDate && (isStock || kind === "percent")) &&
      !((spec.ofWhich || spec.withRegion) && !indicator.additive) &&
      !(spec.total !== "none" && (isStock || kind === "percent")),
  );
  const indicators = chooseIndicators(spec, fitting, draw).map((reported) => ({
    reported,
    name: draw.pick(reported.names),
    unit: unitFor(reported, spec, draw),
  }));
  // 3. When.
  const form = periodForm(spec.periodForm);
  const count = isSingle(layout, "period") ? 1 : draw.int(2, 5);
  const mayCross =
    form.hasYear && spec.yearAt === "period" && count > 1 && spec.periodKind !== "year" && draw.chance(0.25);
  const periods = drawPeriods(spec.periodKind, count, mayCross && !isYearToDate, draw).filter(
    (period) => !(form.excludes?.(period) ?? false),
  );
  if (periods.length === 0) periods.push(...drawPeriods(spec.periodKind, 12, false, draw).slice(1, 2));
  return {
    region,
    indicators,
    organizations,
    periods,
    amountOf: drawAmounts(spec, { region, indicators, organizations, periods }, draw),
  };
}

/** Where the title states the unit all have the same. */
function chooseIndicators(spec: Spec, fitting: readonly Reported[], draw: Draw): Reported[] {
  const count = isSingle(spec.layout, "indicator") ? 1 : draw.int(2, 4);
  const shuffled = draw.shuffle(fitting);
  const money = shuffled.filter(({ kind }) => kind === "money");
  const wanted =
    spec.otherUnits && money.length > 0
      ? [...money.slice(0, 1), ...shuffled.filter(({ kind }) => kind !== "money")]
      : shuffled;
  if (spec.unitAt !== "title") return wanted.slice(0, count);
  const unit = wanted[0]?.units[0]?.text;
  return wanted.filter(({ units }) => units[0]?.text === unit).slice(0, count);
}

function unitFor({ units }: Reported, { otherUnits }: Spec, draw: Draw): Unit {
  const [usual, ...others] = units;
  if (usual === undefined) throw new Error("an indicator without units");
  return otherUnits && others.length > 0 ? draw.pick(others) : usual;
}

/** Figures of a year to date grow, stocks do not fall, and the region's is the sum of its platforms where both are stated. */
function drawAmounts(spec: Spec, content: Omit<Content, "amountOf">, draw: Draw): Content["amountOf"] {
  const amounts = new Map<string, number>();
  const key = (column: Column, { code }: Reporter, period: Reckoned) =>
    `${column.reported.indicator.code}|${code}|${codeOf(period)}`;
  const platforms = content.organizations.filter(({ isRegion }) => !isRegion);
  for (const column of content.indicators) {
    for (const organization of content.organizations) {
      let sum = 0;
      let total = 0;
      for (const period of content.periods) {
        const own = drawAmount(column.reported, spec.figures === "decimals", draw);
        const grows = period.kind === "year-to-date" || column.reported.isStock;
        if (spec.periodKind === "months-and-quarter") total += own;
        sum = grows && column.reported.kind !== "percent" ? decimal(sum + own) : own;
        // The quarter is the sum of its months, which went before.
        if (spec.periodKind === "months-and-quarter" && period.kind === "quarter") sum = decimal(total - own);
        amounts.set(key(column, organization, period), sum);
      }
    }
    if (spec.ofWhich || spec.withRegion)
      for (const period of content.periods) {
        const parts = platforms.map((platform) => amounts.get(key(column, platform, period)) ?? 0);
        amounts.set(key(column, content.region, period), decimal(parts.reduce((a, b) => a + b, 0)));
      }
  }
  return (column, organization, period) =>
    shiftDecimal(amounts.get(key(column, organization, period)) ?? 0, -column.unit.shift);
}

/** In the indicator's own unit; money has few digits, so that it can be written in any unit. */
function drawAmount({ kind, indicator }: Reported, withDecimals: boolean, draw: Draw): number {
  if (kind === "percent") return decimal(draw.int(500, 700) / 10);
  if (kind === "count") return draw.int(1, 39);
  if (indicator.unitMult === 8) return decimal(draw.int(11, 60) / 10);
  return withDecimals ? decimal(draw.int(5000, 30000) / 10) : draw.int(5, 30) * 100;
}

/** Without the noise of binary sums. */
const decimal = (value: number) => Number(value.toFixed(6));
