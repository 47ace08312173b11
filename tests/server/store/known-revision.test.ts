import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type KnownRevision, knownNumber, learnNumber, makeKnownRevision } from "#server/store/known-revision.ts";
import { openStore } from "#server/store/open-store.ts";
import { openSqlite } from "#server/store/sqlite.ts";
import type { Store } from "#server/store/store.ts";
import { publishDirect } from "#tests/server/publish-direct.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

describe("learnNumber(known, read)", () => {
  it("only raises what is known, whichever thread learns last", () => {
    const known = makeKnownRevision();
    expect(knownNumber(known)).toBe(null);
    for (const [read, expected] of [
      [0, null],
      [4, 4],
      [3, 4],
      [5, 5],
    ] as const) {
      learnNumber(known, () => read);
      expect(knownNumber(known)).toBe(expected);
    }
  });

  it("has the database asked for ever after it could not be read", () => {
    const known = makeKnownRevision();
    const fail = () => {
      throw new Error("disk I/O error");
    };
    learnNumber(known, fail);
    learnNumber(known, () => 9);
    expect(knownNumber(known)).toBe(null);
  });

  it("is seen by other threads as it is", async () => {
    const known = makeKnownRevision();
    const code = `const { workerData } = require("node:worker_threads"); Atomics.store(workerData, 0, 12);`;
    const worker = new Worker(code, { eval: true, workerData: known });
    await new Promise((settle) => worker.once("exit", settle));
    expect(knownNumber(known)).toBe(12);
  });
});

describe("a store that shares the number of its last revision", () => {
  let folder: TempFolder;
  let path: string;
  let revision: KnownRevision;
  let store: Store;

  beforeEach(async () => {
    folder = makeTempFolder();
    path = join(folder.path, "zhengxiao.db");
    revision = makeKnownRevision();
    store = await openStore({ path, revision, seed: async () => SMALL });
  });

  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  it("knows it when it is opened, seeded or found", async () => {
    expect(knownNumber(revision)).toBe(2);
    await publishDirect(store);
    const again = makeKnownRevision();
    await (await openStore({ path, revision: again, seed: async () => SMALL })).close();
    expect(knownNumber(again)).toBe(3);
  });

  it("knows of a revision that another published before that one's answer", async () => {
    const desk = await openStore({ path, revision, seed: async () => SMALL });
    try {
      for (let number = 3; number < 6; number += 1) {
        expect(await publishDirect(desk)).toBe(number);
        expect(await store.currentNumber()).toBe(number);
      }
    } finally {
      await desk.close();
    }
  });

  it("knows of none that is not committed", async () => {
    const database = openSqlite(path, 1000, revision);
    const refused = database.writes.transaction().execute(async (step) => {
      const [row] = await step.selectFrom("revision").selectAll().orderBy("number", "desc").limit(1).execute();
      if (!row) throw new Error("no revision");
      await step
        .insertInto("revision")
        .values({ ...row, number: 3 })
        .execute();
      expect([knownNumber(revision), (await store.currentRevision()).number]).toEqual([2, 2]);
      throw new Error("not to be");
    });
    await expect(refused).rejects.toThrow("not to be");
    expect(knownNumber(revision)).toBe(2);
    await database.close();
  });

  it("hears of one that nobody told of as soon as it is asked for the revision", async () => {
    const untold = await openStore({ path, seed: async () => SMALL });
    await publishDirect(untold);
    await untold.close();
    expect(await store.currentNumber()).toBe(2);
    expect((await store.currentRevision()).number).toBe(3);
    expect(await store.currentNumber()).toBe(3);
  });
});
