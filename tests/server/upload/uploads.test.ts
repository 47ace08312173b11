import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ErrorCode, problemDetailsSchema } from "#contract/errors.ts";
import { decodeObservations, observationsSchema } from "#contract/observations.ts";
import { ROUTES } from "#contract/routes.ts";
import { LIST_LIMITS, type Publish, type Upload, uploadProblemsSchema, uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
});

afterEach(() => made.close());

const GOOD = longFile([
  ["引进博士", "示例西实验室", "2024-01", "3"],
  ["引进博士", "示例西实验室", "2024-03", "6"],
  ["引进博士", "示例西实验室", "2024-04", "7"],
]);

async function send(text: string, app: MadeApp = made, region = "west"): Promise<Upload> {
  const response = await app.request(uploadPath(region, "四月.csv"), { method: "POST", body: text });
  expect(response.status).toBe(201);
  return uploadSchema.parse(await response.json());
}

function publish(upload: Upload, more: Partial<Publish> = {}, app: MadeApp = made): Promise<Response> {
  const body: Publish = {
    base: upload.base,
    message: "四月数据",
    answers: answersFor(upload),
    ...more,
  };
  return app.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(body) });
}

async function codeOf(response: Response | Promise<Response>): Promise<ErrorCode> {
  return problemDetailsSchema.parse(await (await response).json()).code as ErrorCode;
}

async function values(revision: number): Promise<(number | null)[]> {
  const query = `revision=${revision}&organization=west-lab&indicator=phd`;
  const response = await made.request(`${ROUTES.observations}?${query}`);
  return [...decodeObservations(observationsSchema.parse(await response.json()))].map((row) => row.observation.value);
}

describe("GET /uploads/:id/problems", () => {
  it("has every problem, also those beyond the list that the upload itself has", async () => {
    const rows = Array.from({ length: LIST_LIMITS.problems + 200 }, (_, i): [string, string, string, string] => [
      "引进博士",
      "示例西实验室",
      `${2000 + (Math.floor(i / 12) % 20)}-${String((i % 12) + 1).padStart(2, "0")}`,
      "待核实吧",
    ]);
    const upload = await send(longFile(rows));
    expect(upload.problems).toHaveLength(LIST_LIMITS.problems);
    const response = await made.request(ROUTES.uploadProblems.replace(":id", upload.id));
    const { problems, base } = uploadProblemsSchema.parse(await response.json());
    expect(base).toBe(upload.base);
    const { error, warning, note } = upload.problemCounts;
    expect(problems).toHaveLength(error + warning + note);
    expect(problems.slice(0, LIST_LIMITS.problems)).toEqual(upload.problems);
    expect(new Set(problems.map(({ cell }) => cell)).size).toBeGreaterThan(LIST_LIMITS.problems);
  });

  it("is not there for an upload that is not", async () => {
    const response = await made.request(ROUTES.uploadProblems.replace(":id", "none"));
    expect(response.status).toBe(404);
  });
});

