import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import type { Figure } from "#domain/figures/figure.ts";
import type { Measure } from "#domain/figures/measure.ts";
import { formatPeriod, yearToDateNames } from "#domain/say/format-period.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { isCalendarPeriod, lastMonth, parsePeriod } from "#domain/terms/period.ts";
import { escapeHtml } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";
import { CHART_WORDS } from "./words.ts";

/** One figure as a tooltip tells it; plain text throughout. */
export type TooltipRow = {
  readonly name: string;
  /** Colour of the line or bar; `null` for a row without a mark. */
  readonly color: string | null;
  readonly value: string;
  /** Status, coverage, reason: whatever qualifies the value. */
  readonly notes: readonly string[];
};

export type TooltipContent = {
  readonly heading: string;
  readonly rows: readonly TooltipRow[];
  /** Policies, breaks. */
  readonly events: readonly string[];
  readonly source: string;
};

const MOST_ROWS = 14;

/** The row of a figure: value with qualifier and unit, or a dash with the reason; status where it is not normal. */
export function figureRow(
  name: string,
  color: string | null,
  figure: Figure,
  indicator: Indicator,
  measure: Measure,
  language: Language,
): TooltipRow {
  const { text, note, marks } = sayFigure(figure, indicator, measure, language);
  return { name, color, value: text, notes: [marks, note].filter((part) => part !== "") };
}

/** 来源:第3版(2024-09-05发布) — of every revision that the figures come from, newest first. */
export function sourceLine(
  figures: readonly Figure[],
  revisions: ReadonlyMap<number, DatedRevision> | undefined,
  language: Language,
): string {
  const numbers = [...new Set(figures.map((figure) => figure.revision).filter((number) => number > 0))];
  if (numbers.length === 0) return "";
  const parts = numbers
    .sort((a, b) => b - a)
    .slice(0, 3)
    .map((number) => revisionText(number, revisions?.get(number), language));
  const more = numbers.length > 3 ? "…" : "";
  return `${language === "en" ? "Source: " : "来源:"}${formatList(parts, language)}${more}`;
}

/** A revision as it is cited: 第3版(2024-09-05发布). What was shipped is recorded on a day, and published on none. */
export function revisionText(number: number, revision: DatedRevision | undefined, language: Language): string {
  const day = revision?.publishedDay;
  if (day && revision?.kind === "seed")
    return language === "en" ? `revision ${number}, shipped, recorded ${day}` : `第${number}版（随附，${day}录入）`;
  if (language === "en") return day ? `revision ${number}, published ${day}` : `revision ${number}`;
  return day ? `第${number}版(${day}发布)` : `第${number}版`;
}

/** The period a figure of a measure covers: year-to-date measures say the months, 2024年1—8月. */
export function measuredPeriod(code: string, measure: Measure, language: Language): string {
  const period = parsePeriod(code);
  const accumulates = measure === "ytd" || measure === "ytd-yoy" || measure === "completion";
  if (!period || !isCalendarPeriod(period) || period.kind === "year" || !accumulates)
    return formatPeriod(code, language);
  return nameIn(yearToDateNames(period.year, lastMonth(period)), language);
}

/**
 * Tooltip content as HTML. Everything that came from data is escaped here and nowhere else. Looks are classes of
 * ui/theme.css and properties of the box: the page's policy lets no style stand in HTML, and a mark's colour is an
 * attribute of SVG, which is none.
 */
export function tooltipHtml(content: TooltipContent): string {
  const shown = content.rows.slice(0, MOST_ROWS);
  const rest = content.rows.length - shown.length;
  const events = content.events.map((event) => `<div class="tip-event">◆ ${escapeHtml(event)}</div>`).join("");
  return (
    `<div class="tip"><div class="tip-heading">${escapeHtml(content.heading)}</div>` +
    `<table>${shown.map(rowHtml).join("")}</table>` +
    (rest > 0 ? `<div class="tip-small">+${rest}</div>` : "") +
    events +
    (content.source === "" ? "" : `<div class="tip-small tip-source">${escapeHtml(content.source)}</div>`) +
    "</div>"
  );
}

function rowHtml(row: TooltipRow): string {
  const mark =
    row.color === null
      ? ""
      : `<svg class="tip-mark" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1" fill="${escapeHtml(row.color)}"></circle></svg>`;
  const notes = row.notes.map(escapeHtml).join(" · ");
  const noteHtml = notes === "" ? "" : `<br><span class="tip-small">${notes}</span>`;
  return `<tr><td>${mark}</td><td>${escapeHtml(row.name)}</td><td>${escapeHtml(row.value)}${noteHtml}</td></tr>`;
}

/** The look of every tooltip's box. */
export function tooltipBox(tokens: ChartTokens) {
  return {
    confine: true,
    transitionDuration: 0,
    backgroundColor: tokens.color.surface,
    borderColor: tokens.color.axis,
    borderWidth: 1,
    padding: [tokens.gap, tokens.gap * 1.5],
    textStyle: { color: tokens.color.text, fontFamily: tokens.font, fontSize: tokens.size.label },
    extraCssText:
      "box-shadow:0 4px 16px rgba(0,0,0,.18);border-radius:6px;line-height:1.5;white-space:normal;" +
      `--tip-small:${tokens.size.small}px;--tip-gap:${tokens.gap}px;--tip-secondary:${tokens.color.secondary}`,
  };
}

/** The category an axis tooltip stands at, from whatever ECharts hands to a formatter; `null` for none. */
export function axisValueOf(params: unknown): string | null {
  const first: unknown = Array.isArray(params) ? params[0] : params;
  if (typeof first !== "object" || first === null) return null;
  const value: unknown = Reflect.get(first, "axisValue") ?? Reflect.get(first, "name");
  return typeof value === "string" ? value : null;
}

/** 政策:名称 — what a policy is called among the events of a period. */
export function policyEvent(name: string, language: Language): string {
  return `${nameIn(CHART_WORDS.policy, language)}${language === "en" ? ": " : ":"}${name}`;
}
