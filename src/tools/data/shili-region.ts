import type { Random } from "./random.ts";

type Month = { readonly year: number; readonly month: number; readonly code: string };

/** Forums a year at the start, their growth, and when they are held. */
const FORUMS = { yearly: 8, growth: 1.09, season: [0, 1, 3, 4, 5, 4, 2, 3, 5, 6, 5, 2] } as const;

/** When the fund was raised, and to how many 亿元. */
const FUND = [
  { from: "2019-01", size: 0.8 },
  { from: "2020-06", size: 1.2 },
  { from: "2021-09", size: 1.8 },
  { from: "2023-03", size: 2.6 },
  { from: "2024-05", size: 3.2 },
] as const;

/** Series that only the fictional region itself reports, one value a month. */
export function regionSeries(
  months: readonly Month[],
  randomOf: (name: string) => Random,
): { indicator: string; values: number[] }[] {
  const forums = forumsOf(months, randomOf("forums"));
  const audience = randomOf("experts");
  return [
    { indicator: "platforms", values: months.map(() => 13) },
    { indicator: "leading_share", values: leadingShareOf(months, randomOf("leading_share")) },
    { indicator: "forums", values: forums },
    { indicator: "experts", values: forums.map((count) => audienceOf(count, audience)) },
    {
      indicator: "fund_size",
      values: months.map(({ code }) => FUND.reduce<number>((size, step) => (step.from <= code ? step.size : size), 0)),
    },
  ];
}

function forumsOf(months: readonly Month[], random: Random): number[] {
  const total = FORUMS.season.reduce<number>((sum, weight) => sum + weight, 0);
  return months.map(({ year, month, code }) => {
    const closed = code >= "2020-02" && code <= "2020-06";
    const share = (FORUMS.season[month - 1] ?? 0) / total;
    return random.poisson(closed ? 0.02 : FORUMS.yearly * FORUMS.growth ** (year - 2019) * share);
  });
}

/** Between 60 and 260 come to a forum, counted to the ten. */
function audienceOf(forums: number, random: Random): number {
  return Array.from({ length: forums }, () => 60 + Math.floor(random.next() * 21) * 10).reduce((sum, n) => sum + n, 0);
}

/** Rises from 46 % by some 2.8 points a year, with a little noise of headcounts; one decimal. */
function leadingShareOf(months: readonly Month[], random: Random): number[] {
  return months.map((_, index) => Math.round((46 + index * 0.235 + random.next() * 0.6) * 10) / 10);
}
