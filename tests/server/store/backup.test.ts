import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBackup, sealBackup } from "#server/store/files/backup-file.ts";
import { describeContent } from "#server/store/files/content.ts";
import { SCHEMA_VERSION } from "#server/store/migrations.ts";
import { openStore } from "#server/store/open-store.ts";
import type { Store } from "#server/store/store.ts";
import { startChildServer } from "#tests/server/child-server.ts";
import { publishDirect } from "#tests/server/publish-direct.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { runCommand } from "#tools/cli/command.ts";

let folder: TempFolder;
let dataDir: string;
let path: string;
let backup: string;

beforeEach(async () => {
  folder = makeTempFolder();
  dataDir = join(folder.path, "data");
  await mkdir(dataDir);
  path = join(dataDir, "zhengxiao.db");
  backup = join(folder.path, "one.backup");
});

afterEach(() => folder.remove());

/** Runs a command as a person would, in the temporary folder. */
async function run(...args: string[]): Promise<{ exit: number; said: string }> {
  let said = "";
  const exit = await runCommand([...args, "--data-dir", dataDir], {
    out: async (text) => {
      said += text;
    },
    error: (text) => {
      said += text;
    },
    readFile: async () => new Uint8Array(),
    ask: null,
    fetch: () => Promise.reject(new Error("no server is asked")),
    env: { ZHENGXIAO_CWD: folder.path },
    now: () => new Date(),
  });
  return { exit, said };
}

function open(at = path): Promise<Store> {
  return openStore({ path: at, seed: async () => SMALL });
}

async function withStore<T>(job: (store: Store) => Promise<T>): Promise<T> {
  const store = await open();
  try {
    return await job(store);
  } finally {
    await store.close();
  }
}

/** All that readers may ask: of every revision the catalogue, the figures, what it changed, and the file. */
async function readEverything(store: Store): Promise<unknown> {
  const last = (await store.currentRevision()).number;
  const editions = [];
  for (let number = 1; number <= last; number += 1) {
    const revision = await store.revision(number);
    editions.push({
      revision,
      catalogue: await store.catalogue(number),
      observations: await store.observations(number, {}),
      difference: await store.difference(number),
      file: await store.file(revision?.fileDigest ?? ""),
    });
  }
  return editions;
}

function contentOf(at: string) {
  const database = new DatabaseSync(at);
  try {
    return describeContent(database);
  } finally {
    database.close();
  }
}

describe("zhengxiao backup FILE, zhengxiao restore FILE", () => {
  it("bring back every figure, file and revision in an empty folder, under a new identity", async () => {
    const before = await withStore(async (store) => {
      for (let i = 0; i < 3; i += 1) await publishDirect(store);
      return { dataset: store.dataset, all: await readEverything(store) };
    });
    const made = await run("backup", "one.backup", "-l", "en");
    expect(made).toMatchObject({ exit: 0 });
    expect(made.said).toContain("verified by restoring it");
    dataDir = join(folder.path, "empty");
    path = join(dataDir, "zhengxiao.db");
    const restored = await run("restore", "one.backup");
    expect(restored.exit).toBe(0);
    expect(restored.said).toContain("已恢复到");
    const after = await withStore(async (store) => ({ dataset: store.dataset, all: await readEverything(store) }));
    expect(after.all).toEqual(before.all);
    expect(after.dataset).not.toBe(before.dataset);
    expect(readdirSync(dataDir).filter((name) => name.startsWith("zhengxiao.db") && !name.includes(".lock"))).toEqual([
      "zhengxiao.db",
      "zhengxiao.db.reserve",
    ]);
    expect(readdirSync(folder.path).sort()).toEqual(["data", "empty", "one.backup"]);
  });

  it("are of one moment while revision after revision is published", async () => {
    const store = await open();
    let publishing = true;
    let published = 0;
    const writer = (async () => {
      while (publishing) {
        published = await publishDirect(store, 50);
        await nextTurn();
      }
    })();
    const made = await run("backup", "one.backup");
    const firstAfter = published;
    publishing = false;
    await writer;
    await store.close();
    expect(made.exit).toBe(0);
    const { content } = (await openBackup(backup)).manifest;
    // Each of these revisions wrote 50 figures: all of them or none.
    expect((content.tables["observation"]?.rows ?? 0) - 8).toBe((content.revision - 2) * 50);
    expect(firstAfter).toBeGreaterThan(2);
    expect((await run("restore", "one.backup")).exit).toBe(0);
    expect((await withStore((own) => own.currentRevision())).number).toBe(content.revision);
  });

  it("keep what was there aside, byte for byte", async () => {
    await withStore((store) => publishDirect(store));
    await run("backup", "one.backup");
    await withStore((store) => publishDirect(store));
    const before = contentOf(path);
    const restored = await run("restore", "one.backup", "-l", "en");
    const aside = readdirSync(dataDir).find((name) => /before-restore-[\dTZ.]+$/.test(name)) ?? "";
    expect(restored.said).toContain(aside);
    expect(contentOf(join(dataDir, aside))).toEqual(before);
    expect((await withStore((store) => store.currentRevision())).number).toBe(3);
  });

  it("keep a damaged database aside with its journal, and bring back a good one", async () => {
    await withStore((store) => publishDirect(store));
    await run("backup", "one.backup");
    writeFileSync(path, "no database ".repeat(1000));
    writeFileSync(`${path}-wal`, "no journal");
    expect((await run("restore", "one.backup")).exit).toBe(0);
    const asides = readdirSync(dataDir).filter((name) => name.includes("before-restore"));
    expect(asides.map((name) => name.replace(/^.*Z/, ""))).toEqual(expect.arrayContaining(["", "-wal"]));
    expect(readFileSync(join(dataDir, asides.find((name) => name.endsWith("Z")) ?? ""), "utf8")).toContain(
      "no database",
    );
    expect((await withStore((store) => store.currentRevision())).number).toBe(3);
  });

  it("never overwrite a file", async () => {
    await withStore((store) => publishDirect(store));
    writeFileSync(backup, "mine");
    const made = await run("backup", "one.backup", "-l", "en");
    expect(made).toMatchObject({ exit: 1 });
    expect(made.said).toContain("is not overwritten");
    expect(readFileSync(backup, "utf8")).toBe("mine");
  });

  it("say what is missing: a database, a file, a name", async () => {
    expect((await run("backup", "one.backup")).said).toContain("没有数据库");
    expect((await run("restore", "none.backup")).said).toContain("没有文件");
    expect(await run("backup")).toMatchObject({ exit: 2 });
    expect(await run("restore", "a", "b")).toMatchObject({ exit: 2 });
  });
});

