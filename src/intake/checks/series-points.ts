import { type Observation, observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import type { Place } from "#intake/problems/problem-log.ts";
import { columnIndex } from "#intake/words/cell-name.ts";
import { periodOrder } from "#intake/words/period-order.ts";
import type { Published } from "./difference.ts";

/** A figure of a series as it will stand once the file is published, with where it comes from. */
export type Point = {
  readonly observation: Observation;
  /** The same as read from the file; `null` where it is only published. */
  readonly read: SourcedObservation | null;
  readonly published: Observation | null;
};

/** The points of the file and of what is published, by indicator, organization and kind of period, in time. */
export function seriesOf(observations: readonly SourcedObservation[], published: Published): Point[][] {
  const series = new Map<string, Point[]>();
  const kinds = new Map<string, string>();
  const seriesKey = ({ indicator, organization, period }: Observation) => {
    const kind = kinds.get(period) ?? parsePeriod(period)?.kind ?? "none";
    kinds.set(period, kind);
    return `${indicator}|${organization}|${kind}`;
  };
  const read = new Set<string>();
  for (const observation of observations) {
    const key = observationKey(observation);
    read.add(key);
    const point = { observation, read: observation, published: published.get(key)?.observation ?? null };
    const points = series.get(seriesKey(observation));
    if (points) points.push(point);
    else series.set(seriesKey(observation), [point]);
  }
  for (const [key, { observation }] of published) {
    if (!read.has(key)) series.get(seriesKey(observation))?.push({ observation, read: null, published: observation });
  }
  const order = periodOrder(kinds.keys());
  const timeOf = ({ observation }: Point) => order.get(observation.period) ?? 0;
  return [...series.values()].map((points) => points.sort((a, b) => timeOf(a) - timeOf(b)));
}

/** The place of the cell a figure was read from; `null` for what is none. */
export function placeOf(read: SourcedObservation): Place {
  return placeOfCell(read.source.cell);
}

/** The place of a cell by its name (`C12`); `null` for what is none. */
export function placeOfCell(cell: string): Place {
  const match = /^([A-Z]+)(\d+)$/.exec(cell);
  return match ? { column: columnIndex(match[1] ?? ""), row: Number(match[2]) } : null;
}

/** The figures of a file by indicator. */
export function groupByIndicator(
  observations: readonly SourcedObservation[],
): ReadonlyMap<string, SourcedObservation[]> {
  const groups = new Map<string, SourcedObservation[]>();
  for (const observation of observations) {
    const group = groups.get(observation.indicator);
    if (group) group.push(observation);
    else groups.set(observation.indicator, [observation]);
  }
  return groups;
}
