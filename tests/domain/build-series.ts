import type { Indicator } from "#domain/catalogue/indicator.ts";
import { DEFAULT_RULES } from "#domain/catalogue/rules.ts";
import type { TargetValue } from "#domain/catalogue/target.ts";
import { type Figure, missing, valueFigure } from "#domain/figures/figure.ts";
import type { Series } from "#domain/figures/series.ts";
import type { NumericQualifier } from "#domain/terms/qualifier.ts";
import { marksOf, type ObsStatus } from "#domain/terms/status.ts";

/** A figure as a case writes it: a number, `null` for reported as missing, a wording, or a number with more to it. */
export type WrittenFigure =
  | number
  | null
  | string
  | { readonly value: number; readonly qualifier?: NumericQualifier; readonly status?: ObsStatus };

const USUAL: Indicator = {
  code: "hired",
  names: { zh: "引进人才", en: "Talent hired" },
  aliases: [],
  group: { zh: "人才", en: "Talent" },
  unit: "person",
  unitMult: 0,
  decimals: 0,
  direction: "higher",
  aggregation: "sum",
  additive: true,
  definition: { zh: "时期内引进的人数。", en: "People hired in the period." },
  min: 0,
  max: null,
  headline: true,
};

/** A flow of people, unless said otherwise. */
export function indicatorWith(more: Partial<Indicator> = {}): Indicator {
  return { ...USUAL, ...more };
}

/** A series of the figures and year targets given, all of revision 1. */
export function seriesOf(
  figures: Readonly<Record<string, WrittenFigure>>,
  more: Partial<Indicator> = {},
  targets: Readonly<Record<string, TargetValue>> = {},
): Series {
  return {
    indicator: indicatorWith(more),
    organization: "somewhere",
    figures: new Map(Object.entries(figures).map(([code, written]) => [code, figureOf(written)])),
    targets: new Map(Object.entries(targets)),
    curves: new Map(),
    platforms: [],
    rules: DEFAULT_RULES,
  };
}

/** A region's series: what it reported itself, and the series of its platforms. */
export function regionSeries(
  platforms: readonly Readonly<Record<string, WrittenFigure>>[],
  more: Partial<Indicator> = {},
  own: Readonly<Record<string, WrittenFigure>> = {},
): Series {
  const parts = platforms.map((figures, i) => ({ ...seriesOf(figures, more), organization: `p${i + 1}` }));
  return { ...seriesOf(own, more), organization: "town", platforms: parts };
}

function figureOf(written: WrittenFigure): Figure {
  if (written === null) return missing("reported-missing", { revision: 1 });
  if (typeof written === "number") return valueFigure(written, { revision: 1 });
  if (typeof written === "string") return { kind: "text", text: written, marks: [], revision: 1 };
  const { value, status = "A", ...others } = written;
  return valueFigure(value, { ...others, marks: marksOf(status), revision: 1 });
}

/** Months 01 to 12 of a year with the values given, from January on. */
export function monthly(year: number, values: readonly WrittenFigure[]): Record<string, WrittenFigure> {
  return Object.fromEntries(values.map((value, i) => [`${year}-${String(i + 1).padStart(2, "0")}`, value]));
}
