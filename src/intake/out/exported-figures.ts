import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { Figure } from "#domain/figures/figure.ts";
import type { Measure } from "#domain/figures/measure.ts";
import { comparePeriodCodes } from "#domain/terms/period.ts";
import type { Marks } from "#domain/terms/status.ts";
import { calendarOf, explain } from "#domain/views/explanation.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import type { ExportedFigure } from "./figures-csv.ts";

/** A figure that a table shows: as published where it says just that, else as the measure it was computed as. */
export function exportedFigure(
  data: RegionData,
  shown: {
    readonly indicator: Indicator;
    readonly organization: Organization;
    /** Code of the period it covers. */
    readonly period: string;
    readonly measure: Measure;
    readonly figure: Figure;
  },
): ExportedFigure {
  const { measure, ...rest } = shown;
  const sides = sidesShown(data, shown);
  const published = data.observed(shown.indicator, shown.organization.code).get(shown.period);
  const mayBePublished = measure === "current" || measure === "ytd";
  const isPublished = mayBePublished && published !== undefined && saysTheSame(published, shown.figure);
  return { ...rest, basis: isPublished ? "reported" : measure, ...(sides ? { sides } : {}) };
}

/** Both sides of a comparison, and of a completion the figure and its target: what the percentage is made of. */
function sidesShown(
  data: RegionData,
  { indicator, organization, period: code, measure }: Parameters<typeof exportedFigure>[1],
): ExportedFigure["sides"] | null {
  const period = calendarOf(code);
  if (period === null || measure === "current" || measure === "ytd") return null;
  const { level, base, target } = explain(data.seriesOf(indicator, organization.code), measure, period);
  return { now: level.figure, base: base?.figure ?? target?.level ?? null };
}

/** All that was published for a region and its platforms, by indicator, organization and time. */
export function publishedFigures(data: RegionData): ExportedFigure[] {
  return data.indicators.flatMap((indicator) =>
    [data.region, ...data.platforms].flatMap((organization) =>
      [...data.observed(indicator, organization.code)]
        .sort(([a], [b]) => comparePeriodCodes(a, b))
        .map(([period, figure]): ExportedFigure => ({ indicator, organization, period, basis: "reported", figure })),
    ),
  );
}

function saysTheSame(published: Figure, shown: Figure): boolean {
  if (published.kind === "missing") return shown.kind === "missing" && shown.reason === published.reason;
  if (published.kind === "text")
    return shown.kind === "text" && shown.text === published.text && sameMarks(shown.marks, published.marks);
  if (published.kind === "range" || shown.kind !== "value" || shown.coverage) return false;
  const { value, qualifier, marks } = published;
  return shown.value === value && shown.qualifier === qualifier && sameMarks(shown.marks, marks);
}

function sameMarks(a: Marks, b: Marks): boolean {
  return a.length === b.length && a.every((mark) => b.includes(mark));
}
