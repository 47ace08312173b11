import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import type { Operation } from "#server/api/operation.ts";
import { classOfRequest } from "#server/http/request-class.ts";
import { OPERATIONS } from "#server/operations.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { type Browser, firstAdministrator } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { inOrder, makeWorld, requestOf, type World } from "#tests/server/valid-requests.ts";

// Attacks on every operation there is, by an administrator who is signed in: what is refused is refused for what it is,
// not for who sends it.

let folder: TempFolder;
let made: MadeApp;
let world: World;
let administrator: Browser;

beforeAll(async () => {
  folder = makeTempFolder();
  made = await makeApp({ seed: SMALL, dataDir: folder.path });
  administrator = await firstAdministrator(made);
  const { ask } = administrator;
  world = await makeWorld(made, join(folder.path, "zhengxiao.db"), (input, init) => ask(String(input), init));
}, 60_000);

afterAll(async () => {
  await made.close();
  folder.remove();
});

/** Of changes of the catalogue there may be many. */
const TAKES_DRAFTS = new Set(["saveCatalogueDraft", "saveUploadCatalogue"]);

const changing = OPERATIONS.filter(({ method }) => method !== "get");
// What ends sessions comes last.
const withBody = inOrder(OPERATIONS).filter(({ body }) => body !== undefined);
const withJson = withBody.filter(({ body }) => body?.type === "application/json");

/** Sends an operation's valid request with something about it changed. Its body is not read where it does not end. */
async function send(operation: Operation, init: RequestInit = {}, path?: string): Promise<Response> {
  const valid = requestOf(operation, world);
  // A stream of events does not end, and so cannot be held against the contract as the others are.
  const ask = operation.id === "readEvents" ? made.app.request : administrator.ask;
  const response = await ask(path ?? valid.path, {
    ...valid.init,
    ...init,
    headers: { ...valid.init.headers, ...init.headers },
  });
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) await response.body?.cancel();
  return response;
}

async function codeOf(response: Response): Promise<string> {
  const problem: { code?: unknown } = await response.json();
  return String(problem.code);
}

describe("a request that a page of another site sends", () => {
  it.each(changing)("$id is refused", async (operation) => {
    for (const headers of [
      { Origin: "https://evil.example" },
      { Origin: "http://localhost:8080" },
      { Origin: "http://localhost.evil.example" },
      { Origin: "null" },
      { Origin: "ftp://localhost" },
      { Origin: "chrome-extension://localhost" },
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
    ]) {
      const response = await send(operation, { headers });
      expect([response.status, await codeOf(response), headers]).toEqual([403, "foreign-origin", headers]);
    }
  });

  it("and one of our own is not", async () => {
    const operation = changing.find(({ id }) => id === "renameMapping");
    if (!operation) throw new Error("no such operation");
    for (const headers of [{ Origin: "http://localhost" }, { "Sec-Fetch-Site": "same-origin" }])
      expect((await send(operation, { headers })).status).toBe(200);
  });

  it.each(OPERATIONS)("$id is never told that others may read the answer", async (operation) => {
    const response = await send(operation, { headers: { Origin: "https://evil.example" } });
    for (const [name] of response.headers) expect(name).not.toContain("access-control");
  });
});

describe("a request by a name that is not this machine's (DNS rebinding)", () => {
  it.each(OPERATIONS)("$id is refused", async (operation) => {
    for (const host of ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "0x7f.1", ""]) {
      const response = await send(operation, { headers: { Host: host } });
      expect([response.status, host]).toEqual([400, host]);
    }
  });

  it("is refused for the page as well, and a forwarded host changes nothing", async () => {
    expect((await made.app.request("/", { headers: { Host: "evil.example" } })).status).toBe(400);
    const headers = { Host: "evil.example", "X-Forwarded-Host": "localhost", "X-Forwarded-For": "127.0.0.1" };
    expect((await made.app.request(ROUTES.health, { headers })).status).toBe(400);
  });
});

