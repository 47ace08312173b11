import { createHash } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Action, PERMISSIONS, TOKEN_SCOPES, type TokenScope } from "#domain/catalogue/permission.ts";
import { ROLES, type Role } from "#domain/catalogue/role.ts";
import type { Operation } from "#server/api/operation.ts";
import { permit } from "#server/api/permit.ts";
import type { AccessPolicy } from "#server/http/look-policy.ts";
import { OPERATIONS } from "#server/operations.ts";
import { type Ask, type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { firstAdministrator, signedIn } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { inOrder, makeWorld, requestOf, VALID, type World } from "#tests/server/valid-requests.ts";

type Asker = {
  readonly name: string;
  readonly policy: AccessPolicy;
  /** Where it asks from. */
  readonly address?: string;
  readonly may: readonly Action[];
  readonly known: boolean;
  /** How it asks, once there is an app. */
  readonly open: (made: MadeApp, world: World) => Promise<Ask>;
};

const SCOPE = { organizations: ["west-lab"], regions: ["west"] };

const anonymous = (policy: AccessPolicy, address: string, looks: boolean): Asker => ({
  name: `nobody known at ${address}, ACCESS=${policy}`,
  policy,
  address,
  may: looks ? [...PERMISSIONS.anonymous, "look"] : PERMISSIONS.anonymous,
  known: false,
  open: (made) => made.as("anonymous"),
});

const session = (role: Role): Asker => ({
  name: `${role}, signed in`,
  policy: "signed-in",
  may: PERMISSIONS[role],
  known: true,
  async open(made) {
    const administrator = await firstAdministrator(made);
    if (role === "administrator") return asPath(administrator.ask);
    return asPath((await signedIn(made, administrator, { username: "somebody", role, ...SCOPE })).ask);
  },
});

const token = (role: Role, scopes: readonly TokenScope[]): Asker => ({
  name: `${role}'s token for ${scopes.join(" and ")}`,
  policy: "signed-in",
  may: PERMISSIONS[role].filter(
    (action) =>
      action === "open" ||
      scopes.some((scope) => scope === action) ||
      (action === "submit" && scopes.includes("publish")),
  ),
  known: true,
  open: (made) => made.as({ role, scopes, ...SCOPE }),
});

const ASKERS: readonly Asker[] = [
  anonymous("public", "203.0.113.9", true),
  anonymous("network", "192.168.1.7", true),
  anonymous("network", "fd00::7", true),
  anonymous("network", "203.0.113.9", false),
  anonymous("signed-in", "127.0.0.1", false),
  {
    name: "a display",
    policy: "signed-in",
    may: PERMISSIONS.display,
    known: true,
    async open(made, { displaySecret }) {
      const ask = await made.as("anonymous");
      return (path, init) =>
        ask(path, { ...init, headers: { Cookie: `zhengxiao-display=${displaySecret}`, ...init?.headers } });
    },
  },
  ...ROLES.map(session),
  ...TOKEN_SCOPES.map((scope) => token("administrator", [scope])),
  token("administrator", TOKEN_SCOPES),
  token("publisher", TOKEN_SCOPES),
  token("contributor", TOKEN_SCOPES),
  token("viewer", TOKEN_SCOPES),
];

let folder: TempFolder;
let made: MadeApp;

beforeEach(() => {
  folder = makeTempFolder();
});

afterEach(async () => {
  await made?.close();
  folder.remove();
});

const databasePath = () => join(folder.path, "zhengxiao.db");

async function start(policy: AccessPolicy): Promise<World> {
  await open(policy);
  return makeWorld(made, databasePath());
}

async function open(policy: AccessPolicy): Promise<void> {
  made = await makeApp({ seed: SMALL, dataDir: folder.path, accessPolicy: policy, loopbackOnly: false });
}

describe("the table of permissions", () => {
  it.each(ASKERS)("holds on every operation for $name", async ({ policy, address, may, known, open }) => {
    const world = await start(policy);
    if (address !== undefined) made.peer.address = address;
    const ask = await open(made, world);
    const wrong: string[] = [];
    for (const { permitted, operations } of runsOf(inOrder(OPERATIONS), may)) {
      const before = permitted ? "" : digestOfStore();
      for (const operation of operations) {
        const { path, init } = requestOf(operation, world);
        const response = await ask(path, init);
        const said = await refusalOf(response);
        const expected = permitted ? null : known ? "403 not-permitted" : "401 sign-in-required";
        if (said !== expected) wrong.push(`${operation.id}: ${said ?? response.status}, expected ${expected}`);
      }
      if (!permitted && before !== digestOfStore())
        wrong.push(`one of these changed something: ${operations.map(({ id }) => id).join(", ")}`);
    }
    expect(wrong).toEqual([]);
  });

  it("is tried with requests that do what they say where they may", async () => {
    await open("signed-in");
    const administrator = asPath((await firstAdministrator(made)).ask);
    const world = await makeWorld(made, databasePath(), administrator);
    // These need a page that was built, a provider, a code of an authenticator, a log that was changed, or something that is
    // one's own.
    const others = [
      "readReadiness",
      "startSingleSignOn",
      "endSingleSignOn",
      "confirmSignIn",
      "confirmSecondFactor",
      "removeSecondFactor",
      "takeBackUpload",
      "revokeToken",
      "acknowledgeAuditFault",
    ];
    const wrong: string[] = [];
    for (const operation of inOrder(OPERATIONS)) {
      const { path, init } = requestOf(operation, world);
      const response = await administrator(path, init);
      void response.body?.cancel();
      if (response.status !== operation.answer.status && !others.includes(operation.id))
        wrong.push(`${operation.id}: ${response.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it("knows every route of the app, and has a request for every operation", async () => {
    await start("public");
    const served = made.app.routes
      .filter(({ method, path }) => method !== "ALL" && path !== "/*")
      .map(({ method, path }) => `${method.toLowerCase()} ${path}`);
    const described = OPERATIONS.map(({ method, route }) => `${method} ${route}`);
    expect([...new Set(served)].filter((route) => !described.includes(route))).toEqual([]);
    expect(described.filter((route) => !served.includes(route))).toEqual([]);
    expect(OPERATIONS.map(({ id }) => id).filter((id) => !(id in VALID))).toEqual([]);
  });
});

describe("permit(operations)", () => {
  const operation = (route: string, action: Action): Operation => ({
    id: route,
    method: "get",
    route,
    action,
    summary: { zh: "", en: "" },
    answer: { status: 200 },
    errors: [],
  });

  function appWith(may: readonly Action[]): Hono {
    const app = new Hono();
    app.use(async (c, next) => {
      const scope = { organizations: [], regions: [] };
      c.set("identity", { asker: "anonymous", account: null, name: "", scope, may, by: "none" });
      await next();
    });
    app.use("/api/*", permit([operation("/api/a/:id", "look"), operation("/api/b", "open")]));
    for (const path of ["/api/a/:id", "/api/b", "/api/forgotten", "/api/a/:id/more"])
      app.get(path, (c) => c.text("in"));
    app.onError((error, c) => c.text(error.message.split(":")[0] ?? "", 418));
    return app;
  }

  it.each([
    ["/api/b", "in"],
    ["/api/a/1", "sign-in-required"],
    ["/api/forgotten", "not-found"],
    ["/api/a/1/more", "not-found"],
    ["/api/a/1/", "not-found"],
    ["/api//a/1", "not-found"],
    ["/api/a%2F1", "not-found"],
    ["/api/b/../a/1", "sign-in-required"],
    ["/api/%61/1", "sign-in-required"],
  ])("answers GET %s with %s where only `open` is permitted", async (path, said) => {
    expect(await (await appWith(["open"]).request(path)).text()).toBe(said);
  });

  it("permits HEAD as it does GET, and no other method", async () => {
    const app = appWith(["open"]);
    expect((await app.request("/api/a/1", { method: "HEAD" })).status).toBe(418);
    expect((await app.request("/api/b", { method: "HEAD" })).status).toBe(200);
    expect(await (await app.request("/api/b", { method: "POST" })).text()).toBe("not-found");
  });
});

type Run = { readonly permitted: boolean; readonly operations: Operation[] };

/** The operations in their order, parted where those that are permitted begin or end. */
function runsOf(operations: readonly Operation[], may: readonly Action[]): Run[] {
  const runs: Run[] = [];
  for (const operation of operations) {
    const permitted = may.includes(operation.action);
    const last = runs.at(-1);
    if (last?.permitted === permitted) last.operations.push(operation);
    else runs.push({ permitted, operations: [operation] });
  }
  return runs;
}

/** Status and code where an answer is a refusal of permission; `null` for any other answer. */
async function refusalOf(response: Response): Promise<string | null> {
  if (response.headers.get("content-type")?.startsWith("application/problem+json") !== true) {
    // Not waited for: its copy, held against the contract, is never read to the end.
    void response.body?.cancel();
    return null;
  }
  const { code } = await response.json();
  return ["sign-in-required", "not-permitted", "token-refused"].includes(code) ? `${response.status} ${code}` : null;
}

/** A digest of every row of every table, but of what only notes that somebody was here. */
function digestOfStore(): string {
  const database = new DatabaseSync(databasePath(), { readOnly: true });
  const hash = createHash("sha256");
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table' order by name").all();
    for (const { name } of tables) {
      if (["audit_entry", "sqlite_sequence"].includes(String(name))) continue;
      const rows = database
        .prepare(`select * from "${name}" ${name === "meta" ? "where name not like 'audit-head%'" : ""}`)
        .all();
      for (const { last_used_at: _used, updated_at: _updated, expires_at: _expires, ...row } of rows)
        hash.update(`${name} ${JSON.stringify(row)}\n`);
    }
    return hash.digest("hex");
  } finally {
    database.close();
  }
}

/** A browser's `ask`, for paths only. */
function asPath(ask: (path: string, init?: RequestInit) => Promise<Response>): Ask {
  return (input, init) => ask(String(input), init);
}