describe("POST /uploads", () => {
  it("says what was understood and what publishing would change, and publishes nothing", async () => {
    const response = await made.request(uploadPath("west", "四月.csv"), { method: "POST", body: GOOD });
    const upload = uploadSchema.parse(await response.json());
    expect(response.headers.get("location")).toBe(`/api/v1/uploads/${upload.id}`);
    expect(upload).toMatchObject({
      base: 2,
      state: "draft",
      revision: null,
      region: "west",
      fileName: "四月.csv",
      fileSize: new TextEncoder().encode(GOOD).length,
      problemCounts: { error: 0 },
      understood: { layout: "long", rows: 3 },
      difference: { counts: { added: 1, changed: 1, unchanged: 1 } },
    });
    const [changed] = upload.difference.entries;
    expect(changed).toMatchObject({
      kind: "changed",
      before: { value: 5, revision: 2 },
      after: { value: 6, cell: "D3" },
    });
    expect((await made.store.currentRevision()).number).toBe(2);
  });

  it("holds the file against the targets of its revision", async () => {
    const far = await send(longFile([["引进博士", "示例西市", "2024-04", "7000"]]));
    expect(far.problemCodes.map(({ code }) => code)).toContain("far-above-target");
    const next = await send(longFile([["引进博士", "示例西市", "2025-01", "3"]]));
    expect(next.problemCodes).toContainEqual(expect.objectContaining({ code: "target-missing", severity: "note" }));
  });

  it("takes a file that is none as a draft with an error", async () => {
    const upload = await send("\x89PNG\r\n\x1a\n\x00\x00");
    expect(upload.problemCounts.error).toBeGreaterThan(0);
    expect(await codeOf(publish(upload))).toBe("upload-has-errors");
  });

  it("takes an empty file as one with an error", async () => {
    expect((await send("")).problemCounts.error).toBeGreaterThan(0);
  });

  it("keeps the name of the file and no path", async () => {
    const response = await made.request(uploadPath("west", "C:\\tables\\../四月.csv"), { method: "POST", body: GOOD });
    expect(uploadSchema.parse(await response.json()).fileName).toBe("四月.csv");
  });

  it.each([
    ["region=west", "bad-request"],
    ["fileName=a.csv", "bad-request"],
    ["region=nowhere&fileName=a.csv", "not-found"],
    ["region=west-lab&fileName=a.csv", "not-found"],
  ])("?%s is %s", async (query, code) => {
    expect(await codeOf(made.request(`${ROUTES.uploads}?${query}`, { method: "POST", body: GOOD }))).toBe(code);
  });

  it("refuses what is too large, whether the size is stated or not, saying the limit", async () => {
    const small = await makeApp({ seed: SMALL, limits: { fileBytes: 100 } });
    const path = uploadPath("west", "a.csv");
    const body = new Uint8Array(101);
    const stated = await small.request(path, { method: "POST", body, headers: { "Content-Length": "101" } });
    expect(stated.status).toBe(413);
    const stream = new Blob([body]).stream();
    const streamed = await small.request(
      new Request(`http://localhost${path}`, { method: "POST", body: stream, duplex: "half" } as RequestInit),
    );
    expect(await codeOf(streamed)).toBe("file-too-large");
    expect((await small.request(path, { method: "POST", body: body.slice(1) })).status).toBe(201);
    await small.close();
  });

  it("refuses more rows than the limit, saying it", async () => {
    const small = await makeApp({ seed: SMALL, limits: { rows: 2 } });
    const response = await small.request(uploadPath("west", "a.csv"), { method: "POST", body: GOOD });
    const problem = problemDetailsSchema.parse(await response.json());
    expect([problem.code, problem.detail]).toEqual(["too-many-rows", "上限 2 行"]);
    await small.close();
  });
});

describe("POST /uploads/:id/publish", () => {
  it("makes the next revision, leaving the one before as it was", async () => {
    const upload = await send(GOOD);
    const published = uploadSchema.parse(await (await publish(upload)).json());
    expect(published).toMatchObject({ state: "published", revision: 3, base: 2, id: upload.id });
    expect(await made.store.currentRevision()).toMatchObject({
      number: 3,
      kind: "upload",
      region: "west",
      publishedBy: "示例办",
      message: "四月数据",
      fileName: "四月.csv",
      counts: { added: 1, changed: 1, unchanged: 1 },
      latestPeriod: "2024-04",
    });
    expect(await values(2)).toEqual([3, null, 5]);
    expect(await values(3)).toEqual([3, null, 6, 7]);
  });

  it("is done once", async () => {
    const upload = await send(GOOD);
    expect((await publish(upload)).status).toBe(200);
    expect(await codeOf(publish(upload))).toBe("already-published");
    expect(await codeOf(publish(upload, { base: 3 }))).toBe("already-published");
    expect(await codeOf(made.request(`${ROUTES.uploads}/${upload.id}`, { method: "DELETE" }))).toBe(
      "already-published",
    );
  });

  it("knows a file that was published before, and one that says nothing new", async () => {
    await publish(await send(GOOD));
    expect(await codeOf(publish(await send(GOOD)))).toBe("already-published");
    const same = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);
    expect(await codeOf(publish(await send(same)))).toBe("nothing-to-publish");
    expect((await made.store.currentRevision()).number).toBe(3);
  });

  it("asks to look again when somebody published in between, and the draft shows what is so now", async () => {
    const mine = await send(GOOD);
    const theirs = await send(longFile([["引进博士", "示例西实验室", "2024-03", "6"]]));
    await publish(theirs);
    expect(await codeOf(publish(mine))).toBe("revision-moved");
    const again = uploadSchema.parse(await (await made.request(`${ROUTES.uploads}/${mine.id}`)).json());
    expect(again).toMatchObject({ base: 3, difference: { counts: { added: 1, changed: 0, unchanged: 2 } } });
    expect((await publish(again)).status).toBe(200);
  });

  it("wants an answer to each kind of warning", async () => {
    const upload = await send(longFile([["引进博士", "示例西实验室", "2024-04", "7000"]]));
    expect(upload.problemCounts.warning).toBeGreaterThan(0);
    const codes = Object.keys(answersFor(upload));
    expect(await codeOf(publish(upload, { answers: {} }))).toBe("warnings-unanswered");
    expect(await codeOf(publish(upload, { answers: { [codes[0] ?? ""]: "  " } }))).toBe("warnings-unanswered");
    expect((await publish(upload)).status).toBe(200);
  });

  it.each([
    ["not JSON", "bad-request"],
    ["{}", "bad-request"],
    ['{"base":0,"message":"","answers":{}}', "bad-request"],
    [`{"message":"${"长".repeat(300_000)}"}`, "file-too-large"],
  ])("refuses a request that is %.20s", async (body, code) => {
    const upload = await send(GOOD);
    expect(await codeOf(made.request(publishPath(upload.id), { method: "POST", body }))).toBe(code);
  });

  it("refuses a draft that is not there", async () => {
    expect(await codeOf(publish({ ...(await send(GOOD)), id: "none" }))).toBe("not-found");
  });
});

