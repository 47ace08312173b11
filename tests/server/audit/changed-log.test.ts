import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { type AuditEvent, auditObject } from "#domain/record/audit.ts";
import type { AuditFaultKind, AuditVerification } from "#domain/record/audit-fault.ts";
import { entryDigest, headText } from "#server/store/files/audit-chain.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { type Browser, firstAdministrator, openBrowser, signedIn } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { runCommand } from "#tools/cli/command.ts";

let folder: TempFolder;
let path: string;
let made: MadeApp;
let office: Browser;

const EVENT: AuditEvent = {
  account: "a1",
  name: "示例西实验室",
  address: "192.0.2.7",
  kind: "upload",
  outcome: "done",
  object: "upload:1",
  detail: {},
};

beforeEach(async () => {
  folder = makeTempFolder();
  path = join(folder.path, "zhengxiao.db");
  made = await makeApp({ seed: SMALL, dataDir: folder.path });
  office = await firstAdministrator(made);
  // Each of its own: two that are alike and of one millisecond may be exchanged, and nothing is changed.
  for (let count = 0; count < 12; count += 1)
    await made.store.audit.append({ ...EVENT, object: auditObject("revision", count) });
});

afterEach(async () => {
  await made.close();
  folder.remove();
});

/** Does to the database what somebody with its file and SQLite's own shell may do. */
function tamper(job: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path);
  for (const name of ["never_changed", "never_deleted", "follows"])
    database.exec(`drop trigger if exists audit_entry_${name}`);
  job(database);
  database.close();
}

/** As above, leaving the table guarded as it was. */
function tamperUnseen(job: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path);
  const triggers = database.prepare("select sql from sqlite_schema where type = 'trigger'").all();
  database.close();
  tamper((open) => {
    job(open);
    for (const { sql } of triggers) open.exec(String(sql));
  });
}

const headOf = (database: DatabaseSync) =>
  database.prepare("select seq, digest from audit_entry order by seq desc limit 1").get();

/** Cuts the last ten entries and makes the database's own note of the end fit. */
function cut(database: DatabaseSync): void {
  database.exec("delete from audit_entry where seq > (select max(seq) - 10 from audit_entry)");
  const { seq, digest } = headOf(database) ?? {};
  database.prepare("update meta set value = ? where name = 'audit-head'").run(`${seq} ${digest}`);
}

/** Rewrites the last entry with a digest that fits, and the note of the end with it. */
function rewriteLast(database: DatabaseSync): void {
  const row = database.prepare("select * from audit_entry order by seq desc limit 1").get() ?? {};
  const changed = { ...row, name: "另一处" } as unknown as Parameters<typeof entryDigest>[0];
  const digest = entryDigest(changed);
  database.prepare("update audit_entry set name = '另一处', digest = ? where seq = ?").run(digest, changed.seq);
  database.prepare("update meta set value = ? where name = 'audit-head'").run(`${changed.seq} ${digest}`);
}

/** Swaps the last two entries and makes both digests and the note of the end fit. */
function swapLast(database: DatabaseSync): void {
  const [last, first] = database.prepare("select * from audit_entry order by seq desc limit 2").all();
  let previous = String(first?.["previous"]);
  for (const [seq, row] of [
    [first?.["seq"], last],
    [last?.["seq"], first],
  ] as const) {
    const entry = { ...row, seq, previous } as unknown as Parameters<typeof entryDigest>[0];
    const digest = entryDigest(entry);
    database
      .prepare("update audit_entry set at = ?, object = ?, detail = ?, previous = ?, digest = ? where seq = ?")
      .run(entry.at, entry.object, entry.detail, previous, digest, entry.seq);
    previous = digest;
  }
  database.prepare("update meta set value = ? where name = 'audit-head'").run(`${last?.["seq"] ?? ""} ${previous}`);
}

async function restart(): Promise<void> {
  await made.close();
  made = await makeApp({ seed: SMALL, dataDir: folder.path });
  office = await signInAnew();
}

async function signInAnew(): Promise<Browser> {
  const browser = await openBrowser(made);
  const given = { username: "office", password: "correct horse battery staple" };
  expect((await browser.send("POST", ROUTES.session, given)).status).toBe(200);
  return browser;
}

