import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AUDIT_START, type AuditEvent, auditObject } from "#domain/record/audit.ts";
import { parseCsv, restoreFormula } from "#domain/terms/csv.ts";
import { createAuditSink } from "#server/api/audit-sink.ts";
import { entryDigest } from "#server/store/files/audit-chain.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { type Browser, firstAdministrator, openBrowser, signedIn } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { answersFor, longFile, uploadPath } from "#tests/server/upload-request.ts";

let folder: TempFolder;
let made: MadeApp;
let office: Browser;

beforeEach(async () => {
  folder = makeTempFolder();
  made = await makeApp({ seed: SMALL, dataDir: folder.path });
  office = await firstAdministrator(made);
});

afterEach(async () => {
  await made.close();
  folder.remove();
});

const LOG = "/api/v1/audit";

type Row = Readonly<Record<string, string>>;

/** The export as rows by the code of their column. */
async function exported(query = ""): Promise<Row[]> {
  const answer = await office.ask(`/api/v1/audit.csv${query}`);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-\d+\.csv"$/);
  const text = await answer.text();
  const [head = [], ...rows] = parseCsv(text.replace(/^\ufeff/, ""));
  const keys = head.map((title) => / ([a-z]+)$/.exec(title)?.[1] ?? title);
  return rows.map((row) => Object.fromEntries(row.map((cell, column) => [keys[column] ?? "", restoreFormula(cell)])));
}

async function entries(query: string): Promise<(AuditEvent & { seq: number; at: string })[]> {
  return (await (await office.ask(`${LOG}${query}`)).json()).entries;
}

async function bring(browser: Browser, value: string, fileName: string) {
  const body = longFile([["引进博士", "示例西实验室", "2024-04", value]]);
  return (await browser.ask(uploadPath("west", fileName), { method: "POST", body })).json();
}

async function publish(browser: Browser, upload: Awaited<ReturnType<typeof bring>>, message: string) {
  const { revision: base } = await (await browser.ask("/api/v1/revisions/current")).json();
  const body = { base, message, answers: answersFor(upload) };
  const answer = await browser.send("POST", `/api/v1/uploads/${upload.id}/publish`, body);
  expect(answer.status).toBe(200);
  return (await (await browser.ask("/api/v1/revisions/current")).json()).revision as number;
}

describe("a figure's life", () => {
  it("is found in the log and the history: each step, who, when, from which file", async () => {
    const clerk = await signedIn(made, office, {
      username: "west",
      name: "示例西填报",
      role: "contributor",
      organizations: ["west-lab"],
    });
    // 1. Sent in, returned, brought anew, sent in again.
    const first = await bring(clerk, "70", "四月.csv");
    const word = { message: "四月数据", answers: answersFor(first) };
    expect((await clerk.send("PUT", `/api/v1/uploads/${first.id}/submission`, word)).status).toBe(200);
    const remark = { remark: "多写了一个零" };
    expect((await office.send("POST", `/api/v1/uploads/${first.id}/return`, remark)).status).toBe(200);
    const second = await bring(clerk, "7", "四月更正.csv");
    const again = { message: "已更正", answers: answersFor(second) };
    expect((await clerk.send("PUT", `/api/v1/uploads/${second.id}/submission`, again)).status).toBe(200);
    // 2. Published, changed by the office, and that undone.
    const published = await publish(office, second, "四月");
    const changed = await publish(office, await bring(office, "9", "复核.csv"), "复核");
    const undo = { base: changed, message: "复核有误" };
    expect((await office.send("POST", `/api/v1/revisions/${changed}/undo`, undo)).status).toBe(200);
    // 3. The log tells it in order.
    const rows = await exported();
    const life = rows.filter(({ kind }) => ["upload", "submit", "return", "publish", "undo"].includes(kind ?? ""));
    expect(life.map(({ kind, name, object }) => [kind, name, object])).toEqual([
      ["upload", "示例西填报", `upload:${first.id}`],
      ["submit", "示例西填报", `upload:${first.id}`],
      ["return", "示例办", `upload:${first.id}`],
      ["upload", "示例西填报", `upload:${second.id}`],
      ["submit", "示例西填报", `upload:${second.id}`],
      ["publish", "示例办", `revision:${published}`],
      ["upload", "示例办", expect.stringMatching(/^upload:/)],
      ["publish", "示例办", `revision:${changed}`],
      ["undo", "示例办", `revision:${changed + 1}`],
    ]);
    const details = life.map(({ detail }) => JSON.parse(detail ?? "{}"));
    expect(details[2]).toMatchObject({ remark: "多写了一个零" });
    expect(details[5]).toMatchObject({
      upload: second.id,
      fileName: "四月更正.csv",
      file: second.fileDigest,
      submittedBy: "示例西填报",
      message: "四月",
    });
    expect(details[8]).toMatchObject({ undoes: changed, message: "复核有误" });
    // 4. The history tells the same of the figure, and the file is there to be read.
    const { dataset } = await (await office.ask("/api/v1/revisions/current")).json();
    const key = `dataset=${dataset}&revision=${changed + 1}&indicator=phd&organization=west-lab&period=2024-04`;
    const history = await (await office.ask(`/api/v1/observations/history?${key}`)).json();
    expect(history.entries.map((entry: { value: number; revision: number }) => [entry.revision, entry.value])).toEqual([
      [changed + 1, 7],
      [changed, 9],
      [published, 7],
    ]);
    const file = await office.ask(`/api/v1/files/${details[5].file}`);
    expect(await file.text()).toContain("2024-04,7");
    // 5. Instants grow, addresses are there, and each step reads as a sentence.
    const instants = life.map(({ at }) => at ?? "");
    expect([...instants].sort()).toEqual(instants);
    expect(new Set(life.map(({ address }) => address))).toEqual(new Set(["127.0.0.1"]));
    expect(life[2]?.["说明"]).toBe(`示例办 退回了提报 ${String(first.id).slice(0, 8)}:“多写了一个零”`);
  });
});

