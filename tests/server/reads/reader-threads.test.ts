import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HeavyRead, HeavyReads } from "#server/api/heavy-reads.ts";
import { createLog } from "#server/base/log.ts";
import { createHeavyReads } from "#server/reads/build-read.ts";
import { startReaderThreads } from "#server/reads/reader-threads.ts";
import { openStore } from "#server/store/open-store.ts";
import type { Store } from "#server/store/store.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

let folder: TempFolder;
let store: Store;
let readers: HeavyReads;

beforeEach(async () => {
  folder = makeTempFolder();
  const path = join(folder.path, "zhengxiao.db");
  store = await openStore({ path, seed: async () => SMALL });
  readers = startReaderThreads({ databasePath: path }, createLog("silent"), 1);
});

afterEach(async () => {
  await readers.close();
  await store.close();
  folder.remove();
});

const read = (filter: object = {}): HeavyRead => ({
  kind: "observations",
  dataset: store.dataset,
  revision: 1,
  filter,
});

describe("startReaderThreads(data, log)", () => {
  it("answers what this thread would, byte for byte", async () => {
    const here = createHeavyReads(store);
    const difference: HeavyRead = { kind: "difference", dataset: store.dataset, revision: 1, number: 1 };
    const ranged = read({ ends: { from: "2024-01-01", to: null } });
    for (const one of [read(), ranged, difference]) {
      const [apart, own] = [await readers.build(one, "a"), await here.build(one, "a")];
      expect(Buffer.from(apart.bytes).toString()).toBe(Buffer.from(own.bytes).toString());
      expect(apart.etag).toBe(own.etag);
    }
  });

  it("has room for so many reads of one client, and serves others meanwhile", async () => {
    const asked = Array.from({ length: 150 }, () => readers.build(read(), "one").then(() => "read", codeOf));
    const others = await readers.build(read(), "another").then(() => "read", codeOf);
    const answers = await Promise.all(asked);
    expect(others).toBe("read");
    expect(answers.filter((answer) => answer === "read").length).toBeGreaterThanOrEqual(96);
    expect(new Set(answers)).toEqual(new Set(["read", "too-many-requests"]));
  });

  it("says of a failed read what was wrong, and goes on", async () => {
    const none: HeavyRead = { kind: "observations", dataset: store.dataset, revision: Number.NaN, filter: {} };
    await expect(readers.build(none, "a")).resolves.toBeDefined();
    await readers.close();
    expect(await readers.build(read(), "a").then(() => "read", codeOf)).toBe("busy");
  });
});

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
