import type { Policy } from "#domain/catalogue/policy.ts";
import type { Names } from "#domain/terms/names.ts";

/** An entry of the register; region and source are the same of all. */
export type StatedPolicy = Omit<Policy, "region" | "source">;

type When = Pick<Policy, "date" | "dateStated">;

/** The article's own words for a date, and no more precision than they have. */
export const SINCE_JANUARY: When = {
  date: "2024-01/..2024-09-06",
  dateStated: { zh: "今年以来", en: "this year to date" },
};
export const THIS_YEAR: When = { date: "2024-01/..2024-09-06", dateStated: { zh: "今年", en: "this year" } };
/** 近年来: on no stated day, and by the day the article was published. */
export const IN_RECENT_YEARS: When = { date: "..2024-09-06", dateStated: { zh: "近年来", en: "in recent years" } };
/** 下一步 is a plan: it has no date, and nothing of it is said to be done. */
export const NEXT: When = { date: null, dateStated: { zh: "下一步", en: "next" } };
export const NOT_STATED: When = { date: null, dateStated: { zh: "时间未注明", en: "date not stated" } };

/** Platforms that entries concern. */
export const YRD = "liyang-yrd-physics";
export const UNMANNED = "liyang-unmanned";
export const STORAGE = "liyang-tmh-storage";
export const SMART_CITY = "liyang-cqu-smart-city";
export const SEU = "liyang-seu";

export const HIRING = { indicators: ["phd_hired", "master_hired"] };

/** @param quote the article's own words, without the names of people */
export function stated(
  kind: Policy["kind"],
  code: string,
  when: When,
  names: Names,
  quote: string,
  more: Partial<Pick<Policy, "organizations" | "indicators">> = {},
): StatedPolicy {
  return { code: `liyang-${code}`, names, kind, organizations: [], indicators: [], ...when, ...more, quote };
}
