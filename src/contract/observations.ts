import * as z from "zod/mini";
import { type Observation, observationKey } from "#domain/figures/observation.ts";
import { comparePeriodCodes } from "#domain/terms/period.ts";
import { QUALIFIERS } from "#domain/terms/qualifier.ts";
import { codeSchema, editionSchema, observedStatusSchema, revisionNumberSchema } from "./common.ts";

/**
 * The observations of one indicator and one organization as columns: `values[i]` belongs to `periods[first + i]` of the
 * answer. What is usual is left out: a status of `A`, a qualifier of `exact`, the revision that most values share. A
 * null without status `O` and without text was never reported.
 */
export const observationColumnSchema = z.object({
  indicator: codeSchema,
  organization: codeSchema,
  first: z.int(),
  values: z.array(z.nullable(z.number())),
  revision: revisionNumberSchema,
  revisions: z.optional(z.record(z.string(), revisionNumberSchema)),
  statuses: z.optional(z.record(z.string(), observedStatusSchema)),
  qualifiers: z.optional(z.record(z.string(), z.enum(QUALIFIERS))),
  texts: z.optional(z.record(z.string(), z.string())),
});
export type ObservationColumn = z.infer<typeof observationColumnSchema>;

export const observationsSchema = z.object({
  ...editionSchema.shape,
  /** Period codes in the order of time. */
  periods: z.array(z.string()),
  columns: z.array(observationColumnSchema),
});
export type Observations = z.infer<typeof observationsSchema>;

export type RevisedObservation = { readonly observation: Observation; readonly revision: number };

/** Which observations to read; every list may be absent, which means all. Lists are comma-separated in the URL. */
export const observationsQuerySchema = z.object({
  revision: z.coerce.number().check(z.int(), z.minimum(1)),
  dataset: z.optional(z.string()),
  region: z.optional(codeSchema),
  organization: z.optional(z.string()),
  indicator: z.optional(z.string()),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
});
export type ObservationsQuery = z.infer<typeof observationsQuerySchema>;

/** Packs observations into columns. Two of the same key are refused with a RangeError. */
export function encodeObservations(rows: readonly RevisedObservation[]): Pick<Observations, "periods" | "columns"> {
  const periods = [...new Set(rows.map(({ observation }) => observation.period))].sort(comparePeriodCodes);
  const position = new Map(periods.map((code, index) => [code, index]));
  const groups = new Map<string, { index: number; row: RevisedObservation }[]>();
  for (const row of rows) {
    const key = `${row.observation.indicator}|${row.observation.organization}`;
    const index = position.get(row.observation.period) ?? 0;
    const group = groups.get(key);
    if (group) group.push({ index, row });
    else groups.set(key, [{ index, row }]);
  }
  return { periods, columns: [...groups.values()].map(encodeColumn) };
}

function encodeColumn(group: readonly { index: number; row: RevisedObservation }[]): ObservationColumn {
  const sorted = [...group].sort((a, b) => a.index - b.index);
  const head = sorted[0];
  const tail = sorted[sorted.length - 1];
  if (!head || !tail) throw new RangeError("a column needs at least one observation");
  const revision = mostCommon(sorted.map(({ row }) => row.revision));
  const values: (number | null)[] = new Array(tail.index - head.index + 1).fill(null);
  const revisions: Record<string, number> = {};
  const statuses: NonNullable<ObservationColumn["statuses"]> = {};
  const qualifiers: NonNullable<ObservationColumn["qualifiers"]> = {};
  const texts: Record<string, string> = {};
  let previous = -1;
  for (const { index, row } of sorted) {
    const { observation } = row;
    if (index === previous) throw new RangeError(`observed twice: ${observationKey(observation)}`);
    previous = index;
    const at = index - head.index;
    values[at] = observation.value;
    if (row.revision !== revision) revisions[at] = row.revision;
    if (observation.status !== "A" || isAbsentLike(observation)) statuses[at] = observation.status;
    if (observation.qualifier !== "exact") qualifiers[at] = observation.qualifier;
    if (observation.text !== null) texts[at] = observation.text;
  }
  const { indicator, organization } = head.row.observation;
  return {
    indicator,
    organization,
    first: head.index,
    values,
    revision,
    ...(hasKeys(revisions) ? { revisions } : {}),
    ...(hasKeys(statuses) ? { statuses } : {}),
    ...(hasKeys(qualifiers) ? { qualifiers } : {}),
    ...(hasKeys(texts) ? { texts } : {}),
  };
}

/** Unpacks columns into observations with the revision each was published by. */
export function* decodeObservations(answer: Pick<Observations, "periods" | "columns">): Generator<RevisedObservation> {
  for (const column of answer.columns) {
    for (const [at, value] of column.values.entries()) {
      const key = String(at);
      const status = column.statuses?.[key];
      const text = column.texts?.[key] ?? null;
      if (value === null && status === undefined && text === null) continue;
      const period = answer.periods[column.first + at];
      if (period === undefined) throw new RangeError(`no period ${column.first + at} in the answer`);
      yield {
        observation: {
          indicator: column.indicator,
          organization: column.organization,
          period,
          value,
          text,
          status: status ?? "A",
          qualifier: column.qualifiers?.[key] ?? "exact",
        },
        revision: column.revisions?.[key] ?? column.revision,
      };
    }
  }
}

/** A row that would look as if it had never been reported, were its status left out. */
export function isAbsentLike(observation: Observation): boolean {
  return observation.value === null && observation.text === null;
}

/** The number that comes most often; of several the one that comes first. */
export function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let best = numbers[0] ?? 1;
  for (const [number, count] of counts) if (count > (counts.get(best) ?? 0)) best = number;
  return best;
}

function hasKeys(record: object): boolean {
  return Object.keys(record).length > 0;
}