describe("every answer", () => {
  const HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  };

  it.each([
    ...inOrder(OPERATIONS)
      .filter(({ method }) => method === "get")
      .map((operation) => [operation.id, operation, {}] as const),
    ["no such route", OPERATIONS[0], { path: "/api/v1/none" }] as const,
    ["the page", OPERATIONS[0], { path: "/" }] as const,
    ["a method that is none", OPERATIONS[0], { method: "PROPFIND" }] as const,
  ])(
    "%s says what a browser may do with it",
    async (_, operation, { path, method }: { path?: string; method?: string }) => {
      if (!operation) throw new Error("no operation");
      const response = await send(operation, method === undefined ? {} : { method }, path);
      for (const [name, value] of Object.entries(HEADERS))
        expect([name, response.headers.get(name)]).toEqual([name, value]);
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/default-src 'none'|^sandbox/);
      expect(policy).not.toContain("unsafe");
      if (!policy.startsWith("sandbox")) expect(policy).toContain("frame-ancestors 'none'");
      expect(response.headers.get("permissions-policy")).toContain("camera=()");
      expect(response.headers.get("strict-transport-security")).toBeNull();
      expect(response.headers.get("server")).toBeNull();
      expect(response.headers.get("x-powered-by")).toBeNull();
    },
  );
});

describe("a body", () => {
  it.each(withBody)("of $id that is too large is read no further than its limit", async (operation) => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const response = await send(operation, { body: endless, ...{ duplex: "half" } });
    expect([response.status, operation.id]).toEqual([413, operation.id]);
    const megabytes = TAKES_DRAFTS.has(operation.id) ? 5 : operation.body?.type === "application/json" ? 3 : 22;
    expect(sent).toBeLessThan(megabytes * 1024 * 1024);
  });

  it.each(withBody)(
    "of $id that breaks off is the client's fault, and no fault of the server in its log",
    async (operation) => {
      made.logged.length = 0;
      const broken = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new Uint8Array([123]));
        },
        pull(controller) {
          controller.error(new Error("aborted"));
        },
      });
      const response = await send(operation, { body: broken, ...{ duplex: "half" } });
      expect([response.status, await codeOf(response)]).toEqual([400, "bad-request"]);
      expect(made.logged.filter(({ level }) => level === "error")).toEqual([]);
    },
  );

  it.each(withJson)("of $id that says it is too large is not read", async (operation) => {
    const response = await send(operation, { body: "{}", headers: { "Content-Length": "99999999999" } });
    expect([response.status, operation.id]).toEqual([413, operation.id]);
  });

  it.each(withJson)("of $id that is nothing the contract knows is refused", async (operation) => {
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const deepObjects = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;
    for (const body of [
      "",
      "{",
      "null",
      "[]",
      '"x"',
      "1e999",
      deep,
      "\ufeff\u0000",
      "<xml/>",
      '{"__proto__":null',
      "NaN",
    ]) {
      const response = await send(operation, { body });
      expect([[400, 413].includes(response.status), operation.id, body.slice(0, 20)]).toEqual([
        true,
        operation.id,
        body.slice(0, 20),
      ]);
    }
    expect((await send(operation, { body: deepObjects })).status).toBeLessThan(500);
  });

  it.each(withJson)("of $id cannot change what every object inherits", async (operation) => {
    const { init } = requestOf(operation, world);
    const valid = typeof init.body === "string" ? init.body.replace(/^\{|\}$/g, "") : "";
    const rest = valid === "" ? "" : `,${valid}`;
    for (const poison of [
      '"__proto__":{"polluted":1}',
      '"constructor":{"prototype":{"polluted":1}}',
      '"prototype":{"polluted":1}',
    ]) {
      const response = await send(operation, { body: `{${poison}${rest}}` });
      expect(response.status).toBeLessThan(500);
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Reflect.get([], "polluted")).toBeUndefined();
    expect(Reflect.get(() => {}, "polluted")).toBeUndefined();
  });
});

/** Texts that make careless patterns take time beyond measure, and that are none of the things asked for. */
const HOSTILE = [
  "a".repeat(10_000),
  "1".repeat(10_000),
  " ".repeat(10_000),
  "2024-".repeat(2_000),
  `${"2024-01,".repeat(1_500)}!`,
  `${"1e1".repeat(3_000)}!`,
  "%".repeat(3_000),
  "(".repeat(5_000),
  `${"a-".repeat(5_000)}!`,
  "A1:".repeat(3_000),
  `${"９".repeat(3_000)}年`,
  "__proto__",
  "constructor",
  "toString",
  "-1",
  "1e309",
  "0x10",
  "9007199254740993",
  "\u0000",
  "../../etc/passwd",
  "'; drop table upload; --",
  "<script>alert(1)</script>",
  "\ud800",
];

