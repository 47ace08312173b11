import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PublishLog } from "#contract/revision-log.ts";
import type { AuditActor } from "#domain/record/audit.ts";
import { StoreFailure } from "#server/store/files/store-failure.ts";
import { lockStore } from "#server/store/lock.ts";
import { SCHEMA_VERSION } from "#server/store/migrations.ts";
import { openStore } from "#server/store/open-store.ts";
import type { SeedPackage } from "#server/store/seed.ts";
import { fileOf, latestPeriod } from "#server/store/seed.ts";
import { isBusy, sqliteTrouble } from "#server/store/sqlite.ts";
import type { NewUpload, Publication, Store } from "#server/store/store.ts";
import { StoreRefusal } from "#server/store/store-refusal.ts";
import { observe, SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

let folder: TempFolder;
let path: string;
let store: Store;

beforeEach(async () => {
  folder = makeTempFolder();
  path = join(folder.path, "zhengxiao.db");
  store = await openStore({ path, seed: async () => SMALL });
});

afterEach(async () => {
  await store.close();
  folder.remove();
});

async function draft(id: string, text = id): Promise<string> {
  const file = fileOf(new TextEncoder().encode(text));
  const base = (await store.currentRevision()).number;
  const upload: NewUpload = {
    id,
    region: "west",
    fileName: `${id}.csv`,
    createdAt: "2024-09-01T00:00:00Z",
    actor: ACTOR,
    base,
    choices: {},
    applied: { mapping: null, aliases: 0 },
    fingerprint: "",
    file,
  };
  await store.createUpload(upload);
  return id;
}

const ACTOR: AuditActor = { account: null, name: "示例办", address: "" };
const AT = "2024-09-02T00:00:00.000Z";

/** The log of a file in which nothing was found. */
const LOG: PublishLog = {
  understood: {
    encoding: "UTF-8",
    delimiter: ",",
    layout: "long",
    headerRow: 1,
    rows: 0,
    columns: [],
    setAside: [],
  },
  choices: {},
  applied: { mapping: null, aliases: 0 },
  fixes: [],
  problemCounts: { error: 0, warning: 0, note: 0 },
  problemCodes: [],
  problems: [],
};

function publication(upload: string, base: number, more: Partial<Publication> = {}): Publication {
  return {
    upload,
    base,
    publishedAt: "2024-09-02T00:00:00.000Z",
    actor: ACTOR,
    message: "",
    answers: {},
    log: LOG,
    added: [],
    changed: [],
    unchanged: 0,
    latestPeriod: null,
    remember: null,
    ...more,
  };
}

describe("openStore({ path, seed })", () => {
  it("seeds an empty store with a revision for each region", async () => {
    const revisions = await store.revisions(2);
    expect(
      revisions.map(({ number, kind, region, counts, latestPeriod: latest }) => [
        number,
        kind,
        region,
        counts.added,
        latest,
      ]),
    ).toEqual([
      [2, "seed", "west", 6, "2024-Q1"],
      [1, "seed", "east", 2, "2024"],
    ]);
  });

  it("gives the catalogue back as it was, in its order", async () => {
    const { regions: _, ...catalogue } = SMALL;
    expect(await store.catalogue(1)).toEqual(catalogue);
  });

  it("keeps the file a region was seeded from", async () => {
    const { fileDigest } = await store.currentRevision();
    if (fileDigest === null) throw new Error("a seed has a file");
    expect(new TextDecoder().decode((await store.file(fileDigest))?.bytes)).toBe("west\n");
    expect(await store.publishedFileName(fileDigest)).toBe("west.csv");
  });

  it("does not seed twice and keeps the data set's name over a restart", async () => {
    const { dataset } = store;
    await store.close();
    store = await openStore({ path, seed: () => Promise.reject(new Error("asked for the seed again")) });
    expect(store.dataset).toBe(dataset);
    expect((await store.currentRevision()).number).toBe(2);
  });

  it("leaves a store empty when seeding fails half-way, and seeds it the next time", async () => {
    const other = join(folder.path, "other.db");
    const [east, west] = SMALL.regions;
    const row = observe("phd", "west", "2024", 1);
    const twice = { ...SMALL, regions: [east, { ...west, observations: [row, row] }] } as SeedPackage;
    await expect(openStore({ path: other, seed: async () => twice })).rejects.toThrow(/UNIQUE/);
    const opened = await openStore({ path: other, seed: async () => SMALL });
    expect((await opened.currentRevision()).number).toBe(2);
    await opened.close();
  });

  it("names each data set anew", async () => {
    const other = await openStore({ path: join(folder.path, "other.db"), seed: async () => SMALL });
    expect(other.dataset).not.toBe(store.dataset);
    await other.close();
  });

  it("refuses a schema made by a newer program and leaves it as it is", async () => {
    await store.close();
    const database = new DatabaseSync(path);
    database.exec(`insert into migration values (${SCHEMA_VERSION + 1}, 'from the future', '2030-01-01')`);
    database.close();
    const opening = openStore({ path, seed: async () => SMALL });
    await expect(opening).rejects.toThrow(StoreFailure);
    await expect(opening).rejects.toThrow(/newer Zhengxiao/);
    const after = new DatabaseSync(path);
    expect(after.prepare("select count(*) as n from revision").get()?.["n"]).toBe(2);
    after.exec(`delete from migration where version > ${SCHEMA_VERSION}`);
    after.close();
    store = await openStore({ path, seed: async () => SMALL });
  });

  it("says so when the file is no database", async () => {
    const other = join(folder.path, "text.db");
    writeFileSync(other, "not a database, ".repeat(100));
    await expect(openStore({ path: other, seed: async () => SMALL })).rejects.toThrow(StoreFailure);
  });
});

describe("publish(publication)", () => {
  const march = observe("phd", "west-lab", "2024-03", 6, 4);
  const april = observe("phd", "west-lab", "2024-04", 7, 5);

  it("makes the next revision and leaves the earlier ones as they were", async () => {
    const before = await store.observations(2, { organizations: ["west-lab"], indicators: ["phd"] });
    const revision = await store.publish(
      publication(await draft("a"), 2, { added: [april], changed: [march], unchanged: 2, latestPeriod: "2024-04" }),
    );
    expect(revision).toMatchObject({
      number: 3,
      kind: "upload",
      region: "west",
      counts: { added: 1, changed: 1, unchanged: 2 },
    });
    expect(await store.currentRevision()).toEqual(revision);
    expect(await store.observations(2, { organizations: ["west-lab"], indicators: ["phd"] })).toEqual(before);
    const after = await store.observations(3, { organizations: ["west-lab"], indicators: ["phd"] });
    expect(after.map((row) => [row.observation.period, row.observation.value, row.revision])).toEqual([
      ["2024-01", 3, 2],
      ["2024-02", null, 2],
      ["2024-03", 6, 3],
      ["2024-04", 7, 3],
    ]);
  });

  it("keeps both statements of a changed cell, the replaced one known as such only from then on", async () => {
    await store.publish(publication(await draft("a"), 2, { changed: [march] }));
    const key = { indicator: "phd", organization: "west-lab", period: "2024-03" };
    const now = await store.history(3, key);
    expect(now.map((one) => [one.observation.value, one.revision.number, one.until])).toEqual([
      [6, 3, null],
      [5, 2, 3],
    ]);
    const then = await store.history(2, key);
    expect(then.map((one) => [one.observation.value, one.revision.number, one.until])).toEqual([[5, 2, null]]);
    expect(then[0]?.observation.source).toEqual({ sheet: "", cell: "D4", raw: "5" });
  });

  it("refuses a base that is no longer current, and writes nothing", async () => {
    await store.publish(publication(await draft("a"), 2, { added: [april] }));
    const stale = store.publish(publication(await draft("b"), 2, { changed: [march] }));
    await expect(stale).rejects.toEqual(new StoreRefusal("revision-moved"));
    expect((await store.currentRevision()).number).toBe(3);
    expect((await store.upload("b"))?.state).toBe("draft");
  });

  it("lets one of two publishers through that saw the same revision", async () => {
    const ids = [await draft("a"), await draft("b")];
    const results = await Promise.allSettled(ids.map((id) => store.publish(publication(id, 2, { added: [april] }))));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect((await store.currentRevision()).number).toBe(3);
  });

  it("publishes a draft once", async () => {
    const id = await draft("a");
    await store.publish(publication(id, 2, { added: [april] }));
    await expect(store.publish(publication(id, 3, { added: [] }))).rejects.toEqual(
      new StoreRefusal("already-published"),
    );
    await expect(store.publish(publication("none", 3))).rejects.toEqual(new StoreRefusal("not-found"));
    expect(await store.upload(id)).toMatchObject({ state: "published", revision: 3, base: 2 });
    expect(await store.publishedAs(fileOf(new TextEncoder().encode("a")).digest, "west")).toMatchObject({
      revision: 3,
    });
  });

  it("takes everything back when a row cannot be written", async () => {
    const id = await draft("a");
    const twice = store.publish(publication(id, 2, { changed: [march], added: [april, april] }));
    await expect(twice).rejects.toThrow(/UNIQUE/);
    expect((await store.currentRevision()).number).toBe(2);
    expect((await store.upload(id))?.state).toBe("draft");
    const kept = await store.history(2, { indicator: "phd", organization: "west-lab", period: "2024-03" });
    expect(kept.map(({ observation }) => observation.value)).toEqual([5]);
    await store.publish(publication(id, 2, { changed: [march], added: [april] }));
    expect((await store.currentRevision()).number).toBe(3);
  });

  it("shows readers nothing of a publish that is not committed", async () => {
    const many = Array.from({ length: 500 }, (_, i) => observe("master", "west-lab", `${1500 + i}`, i));
    const publishing = store.publish(publication(await draft("a"), 2, { added: many }));
    expect((await store.currentRevision()).number).toBe(2);
    await publishing;
    expect((await store.currentRevision()).number).toBe(3);
  });
});

describe("discardUpload(id)", () => {
  it("drops the draft and its file, but not a file that is published too", async () => {
    const { digest } = fileOf(new TextEncoder().encode("a"));
    await store.discardUpload({ upload: await draft("a"), actor: ACTOR, at: AT });
    expect(await store.file(digest)).toBeNull();
    expect((await store.upload("a"))?.state).toBe("discarded");
    await draft("b", "west\n");
    await store.discardUpload({ upload: "b", actor: ACTOR, at: AT });
    expect(await store.file(fileOf(new TextEncoder().encode("west\n")).digest)).not.toBeNull();
  });

  it("refuses what is no draft", async () => {
    await store.discardUpload({ upload: await draft("a"), actor: ACTOR, at: AT });
    await expect(store.discardUpload({ upload: "a", actor: ACTOR, at: AT })).rejects.toEqual(
      new StoreRefusal("already-discarded"),
    );
    await expect(store.publish(publication("a", 2))).rejects.toEqual(new StoreRefusal("already-discarded"));
    await expect(store.discardUpload({ upload: "none", actor: ACTOR, at: AT })).rejects.toEqual(
      new StoreRefusal("not-found"),
    );
  });
});

describe("lockStore(path)", () => {
  it("is held by one, and free again once released", () => {
    // The store of these tests is open, which is as good as a lock.
    const own = `${path}.own`;
    const lock = lockStore(own);
    expect(() => lockStore(own)).toThrow(StoreFailure);
    expect(() => lockStore(own)).toThrow(new RegExp(`process ${process.pid}`));
    lock.release();
    lockStore(own).release();
  });
});

describe("sqliteTrouble(error)", () => {
  it("tells a database that cannot be used from a program that is wrong", () => {
    const database = new DatabaseSync(path);
    const other = new DatabaseSync(path);
    database.exec("begin immediate");
    expect(sqliteTrouble(thrownBy(() => other.exec("begin immediate")))).toBe("locked");
    expect(isBusy(thrownBy(() => other.exec("begin immediate")))).toBe(true);
    expect(sqliteTrouble(thrownBy(() => other.exec("select nonsense")))).toBeNull();
    expect(sqliteTrouble(new Error("something else"))).toBeNull();
    database.close();
    other.close();
  });
});

describe("latestPeriod(observations)", () => {
  it("is the last in time, whatever the kinds", () => {
    expect(latestPeriod([{ period: "2024-08" }, { period: "2024-Q3" }, { period: "2023" }])).toBe("2024-Q3");
    expect(latestPeriod([])).toBeNull();
  });
});

function thrownBy(run: () => void): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
