import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AuditEvent, auditObject } from "#domain/record/audit.ts";
import { entryDigest } from "#server/store/files/audit-chain.ts";
import { openStore } from "#server/store/open-store.ts";
import type { Store } from "#server/store/store.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { runCommand } from "#tools/cli/command.ts";

let folder: TempFolder;
let path: string;
let store: Store;

beforeEach(async () => {
  folder = makeTempFolder();
  path = join(folder.path, "zhengxiao.db");
  store = await openStore({ path, seed: async () => SMALL });
  // The seed of two regions is on record already.
  for (let count = 3; count <= 7; count += 1) await store.audit.append(event(count));
});

afterEach(async () => {
  await store.close();
  folder.remove();
});

function event(count: number): AuditEvent {
  const actor = { account: "a1", name: "示例西实验室", address: "192.0.2.7" };
  return { ...actor, kind: "upload", outcome: "done", object: auditObject("upload", count), detail: { count } };
}

async function verify(...args: string[]): Promise<{ exit: number; said: string }> {
  let said = "";
  const say = (text: string) => {
    said += text;
  };
  const exit = await runCommand(["audit", "verify", "--data-dir", folder.path, "--language", "en", ...args], {
    out: async (text) => say(text),
    error: say,
    readFile: async () => new Uint8Array(),
    ask: null,
    fetch: async () => new Response(null, { status: 500 }),
    env: {},
    now: () => new Date(),
  });
  return { exit, said };
}

/** Does to the database what somebody with its file and SQLite's own shell may do. */
function tamper(...statements: string[]): void {
  const database = new DatabaseSync(path);
  for (const name of ["never_changed", "never_deleted", "follows"])
    database.exec(`drop trigger if exists audit_entry_${name}`);
  for (const statement of statements) database.exec(statement);
  database.close();
}

/** Changes an entry and makes every digest from there on fit, as somebody who read our documentation would. */
function rewriteFrom(seq: number, upTo = Number.POSITIVE_INFINITY): void {
  tamper(`update audit_entry set name = '另一处' where seq = ${seq}`);
  const database = new DatabaseSync(path);
  let previous = String(database.prepare("select digest from audit_entry where seq = ?").get(seq - 1)?.["digest"]);
  for (const row of database.prepare("select * from audit_entry where seq >= ? order by seq").all(seq)) {
    if (Number(row["seq"]) > upTo) break;
    const rest = { ...row, previous };
    const digest = entryDigest(rest as Parameters<typeof entryDigest>[0]);
    database
      .prepare("update audit_entry set previous = ?, digest = ? where seq = ?")
      .run(previous, digest, row["seq"] ?? null);
    database.prepare("update meta set value = ? where name = 'audit-head'").run(`${row["seq"]} ${digest}`);
    previous = digest;
  }
  database.close();
}

