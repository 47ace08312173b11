import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "#server/base/log.ts";
import { readEnv } from "#server/env/env.ts";
import { startServer } from "#server/start.ts";
import { StoreFailure } from "#server/store/files/store-failure.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

let folder: TempFolder;
let path: string;

beforeEach(() => {
  folder = makeTempFolder();
  path = join(folder.path, "zhengxiao.db");
});

afterEach(() => folder.remove());

/** The server as `main.ts` starts it, in this process. */
function start() {
  return startServer(readEnv({ DATA_DIR: folder.path, PORT: "0", HOST: "127.0.0.1" }), createLog("silent"));
}

async function startAndStop(): Promise<void> {
  await (await start()).stop();
}

async function expectNoStart(words: string): Promise<void> {
  const refused = await start().then(
    () => null,
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(StoreFailure);
  expect((refused as StoreFailure).messages.en).toContain(words);
}

/** A database of some other program. */
function makeForeign(): void {
  const database = new DatabaseSync(path);
  database.exec("create table notes (text); insert into notes values ('mine')");
  database.close();
}

function makeEmptyDatabase(): void {
  const database = new DatabaseSync(path);
  database.exec("vacuum");
  database.close();
}

describe("where a server was before", () => {
  it("begins nothing anew in the place of a database that is gone, empty or another program's", async () => {
    await startAndStop();
    const kept = join(folder.path, "kept.db");
    copyFileSync(path, kept);
    // 1. Gone.
    rmSync(path);
    await expectNoStart("is missing or empty");
    expect(existsSync(path)).toBe(false);
    // 2. Of no bytes, and a database without a table.
    writeFileSync(path, "");
    await expectNoStart("is missing or empty");
    expect(readFileSync(path)).toHaveLength(0);
    rmSync(path);
    makeEmptyDatabase();
    await expectNoStart("is missing or empty");
    // 3. Of another program, and no database at all.
    rmSync(path);
    makeForeign();
    const foreign = readFileSync(path);
    await expectNoStart("the database of another program");
    expect(readFileSync(path).equals(foreign)).toBe(true);
    writeFileSync(path, "something else ".repeat(1000));
    await expectNoStart("damaged, or not a database of Zhengxiao");
    expect(readFileSync(path, "utf8")).toContain("something else");
    // 4. The database itself is served as before.
    copyFileSync(kept, path);
    await startAndStop();
    // 5. Who wants to begin anew takes the secret away.
    for (const name of ["zhengxiao.db", "zhengxiao.db.audit-head", "auth-secret"]) rmSync(join(folder.path, name));
    await startAndStop();
  }, 180_000);
});

it("never makes tables in the database of another program", async () => {
  makeForeign();
  await expectNoStart("the database of another program");
}, 60_000);
