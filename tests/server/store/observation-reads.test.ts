import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ObservationKey, SourcedObservation } from "#domain/figures/observation.ts";
import { lastDay, parsePeriod } from "#domain/terms/period.ts";
import { migrate } from "#server/store/migrations.ts";
import { type Database, openSqlite } from "#server/store/sqlite.ts";
import { createObservationReads } from "#server/store/sqlite-observations.ts";
import type { DayRange, ObservationFilter } from "#server/store/store.ts";
import { createRandom } from "#tests/intake/fuzz-bytes.ts";
import { observe } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

const ORGANIZATIONS = ["east", "east-lab", "west", "west-hub", "west-lab"];
const INDICATORS = ["experts", "papers", "rate"];
const PERIODS = [
  ...["2022", "2022-S1", "2022-S2", "2022-Q1", "2022-Q4", "2022-12", "2023", "2023-S1", "2023-Q1", "2023-Q2"],
  ...["2023-01", "2023-02", "2023-03", "2024-02", "2024-01/2024-02", "2024-01/2024-08", "2024-08"],
  ...["2024-01/..2024-09-06", "..2024-09-06", "..2023-02-28"],
];
const DAYS = [null, "2021-01-01", "2022-12-31", "2023-02-01", "2023-02-28", "2024-02-29", "2024-09-06", "2030-01-01"];
const REVISIONS = 12;
const CELLS: readonly ObservationKey[] = ORGANIZATIONS.flatMap((organization) =>
  INDICATORS.flatMap((indicator) => PERIODS.map((period) => ({ organization, indicator, period }))),
);

let folder: TempFolder;
let database: Database;
let reader: DatabaseSync;

beforeEach(async () => {
  folder = makeTempFolder();
  const path = join(folder.path, "zhengxiao.db");
  database = openSqlite(path, 5000);
  await migrate(database.writes);
  reader = new DatabaseSync(path, { readOnly: true });
});

afterEach(async () => {
  reader.close();
  await database.close();
  folder.remove();
});

type Row = { readonly observation: SourcedObservation; readonly from: number; until: number | null };

async function addRevision(number: number): Promise<void> {
  await database.writes
    .insertInto("revision")
    .values({
      number,
      kind: "upload",
      region: "west",
      published_at: "2024-09-01T00:00:00Z",
      published_by: "",
      message: "",
      file_name: "",
      file_digest: "x",
      added: 0,
      changed: 0,
      unchanged: 0,
      latest_period: null,
      undoes: null,
    })
    .execute();
}

/** Publishes by chance, a part withdrawn; what was said is kept beside as it would be read row by row. */
async function publishBy(random: (below: number) => number): Promise<Row[]> {
  const rows: Row[] = [];
  await database.writes.insertInto("file").values({ digest: "x", size: 0, bytes: new Uint8Array() }).execute();
  for (let number = 1; number <= REVISIONS; number += 1) {
    await addRevision(number);
    const stated: SourcedObservation[] = [];
    const ended: SourcedObservation[] = [];
    for (const cell of CELLS) {
      const chance = random(10);
      if (chance > 2) continue;
      const before = rows.find(({ until, observation }) => until === null && keyOf(observation) === keyOf(cell));
      if (before) {
        ended.push(before.observation);
        before.until = number;
      }
      if (chance > 1 && before) continue;
      const one = observe(cell.indicator, cell.organization, cell.period, random(100));
      stated.push(one);
      rows.push({ observation: one, from: number, until: null });
    }
    database.retireObservations(ended, number);
    database.insertObservations(stated, number);
  }
  return rows;
}

/** Row by row, as it is meant. */
function expected(rows: readonly Row[], revision: number, { organizations, indicators, ends }: ObservationFilter) {
  return rows
    .filter(({ from, until }) => from <= revision && (until === null || until > revision))
    .filter(({ observation: { organization, indicator } }) => {
      return (organizations?.includes(organization) ?? true) && (indicators?.includes(indicator) ?? true);
    })
    .filter(({ observation: { period } }) => ends === undefined || isWithin(period, ends))
    .map(({ observation: { source: _, ...observation }, from }) => ({ observation, revision: from }))
    .sort((a, b) => (keyOf(a.observation) < keyOf(b.observation) ? -1 : 1));
}

function isWithin(code: string, { from, to }: DayRange): boolean {
  const period = parsePeriod(code);
  const day = period ? lastDay(period) : "";
  return (from === null || day >= from) && (to === null || day <= to);
}

function keyOf({ organization, indicator, period }: ObservationKey): string {
  return [organization, indicator, period].join("\u0000");
}

/** `few` decides by which way an earlier revision is read: from what ended since, or from the whole table. */
it.each([[20_000], [0]])("reads what a filter row by row would keep (few ended: %i)", async (few) => {
  const random = createRandom(few + 7);
  const rows = await publishBy(random);
  const some = <T>(values: readonly T[]) => (random(3) === 0 ? undefined : values.filter(() => random(2) === 0));
  for (let round = 0; round < 400; round += 1) {
    // A reader that was just opened knows no periods yet.
    const reads = createObservationReads(reader, { fewEnded: few });
    for (let again = 0; again < 3; again += 1) {
      const organizations = some(ORGANIZATIONS);
      const indicators = some(INDICATORS);
      const ends = random(4) === 0 ? undefined : { from: pick(DAYS), to: pick(DAYS) };
      const filter: ObservationFilter = {
        ...(organizations ? { organizations } : {}),
        ...(indicators ? { indicators } : {}),
        ...(ends ? { ends } : {}),
      };
      const revision = 1 + random(REVISIONS);
      expect(reads.holding(revision, filter)).toEqual(expected(rows, revision, filter));
    }
  }
  function pick(days: readonly (string | null)[]): string | null {
    return days[random(days.length)] ?? null;
  }
});

it("reads a series as each later revision has it", async () => {
  const rows = await publishBy(createRandom(3));
  const reads = createObservationReads(reader);
  const filter = { organizations: ["west-lab"], indicators: ["papers"], ends: { from: "2022-12-31", to: null } };
  for (let number = REVISIONS; number < REVISIONS + 4; number += 1) {
    for (const revision of [number, number - 1])
      expect(reads.holding(revision, filter)).toEqual(expected(rows, revision, filter));
    await addRevision(number + 1);
    const [period = ""] = PERIODS.slice(-number % PERIODS.length);
    const before = rows.find(
      ({ until, observation }) =>
        until === null && keyOf(observation) === keyOf({ organization: "west-lab", indicator: "papers", period }),
    );
    if (before) {
      database.retireObservations([before.observation], number + 1);
      before.until = number + 1;
    }
    const stated = observe("papers", "west-lab", period, 1000 + number);
    database.insertObservations([stated], number + 1);
    rows.push({ observation: stated, from: number + 1, until: null });
  }
});

it("finds what holds now, and what is replaced, by the index that has nothing else", () => {
  const planOf = (text: string) =>
    reader
      .prepare(`explain query plan ${text}`)
      .all()
      .map(({ detail }) => String(detail));
  expect(
    planOf(
      "select period, value, text, status, qualifier, revision_from from observation indexed by observation_current where revision_until is null and organization = 'a'",
    )[0],
  ).toContain("COVERING INDEX observation_current");
});