describe("GET /audit.csv", () => {
  it("holds all that is needed to recompute every digest", async () => {
    const rows = await exported();
    let previous = AUDIT_START;
    for (const [index, row] of rows.entries()) {
      const { at = "", kind = "", outcome = "", name = "", address = "", detail = "" } = row;
      const account = row["account"] || null;
      const object = row["object"] || null;
      const rest = { seq: index + 1, at, account, name, address, kind, outcome, object, detail, previous };
      expect(row["digest"]).toBe(entryDigest(rest));
      previous = row["digest"] ?? "";
    }
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.at(-1)).toMatchObject({ kind: "audit-exported", name: "示例办", outcome: "done" });
  });

  it("makes no formula of what somebody typed", async () => {
    const body = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);
    const upload = await (await office.ask(uploadPath("west", "a.csv"), { method: "POST", body })).json();
    await made.store.audit.append({
      account: null,
      name: "=HYPERLINK(1)",
      address: "",
      kind: "sign-in-refused",
      outcome: "refused",
      object: auditObject("upload", upload.id),
      detail: {},
    });
    const text = await (await office.ask("/api/v1/audit.csv?language=en")).text();
    expect(text).toContain(`,"'=HYPERLINK(1)",`);
    for (const cell of parseCsv(text).flat()) expect(cell).not.toMatch(/^[=+@-]/);
  });

  it("goes on over pages of five hundred, oldest first, only what is filtered", async () => {
    const event: AuditEvent = {
      account: "a9",
      name: "示例",
      address: "",
      kind: "upload",
      outcome: "done",
      object: "upload:x",
      detail: {},
    };
    for (let count = 0; count < 505; count += 1) await made.store.audit.append(event);
    const rows = await exported("?account=a9");
    expect(rows).toHaveLength(505);
    const numbers = rows.map(({ seq }) => Number(seq));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    const page = await (await office.ask(`${LOG}?account=a9`)).json();
    expect(page).toMatchObject({ more: true });
    expect(page.entries).toHaveLength(200);
    const last = page.entries.at(-1).seq;
    const next = await (await office.ask(`${LOG}?account=a9&before=${last}`)).json();
    expect(next.entries[0].seq).toBe(last - 1);
  });
});

