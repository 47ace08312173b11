import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AUDIT_KINDS } from "#domain/record/audit.ts";
import { startChildServer } from "#tests/server/child-server.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { runCommand } from "#tools/cli/command.ts";

let folder: TempFolder;

beforeEach(() => {
  folder = makeTempFolder();
});

afterEach(() => folder.remove());

async function command(...args: string[]): Promise<{ exit: number; said: string }> {
  let said = "";
  const say = (text: string) => {
    said += text;
  };
  const exit = await runCommand([...args, "--data-dir", folder.path, "--language", "en"], {
    out: async (text) => say(text),
    error: say,
    readFile: async () => new Uint8Array(),
    ask: null,
    fetch,
    env: {},
    now: () => new Date(),
  });
  return { exit, said };
}

/** Kinds on record, in order, with their details. */
function onRecord(): { kind: string; detail: Record<string, unknown> }[] {
  const database = new DatabaseSync(join(folder.path, "zhengxiao.db"), { readOnly: true });
  const rows = database.prepare("select kind, detail from audit_entry order by seq").all();
  database.close();
  return rows.map(({ kind, detail }) => ({ kind: String(kind), detail: JSON.parse(String(detail)) }));
}

/** The ends of the audit log that the server's own log names. */
function headsIn(output: string): string[] {
  return output
    .split("\n")
    .filter((line) => line.includes('"audit-head"'))
    .map((line) => JSON.parse(line))
    .map(({ seq, digest }) => `${seq}:${digest}`);
}

it("puts its start, its settings, a backup and a restoration on record, and says where the log ends", async () => {
  const environment = { DATA_DIR: folder.path, LOG_LEVEL: "info" };
  const backup = join(folder.path, "backup.zxb");
  // 1. It runs; the log is verified beside it, and a backup of it, too.
  const first = await startChildServer(environment);
  expect(await command("audit", "verify")).toMatchObject({ exit: 0 });
  expect((await command("backup", backup)).exit).toBe(0);
  expect(await command("audit", "verify", backup)).toMatchObject({ exit: 0 });
  const { output } = await first.stop("SIGTERM");
  // 2. What it said at its end holds of the log that is left.
  const heads = headsIn(output);
  expect(heads.length).toBeGreaterThanOrEqual(2);
  for (const head of heads) expect(await command("audit", "verify", "--head", head)).toMatchObject({ exit: 0 });
  const kinds = onRecord().map(({ kind }) => kind);
  expect(kinds.filter((kind) => ["server-started", "backup", "server-stopped"].includes(kind))).toEqual([
    "server-started",
    "backup",
    "server-stopped",
  ]);
  for (const kind of kinds) expect(AUDIT_KINDS).toContain(kind);
  // 3. Other settings are told; their secrets are not.
  const secret = "0123456789abcdefghijklmnopqrstuvwxyzABCD";
  const second = await startChildServer({ ...environment, RATE_LIMIT: "50", AUTH_SECRET: secret });
  await second.stop("SIGKILL");
  const changed = onRecord().find(({ kind }) => kind === "settings");
  expect(changed?.detail["after"]).toMatch(/RATE_LIMIT=50/);
  expect(changed?.detail["before"]).not.toMatch(/RATE_LIMIT/);
  expect(JSON.stringify(onRecord())).not.toContain(secret);
  expect(await command("audit", "verify")).toMatchObject({ exit: 0 });
  // 4. A log that was restored ends where the backup did: that it was is the first that follows.
  expect((await command("restore", backup)).exit).toBe(0);
  const third = await startChildServer(environment);
  await third.stop("SIGTERM");
  expect(onRecord().map(({ kind }) => kind)).toContain("restored");
  expect(await command("audit", "verify")).toMatchObject({ exit: 0 });
  expect(await command("audit", "verify", "--head", heads.at(-1) ?? "")).toMatchObject({ exit: 1 });
}, 120_000);
