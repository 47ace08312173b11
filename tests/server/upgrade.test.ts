import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBackup } from "#server/store/backup-file.ts";
import { describeContent } from "#server/store/content.ts";
import { SCHEMA_VERSION, type Upgrade } from "#server/store/migrations.ts";
import { openStore } from "#server/store/open-store.ts";
import { restoreBackup } from "#server/store/restore.ts";
import { makeOldStore, OLD_SCHEMA } from "./old-store.ts";
import { publishDirect } from "./publish-direct.ts";
import { SMALL } from "./small-package.ts";
import { makeTempFolder, type TempFolder } from "./temp-folder.ts";

let folder: TempFolder;
let path: string;

beforeEach(async () => {
  folder = makeTempFolder();
  path = join(folder.path, "zhengxiao.db");
  const today = join(folder.path, "today.sqlite");
  const store = await openStore({ path: today, seed: async () => SMALL });
  await publishDirect(store);
  await store.close();
  await makeOldStore(path, today);
});

afterEach(() => folder.remove());

function contentOf(at: string) {
  const database = new DatabaseSync(at);
  try {
    return describeContent(database);
  } finally {
    database.close();
  }
}

function change(sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

function open(onUpgrade: (upgrade: Upgrade) => void = () => {}) {
  const seed = () => Promise.reject(new Error("an old store is not seeded again"));
  return openStore({ path, seed, onUpgrade });
}

const backups = () => readdirSync(folder.path).filter((name) => name.includes("before-upgrade"));

describe("openStore of an older schema", () => {
  it("copies it beside itself, says where, and brings it up to date with every figure", async () => {
    const before = contentOf(path);
    expect(before).toMatchObject({ schema: OLD_SCHEMA, revision: 3 });
    const upgrades: Upgrade[] = [];
    const store = await open((upgrade) => upgrades.push(upgrade));
    expect((await store.observations(3, {})).length).toBeGreaterThan(8);
    expect(store.dataset).toBe(before.dataset);
    await store.close();
    const after = contentOf(path);
    expect(after.schema).toBe(SCHEMA_VERSION);
    for (const table of ["observation", "file", "target"])
      expect(after.tables[table]?.rows).toBe(before.tables[table]?.rows);
    expect(upgrades).toMatchObject([{ from: OLD_SCHEMA, to: SCHEMA_VERSION }]);
    const backup = upgrades[0]?.backup ?? "";
    expect((await openBackup(backup)).manifest.content).toEqual(before);
    // The next start has nothing to do.
    await (await open((upgrade) => upgrades.push(upgrade))).close();
    expect(upgrades).toHaveLength(1);
    // What was made before can be restored, and is upgraded again.
    await restoreBackup({ backup, path, now: new Date() });
    expect(contentOf(path)).toMatchObject({ schema: OLD_SCHEMA, revision: 3 });
    const again = await open();
    expect((await again.currentRevision()).number).toBe(3);
    await again.close();
  });

  it("changes nothing where a step fails, and leaves no copy behind", async () => {
    // A step makes a table of this name; that there is one already stands for whatever a step may meet.
    change("create table session (mine text)");
    const before = contentOf(path);
    await expect(open()).rejects.toThrow(/session/);
    expect(contentOf(path)).toEqual(before);
    expect(backups()).toEqual([]);
    change("drop table session");
    await (await open()).close();
    expect(contentOf(path).schema).toBe(SCHEMA_VERSION);
  });

  it("removes what a killed upgrade left half written", async () => {
    change(`vacuum into '${join(folder.path, `zhengxiao.before-upgrade-from-${OLD_SCHEMA}.x.backup.part`)}'`);
    await (await open()).close();
    expect(backups().filter((name) => !name.endsWith(".backup"))).toEqual([]);
    expect(backups()).toHaveLength(1);
  });

  it("refuses a newer schema with what to do, and leaves it as it is", async () => {
    await (await open()).close();
    change(`insert into migration (version, name, applied_at) values (${SCHEMA_VERSION + 1}, 'later', '')`);
    const before = contentOf(path);
    await expect(open()).rejects.toMatchObject({
      name: "StoreFailure",
      messages: {
        zh: expect.stringContaining("请升级程序"),
        en: expect.stringContaining("Upgrade the program"),
      },
    });
    expect(contentOf(path)).toEqual(before);
  });
});
