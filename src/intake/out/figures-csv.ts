import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { Figure, MissingReason } from "#domain/figures/figure.ts";
import { MEASURE_NAMES, type Measure, measureUnit } from "#domain/figures/measure.ts";
import { formatFigure } from "#domain/say/format-figure.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { neutralizeFormula, writeCsv } from "#domain/terms/csv.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { QUALIFIER_NAMES } from "#domain/terms/qualifier.ts";
import { OBS_STATUS_NAMES, type ObsStatus } from "#domain/terms/status.ts";
import { unitNames } from "#domain/terms/unit.ts";
import { BASIS_HEADING, computedBasis, REPORTED } from "#intake/table/computed-rows.ts";
import { namer, periodLabel } from "./template.ts";

/** One figure of a table that is downloaded. */
export type ExportedFigure = {
  readonly indicator: Indicator;
  readonly organization: Organization;
  /** Period code. */
  readonly period: string;
  /** `reported` for a figure as it was published; else the measure it was computed as. */
  readonly basis: "reported" | Measure;
  readonly figure: Figure;
  /** What a percentage is made of: the figure of the period, and the base or the target. */
  readonly sides?: { readonly now: Figure; readonly base: Figure | null };
  /** Further cells, as many as there are `extraHeaders`. */
  readonly extra?: readonly string[];
};

export type FiguresCsvOptions = {
  readonly language: Language;
  /** What the names have to be told from: all indicators and organizations of the catalogue. */
  readonly catalogue: { readonly indicators: readonly Indicator[]; readonly organizations: readonly Organization[] };
  /** Lines above the header: title, source, revision, 示例数据. */
  readonly notes: readonly string[];
  readonly extraHeaders?: readonly string[];
};

const HEADERS = {
  indicator: { zh: "指标", en: "indicator" },
  organization: { zh: "平台", en: "organization" },
  period: { zh: "时期", en: "period" },
  value: { zh: "数值", en: "value" },
  unit: { zh: "单位", en: "unit" },
  qualifier: { zh: "限定", en: "qualifier" },
  text: { zh: "文字表述", en: "wording" },
  status: { zh: "状态", en: "status" },
  basis: BASIS_HEADING,
  note: { zh: "备注", en: "note" },
} satisfies Record<string, Names>;

/** Columns that only computed figures fill; each stands in a file where a row of it needs one. */
const FURTHER = {
  upper: { zh: "数值上限", en: "upper limit" },
  now: { zh: "本期数", en: "figure of the period" },
  base: { zh: "对比数", en: "compared with" },
  change: { zh: "增减额", en: "absolute change" },
  reported: { zh: "报齐数", en: "complete" },
  expected: { zh: "应报数", en: "expected" },
} satisfies Record<string, Names>;
type Further = keyof typeof FURTHER;

const NOTE: Names = { zh: "注:", en: "Note: " };
const POINTS: Names = { zh: "百分点", en: "percentage points" };
/** A blank would say that nothing was reported yet; the dash says that it is missing. */
const MISSING = "—";

/**
 * Figures as CSV, one a row, in the words the reader of files knows: uploaded again, it gives the same observations.
 * Rows that were computed say so and are left out when read (see `computed-rows.ts`).
 */
export function figuresCsv(figures: readonly ExportedFigure[], options: FiguresCsvOptions): string {
  const { language, catalogue, notes, extraHeaders = [] } = options;
  const say = (names: Names) => nameIn(names, language);
  const indicatorName = remember(namer(catalogue.indicators, language));
  const organizationName = remember(namer(catalogue.organizations, language));
  const labels = new Map<string, string>();
  const label = (code: string) => {
    const known = labels.get(code) ?? periodLabel(code, language);
    labels.set(code, known);
    return known;
  };
  const further = figures.map((each) => furtherCells(each, language));
  const columns = (Object.keys(FURTHER) as Further[]).filter((key) => further.some((cells) => cells[key]));
  const rows = figures.map((each, i) => [
    neutralizeFormula(indicatorName(each.indicator)),
    neutralizeFormula(organizationName(each.organization)),
    label(each.period),
    ...figureCells(each, say, language).map(neutralizeFormula),
    ...columns.map((key) => neutralizeFormula(further[i]?.[key] ?? "")),
    ...(each.extra ?? []).map(neutralizeFormula),
  ]);
  return writeCsv([
    ...notes.map((note) => [say(NOTE) + note.replace(/[\r\n]+/g, " ")]),
    [...Object.values(HEADERS).map(say), ...columns.map((key) => say(FURTHER[key])), ...extraHeaders],
    ...rows,
  ]);
}

/** value, unit, qualifier, wording, status, basis, note */
function figureCells(each: ExportedFigure, say: (names: Names) => string, language: Language): string[] {
  const { figure, indicator, basis } = each;
  const measure = basis === "reported" ? "current" : basis;
  const said = say(basis === "reported" ? REPORTED : computedBasis(MEASURE_NAMES[basis]));
  const unit = unitText(indicator, measure, language);
  const { note, marks } = formatFigure(figure, indicator, measure, language);
  switch (figure.kind) {
    case "missing": {
      const status = basis === "reported" ? say(OBS_STATUS_NAMES[missingStatus(figure.reason)]) : marks;
      return [MISSING, unit, "", "", status, said, basis === "reported" ? "" : note];
    }
    case "text":
      return [MISSING, unit, "", figure.text, marks, said, note];
    case "range": {
      const qualifier = say(QUALIFIER_NAMES[figure.above ? "gt" : "ge"]).trim();
      return [String(figure.low), unit, qualifier, "", marks, said, note];
    }
    case "value":
      return [
        String(figure.value),
        unit,
        say(QUALIFIER_NAMES[figure.qualifier]).trim(),
        figure.words ? formatList([...figure.words], language) : "",
        marks,
        said,
        note,
      ];
  }
}

/** What the screen says of a computed figure beside the figure itself. */
function furtherCells(
  { figure, indicator, sides }: ExportedFigure,
  language: Language,
): Partial<Record<Further, string>> {
  const coverage = figure.kind === "text" ? undefined : figure.coverage;
  const write = (side: Figure) => sayFigure(side, indicator, "current", language).line;
  return {
    ...(figure.kind === "range" ? { upper: String(figure.high) } : {}),
    ...(sides ? { now: write(sides.now) } : {}),
    ...(sides?.base ? { base: write(sides.base) } : {}),
    ...(figure.kind === "missing" && figure.change !== undefined ? { change: String(figure.change) } : {}),
    ...(coverage ? { reported: String(coverage.reported), expected: String(coverage.expected) } : {}),
  };
}

function missingStatus(reason: MissingReason): ObsStatus {
  return reason === "not-applicable" ? "M" : reason === "withheld" ? "Q" : "O";
}

function unitText(indicator: Indicator, measure: Measure, language: Language): string {
  const unit = measureUnit(indicator, measure);
  if (unit.kind === "percent") return "%";
  if (unit.kind === "percentage-point") return nameIn(POINTS, language);
  return nameIn(unitNames(unit.unit, unit.unitMult), language).trim();
}

function remember<T extends { readonly code: string }>(name: (entry: T) => string): (entry: T) => string {
  const known = new Map<string, string>();
  return (entry) => {
    const found = known.get(entry.code) ?? name(entry);
    known.set(entry.code, found);
    return found;
  };
}