describe("zhengxiao audit verify", () => {
  it("finds a log whole, while the store is open, and gives the digest of its end", async () => {
    const { exit, said } = await verify();
    expect(said).toMatch(/is whole.*\n7 entries.*7:[0-9a-f]{64}/);
    expect(exit).toBe(0);
  });

  it("names an entry that was edited", async () => {
    tamper("update audit_entry set name = '示例东实验室' where seq = 4");
    const { exit, said } = await verify();
    expect(said).toContain("entry 4 was edited");
    expect(said).toContain("Entries 1 to 3 hold.");
    expect(exit).toBe(1);
  });

  it.each([
    "at = '2020-01-01T00:00:00.000Z'",
    "account = null",
    "address = ''",
    "kind = 'sign-in'",
    "outcome = 'refused'",
    "object = null",
    `detail = '{"count":40}'`,
    "digest = upper(digest)",
  ])("sees %s", async (change) => {
    tamper(`update audit_entry set ${change} where seq = 4`);
    expect((await verify()).said).toContain("entry 4 was edited");
  });

  it("names an entry that was removed from the middle", async () => {
    tamper("delete from audit_entry where seq = 3");
    const { exit, said } = await verify();
    expect(said).toContain("entry 3 is missing");
    expect(exit).toBe(1);
  });

  it("names an entry that was removed and the rest renumbered", async () => {
    tamper("delete from audit_entry where seq = 3", "update audit_entry set seq = seq - 1 where seq > 3");
    expect((await verify()).said).toContain("the place of entry 3");
  });

  it("names the first of two entries that were swapped", async () => {
    tamper(
      "update audit_entry set seq = -1 where seq = 3",
      "update audit_entry set seq = 3 where seq = 5",
      "update audit_entry set seq = 5 where seq = -1",
    );
    expect((await verify()).said).toContain("the place of entry 3");
  });

  it("names an entry before the first", async () => {
    tamper(
      "insert into audit_entry select 0, at, account, name, address, kind, outcome, object, detail, previous, digest from audit_entry where seq = 1",
    );
    expect((await verify()).said).toContain("entry 0 was inserted");
  });

  it("says where the end was cut off", async () => {
    tamper("delete from audit_entry where seq > 5");
    const { exit, said } = await verify();
    expect(said).toContain("cut at its end: entry 6");
    expect(exit).toBe(1);
  });

  it("sees that all was deleted", async () => {
    tamper("delete from audit_entry");
    expect((await verify()).said).toContain("cut at its end: entry 1");
  });

  it("sees that the note of the end was thrown away as well", async () => {
    tamper("delete from audit_entry where seq > 5", "delete from meta where name = 'audit-head'");
    expect((await verify()).exit).toBe(1);
  });

  it("names an entry whose digest was made to fit", async () => {
    rewriteFrom(4, 4);
    expect((await verify()).said).toContain("entry 4 was rewritten: entry 5 carries another digest");
  });

  it("finds a log rewritten to its end by a digest noted before", async () => {
    const noted = /7:[0-9a-f]{64}/.exec((await verify()).said)?.[0] ?? "";
    expect((await verify("--head", noted)).exit).toBe(0);
    rewriteFrom(4);
    expect((await verify()).said).toContain("entry 7 is not the one it was");
    // Who may write to the folder may make the file beside the database fit as well.
    const { seq, digest } = await store.audit.head();
    writeFileSync(`${path}.audit-head`, `${seq} ${digest}\n`);
    expect((await verify()).exit).toBe(0);
    const { exit, said } = await verify("--head", noted);
    expect(said).toContain("no entry has the given digest (near entry 7)");
    expect(exit).toBe(1);
    expect((await verify("--head", noted.slice(2))).exit).toBe(1);
  });

  it("still finds the noted digest after the log has grown", async () => {
    const noted = /7:[0-9a-f]{64}/.exec((await verify()).said)?.[0] ?? "";
    await store.audit.append(event(8));
    expect((await verify("--head", noted)).exit).toBe(0);
  });

  it("verifies a copy under another name", async () => {
    await store.close();
    const copy = join(folder.path, "copy");
    mkdirSync(copy);
    copyFileSync(path, join(copy, "backup.zxb"));
    expect(await verify(join(copy, "backup.zxb"))).toMatchObject({ exit: 0 });
    store = await openStore({ path, seed: async () => SMALL });
  });

  it("says of a table that was dropped what it is, and not that an earlier version made the database", async () => {
    tamper("drop table audit_entry");
    const { exit, said } = await verify();
    expect(said).toContain("the whole table of the log was dropped");
    expect(said).not.toContain("earlier version");
    expect(exit).toBe(1);
  });

  it("refuses what is no digest, no action and no file", async () => {
    expect((await verify("--head", "abc")).exit).toBe(2);
    expect((await verify("one", "two")).exit).toBe(2);
    expect((await verify(join(folder.path, "none.db"))).exit).toBe(2);
  });
});

describe("the table", () => {
  it.each([
    "update audit_entry set name = '' where seq = 2",
    "delete from audit_entry where seq = 7",
    "insert or replace into audit_entry select * from audit_entry where seq = 7",
    "insert into audit_entry select 9, at, account, name, address, kind, outcome, object, detail, digest, digest from audit_entry where seq = 7",
    "insert into audit_entry select 8, at, account, name, address, kind, outcome, object, detail, previous, digest from audit_entry where seq = 7",
  ])("refuses %s", async (statement) => {
    const database = new DatabaseSync(path);
    expect(() => database.exec(statement)).toThrow(/an entry of the audit log/);
    database.close();
    expect((await verify()).exit).toBe(0);
  });

  it("keeps a log whole that two connections write at once", async () => {
    const other = await openStore({ path, seed: async () => SMALL });
    const writes = Array.from({ length: 40 }, (_, at) => (at % 2 ? other : store).audit.append(event(at)));
    const heads = await Promise.all(writes);
    expect(new Set(heads.map(({ seq }) => seq)).size).toBe(40);
    await other.close();
    expect((await verify()).said).toContain("47 entries");
  });

  it("keeps text that no encoding has so that its digest still holds", async () => {
    const name = `a\u0000b\ud800c\u202ed${"长".repeat(5000)}`;
    await store.audit.append({ ...event(8), name, detail: { b: name, a: "=1+1" } });
    const [entry] = await store.audit.entries({}, { limit: 1 });
    expect(entry?.name.startsWith("a�b�c�d长")).toBe(true);
    expect((await verify()).exit).toBe(0);
  });
});

describe("verifying a long log", () => {
  it("lets others have their turn meanwhile", async () => {
    for (let count = 8; count <= 650; count += 1) await store.audit.append(event(count));
    let turns = 0;
    const interval = setInterval(() => {
      turns += 1;
    }, 0);
    const { seq } = await store.audit.verify();
    clearInterval(interval);
    expect(seq).toBe(650);
    expect(turns).toBeGreaterThan(0);
  });
});
