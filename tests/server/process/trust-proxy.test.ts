import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { type ChildServer, startChildServer } from "#tests/server/child-server.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

const FORWARDED = {
  Host: "board.example",
  "X-Forwarded-For": "198.51.100.7",
  "X-Forwarded-Proto": "https",
  "X-Forwarded-Host": "board.example",
};

let folder: TempFolder;

beforeAll(() => {
  folder = makeTempFolder();
});
afterAll(() => folder.remove());

type Answer = { readonly status: number; readonly headers: Record<string, unknown> };

/** Asks with a Host header of one's own, which `fetch` does not let. */
function ask(server: ChildServer, method: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((settle, reject) => {
    request(`${server.url}${ROUTES.session}`, { method, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => settle({ status: answer.statusCode ?? 0, headers: answer.headers }));
    })
      .on("error", reject)
      .end();
  });
}

describe.each([
  ["with TRUST_PROXY of this machine", { TRUST_PROXY: "127.0.0.1" }, true],
  ["with TRUST_PROXY of another", { TRUST_PROXY: "192.0.2.1" }, false],
  ["without TRUST_PROXY", {}, false],
] as const)("the server %s", (_, environment, trusts) => {
  let server: ChildServer;

  beforeAll(async () => {
    // One after the other on the same data.
    server = await startChildServer({ DATA_DIR: folder.path, ...environment });
  }, 60_000);
  afterAll(() => server?.stop("SIGTERM"), 60_000);

  it(trusts ? "speaks to the client that the proxy names" : "believes nobody who speaks for others", async () => {
    const { status, headers } = await ask(server, "GET", FORWARDED);
    expect(status).toBe(trusts ? 200 : 400);
    expect("strict-transport-security" in headers).toBe(trusts);
  });

  it.each([
    ["https://board.example", trusts],
    ["http://board.example", false],
    ["https://evil.example", false],
  ])("takes a change sent by a page of %s: %s", async (origin, taken) => {
    const { status } = await ask(server, "DELETE", { ...FORWARDED, Origin: origin });
    expect(status === 204 || status === 401).toBe(taken);
  });

  it("answers this machine by its own name all the same", async () => {
    const { status, headers } = await ask(server, "GET", { Host: "localhost" });
    expect([status, "strict-transport-security" in headers]).toEqual([200, false]);
  });
});