describe("zhengxiao restore FILE", () => {
  beforeEach(async () => {
    await withStore((store) => publishDirect(store));
    expect((await run("backup", "one.backup")).exit).toBe(0);
    await withStore((store) => publishDirect(store));
  });

  /** Tries to restore and expects that nothing changed. */
  async function expectRefused(words: string): Promise<void> {
    const before = contentOf(path);
    const { exit, said } = await run("restore", "one.backup");
    expect({ exit, said }).toMatchObject({ exit: 1, said: expect.stringContaining(words) });
    expect(contentOf(path)).toEqual(before);
    expect(readdirSync(dataDir).filter((name) => /restor/.test(name))).toEqual([]);
  }

  it("refuses a backup of which any one bit was changed", async () => {
    const whole = readFileSync(backup);
    const { databaseBytes } = await openBackup(backup);
    const ends = [0, 20, databaseBytes - 1, databaseBytes, databaseBytes + 40, whole.length - 82, whole.length - 66];
    const spread = Array.from({ length: 60 }, (_, i) => Math.floor((i * whole.length) / 60));
    for (const at of [...ends, ...spread, whole.length - 65, whole.length - 2]) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(backup, changed);
      await expect(openBackup(backup), `bit at ${at}`).rejects.toThrow(/damaged|not a whole backup/);
    }
    const middle = Buffer.from(whole);
    middle[5000] = (middle[5000] ?? 0) ^ 4;
    writeFileSync(backup, middle);
    await expectRefused("已损坏");
  });

  it("refuses a backup that was cut short, wherever", async () => {
    const whole = readFileSync(backup);
    for (const length of [0, 1, 100, 4096, Math.floor(whole.length / 2), whole.length - 200, whole.length - 1]) {
      writeFileSync(backup, whole);
      truncateSync(backup, length);
      await expect(openBackup(backup), `${length} bytes`).rejects.toThrow("not a whole backup");
    }
    await expectRefused("不是完整的政效备份");
    writeFileSync(backup, whole);
    appendFileSync(backup, "more");
    await expectRefused("不是完整的政效备份");
  });

  it("refuses what is no backup", async () => {
    writeFileSync(backup, readFileSync(path));
    await expectRefused("不是完整的政效备份");
  });

  it("refuses a whole seal around a database that is not what it says", async () => {
    const { manifest, databaseBytes } = await openBackup(backup);
    truncateSync(backup, databaseBytes);
    const database = new DatabaseSync(backup);
    database.exec("update observation set value = value + 1 where organization = 'west-lab'");
    database.close();
    await sealBackup(backup, manifest);
    await expectRefused("备份中的数据不完整(observation)");
  });

  it("refuses a backup of a newer schema", async () => {
    const { manifest, databaseBytes } = await openBackup(backup);
    truncateSync(backup, databaseBytes);
    await sealBackup(backup, {
      ...manifest,
      version: "9.0.0",
      content: { ...manifest.content, schema: SCHEMA_VERSION + 1 },
    });
    await expectRefused("更新版本的政效(9.0.0");
  });

  it("refuses while a server runs, and names its process", async () => {
    const server = await startChildServer({ DATA_DIR: dataDir });
    try {
      await expectRefused(`进程 ${server.pid}`);
    } finally {
      await server.stop("SIGTERM");
    }
    expect((await run("restore", "one.backup")).exit).toBe(0);
  });

  it("leaves the database in its place when it is killed or fails half way", async () => {
    // The name that is written to first is taken by a folder: the copy fails, as it would on a full disk.
    await mkdir(`${path}.restoring`);
    const before = contentOf(path);
    expect((await run("restore", "one.backup")).exit).not.toBe(0);
    expect(contentOf(path)).toEqual(before);
    expect(existsSync(path)).toBe(true);
  });
});
