import type { PlainTarget } from "#domain/catalogue/target.ts";
import { DEAL, type Flow, plannedEvents, SHILI_DEALS, SHILI_FLOWS } from "./shili-flows.ts";
import { SHILI, SHILI_PLATFORMS, type ShiliPlatform } from "./shili-platforms.ts";
import { SHILI_TARGET_SOURCE } from "./shili-sources.ts";
import type { ShippedObservation } from "./shipped.ts";

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024] as const;

/** Targets of what only the region reports, from 2019 to 2024. */
const REGION_TARGETS: Record<string, readonly number[]> = {
  leading_share: [48, 51, 54, 57, 60, 63],
  forums: [8, 9, 9, 10, 12, 13],
  experts: [1200, 1400, 1400, 1600, 1900, 2100],
  fund_size: [0.8, 1.2, 1.8, 2, 2.6, 3.6],
};

/**
 * Targets of every year: of each platform, of the region as their total, and of what only the region reports. A planner
 * knows the usual course of a flow and the stock as the year began, not what would befall it.
 */
export function shiliTargets(observations: readonly ShippedObservation[]): PlainTarget[] {
  const stock = new Map(
    observations.filter((o) => o.indicator === "incubated").map((o) => [`${o.organization}|${o.period}`, o.value ?? 0]),
  );
  const startOf = (platform: ShiliPlatform, year: number) =>
    stock.get(`${platform.code}|${year - 1}-12`) ?? Math.round(platform.size * 4);
  const platforms = [...SHILI_FLOWS, SHILI_DEALS].flatMap((flow) =>
    YEARS.flatMap((year) => {
      const parts = SHILI_PLATFORMS.map((platform) => {
        const start = flow.indicator === "incubated" ? startOf(platform, year) : 0;
        return target(flow.indicator, platform.code, year, start + plannedOf(flow, platform, year));
      });
      const total = parts.reduce((sum, part) => sum + part.value, 0);
      return [...parts, target(flow.indicator, SHILI, year, total)];
    }),
  );
  const region = Object.entries(REGION_TARGETS).flatMap(([indicator, values]) =>
    YEARS.map((year, index) => target(indicator, SHILI, year, values[index] ?? 0)),
  );
  return [...platforms, ...region];
}

/** A year's plan of one platform: a whole number, at least 1; of money to the ten 万元, at least 50. */
function plannedOf(flow: Flow, platform: ShiliPlatform, year: number): number {
  const events = plannedEvents(flow, platform, year) * platform.ambition;
  if (flow === SHILI_DEALS) return Math.max(5, Math.round((events * DEAL.mean) / 10)) * 10;
  return Math.max(1, Math.round(events));
}

function target(indicator: string, organization: string, year: number, value: number): PlainTarget {
  return { indicator, organization, period: String(year), value, source: SHILI_TARGET_SOURCE.code };
}