/** Time that no answer to a hostile text may pass, ms, on a machine that does something else as well. */
const LONGEST_MS = 2000;

describe("a hostile text", () => {
  const queried = OPERATIONS.filter(({ method, query }) => query !== undefined && method === "get");

  it.each(queried)("in any parameter of $id is answered at once, and never as our fault", async (operation) => {
    const { path } = requestOf(operation, world);
    const [route = "", query = ""] = path.split("?");
    const shape: unknown = Reflect.get(operation.query ?? {}, "shape");
    const names = new Set([...new URLSearchParams(query).keys(), ...Object.keys(shape ?? {})]);
    expect(names.size).toBeGreaterThan(0);
    for (const name of names)
      for (const hostile of HOSTILE) {
        const parameters = new URLSearchParams(query);
        parameters.set(name, hostile);
        const started = performance.now();
        const response = await send(operation, {}, `${route}?${parameters}`);
        await response.arrayBuffer();
        const told = [operation.id, name, hostile.slice(0, 20)];
        expect([response.status < 500, ...told]).toEqual([true, ...told]);
        expect(performance.now() - started, told.join(" ")).toBeLessThan(LONGEST_MS);
      }
  });

  it.each(["createAccount", "makeToken", "makeDisplay"])("is no name for %s", async (id) => {
    const operation = OPERATIONS.find((one) => one.id === id);
    if (!operation) throw new Error("no such operation");
    // Others before have signed the first one out.
    const { send: ask } = await firstAdministrator(made, `names-${id.toLowerCase()}`);
    const { path, init } = requestOf(operation, world);
    const body = JSON.parse(String(init.body));
    for (const name of ["a\r\nb", "a\u0000b", "a\ud800b", "\u202Efdp.exe", "a\u2066b", "a\u2028b", " \t "]) {
      const response = await ask("POST", path, { ...body, username: "hostile", name });
      expect([response.status, await codeOf(response), name]).toEqual([400, "bad-request", name]);
    }
    const plain = { ...body, username: "plain", name: " 示例市 大厅-2 (东) 😀 " };
    expect((await ask("POST", path, plain)).status).toBe(201);
  });

  const placed = OPERATIONS.filter(({ route }) => route.includes(":"));

  it.each(placed)("in the path of $id is answered at once, and never as our fault", async (operation) => {
    const { path } = requestOf(operation, world);
    for (const hostile of [...HOSTILE, "..", "%2e%2e%2f", "%", "%f0%28"]) {
      const place = encodeURIComponent(wellFormed(hostile));
      const started = performance.now();
      const route = operation.route.replace(/:\w+/, hostile.startsWith("%") ? hostile : place);
      const response = await send(operation, {}, `${route}?${path.split("?")[1] ?? ""}`);
      await response.arrayBuffer();
      expect([response.status < 500, operation.id, hostile.slice(0, 20)]).toEqual([
        true,
        operation.id,
        hostile.slice(0, 20),
      ]);
      expect(performance.now() - started).toBeLessThan(LONGEST_MS);
    }
  });

  it.each(HOSTILE.map((hostile) => [hostile.slice(0, 12), hostile]))(
    "%s… in headers is no fault of ours",
    async (_, hostile) => {
      const value = wellFormed(hostile).replace(/[^\x20-\x7e]/g, "x");
      for (const name of [
        "Accept-Language",
        "Accept-Encoding",
        "If-None-Match",
        "Cookie",
        "Authorization",
        "Range",
        "Content-Type",
      ]) {
        const response = await made.app.request(ROUTES.settings, { headers: { [name]: value } });
        await response.arrayBuffer();
        expect([response.status < 500, name]).toEqual([true, name]);
      }
    },
  );
});

describe("the classes of requests", () => {
  it("leave no operation without a rate", () => {
    for (const { method, route } of OPERATIONS) expect(classOfRequest(method.toUpperCase(), route)).toBeTruthy();
  });
});

/** A text as UTF-8 can carry it: half a character becomes U+FFFD. */
function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
