import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { CurvesOf } from "#domain/catalogue/plan-curves.ts";
import { DEFAULT_RULES, type Rules } from "#domain/catalogue/rules.ts";
import type { Target, TargetValue } from "#domain/catalogue/target.ts";
import type { Figure } from "./figure.ts";
import { type Observation, observedFigure } from "./observation.ts";
import type { Series } from "./series.ts";

/** Series by indicator and organization, built once from observations and read many times. */
export type SeriesSet = {
  /** The series of an indicator and an organization, always the same one; without figures where none was observed. */
  find(indicator: Indicator, organization: string): Series;
  readonly rules: Rules;
};

/** What is planned of an indicator and an organization, by period code. */
export type TargetsOf = (indicator: string, organization: string) => ReadonlyMap<string, TargetValue>;

/** Groups observations and targets into series. `revision` is the revision each observation was published by. */
export function buildSeriesSet(
  observations: Iterable<{ readonly observation: Observation; readonly revision: number }>,
  targets: Iterable<Target> | TargetsOf,
  rules: Rules = DEFAULT_RULES,
  curvesOf: CurvesOf = () => new Map(),
): SeriesSet {
  const figures = new Map<string, Map<string, Figure>>();
  for (const { observation, revision } of observations) {
    const key = pairKey(observation.indicator, observation.organization);
    mapAt(figures, key).set(observation.period, observedFigure(observation, revision));
  }
  const targetsOf = typeof targets === "function" ? targets : groupTargets(targets);
  const series = new Map<string, Series>();
  return {
    rules,
    find: (indicator, organization) => {
      const key = pairKey(indicator.code, organization);
      const known = series.get(key);
      if (known) return known;
      const made: Series = {
        indicator,
        organization,
        figures: figures.get(key) ?? new Map(),
        targets: targetsOf(indicator.code, organization),
        curves: curvesOf(indicator.code, organization),
        platforms: [],
        rules,
      };
      series.set(key, made);
      return made;
    },
  };
}

function groupTargets(targets: Iterable<Target>): TargetsOf {
  const values = new Map<string, Map<string, TargetValue>>();
  for (const { indicator, organization, period, value } of targets)
    mapAt(values, pairKey(indicator, organization)).set(period, value);
  return (indicator, organization) => values.get(pairKey(indicator, organization)) ?? new Map();
}

function pairKey(indicator: string, organization: string): string {
  return `${indicator}|${organization}`;
}

function mapAt<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<string, V>();
  maps.set(key, made);
  return made;
}