describe("reads that leave a record", () => {
  it.each([
    { Origin: "https://elsewhere.example" },
    { Origin: "null" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
  ])("refuse a page of another site (%j), and leave none", async (headers) => {
    const before = (await made.store.audit.head()).seq;
    for (const path of ["/api/v1/audit.csv", `${LOG}/verification`])
      for (const method of ["GET", "HEAD"]) {
        const answer = await office.ask(path, { method, headers });
        expect(answer.status).toBe(403);
        if (method === "GET") expect((await answer.json()).code).toBe("foreign-origin");
      }
    expect((await made.store.audit.head()).seq).toBe(before);
  });

  it.each([{}, { Origin: "http://localhost" }, { "Sec-Fetch-Site": "same-origin" }, { "Sec-Fetch-Site": "none" }])(
    "answer this site's own page, an address that was typed, and scripts (%j)",
    async (headers) => {
      for (const path of ["/api/v1/audit.csv", `${LOG}/verification`])
        expect((await office.ask(path, { headers })).status).toBe(200);
    },
  );
});

describe("GET /audit", () => {
  it("is for administrators alone", async () => {
    const anonymous = await openBrowser(made);
    const publisher = await signedIn(made, office, { username: "desk", role: "publisher", regions: ["west"] });
    for (const path of [LOG, `${LOG}/verification`, "/api/v1/audit.csv"]) {
      expect((await anonymous.ask(path)).status).toBe(401);
      expect((await publisher.ask(path)).status).toBe(403);
    }
    expect(await entries("?kind=refused")).toHaveLength(6);
    const [refusal] = await entries(`?kind=refused&account=${publisher.id}`);
    expect(refusal).toMatchObject({
      account: publisher.id,
      outcome: "refused",
      object: "route:GET /api/v1/audit.csv",
      address: "127.0.0.1",
    });
  });

  it("finds by kind, name, object, detail and time", async () => {
    await bring(office, "7", "四月.csv");
    expect(await entries("?kind=upload&outcome=done")).toHaveLength(1);
    expect(await entries(`?object=${encodeURIComponent("四月.csv")}`)).toHaveLength(1);
    expect(await entries("?object=revision:1")).toHaveLength(1);
    expect((await entries(`?account=${encodeURIComponent("例办")}`)).length).toBeGreaterThan(1);
    expect(await entries("?account=nobody")).toEqual([]);
    const [newest] = await entries("");
    expect((await entries(`?from=${newest?.at}`))[0]).toEqual(newest);
    expect((await entries(`?to=${newest?.at}`))[0]?.seq).toBeLessThan(newest?.seq ?? 0);
    expect(await entries("?from=2999-01-01")).toEqual([]);
  });

  it.each(["kind=nothing", "before=0", "from=yesterday", "from=2026-13-45", "outcome=", "object="])(
    "refuses %s",
    async (query) => {
      expect((await office.ask(`${LOG}?${query}`)).status).toBe(400);
    },
  );

  it("holds no secret, and the server's own log no person", async () => {
    const text = JSON.stringify(await entries(""));
    expect(text).not.toContain("correct horse");
    for (const cookie of office.cookies.values()) expect(text).not.toContain(cookie.split(".")[0]);
    expect(JSON.stringify(made.logged)).not.toContain("示例办");
    expect(JSON.stringify(made.logged)).not.toContain("127.0.0.1");
  });
});

describe("GET /audit/verification", () => {
  it("says how far the chain holds, and names the entry that was edited", async () => {
    const whole = await (await office.ask(`${LOG}/verification`)).json();
    const { seq, digest } = await made.store.audit.head();
    expect(whole).toEqual({ seq, digest, fault: null });
    const database = new DatabaseSync(join(folder.path, "zhengxiao.db"));
    database.exec("drop trigger audit_entry_never_changed");
    database.exec("update audit_entry set address = '192.0.2.1' where seq = 3");
    database.close();
    const broken = await (await office.ask(`${LOG}/verification`)).json();
    expect(broken).toMatchObject({ seq: 2, fault: { kind: "edited", seq: 3 } });
  });
});

describe("an act whose entry cannot be written", () => {
  /** As where the disk is full just then. */
  function refuseEntries(): void {
    const database = new DatabaseSync(join(folder.path, "zhengxiao.db"));
    database.exec(
      "create trigger no_more before insert on audit_entry begin select raise(abort, 'no more entries'); end",
    );
    database.close();
  }

  it("does not happen: no upload, no revision, no undo, no account, no token", async () => {
    const upload = await bring(office, "7", "四月.csv");
    const published = await publish(office, await bring(office, "8", "五月.csv"), "");
    const accounts = await (await office.ask("/api/v1/accounts")).text();
    refuseEntries();
    const publishing = { base: published, message: "", answers: {} };
    const account = { username: "new", name: "新", role: "viewer", organizations: [], regions: [] };
    const token = { name: "脚本", scopes: ["look"], days: 1 };
    const display = { name: "三楼", days: 1 };
    for (const act of [
      () => office.ask(uploadPath("west", "b.csv"), { method: "POST", body: longFile([]) }),
      () => office.send("POST", `/api/v1/uploads/${upload.id}/publish`, publishing),
      () => office.send("POST", `/api/v1/revisions/${published}/undo`, { base: published, message: "x" }),
      () => office.send("DELETE", `/api/v1/uploads/${upload.id}`),
      () => office.send("POST", "/api/v1/accounts", account),
      () => office.send("POST", "/api/v1/tokens", token),
      () => office.send("POST", "/api/v1/displays", display),
      () => office.ask("/api/v1/audit.csv"),
    ])
      expect((await act()).status).toBe(500);
    expect((await (await office.ask("/api/v1/revisions/current")).json()).revision).toBe(published);
    expect((await made.store.drafts("west")).map(({ id }) => id)).toEqual([upload.id]);
    expect(await (await office.ask("/api/v1/accounts")).text()).toBe(accounts);
    expect((await (await office.ask("/api/v1/tokens")).json()).tokens).toEqual([]);
    expect((await (await office.ask("/api/v1/displays")).json()).displays).toEqual([]);
  });
});

describe("where nobody may look without an account", () => {
  it("keeps the first refused look of an address in an hour and counts the others, and takes the session's for none", async () => {
    await made.close();
    let now = Date.now();
    made = await makeApp({
      seed: SMALL,
      dataDir: folder.path,
      accessPolicy: "signed-in",
      now: () => new Date(now),
      loopbackOnly: false,
    });
    const known = office;
    office = await openBrowser(made);
    for (const [name, value] of known.cookies) office.cookies.set(name, value);
    const nobody = await openBrowser(made);
    made.peer.address = "192.0.2.7";
    expect((await nobody.ask("/api/v1/session")).status).toBe(200);
    expect(await entries("?kind=refused")).toEqual([]);
    const looks = [
      "/api/v1/catalogue",
      "/api/v1/observations?region=west",
      "/api/v1/events",
      "/api/v1/files/x?a=secret",
    ];
    for (const path of [...looks, ...looks]) expect((await nobody.ask(path)).status).toBe(401);
    // Looking is counted apart, so that it hides nothing else that is refused.
    expect((await nobody.ask("/api/v1/accounts")).status).toBe(401);
    const refused = await entries("?kind=refused");
    expect(refused.map(({ object, account, name }) => [object, account, name])).toEqual([
      ["route:GET /api/v1/accounts", null, ""],
      ["route:GET /api/v1/catalogue", null, ""],
    ]);
    expect(refused[1]).toMatchObject({
      address: "192.0.2.7",
      detail: { action: "look", asker: "anonymous", by: "none" },
    });
    now += 3_601_000;
    expect((await nobody.ask("/api/v1/catalogue")).status).toBe(401);
    const [next, counted] = await entries("?kind=refused");
    expect(counted).toMatchObject({ object: "route:GET /api/v1/files/:digest", detail: { more: 7 } });
    expect(next).toMatchObject({ object: "route:GET /api/v1/catalogue" });
    expect(JSON.stringify(await entries(""))).not.toContain("secret");
  });

  it("keeps a sign-in that is answered with having to wait, without what was typed", async () => {
    const guesser = await openBrowser(made);
    const guess = () => guesser.send("POST", "/api/v1/session", { username: "my-password-1", password: "wrong wrong" });
    for (let count = 0; count < 5; count += 1) expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(429);
    const [waiting] = await entries("?kind=sign-in-refused");
    expect(waiting).toMatchObject({ account: null, object: null, detail: { reason: "too-many-attempts" } });
    expect(JSON.stringify(await entries(""))).not.toContain("my-password-1");
  });
});

describe("createAuditSink", () => {
  const refusal: AuditEvent = {
    account: null,
    name: "",
    address: "192.0.2.9",
    kind: "refused",
    outcome: "refused",
    object: "route:GET /api/v1/accounts",
    detail: {},
  };

  it("keeps so many refusals of an address in a minute, and counts the rest", async () => {
    let now = Date.parse("2026-11-02T08:00:00Z");
    const kept: AuditEvent[] = [];
    const log = {
      append: async (event: AuditEvent) => {
        kept.push(event);
        return { seq: kept.length, digest: "" };
      },
    };
    const sink = createAuditSink({ log, now: () => new Date(now), refusalsKept: 3 });
    for (let count = 0; count < 10; count += 1) await sink.record(refusal);
    await sink.record({ ...refusal, address: "192.0.2.10" });
    await sink.record({ ...refusal, kind: "publish", outcome: "done" });
    expect(kept).toHaveLength(5);
    now += 61_000;
    await sink.record(refusal);
    expect(kept.slice(5).map(({ detail }) => detail)).toEqual([{ more: 7, since: "2026-11-02T08:00:00.000Z" }, {}]);
    await sink.flush();
    expect(kept).toHaveLength(7);
  });
});
