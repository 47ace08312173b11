import { existsSync, readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import type { Operation } from "#server/api/operation.ts";
import { OPERATIONS } from "#server/operations.ts";
import { type ChildServer, startChildServer } from "#tests/server/child-server.ts";
import { ADDRESSES, HOSTILE_FILES } from "#tests/server/hostile-files.ts";
import { type OidcServer, startOidcServer } from "#tests/server/oidc-server.ts";
import { PASSWORD } from "#tests/server/sign-in-as.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import type { Trapped } from "#tests/server/trap-connections.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";
import { inOrder, VALID, type World } from "#tests/server/valid-requests.ts";

// The server makes no connection but to the configured provider of single sign-on, whatever it is sent (OWASP ASVS 5.0,
// 1.3.6, 13.2.4). Seen from inside its process: a trap on every way out of Node, in each of its threads.

const REDIRECT = "http://localhost/api/v1/oidc/callback";
const [METADATA, CALLBACK] = ADDRESSES;
/** What a proxy says, from one who is none. */
const FORGED = {
  Forwarded: `for=169.254.169.254;host=callback.invalid;proto=https`,
  "X-Forwarded-For": "169.254.169.254, callback.invalid",
  "X-Forwarded-Host": "callback.invalid",
  "X-Forwarded-Proto": "https",
  "X-Real-IP": "169.254.169.254",
  "X-Original-URL": METADATA,
  "X-Rewrite-URL": METADATA,
  Referer: METADATA,
  "User-Agent": CALLBACK,
  "Accept-Language": METADATA,
};

/** Operations by which one proves who one is, or which end that. */
const FAILING = [
  "signIn",
  "confirmSignIn",
  "redeemInvitation",
  "readInvitation",
  "openDisplay",
  "changePassword",
  "startSecondFactor",
  "confirmSecondFactor",
  "removeSecondFactor",
  "signOutEverywhere",
  "signOut",
];

let folder: TempFolder;
let provider: OidcServer | undefined;
let server: ChildServer | undefined;
const cookies = new Map<string, string>();

const record = () => join(folder.path, "trapped.jsonl");

function trapped(): Trapped[] {
  if (!existsSync(record())) return [];
  const lines = readFileSync(record(), "utf8").split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Trapped);
}

/** The server's own Node, which it starts to read files; such a process may start none and is given no settings. */
const OWN_NODE = JSON.stringify(process.execPath);
const calls = () => trapped().filter(({ way, to }) => way !== "set" && !(way === "program" && to === OWN_NODE));

beforeAll(async () => {
  folder = makeTempFolder();
  provider = await startOidcServer(REDIRECT, [{ sub: "s-1", preferred_username: "newcomer", name: METADATA }]);
  const trap = pathToFileURL(join(import.meta.dirname, "../trap-connections.ts")).href;
  server = await startChildServer({
    DATA_DIR: join(folder.path, "data"),
    TRAP_FILE: record(),
    NODE_OPTIONS: `--import=${trap}`,
    NODE_ENV: "production",
    VITEST: "",
    TEST: "",
    BETTER_AUTH_TELEMETRY: "1",
    PUBLIC_URL: "http://localhost",
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_CREATE: "viewer",
    RATE_LIMIT: "0",
  });
}, 60_000);

afterAll(async () => {
  await server?.stop("SIGTERM");
  await provider?.close();
  folder.remove();
});

type Answer = { readonly status: number; readonly location: string | undefined; readonly text: string };

/** By node:http, which sends whatever headers one says, Host too. */
function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const bytes =
    body === undefined || typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return new Promise((settle, reject) => {
    const asked = httpRequest(`${server?.url}${path}`, { method, headers: { Cookie: cookie, ...FORGED, ...headers } });
    asked.on("error", reject).on("response", (response) => {
      for (const line of response.headers["set-cookie"] ?? []) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/Max-Age=0/.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      const answer = (text: string) =>
        settle({ status: response.statusCode ?? 0, location: response.headers.location, text });
      // An event stream never ends by itself.
      if (response.headers["content-type"]?.startsWith("text/event-stream")) {
        response.destroy();
        answer("");
        return;
      }
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part)).on("end", () => answer(Buffer.concat(parts).toString()));
    });
    asked.end(bytes);
  });
}