describe("GET /uploads/:id", () => {
  it("shows a published upload as it was when it was published", async () => {
    const upload = await send(GOOD);
    await publish(upload);
    const seen = uploadSchema.parse(await (await made.request(`${ROUTES.uploads}/${upload.id}`)).json());
    expect(seen).toMatchObject({ state: "published", revision: 3, base: 2 });
    expect(seen.difference).toEqual(upload.difference);
  });

  it("finds the draft after a restart", async () => {
    const folder = makeTempFolder();
    const before = await makeApp({ seed: SMALL, dataDir: folder.path });
    // A draft is its owner's, so that the same account asks before and after.
    const { token } = await before.signUp({ role: "administrator" });
    const asOwner = (app: MadeApp): MadeApp => ({
      ...app,
      request: (input, init) => app.request(input, { ...init, headers: { Authorization: `Bearer ${token}` } }),
    });
    const upload = await send(GOOD, asOwner(before));
    await before.close();
    const after = await makeApp({ seed: SMALL, dataDir: folder.path });
    const seen = uploadSchema.parse(await (await asOwner(after).request(`${ROUTES.uploads}/${upload.id}`)).json());
    expect(seen).toEqual(upload);
    expect((await publish(seen, {}, asOwner(after))).status).toBe(200);
    await after.close();
    folder.remove();
  });
});

describe("DELETE /uploads/:id", () => {
  it("drops a draft for good", async () => {
    const upload = await send(GOOD);
    const path = `${ROUTES.uploads}/${upload.id}`;
    const response = await made.request(path, { method: "DELETE" });
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(await codeOf(made.request(path))).toBe("already-discarded");
    expect(await codeOf(publish(upload))).toBe("already-discarded");
    expect(await codeOf(made.request(path, { method: "DELETE" }))).toBe("already-discarded");
  });
});

describe("a store that cannot be written now", () => {
  it("says so, loses nothing, and takes the same publish later; reading goes on", async () => {
    const folder = makeTempFolder();
    const own = await makeApp({ seed: SMALL, dataDir: folder.path, busyTimeoutMs: 20 });
    const upload = await send(GOOD, own);
    const other = new DatabaseSync(join(folder.path, "zhengxiao.db"));
    other.exec("begin immediate");
    expect(await codeOf(publish(upload, {}, own))).toBe("store-locked");
    expect((await own.request(ROUTES.health)).status).toBe(200);
    expect(own.logged.some(({ event, code }) => event === "request-failed" && code === "store-locked")).toBe(true);
    other.exec("rollback");
    other.close();
    expect((await publish(upload, {}, own)).status).toBe(200);
    await own.close();
    folder.remove();
  });
});

describe("a page that asks for a change", () => {
  const headersThatRefuse: [string, Record<string, string>][] = [
    ["a page of another site", { Origin: "http://evil.example" }],
    ["a page without an origin", { Origin: "null" }],
    ["a page of another port", { Origin: "http://localhost:9999", Host: "localhost:8686" }],
    ["a browser that says it is another site's", { "Sec-Fetch-Site": "cross-site" }],
  ];

  it.each(headersThatRefuse)("is not %s", async (_, headers) => {
    const response = made.request(uploadPath("west", "a.csv"), { method: "POST", body: GOOD, headers });
    expect(await codeOf(response)).toBe("foreign-origin");
  });

  it("is one of this server", async () => {
    const headers = { Origin: "http://localhost:8686", Host: "localhost:8686" };
    const response = await made.request(uploadPath("west", "a.csv"), { method: "POST", body: GOOD, headers });
    expect(response.status).toBe(201);
  });
});
