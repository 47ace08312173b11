import { monthCode } from "#domain/terms/period.ts";
import type { ObsStatus } from "#domain/terms/status.ts";
import { namedRandom, type Random } from "./random.ts";
import { DEAL, expectedEvents, type Flow, SERIES_BREAK, SHILI_DEALS, SHILI_FLOWS } from "./shili-flows.ts";
import { SHILI, SHILI_PLATFORMS, type ShiliPlatform } from "./shili-platforms.ts";
import { regionSeries } from "./shili-region.ts";
import type { ShippedObservation } from "./shipped.ts";

/** Changing it changes every figure of the fictional region. */
const SEED = "zhengxiao-shili-60";

const MONTHS: readonly { year: number; month: number; code: string }[] = Array.from({ length: 68 }, (_, index) => {
  const year = 2019 + Math.floor(index / 12);
  const month = (index % 12) + 1;
  return { year, month, code: monthCode(year, month) };
});

/** Cells a platform handed in empty. Two of 2024 stay, so that a partial total can be seen. */
const NOT_HANDED_IN = new Set([
  "phd_hired|shili-p06|2020-02",
  "phd_hired|shili-p11|2020-03",
  "master_hired|shili-p06|2020-02",
  "master_hired|shili-p12|2020-03",
  "salons|shili-p10|2020-02",
  "ip_services|shili-p07|2021-05",
  "ip_services|shili-p07|2021-06",
  "invested|shili-p11|2021-11",
  "consortia|shili-p12|2022-04",
  "salons|shili-p04|2022-10",
  "ip_services|shili-p10|2023-11",
  "ip_services|shili-p11|2024-06",
  "salons|shili-p07|2024-02",
]);

/** All figures of the fictional region: platform by platform, then what only the region reports. */
export function shiliObservations(seed = SEED): ShippedObservation[] {
  const platforms = SHILI_FLOWS.flatMap((flow) =>
    SHILI_PLATFORMS.flatMap((platform) => observe(flow.indicator, platform.code, countsOf(seed, flow, platform))),
  );
  const deals = SHILI_PLATFORMS.flatMap((platform) => observe("invested", platform.code, amountsOf(seed, platform)));
  const region = regionSeries(MONTHS, (name) => namedRandom(`${seed}|${name}`)).flatMap(({ indicator, values }) =>
    observe(indicator, SHILI, values),
  );
  return [...platforms, ...deals, ...region];
}

function countsOf(seed: string, flow: Flow, platform: ShiliPlatform): number[] {
  const random = streamOf(seed, flow, platform);
  const counts = MONTHS.map(({ year, month }) => random.poisson(expectedEvents(flow, platform, year, month)));
  if (flow.indicator !== "incubated") return counts;
  let total = Math.round(platform.size * 4);
  return counts.map((count) => {
    total += count;
    return total;
  });
}

/** Amounts in 万元, to the ten; most deals are worth less than the mean, a few far more. */
function amountsOf(seed: string, platform: ShiliPlatform): number[] {
  const random = streamOf(seed, SHILI_DEALS, platform);
  return MONTHS.map(({ year, month }) => {
    const deals = random.poisson(expectedEvents(SHILI_DEALS, platform, year, month));
    const amounts = Array.from(
      { length: deals },
      () => DEAL.least - Math.log(1 - random.next()) * (DEAL.mean - DEAL.least),
    );
    return amounts.reduce((sum, amount) => sum + Math.round(amount / 10) * 10, 0);
  });
}

function streamOf(seed: string, flow: Flow, platform: ShiliPlatform): Random {
  return namedRandom(`${seed}|${flow.indicator}|${platform.code}`);
}

function observe(indicator: string, organization: string, values: readonly number[]): ShippedObservation[] {
  return MONTHS.map(({ code }, index) => {
    const key = { indicator, organization, period: code };
    const value = values[index];
    if (value === undefined || NOT_HANDED_IN.has(`${indicator}|${organization}|${code}`))
      return { ...key, value: null, text: null, status: "O", qualifier: "exact", raw: "—" };
    return { ...key, value, text: null, status: statusOf(indicator, code), qualifier: "exact", raw: String(value) };
  });
}

/** The last month is provisional, of the fund the last two. */
function statusOf(indicator: string, month: string): ObsStatus {
  if (month === "2024-08" || (month === "2024-07" && indicator === "invested")) return "P";
  return indicator === SERIES_BREAK.indicator && month === SERIES_BREAK.month ? "B" : "A";
}
