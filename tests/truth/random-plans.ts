import type { Curve, Target } from "./books.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Random } from "./random.ts";

/** Some targets as offices also set them: bounds, against last year, words; and some of quarters, halves and months. */
export function varyTargets(targets: readonly Target[], { indicators }: Catalogue, random: Random): Target[] {
  const shares = new Set(indicators.filter(({ unitKind }) => unitKind === "percent").map(({ code }) => code));
  return targets.flatMap((target) => {
    const { indicator, period: year, aim } = target;
    const varied = random.chance(0.3) ? { ...target, aim: vary(aim, shares.has(indicator), random) } : target;
    if (!random.chance(0.15)) return [varied];
    const period = `${year}-${random.pick(["Q1", "Q2", "Q3", "Q4", "S1", "S2", "02", "09"])}`;
    const own = { ...target, period, aim: random.chance(0.3) ? vary(aim, shares.has(indicator), random) : aim };
    // Some have none of the year beside it.
    return random.chance(0.4) ? [own] : [varied, own];
  });
}

function vary(aim: string, isShare: boolean, random: Random): string {
  const sign = random.pick([">=", ">", "<=", "<", "~"]);
  const change = random.pick(["+10", "-5", "+0", "+2.5", "+40"]);
  const percent = isShare ? "" : "%";
  return random.pick([
    sign + aim,
    `last ${change}${percent}`,
    `last ${change}`,
    `last ${sign}${change}${percent}`,
    "持续提升",
  ]);
}

/** Curves of some indicators and years: of the region, of single platforms, or of both. */
export function inventCurves(
  { indicators, platforms, region }: Catalogue,
  { first, last }: { readonly first: number; readonly last: number },
  random: Random,
): Curve[] {
  const curves: Curve[] = [];
  for (const { code: indicator } of indicators)
    for (let year = first; year <= last; year += 1)
      for (const { code: organization } of [region, ...platforms])
        if (random.chance(organization === region.code ? 0.5 : 0.2))
          curves.push({ indicator, organization, year, shape: inventShape(random) });
  return curves;
}

function inventShape(random: Random): Curve["shape"] {
  const kind = random.pick(["even", "last-year", "quarters", "months"] as const);
  if (kind === "even" || kind === "last-year") return kind;
  const count = kind === "quarters" ? 4 : 12;
  const shares = Array.from({ length: count - 1 }, () => random.integer(0, 200)).sort((a, b) => a - b);
  return [...shares.map((half) => `${half / 2}`), "100"];
}
