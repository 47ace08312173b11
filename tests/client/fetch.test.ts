import { HttpResponse, http } from "msw";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { describeError, fetchJson, fetchNothing, ProblemError, UnreachableError } from "#client/fetch.ts";
import { ERRORS } from "#contract/errors.ts";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { type RealServer, setUpServer } from "./real-server.ts";

let server: RealServer;
beforeAll(async () => {
  server = await setUpServer({ seed: SMALL });
});
afterEach(() => server.mend());
afterAll(() => server.close());

const current = (init?: RequestInit) => fetchJson(ROUTES.currentRevision, currentRevisionSchema, init);
const answerWith = (response: () => Response) => server.break(http.get(`*${ROUTES.currentRevision}`, response));

/** What a promise failed with; fails itself where it did not. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    () => ({ failed: false, error: undefined }),
    (error: unknown) => ({ failed: true, error }),
  );
  expect(outcome.failed).toBe(true);
  return outcome.error;
}

describe("fetchJson(path, schema)", () => {
  it("reads the server's answer", async () => {
    expect(await current()).toMatchObject({ revision: SMALL.regions.length });
  });

  it("throws the server's problem, in both languages, when it says no", async () => {
    const error = await failureOf(fetchJson(`${ROUTES.catalogue}?revision=99`, z.object({})));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ problem: { status: 404, code: "unknown-revision" } });
    const { title, advice } = describeError(error);
    expect(title.zh).toContain(ERRORS["unknown-revision"].title.zh);
    expect(title.en).toContain(ERRORS["unknown-revision"].title.en);
    expect(advice).toEqual(ERRORS["unknown-revision"].advice);
  });

  it.each([
    ["the network is down", () => HttpResponse.error()],
    ["a proxy answers with a page", () => HttpResponse.html("<h1>Login</h1>")],
    ["a proxy fails with a page", () => HttpResponse.html("<h1>Bad gateway</h1>", { status: 502 })],
    ["a failure has JSON of another kind", () => HttpResponse.json({ error: "no" }, { status: 500 })],
    ["the answer has another shape", () => HttpResponse.json({ dataset: "d", revision: "2", publishedAt: "" })],
    ["the answer has no body", () => new HttpResponse(null, { status: 200 })],
  ])("is out of reach where %s", async (_, response) => {
    answerWith(response);
    const error = await failureOf(current());
    expect(error).toBeInstanceOf(UnreachableError);
    expect(describeError(error).title).toEqual({ zh: "暂时连不上服务器", en: "The server is out of reach" });
  });

  it.each([
    "Failed to fetch dynamically imported module: http://localhost/assets/trend-page.js",
    "Unable to preload CSS for http://localhost/assets/data-table.css",
  ])("says that a page was not loaded where its code did not come: %s", (message) => {
    expect(describeError(new TypeError(message)).title.zh).toBe("这一页没有载入");
    expect(describeError(new TypeError("x is undefined")).title.zh).toBe("页面出错了");
  });

  it("leaves a reader's own change of mind what it is", async () => {
    const error = await failureOf(current({ signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ name: "AbortError" });
    expect(error).not.toBeInstanceOf(UnreachableError);
  });
});

describe("fetchNothing(path, init)", () => {
  it("throws the server's problem too", async () => {
    const error = await failureOf(fetchNothing(`${ROUTES.uploads}/nothing`, { method: "DELETE" }));
    expect(error).toMatchObject({ name: "ProblemError", problem: { code: "not-found" } });
  });
});