async function verified(): Promise<AuditVerification> {
  return await (await office.ask(ROUTES.auditVerification)).json();
}

const acknowledge = (mark: string | undefined, browser = office) =>
  browser.send("POST", ROUTES.auditAcknowledgement, { mark, remark: "磁盘更换时截断，已对照备份" });

async function command(...args: string[]): Promise<{ exit: number; said: string }> {
  let said = "";
  const say = (text: string) => {
    said += text;
  };
  const exit = await runCommand(["audit", ...args, "--data-dir", folder.path, "--language", "en"], {
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

const CHANGES: readonly (readonly [string, AuditFaultKind, () => void])[] = [
  ["cut by ten entries", "cut", () => tamperUnseen((db) => db.exec("delete from audit_entry where seq > 8"))],
  ["cut, and the database's note of its end made to fit", "cut", () => tamperUnseen(cut)],
  [
    "emptied, note and all",
    "cut",
    () => tamperUnseen((db) => db.exec("delete from audit_entry; delete from meta where name like 'audit-head'")),
  ],
  ["rewritten at its end, every digest made to fit", "replaced", () => tamperUnseen(rewriteLast)],
  ["reordered at its end, every digest made to fit", "replaced", () => tamperUnseen(swapLast)],
  ["dropped with its table", "dropped", () => tamper((db) => db.exec("drop table audit_entry"))],
  ["left without its triggers", "unguarded", () => tamper(() => {})],
  [
    "given a trigger that refuses nothing",
    "unguarded",
    () =>
      tamper((db) =>
        db.exec("create trigger audit_entry_never_changed before update on audit_entry begin select 1; end"),
      ),
  ],
  ["robbed of the file beside it", "head-lost", () => rmSync(`${path}.audit-head`)],
  ["given another file beside it", "head-lost", () => writeFileSync(`${path}.audit-head`, "something else")],
];

describe("a log that was", () => {
  it.each(CHANGES)(
    "%s stays so over restarts and acts, until an administrator acknowledges it",
    async (_, kind, change) => {
      expect((await verified()).fault).toBeNull();
      await made.close();
      change();
      made = await makeApp({ seed: SMALL, dataDir: folder.path });
      office = await signInAnew();
      const found = await verified();
      expect(found.fault).toMatchObject({ kind });
      // It is on record, and nothing that follows makes it forgotten.
      for (let count = 0; count < 12; count += 1) await made.store.audit.append(EVENT);
      await restart();
      await restart();
      expect((await verified()).fault).toEqual(found.fault);
      const cli = await command("verify");
      expect(cli.exit).toBe(1);
      expect(cli.said).toContain(found.fault?.mark.slice(0, 16));
      const [recorded, ...more] = await made.store.audit.entries({ kind: "audit-fault" }, { limit: 9 });
      expect(recorded).toMatchObject({ outcome: "failed", detail: { fault: kind } });
      expect(more).toEqual([]);
      // By name, and that is an entry.
      expect((await acknowledge(found.fault?.mark)).status).toBe(204);
      expect((await verified()).fault).toBeNull();
      expect((await command("verify")).exit).toBe(0);
      const [entry] = await made.store.audit.entries({ kind: "audit-acknowledged" }, { limit: 9 });
      expect(entry).toMatchObject({ name: "示例办", detail: { fault: kind, remark: "磁盘更换时截断，已对照备份" } });
      // What refuses changes is there again.
      const database = new DatabaseSync(path);
      expect(() => database.exec("delete from audit_entry where seq = 1")).toThrow(/never deleted/);
      database.close();
      // Another change is another fault.
      await made.close();
      tamperUnseen(cut);
      made = await makeApp({ seed: SMALL, dataDir: folder.path });
      office = await signInAnew();
      expect((await verified()).fault).not.toBeNull();
      const [newest] = await made.store.audit.entries({ kind: "audit-fault" }, { limit: 1 });
      expect(newest).toMatchObject({ detail: { fault: "cut" } });
    },
  );

  it("edited in the middle is acknowledged as it is, and not as it is changed later", async () => {
    const edit = (name: string) =>
      tamperUnseen((db) => db.exec(`update audit_entry set name = '${name}' where seq = 6`));
    edit("另一处");
    const { fault } = await verified();
    expect(fault).toMatchObject({ kind: "edited", seq: 6 });
    expect((await acknowledge(fault?.mark)).status).toBe(204);
    expect((await verified()).fault).toBeNull();
    edit("第三处");
    expect((await verified()).fault).toMatchObject({ kind: "edited", seq: 6 });
  });

  it("emptied of some entries is acknowledged for those, and not for more", async () => {
    const remove = (seq: number) => tamperUnseen((db) => db.exec(`delete from audit_entry where seq = ${seq}`));
    remove(6);
    const { fault } = await verified();
    expect((await acknowledge(fault?.mark)).status).toBe(204);
    expect((await verified()).fault).toBeNull();
    remove(7);
    expect((await verified()).fault).toMatchObject({ kind: "removed", seq: 6 });
  });

  it("cut while the server runs is put on record by the next act, before it", async () => {
    tamperUnseen(cut);
    await made.store.audit.append(EVENT);
    const [act, fault] = await made.store.audit.entries({}, { limit: 2 });
    expect([act?.kind, fault?.kind]).toEqual(["upload", "audit-fault"]);
    expect((await verified()).fault).toMatchObject({ kind: "cut" });
  });

  it("dropped while the server runs does not stop it, and is put on record", async () => {
    tamper((db) => db.exec("drop table audit_entry"));
    await made.store.audit.append(EVENT);
    expect((await verified()).fault).toMatchObject({ kind: "dropped" });
  });
});

describe("acknowledging", () => {
  it("is for administrators, and only of the first fault that verification names", async () => {
    tamperUnseen(cut);
    const { fault } = await verified();
    const publisher = await signedIn(made, office, { username: "desk", role: "publisher", regions: ["west"] });
    expect((await acknowledge(fault?.mark, publisher)).status).toBe(403);
    expect((await acknowledge("0".repeat(64))).status).toBe(404);
    expect((await office.send("POST", ROUTES.auditAcknowledgement, { mark: fault?.mark, remark: " " })).status).toBe(
      400,
    );
    expect((await verified()).fault).toEqual(fault);
  });

  it("is a command, too: it names an administrator of this database", async () => {
    await signedIn(made, office, { username: "desk", role: "publisher", regions: ["west"] });
    tamperUnseen(cut);
    const mark = /acknowledge ([0-9a-f]{16})/.exec((await command("verify")).said)?.[1] ?? "";
    const run = (...args: string[]) => command("acknowledge", ...args);
    expect((await run(mark)).exit).toBe(2);
    expect((await run(mark, "--as", "nobody", "--remark", "x")).said).toContain("not the account of an administrator");
    expect((await run(mark, "--as", "desk", "--remark", "x")).exit).toBe(1);
    expect((await run("0123456789abcdef", "--as", "office", "--remark", "x")).said).toContain("There is no fault");
    // What was found by reading alone is on record now, under the mark of its entry.
    const again = /acknowledge ([0-9a-f]{16})/.exec((await command("verify")).said)?.[1] ?? "";
    expect(await run(again, "--as", "office", "--remark", "已查明")).toMatchObject({ exit: 0 });
    expect((await command("verify")).exit).toBe(0);
    const [entry] = await made.store.audit.entries({ kind: "audit-acknowledged" }, { limit: 1 });
    expect(entry).toMatchObject({ name: "示例办", detail: { remark: "已查明" } });
  });
});

describe("the file beside the database", () => {
  it("keeps the log's end after each act, and may be behind after a kill", async () => {
    const head = await made.store.audit.head();
    expect(readFileSync(`${path}.audit-head`, "latin1").trim()).toBe(headText(head, 15));
    const behind = (await made.store.audit.entries({}, { limit: 3 })).at(-1);
    if (!behind) throw new Error("there are entries");
    writeFileSync(`${path}.audit-head`, `${headText(behind, 15)}\n`);
    await restart();
    expect((await verified()).fault).toBeNull();
    expect(existsSync(`${path}.audit-head`)).toBe(true);
  });
});
