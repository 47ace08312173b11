import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, watch } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { openBackup } from "#server/store/files/backup-file.ts";
import { type Content, describeContent, findDamage } from "#server/store/files/content.ts";
import { SCHEMA_VERSION } from "#server/store/migrations.ts";
import { spawnChildServer, startChildServer } from "#tests/server/child-server.ts";
import { layOldStore, OLD_STORES } from "#tests/server/old-store.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";

export type KillStartOptions = {
  /** What the start has to do: fill an empty data folder, or bring a store of an earlier program up to date. */
  readonly what: "seed" | "upgrade";
  readonly kills: number;
  /** From 0 to 1; where in a start the server is killed. */
  readonly random: () => number;
  readonly say: (line: string) => void;
};

export type KillStartResult = {
  /** Kills before the first table. */
  readonly before: number;
  /** Kills after tables were made or while they were changed, before the seed or the upgrade was complete. */
  readonly during: number;
  readonly after: number;
};

/** The last version before upgrades were made with a copy. */
const [, OLD] = OLD_STORES;

/** Tables that a seed and an upgrade must bring about to the last value; others hold the time or come with a schema. */
const FIGURES = ["observation", "target", "indicator", "organization", "policy", "source", "file"];

/**
 * Kills the server again and again while it starts. After each kill the database is whole, of the old schema or of the
 * new one and nothing between; the next start has every figure.
 *
 * @throws Error at the first thing that is lost or half there
 */
export async function killStart({ what, kills, random, say }: KillStartOptions): Promise<KillStartResult> {
  const folder = makeTempFolder();
  const result = { before: 0, during: 0, after: 0 };
  try {
    const old = join(folder.path, "old.db");
    layOldStore(OLD.name, old);
    const dataDir = join(folder.path, "data");
    const path = join(dataDir, "zhengxiao.db");
    const prepare = () => {
      rmSync(dataDir, { recursive: true, force: true });
      mkdirSync(dataDir);
      if (what === "upgrade") copyFileSync(old, path);
    };
    // Most of a start is reading the program; what matters begins when the first file is written.
    prepare();
    const began = whenWriting(dataDir, what);
    const ended = startAndStop(dataDir);
    const usual = -(await began) + (await ended);
    const expected = readContent(path);
    say(`${what}: from the first write until it listens ${Math.round(usual)} ms`);
    for (let round = 1; round <= kills; round += 1) {
      prepare();
      // The store's part of it comes first.
      const delay = random() ** 2 * usual;
      const writing = whenWriting(dataDir, what);
      const server = spawnChildServer({ DATA_DIR: dataDir });
      await writing;
      await wait(delay);
      await server.stop("SIGKILL");
      const outcome = await checkKilled(path, what, readContent(old));
      await startAndStop(dataDir);
      compare(readContent(path), expected, `round ${round}, after the next start`);
      result[outcome] += 1;
      say(`kill ${round} after ${Math.round(delay)} ms: ${outcome}`);
    }
    return result;
  } finally {
    folder.remove();
  }
}

/** The moment, in ms, when a server begins to write: the database, or the copy before an upgrade. */
function whenWriting(dataDir: string, what: KillStartOptions["what"]): Promise<number> {
  const sign = what === "seed" ? "zhengxiao.db" : "before-upgrade";
  return new Promise((settle) => {
    const watcher = watch(dataDir, (_event, name) => {
      if (!name?.includes(sign) || name.includes(".lock")) return;
      watcher.close();
      settle(performance.now());
    });
  });
}

/** The moment, in ms, when a server that was started said where it is. */
async function startAndStop(dataDir: string): Promise<number> {
  const server = await startChildServer({ DATA_DIR: dataDir });
  const took = performance.now();
  const ended = await server.stop("SIGTERM");
  if (ended.code !== 0) throw new Error(`the server ended with ${ended.code}: ${ended.output}`);
  return took;
}

async function checkKilled(path: string, what: KillStartOptions["what"], old: Content): Promise<keyof KillStartResult> {
  if (!existsSync(path)) return "before";
  const { schema, dataset } = readContent(path);
  if (what === "seed") {
    if (schema !== 0 && schema !== SCHEMA_VERSION) throw new Error(`an empty store was left at schema ${schema}`);
    return schema === 0 ? "before" : dataset === "" ? "during" : "after";
  }
  if (schema !== OLD.schema && schema !== SCHEMA_VERSION) throw new Error(`an upgrade was left at schema ${schema}`);
  const names = readdirSync(join(path, "..")).filter((name) => name.includes("before-upgrade"));
  for (const name of names.filter((each) => each.endsWith(".backup"))) {
    const { manifest } = await openBackup(join(path, "..", name));
    compare(manifest.content, old, `the backup ${name}`);
  }
  if (schema === SCHEMA_VERSION) return "after";
  compare(readContent(path), old, "the store before the upgrade");
  return names.length > 0 ? "during" : "before";
}

function readContent(path: string): Content {
  const database = new DatabaseSync(path);
  try {
    const damage = findDamage(database);
    if (damage !== null) throw new Error(`the database is damaged: ${damage}`);
    return describeContent(database);
  } finally {
    database.close();
  }
}

function compare(found: Content, expected: Content, what: string): void {
  if (found.revision !== expected.revision) throw new Error(`${what}: revision ${found.revision}`);
  for (const table of FIGURES)
    if (found.tables[table]?.sha256 !== expected.tables[table]?.sha256) throw new Error(`${what}: ${table} differs`);
}

/** The long version: `npm run soak -- kill-start`. */
export async function soak(): Promise<void> {
  const kills = Number(process.env["KILLS"] ?? 100);
  for (const what of ["seed", "upgrade"] as const) {
    const result = await killStart({ what, kills, random: Math.random, say: (line) => console.log(line) });
    console.log(JSON.stringify({ what, kills, ...result, lost: 0, half: 0 }));
  }
}

if (process.argv[1] === import.meta.filename) await soak();
