import { monthCode } from "#domain/terms/period.ts";
import type { ShiliPlatform } from "./shili-platforms.ts";
import { policyEffect } from "./shili-policies.ts";

/** How one flow of the fictional platforms behaves. */
export type Flow = {
  readonly indicator: string;
  /** Events a year of a platform of size 1, as 2019 begins. */
  readonly yearly: number;
  /** Share of the year's events in each month; the twelve add up to 1. */
  readonly season: readonly number[];
  /** How much of a fall in 2020 and 2022 it feels, 0 to 1. */
  readonly exposure: number;
};

/** Twelve weights as shares of their total. */
function seasonOf(...weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

const EVEN = seasonOf(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
/** Doctors graduate in June and arrive until September; masters sign in the same weeks, more of them at once. */
const DOCTORS = seasonOf(4, 3, 7, 6, 7, 12, 16, 14, 13, 7, 6, 5);
const MASTERS = seasonOf(3, 2, 6, 5, 6, 13, 19, 14, 12, 8, 7, 5);
/** The plan is awarded in July; a second, small round follows in December. */
const AWARD = seasonOf(0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 2);
/** Little is held around the Spring Festival and in the heat. */
const GATHERING = seasonOf(3, 3, 9, 10, 11, 9, 5, 6, 12, 12, 12, 8);
const BUDGET = seasonOf(5, 3, 8, 7, 7, 11, 7, 7, 10, 9, 11, 15);

export const SHILI_FLOWS: readonly Flow[] = [
  { indicator: "phd_hired", yearly: 4, season: DOCTORS, exposure: 0.6 },
  { indicator: "master_hired", yearly: 13, season: MASTERS, exposure: 0.5 },
  { indicator: "talent_plan_projects", yearly: 2.4, season: AWARD, exposure: 0.2 },
  { indicator: "honours", yearly: 0.9, season: BUDGET, exposure: 0.1 },
  { indicator: "consortia", yearly: 1.5, season: GATHERING, exposure: 0.4 },
  { indicator: "salons", yearly: 2.5, season: GATHERING, exposure: 1 },
  { indicator: "ip_services", yearly: 9, season: BUDGET, exposure: 0.3 },
  { indicator: "incubated", yearly: 0.9, season: EVEN, exposure: 0.5 },
];

/** Deals of the fund; each is worth an amount of its own. */
export const SHILI_DEALS: Flow = { indicator: "invested", yearly: 2, season: BUDGET, exposure: 0.6 };

/** Amounts of a deal, 万元: the usual one and the least. What is invested in all the years stays within the fund. */
export const DEAL = { mean: 110, least: 20 } as const;

/** The count of IP services was widened as 2022 began: from then on it holds about half as many again. */
export const SERIES_BREAK = { indicator: "ip_services", month: "2022-01", factor: 1.55 } as const;

/** Events to be expected of a platform in a month, before chance. */
export function expectedEvents(flow: Flow, platform: ShiliPlatform, year: number, month: number): number {
  const code = monthCode(year, month);
  const effect = policyEffect(flow.indicator, platform.code, code);
  return usualEvents(flow, platform, year, month) * effect * (1 - flow.exposure * slump(code));
}

/** Events a planner expects of a year: policies in force as it begins are known, no slump to come. */
export function plannedEvents(flow: Flow, platform: ShiliPlatform, year: number): number {
  const effect = policyEffect(flow.indicator, platform.code, monthCode(year - 1, 12));
  const months = Array.from({ length: 12 }, (_, i) => usualEvents(flow, platform, year, i + 1));
  return effect * months.reduce((sum, events) => sum + events, 0);
}

function usualEvents(flow: Flow, platform: ShiliPlatform, year: number, month: number): number {
  const trend = flow.yearly * platform.size * platform.growth ** (year - 2019 + (month - 1) / 12);
  const widened = flow.indicator === SERIES_BREAK.indicator && monthCode(year, month) >= SERIES_BREAK.month;
  return trend * (widened ? SERIES_BREAK.factor : 1) * (flow.season[month - 1] ?? 0);
}

/** Two slumps, deep in the spring of 2020 and mild in that of 2022. */
function slump(month: string): number {
  if (month >= "2020-02" && month <= "2020-05") return 0.8;
  return month >= "2022-04" && month <= "2022-05" ? 0.45 : 0;
}
