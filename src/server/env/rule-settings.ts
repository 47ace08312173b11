import { DEFAULT_RULES, type Rules } from "#domain/catalogue/rules.ts";
import { numberText, type Setting, wholeNumberText } from "./setting.ts";

/**
 * How figures are judged, as far as an office may set it. Shares and gaps are written in percent and percentage points, as
 * they are said and shown; a share written 0.8 is refused, not taken for 0.8 %.
 */
export const RULE_SETTINGS = {
  SMALL_BASE: {
    name: "SMALL_BASE",
    meaning: {
      zh: "小基数界限：计数类指标（人、家、个等）的基数低于此数时，增减幅度加注且不排名；0 表示不设",
      en: "A change on a base below this, of indicators that count (people, projects), is marked and not ranked; 0 for none",
    },
    default: String(DEFAULT_RULES.smallBase),
    example: "20",
    accepts: { zh: "0 到 1000000 的整数", en: "a whole number from 0 to 1000000" },
  },
  COMPLETE_SHARE: {
    name: "COMPLETE_SHARE",
    meaning: {
      zh: "某月已报数据占应报的比例（%）达到此数时，各页默认显示该月",
      en: "Percent of a month's expected figures that must have come before views open with that month",
    },
    default: String(Math.round(DEFAULT_RULES.completeShare * 100)),
    example: "90",
    accepts: { zh: "1 到 100 的整数，不带百分号", en: "a whole number from 1 to 100, without a percent sign" },
  },
  SCHEDULE_AHEAD: {
    name: "SCHEDULE_AHEAD",
    meaning: {
      zh: "完成率与序时进度之差（百分点）达到此数为“超前”",
      en: "Gap between completion and schedule, in percentage points, from which a figure is ahead",
    },
    default: String(DEFAULT_RULES.ahead),
    example: "3",
    accepts: { zh: "0 到 100 的数", en: "a number from 0 to 100" },
  },
  SCHEDULE_BEHIND: {
    name: "SCHEDULE_BEHIND",
    meaning: {
      zh: "完成率与序时进度之差（百分点）低于此数为“滞后”",
      en: "Gap between completion and schedule, in percentage points, below which a figure is behind",
    },
    default: String(DEFAULT_RULES.behind),
    example: "-3",
    accepts: { zh: "-100 到 0 的数，如 -5", en: "a number from -100 to 0, such as -5" },
  },
} as const satisfies Record<string, Setting>;

/** What each is read by. */
export const RULE_SCHEMAS = {
  SMALL_BASE: wholeNumberText(0, 1_000_000),
  COMPLETE_SHARE: wholeNumberText(1, 100),
  SCHEDULE_AHEAD: numberText(0, 100, /^\d+(\.\d+)?$/),
  SCHEDULE_BEHIND: numberText(-100, 0, /^-?\d+(\.\d+)?$/),
} satisfies Record<keyof typeof RULE_SETTINGS, unknown>;

/** The rules of values that were read. */
export function rulesOf(values: Readonly<Record<keyof typeof RULE_SETTINGS, number>>): Rules {
  return {
    smallBase: values.SMALL_BASE,
    // Of whole percents the nearest float is written with their two digits, so that thresholds stay exact.
    completeShare: values.COMPLETE_SHARE / 100,
    ahead: values.SCHEDULE_AHEAD,
    behind: values.SCHEDULE_BEHIND,
  };
}
