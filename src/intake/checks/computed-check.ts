import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { Problem } from "#domain/reading/problem.ts";
import { createProblemLog } from "#intake/problems/problem-log.ts";
import { placeOf } from "./series-points.ts";

/** What is computed from other indicators is not reported: figures of it are refused, told once for each sheet. */
export function checkComputed(
  observations: readonly SourcedObservation[],
  indicators: readonly Indicator[],
): Problem[] {
  const computed = new Map(indicators.flatMap((each) => (each.formula ? [[each.code, each] as const] : [])));
  if (computed.size === 0) return [];
  const found = new Map<string, { readonly first: SourcedObservation; count: number }>();
  for (const observation of observations) {
    if (!computed.has(observation.indicator)) continue;
    const key = `${observation.indicator} ${observation.source.sheet}`;
    const known = found.get(key);
    if (known) known.count += 1;
    else found.set(key, { first: observation, count: 1 });
  }
  const log = createProblemLog();
  for (const { first, count } of found.values()) {
    const names = computed.get(first.indicator)?.names;
    log.enterSheet(first.source.sheet);
    log.add("computed-indicator", placeOf(first), first.source.raw, {
      count,
      indicatorZh: names?.zh ?? "",
      indicatorEn: names?.en ?? "",
    });
  }
  return log.list();
}
