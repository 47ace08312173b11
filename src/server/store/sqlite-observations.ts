import type { DatabaseSync } from "node:sqlite";
import type { RevisedObservation } from "#contract/observations.ts";
import type { Observation } from "#domain/figures/observation.ts";
import { lastDay, parsePeriod } from "#domain/terms/period.ts";
import { type KnownRevision, knownNumber } from "./known-revision.ts";
import type { DayRange, ObservationFilter } from "./store.ts";

/**
 * How observations are read fast: by prepared statements whose text is the same for lists of any length, what holds now
 * from an index that has all an answer says (`observation_current`).
 */
export type ObservationReads = {
  /** Number of the current revision, as it is known; 0 of an empty store. */
  current(): number;
  /** What holds at a revision, by organization, indicator and period code. */
  holding(revision: number, filter: ObservationFilter): RevisedObservation[];
};

type Row = [
  string,
  string,
  string,
  number,
  number | null,
  string | null,
  Observation["status"],
  Observation["qualifier"],
];
type Query = { readonly text: string; readonly parameters: readonly (string | number)[] };

/** Up to so many rows that ended since a revision are looked up one by one, or those of a few series; with more the table is read in its order. */
const FEW_ENDED = 20_000;
/** Series that are looked up one by one. */
const FEW = 16;
export type ObservationReadOptions = {
  /** The current revision's number, where it is known in memory. */
  readonly revision?: KnownRevision | undefined;
  readonly fewEnded?: number;
};

export function createObservationReads(
  database: DatabaseSync,
  { revision: known, fewEnded = FEW_ENDED }: ObservationReadOptions = {},
): ObservationReads {
  const statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  const all = ({ text, parameters }: Query): unknown[] => {
    let statement = statements.get(text);
    if (!statement) {
      statement = database.prepare(text);
      statement.setReturnArrays(true);
      statements.set(text, statement);
    }
    return statement.all(...parameters);
  };
  const one = (text: string, ...parameters: number[]) => Number((all({ text, parameters })[0] as [number])[0]);
  const askCurrent = () => one("select coalesce(max(number), 0) from revision");
  const current = () => knownNumber(known) ?? askCurrent();
  let indexed: boolean | undefined;
  /** A database of an earlier program that is only read, by the command line, lacks the index. */
  const isIndexed = () => {
    indexed ??= one("select count(*) from sqlite_schema where name = 'observation_current'") === 1;
    return indexed;
  };
  // As the database says it, with what was committed a moment ago.
  const periodsEnding = createPeriods(all, askCurrent);

  function select(places: readonly string[], revision: number, lists: Lists): RevisedObservation[] {
    const rows = all(queryOf(places, revision, lists)) as Row[];
    return rows.map(([organization, indicator, period, from, value, text, status, qualifier]) => ({
      observation: { organization, indicator, period, value, text, status, qualifier },
      revision: from,
    }));
  }

  function holding(revision: number, filter: ObservationFilter): RevisedObservation[] {
    const isCurrent = isIndexed() && revision >= current();
    const lists = {
      organization: filter.organizations,
      indicator: filter.indicators,
      period: filter.ends && periodsEnding(filter.ends, revision, isCurrent),
    };
    const isFew = (filter.organizations?.length ?? FEW) * (filter.indicators?.length ?? FEW) < FEW;
    const isNear = () => isIndexed() && (isFew || one(COUNT_ENDED, revision, fewEnded + 1) <= fewEnded);
    return select(isCurrent || isNear() ? HOLDS_STILL : HOLDS_AT, revision, lists);
  }

  return { current, holding };
}

const COUNT_ENDED = "select count(*) from (select 1 from observation where revision_until > ? limit ?)";

/** Where what holds at `?1` is looked for: among what holds now and what ended since; of the current one nothing did. */
const HOLDS_STILL = [
  "observation indexed by observation_current where revision_until is null and revision_from <= ?1",
  `observation indexed by observation_by_end
   where revision_until in (select number from revision where number > ?1) and revision_from <= ?1`,
];
/** All rows up to a revision, in the order in which they lie (a `+` keeps an index out). */
const HOLDS_AT = ["observation where revision_from <= ?1 and (+revision_until is null or +revision_until > ?1)"];

type Lists = Readonly<Record<string, readonly string[] | undefined>>;

function lastDayOf(code: string): string {
  const period = parsePeriod(code);
  return period ? lastDay(period) : "";
}

function isWithin(day: string, { from, to }: DayRange): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

function queryOf(places: readonly string[], revision: number, lists: Lists): Query {
  const parameters: (string | number)[] = [revision];
  let conditions = "";
  for (const [column, codes] of Object.entries(lists)) {
    if (codes === undefined) continue;
    const [code] = codes;
    const isOne = code !== undefined && codes.length === 1;
    parameters.push(isOne ? code : JSON.stringify(codes));
    const place = `?${parameters.length}`;
    conditions += ` and ${column} ${isOne ? `= ${place}` : `in (select value from json_each(${place}))`}`;
  }
  const selects = places.map(
    (place) =>
      `select organization, indicator, period, revision_from, value, text, status, qualifier from ${place}${conditions}`,
  );
  return { text: `${selects.join(" union all ")} order by 1, 2, 3`, parameters };
}

/**
 * Which period codes end within a range of days. Kept are the codes that hold now and, where an earlier revision is asked for, all that
 * were ever published: some hundred, to which a revision adds a few.
 */
function createPeriods(all: (query: Query) => unknown[], current: () => number) {
  /** The last day of each. */
  const days = new Map<string, string>();
  const known = { from: Number.POSITIVE_INFINITY, upTo: 0 };
  const add = (text: string, ...parameters: number[]) => {
    for (const row of all({ text, parameters })) {
      const [code] = row as [string];
      days.set(code, lastDayOf(code));
    }
  };

  return (ends: DayRange, revision: number, isCurrent: boolean): string[] => {
    if (known.upTo === 0 && isCurrent) {
      add("select distinct period from observation indexed by observation_current where revision_until is null");
      // Another revision may have come in between.
      known.from = current();
      known.upTo = revision;
    }
    if (revision < known.from) {
      add("select distinct period from observation");
      known.from = 0;
    } else if (revision > known.upTo)
      add(
        "select distinct period from observation where revision_from > ? and revision_from <= ?",
        known.upTo,
        revision,
      );
    known.upTo = Math.max(known.upTo, revision);
    const codes: string[] = [];
    for (const [code, day] of days) if (isWithin(day, ends)) codes.push(code);
    return codes;
  };
}
