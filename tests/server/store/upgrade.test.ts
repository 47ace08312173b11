import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { SEEDED_BY } from "#server/store/citation.ts";
import { openBackup } from "#server/store/files/backup-file.ts";
import { describeContent } from "#server/store/files/content.ts";
import { SCHEMA_VERSION, type Upgrade } from "#server/store/migrations.ts";
import { openStore } from "#server/store/open-store.ts";
import { restoreBackup } from "#server/store/restore.ts";
import { catalogueDesk } from "#tests/server/catalogue/catalogue-desk.ts";
import { describeStore } from "#tests/server/describe-store.ts";
import { makeApp } from "#tests/server/make-app.ts";
import { layOldStore, OLD_STORES, type OldStore, readOldStore } from "#tests/server/old-store.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { makeTestToken } from "#tests/server/test-account.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let folder: TempFolder;
let path: string;

beforeEach(() => {
  folder = makeTempFolder();
  path = join(folder.path, "zhengxiao.db");
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

/** Every text of a column. */
function textsIn(sql: string): string[] {
  const database = new DatabaseSync(path);
  try {
    return database.prepare(sql).all().flatMap(Object.values).map(String);
  } finally {
    database.close();
  }
}

function open(onUpgrade: (upgrade: Upgrade) => void = () => {}) {
  const seed = () => Promise.reject(new Error("an old store is not seeded again"));
  return openStore({ path, seed, onUpgrade });
}

const backups = () => readdirSync(folder.path).filter((name) => name.includes("before-upgrade"));

/**
 * A version later than one said more of a record; what that one said is as it was. One thing those versions said was not so:
 * that the source of what was shipped had published it on the day a database was filled.
 */
function asSaidBy(old: OldStore) {
  const { auditEnd: _end, ...said } = old;
  const more = (records: readonly object[]) => records.map((record) => expect.objectContaining(record));
  return {
    ...said,
    // Versions before this one kept none.
    catalogue: { ...said.catalogue, plans: [] },
    revisions: said.revisions.map(({ counts, ...revision }) =>
      expect.objectContaining({
        ...revision,
        ...(revision.kind === "seed" ? { publishedBy: SEEDED_BY } : {}),
        counts: expect.objectContaining(counts),
      }),
    ),
    ...(said.drafts === undefined ? {} : { drafts: more(said.drafts) }),
  };
}

describe.each(OLD_STORES)("a database of $name, opened today", ({ name, schema }) => {
  const old = readOldStore(name);
  const last = old.revisions.length;
  beforeEach(() => layOldStore(name, path));

  it("says of every revision, figure, cell, name and file what that version said", async () => {
    const store = await open();
    expect(contentOf(path).schema).toBe(SCHEMA_VERSION);
    expect((await store.currentRevision()).number).toBe(last);
    expect(await describeStore(store, old)).toEqual(asSaidBy(old));
    if (old.auditEnd) expect(await store.audit.verify(old.auditEnd)).toMatchObject({ ...old.auditEnd, fault: null });
    await store.close();
  });

  it("is copied before, which can be restored and is upgraded again", async () => {
    const before = contentOf(path);
    expect(before).toMatchObject({ schema, revision: last, dataset: old.dataset });
    const upgrades: Upgrade[] = [];
    const store = await open((upgrade) => upgrades.push(upgrade));
    await store.close();
    expect(upgrades).toMatchObject([{ from: schema, to: SCHEMA_VERSION }]);
    const backup = upgrades[0]?.backup ?? "";
    expect((await openBackup(backup)).manifest.content).toEqual(before);
    // The next start has nothing to do.
    await (await open((upgrade) => upgrades.push(upgrade))).close();
    expect(upgrades).toHaveLength(1);
    const { dataset } = await restoreBackup({ backup, path, now: new Date() });
    expect(contentOf(path)).toMatchObject({ schema, revision: last });
    const again = await open();
    // What was revoked since the copy would work again, so that none of its tokens and displays does.
    const ended = { ...(old.tokens && { tokens: [] }), ...(old.displays && { displays: [] }) };
    expect(await describeStore(again, old)).toEqual({ ...asSaidBy(old), dataset, ...ended });
    expect(await again.restoration()).toMatchObject({ dataset: old.dataset, revision: last });
    await again.close();
    const [restored = ""] = textsIn("select value from meta where name = 'restored'");
    expect(JSON.parse(restored)).toMatchObject({ version: 1, body: { revision: last } });
  });

  it("is published in and undone in, its drafts are read, and what is written carries its version", async () => {
    const made = await makeApp({ dataDir: folder.path });
    const send = async (method: string, to: string, body: unknown) => {
      const answer = await made.request(to, { method, body: JSON.stringify(body) });
      expect({ to, status: answer.status }).toEqual({ to, status: 200 });
      return answer.json();
    };
    const before = await made.store.observations(last, {});
    const drafts = await made.store.drafts("shili");
    expect(drafts.length).toBeGreaterThan(0);
    for (const { id, createdBy } of drafts) {
      const headers = createdBy && {
        Authorization: `Bearer ${(await makeTestToken(path, createdBy.account)).token}`,
      };
      const answer = await made.request(`/api/v1/uploads/${id}`, { headers: headers ?? {} });
      expect(await answer.json()).toMatchObject({ id, base: last });
    }
    const text = longFile([["引进全职博士", "示例固态电池研究院", "2025-01", "21"]]);
    const brought = await made.request(uploadPath("shili", "2025年1月.csv"), { method: "POST", body: text });
    const draft = await brought.json();
    const word = { base: last, message: "一月", answers: answersFor(draft), remember: true };
    expect(await send("POST", publishPath(draft.id), word)).toMatchObject({ revision: last + 1 });
    const after = await made.store.observations(last + 1, {});
    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ revision }) => revision > last)?.observation).toMatchObject({ period: "2025-01", value: 21 });
    expect(await made.store.publishLog(last + 1)).toMatchObject({ understood: { rows: 1 } });
    await send("POST", `/api/v1/revisions/${last + 1}/undo`, { base: last + 1, message: "撤销" });
    expect(await made.store.observations(last + 2, {})).toEqual(before);
    await made.close();
    const written = [
      ...textsIn(`select body from revision_log where revision > ${last}`),
      ...textsIn(`select choices, answers, applied from upload where id = '${draft.id}'`),
    ];
    expect(written).toHaveLength(4);
    for (const body of written) expect(JSON.parse(body)).toMatchObject({ version: expect.any(Number) });
  });

  it("has its catalogue changed and changed back, with all that it cites", async () => {
    const made = await makeApp({ dataDir: folder.path });
    const before = await made.store.catalogue(last);
    const office = catalogueDesk(made);
    const [node] = before.organizations.filter(({ parent }) => parent === "shili");
    const [kept] = before.targets.filter(({ organization }) => organization === node?.code);
    if (!node || typeof kept?.value !== "number") throw new Error("an old store has a platform with a target");
    const { indicator, organization, period, value } = kept;
    const changes: CatalogueChange[] = [
      { kind: "change-platform", code: node.code, fields: { founded: "2015-06" } },
      { kind: "set-target", indicator, organization, period, value: value + 1 },
    ];
    expect((await office.publish(await office.draft(changes, "shili"))).status).toBe(200);
    const after = await made.store.catalogue(last + 1);
    expect(after.organizations.find(({ code }) => code === node.code)).toEqual({ ...node, founded: "2015-06" });
    expect(after.targets.find((one) => one.source === `entered-${last + 1}`)).toMatchObject({ value: value + 1 });
    expect(await made.store.revision(last + 1)).toMatchObject({ kind: "catalogue", fileName: null, fileDigest: null });
    expect((await office.undo(last + 1)).status).toBe(200);
    expect(await made.store.catalogue(last + 2)).toEqual(before);
    await made.close();
    const [first, changed, restored] = textsIn(
      `select body from organization where code = '${node.code}' order by revision_from`,
    );
    expect(JSON.parse(changed ?? "")).toMatchObject({ version: 1, body: { founded: "2015-06" } });
    expect(restored).toBe(first);
  });

  it.runIf(old.accounts)("lets its accounts sign in with their passwords", async () => {
    const made = await makeApp({ dataDir: folder.path });
    const anonymous = await made.as("anonymous");
    const headers = { "Content-Type": "application/json" };
    const signIn = (username: string, password: string) =>
      anonymous("/api/v1/session", { method: "POST", headers, body: JSON.stringify({ username, password }) });
    const answer = await signIn("desk", "correct horse battery staple");
    expect(await answer.json()).toMatchObject({
      secondFactor: false,
      session: { account: { name: "示例发布岗", role: "publisher", regions: ["shili"] } },
    });
    expect((await signIn("guest", "correct horse battery staple")).status).toBe(401);
    await made.close();
  });
});

describe("openStore of an older schema", () => {
  beforeEach(() => layOldStore("0.2.0", path));

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
    change(`vacuum into '${join(folder.path, "zhengxiao.before-upgrade-from-3.x.backup.part")}'`);
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