/** The same with an address in place of every text. */
function poisoned(value: unknown, address: string): unknown {
  if (typeof value === "string") return address;
  if (Array.isArray(value)) return [...value.map((item) => poisoned(item, address)), address];
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, poisoned(inner, address)]));
}

/** An operation's request in which whatever can be an address is this one. */
function requestNaming({ id, method, route, body }: Operation, address: string) {
  const nothing: Record<string, unknown> = { problems: [] };
  const world = {
    base: 1,
    draft: nothing,
    further: nothing,
    spare: nothing,
    listed: nothing,
    submitted: nothing,
    returnable: nothing,
  };
  const spec = VALID[id]?.(world as unknown as World) ?? {};
  const path = route.replace(/:\w+/g, encodeURIComponent(address));
  const names = [...Object.keys(spec.query ?? {}), "url", "to", "iss", "next", "code", "state", "error_uri"];
  const query = new URLSearchParams(names.map((name): [string, string] => [name, address]));
  const given = poisoned(spec.body ?? {}, address);
  return { method: method.toUpperCase(), path: `${path}?${query}`, body: body ? given : undefined };
}

describe("the server's process", () => {
  it("starts, seeds and makes its first administrator without calling anybody, its desk in a trapped thread", async () => {
    const [, token = ""] = /invitation#(\S+)/.exec(server?.output() ?? "") ?? [];
    const first = { username: "office", name: METADATA, password: PASSWORD };
    expect((await send("POST", ROUTES.invitation.replace(":token", token), first)).status).toBe(200);
    expect(new Set(trapped().map(({ thread }) => thread)).size).toBeGreaterThan(1);
    expect(calls()).toEqual([]);
  }, 60_000);

  it.each(Object.entries(HOSTILE_FILES))(
    "calls nobody whom %s names",
    async (fileName, file) => {
      const sent = await send("POST", uploadPath("shili", fileName), file);
      expect([201, 413, 415, 422]).toContain(sent.status);
      if (fileName === "figures.csv" || fileName === "linked.xlsx") expect(sent.status).toBe(201);
      if (sent.status === 201) {
        const upload = uploadSchema.parse(JSON.parse(sent.text));
        if (fileName === "figures.csv") await publishWithAddresses(upload.id);
        else
          await send("PUT", ROUTES.submission.replace(":id", upload.id), {
            message: METADATA,
            answers: answersFor(upload),
          });
        const row = `${ROUTES.sourceRow.replace(":digest", upload.fileDigest)}?cell=A2&sheet=${encodeURIComponent(METADATA)}`;
        await send("GET", row);
        await send("GET", ROUTES.file.replace(":digest", upload.fileDigest));
      }
      expect(calls()).toEqual([]);
    },
    60_000,
  );

  async function publishWithAddresses(id: string): Promise<void> {
    const read = await send("GET", ROUTES.upload.replace(":id", id));
    const upload = uploadSchema.parse(JSON.parse(read.text));
    const answers = Object.fromEntries(Object.keys(answersFor(upload)).map((code) => [code, METADATA]));
    const word = { base: upload.base, message: CALLBACK, answers };
    expect((await send("POST", publishPath(id), word)).status).toBe(200);
  }

  it("calls nobody for what accounts, tokens, displays and invitations are given", async () => {
    const account = { username: "clerk", name: METADATA, role: "viewer", organizations: [], regions: [] };
    const made = await send("POST", ROUTES.accounts, account);
    expect(made.status).toBe(201);
    const { invitation } = JSON.parse(made.text);
    expect((await send("POST", ROUTES.tokens, { name: METADATA, scopes: ["look"], days: 1 })).status).toBe(201);
    expect((await send("POST", ROUTES.displays, { name: CALLBACK, days: 1 })).status).toBe(201);
    const path = ROUTES.invitation.replace(":token", invitation.path.split("#")[1]);
    expect((await send("GET", path)).status).toBe(200);
    expect((await send("GET", ROUTES.auditCsv)).text).toContain("clerk");
    expect(calls()).toEqual([]);
  }, 60_000);

  it("calls the provider of single sign-on when somebody signs in there, and nobody else", async () => {
    const administrators = new Map(cookies);
    cookies.clear();
    const { host } = new URL(provider?.issuer ?? "");
    expect((await send("GET", `${ROUTES.oidc}?to=${encodeURIComponent(METADATA)}`)).status).toBe(400);
    const away = await send("GET", `${ROUTES.oidc}?to=/trend`);
    expect(away.status).toBe(302);
    const back = new URL((await provider?.signInAs("s-1", away.location ?? "")) ?? "");
    const arrived = await send("GET", `${back.pathname}${back.search}`);
    expect(arrived.status).toBe(302);
    expect(JSON.parse((await send("GET", ROUTES.session)).text)).toMatchObject({ asker: "viewer" });
    cookies.clear();
    for (const [name, value] of administrators) cookies.set(name, value);
    const called = calls().map(({ way, to }) => `${way} ${to}`);
    expect(new Set(called)).toEqual(new Set([`connect ${host}`]));
  }, 60_000);

  it("calls nobody on any route, whatever address is in path, query, body and headers", async () => {
    const signOn = ["startSingleSignOn", "endSingleSignOn"];
    const before = calls().length;
    expect(JSON.parse((await send("GET", ROUTES.session)).text)).toMatchObject({ asker: "administrator" });
    const asked: string[] = [];
    for (const operation of inOrder(OPERATIONS).filter(({ id }) => !signOn.includes(id))) {
      // A password is held against its hash for long.
      for (const address of FAILING.includes(operation.id) ? [METADATA] : [METADATA, "//callback.invalid/share"]) {
        const { method, path, body } = requestNaming(operation, address);
        const { status } = await send(method, path, body);
        // What fails again and again has to wait; all else is answered by its own handler.
        if (!FAILING.includes(operation.id)) expect(`${operation.id} ${status}`).not.toMatch(/ (?:401|403|429)$/);
        expect(`${operation.id} ${status}`).toMatch(/ (?:2\d\d|30\d|4\d\d|503)$/);
        await send(method, path, body, { Host: "169.254.169.254" });
      }
      asked.push(operation.id);
    }
    for (const path of [
      `/${METADATA}`,
      `/proxy?url=${METADATA}`,
      `/${encodeURIComponent(METADATA)}`,
      "//callback.invalid/",
    ])
      await send("GET", path);
    expect(asked).toHaveLength(OPERATIONS.length - signOn.length);
    expect(calls().slice(before)).toEqual([]);
  }, 120_000);

  it("would have been caught at it: each way out, tried in this process, is on the record of each thread", async () => {
    const before = trapped().length;
    process.kill(server?.pid ?? 0, "SIGUSR2");
    const since = () => trapped().slice(before);
    // The thread that answers, the desk and a reader of what is published; one that read the whole database has ended.
    const answered = () => new Set(since().flatMap(({ way, thread }) => (way === "tried" ? [thread] : [])));
    await expect.poll(() => answered().size, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
    const threads = answered();
    expect(threads).toContain(0);
    for (const thread of threads) {
      const own = since().filter((one) => one.thread === thread);
      const seen = own.map(({ way, to }) => `${way} ${to}`).join("\n");
      for (const expected of [
        "connect 127.0.0.1:9",
        "connect 127.0.0.2:9",
        "connect 127.0.0.3:9",
        "datagram [9,",
        'name "looked-up.invalid"',
        "program ",
      ])
        expect(seen).toContain(expected);
    }
  }, 60_000);
});
