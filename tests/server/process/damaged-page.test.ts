import { closeSync, existsSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { problemDetailsSchema } from "#contract/errors.ts";
import { ROUTES } from "#contract/routes.ts";
import { watchDamage } from "#server/store/damage-watch.ts";
import { openStore } from "#server/store/open-store.ts";
import { type ChildServer, startChildServer } from "#tests/server/child-server.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { runCommand } from "#tools/cli/command.ts";

let folder: TempFolder;
let path: string;
let server: ChildServer | undefined;

beforeEach(() => {
  folder = makeTempFolder();
  path = join(folder.path, "zhengxiao.db");
});

afterEach(async () => {
  await server?.stop("SIGKILL");
  server = undefined;
  folder.remove();
});

/** Overwrites the page at which a table begins, as a disk that goes bad would. */
function damage(table: string): void {
  const database = new DatabaseSync(path, { readOnly: true });
  const root = Number(
    database.prepare("select rootpage from sqlite_schema where name = ?").get(table)?.["rootpage"] ?? 0,
  );
  const size = Number(database.prepare("pragma page_size").get()?.["page_size"]);
  database.close();
  const file = openSync(path, "r+");
  writeSync(file, new Uint8Array(size).fill(0xa5), 0, size, (root - 1) * size);
  closeSync(file);
}

async function command(...args: string[]): Promise<string> {
  let said = "";
  const say = (text: string) => {
    said += text;
  };
  await runCommand([...args, "--data-dir", folder.path, "--language", "en"], {
    out: async (text) => say(text),
    error: say,
    readFile: async () => new Uint8Array(),
    ask: null,
    fetch,
    env: {},
    now: () => new Date(),
  });
  return said;
}

it("is found by GET /ready, which names the file, and by a backup, which names the database and not the copy", async () => {
  // No page that a start reads.
  server = await startChildServer({ DATA_DIR: folder.path });
  await server.stop("SIGTERM");
  damage("alias");
  server = await startChildServer({ DATA_DIR: folder.path });
  const ready = await fetch(server.url + ROUTES.ready);
  expect(ready.status).toBe(503);
  const { code, messages } = problemDetailsSchema.parse(await ready.json());
  expect(code).toBe("not-ready");
  expect(messages.detail.en).toContain("The database file zhengxiao.db is damaged");
  expect(messages.detail.zh).toContain("数据库文件 zhengxiao.db 已损坏");
  expect(messages.detail.en).not.toContain(folder.path);
  expect(server.output()).toContain('"database-damaged"');
  // Alive, and figures are read.
  expect((await fetch(server.url + ROUTES.health)).status).toBe(200);
  const target = join(folder.path, "one.backup");
  const said = await command("backup", target);
  expect(said).toContain(`the database ${path}`);
  expect(said).toContain("damaged");
  expect(said).not.toContain(target);
  expect(existsSync(target)).toBe(false);
}, 120_000);

it("is found while the server runs, by a thread of its own", async () => {
  const store = await openStore({ path, seed: async () => SMALL });
  await store.close();
  const found: string[] = [];
  const watch = watchDamage({ path, onDamage: (text) => found.push(text), heldMs: 0, rest: 0, patienceMs: 60_000 });
  const settled = async (wanted: boolean) => {
    for (;;) if (((await watch.damage()) !== null) === wanted) return;
  };
  await settled(false);
  damage("alias");
  await settled(true);
  expect(found.length).toBeGreaterThan(0);
  await watch.close();
}, 60_000);
