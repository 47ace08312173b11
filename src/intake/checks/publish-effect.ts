import type { Indicator } from "#domain/catalogue/indicator.ts";
import { periodNames } from "#domain/say/format-period.ts";
import type { Names } from "#domain/terms/names.ts";
import {
  type CalendarPeriod,
  isCalendarPeriod,
  lastMonth,
  type Period,
  parsePeriod,
  periodHolding,
} from "#domain/terms/period.ts";
import { monthNumber } from "#domain/terms/period-range.ts";
import { completenessOf } from "#domain/views/completeness.ts";
import { headlineIn } from "#domain/views/headline.ts";
import { latestMonths } from "#domain/views/month.ts";
import type { RegionData, YearMonth } from "#domain/views/region-data.ts";
import type { Effect } from "#intake/problems/general-effect.ts";

/**
 * What publishing does to the pages for a period that lies beyond what is published: how much of it there will be, which
 * month views open with, how far months can be chosen, which cards move to it. Told by what the pages themselves reckon.
 *
 * @param before the region as it is published
 * @param after the region as it will be
 * @param today ISO date
 */
export function effectOf(code: string, before: RegionData, after: RegionData, today: string): Effect {
  const period = parsePeriod(code);
  const parts = period
    ? [
        countPart(period, after, today),
        openingPart(before, after),
        rangePart(before, after),
        cardPart(period, before, after),
      ]
    : [];
  const said = parts.filter((part) => part !== null);
  if (said.length === 0) return { effectZh: "", effectEn: "" };
  return {
    effectZh: `发布后，${said.map(({ zh }) => zh).join("；")}。`,
    effectEn: `Once published, ${said.map(({ en }) => en).join("; ")}.`,
  };
}

function countPart(period: Period, after: RegionData, today: string): Names | null {
  const calendar = calendarOf(period);
  if (calendar === null) return null;
  const { expected, reported } = completenessOf(after, calendar, today).count;
  if (expected === 0) return null;
  const { zh, en } = periodNames(calendar);
  return {
    zh: `${zh}应报 ${expected} 项，共有 ${reported} 项`,
    en: `${en} has ${reported} of ${expected} expected figures`,
  };
}

function calendarOf(period: Period): CalendarPeriod | null {
  if (period.kind === "year-to-date") return periodHolding("month", period.year, period.month);
  return isCalendarPeriod(period) ? period : null;
}

function openingPart(before: RegionData, after: RegionData): Names | null {
  const now = latestMonths(before)?.shown;
  const then = latestMonths(after)?.shown;
  if (!then) return null;
  const { zh, en } = monthNames(then);
  if (!now) return { zh: `各页默认月份为${zh}`, en: `views open with ${en}` };
  if (numberOf(now) === numberOf(then)) return { zh: `各页默认月份仍为${zh}`, en: `views still open with ${en}` };
  const earlier = monthNames(now);
  return { zh: `各页默认月份由${earlier.zh}变为${zh}`, en: `views open with ${en} and no longer with ${earlier.en}` };
}

function rangePart({ span: now }: RegionData, { span: then }: RegionData): Names | null {
  if (then === null || (now !== null && numberOf(now.last) >= numberOf(then.last))) return null;
  const { zh, en } = monthNames(then.last);
  return {
    zh: `可选月份和趋势图的范围延伸到${zh}`,
    en: `the months to choose from and the trend charts run up to ${en}`,
  };
}

/** Cards that will speak of the period while views open with an earlier month: a figure complete by itself moves them. */
function cardPart(period: Period, before: RegionData, after: RegionData): Names | null {
  const shown = latestMonths(after)?.shown;
  const calendar = calendarOf(period);
  if (!shown || calendar === null) return null;
  const end: YearMonth = { year: calendar.year, month: lastMonth(calendar) };
  if (numberOf(end) <= numberOf(shown)) return null;
  const speaksOf = (data: RegionData, indicator: Indicator) => {
    const { at } = headlineIn(data, indicator, undefined);
    return at !== null && numberOf(at) === numberOf(end);
  };
  const moved = after.indicators.filter(
    (indicator) => indicator.headline && speaksOf(after, indicator) && !speaksOf(before, indicator),
  );
  if (moved.length === 0) return null;
  const { zh, en } = monthNames(end);
  return {
    zh: `总览中${moved.map(({ names }) => `“${names.zh}”`).join("、")}的卡片将显示${zh}`,
    en: `on the overview, ${en} is on the card of ${moved.map(({ names }) => `“${names.en}”`).join(", ")}`,
  };
}

function monthNames({ year, month }: YearMonth): Names {
  return periodNames({ kind: "month", year, month });
}

function numberOf({ year, month }: YearMonth): number {
  return monthNumber(year, month);
}
