import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { OPERATIONS } from "#server/operations.ts";
import { type Ask, type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { type Browser, firstAdministrator, PASSWORD, signedIn } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { inOrder, makeWorld, requestOf, type World } from "#tests/server/valid-requests.ts";

// What is somebody else's: requests that are right for one account, sent by another of the same role or a higher one.

let folder: TempFolder;
let made: MadeApp;
let world: World;
let administrator: Browser;

beforeAll(async () => {
  folder = makeTempFolder();
  made = await makeApp({ seed: SMALL, dataDir: folder.path, accessPolicy: "signed-in" });
  world = await makeWorld(made, join(folder.path, "zhengxiao.db"));
  administrator = await firstAdministrator(made);
}, 60_000);

afterAll(async () => {
  await made.close();
  folder.remove();
});

/** Operations on one upload, one name, one way of reading, one token. */
const ON_OBJECTS = [
  "readUpload",
  "readUploadProblems",
  "chooseReading",
  "replaceDraft",
  "readUploadTable",
  "readProposals",
  "saveUploadCatalogue",
  "attachCatalogueDraft",
  "readUploadTables",
  "takeUploadTables",
  "submitUpload",
  "takeBackUpload",
  "discardUpload",
  "returnUpload",
  "publishUpload",
  "renameMapping",
  "forgetMapping",
  "forgetAlias",
];

const STRANGERS = [
  ["a contributor of another organization", { role: "contributor", organizations: ["east-lab"], regions: [] }],
  ["another contributor of the same organization", { role: "contributor", organizations: ["west-lab"], regions: [] }],
  ["a publisher of another region", { role: "publisher", organizations: [], regions: ["east"] }],
  ["a viewer", { role: "viewer", organizations: [], regions: [] }],
] as const;

describe.each(STRANGERS)("%s", (_, account) => {
  let ask: Ask;

  beforeAll(async () => {
    ask = await made.as(account);
  });

  it.each(ON_OBJECTS)("is not let to %s what is somebody else's", async (id) => {
    const operation = OPERATIONS.find((candidate) => candidate.id === id);
    if (!operation) throw new Error("no such operation");
    const { path, init } = requestOf(operation, world);
    const response = await ask(path, init);
    expect([403, 404]).toContain(response.status);
    expect(await response.text()).not.toContain("示例西实验室");
  });

  it("neither uploads for a region that is not theirs, nor undoes what was published there, nor sees its drafts", async () => {
    if (account.organizations[0] === "west-lab") return;
    const upload = await ask(`${ROUTES.uploads}?region=west&fileName=a.csv`, { method: "POST", body: "指标\n" });
    expect(upload.status).toBe(403);
    const body = JSON.stringify({ base: world.base, message: "撤销" });
    const undo = await ask(ROUTES.undo.replace(":number", String(world.base)), { method: "POST", body });
    expect(undo.status).toBe(403);
    const drafts = await ask(`${ROUTES.uploads}?region=west`);
    if (drafts.status === 200) expect(await drafts.json()).toEqual({ drafts: [] });
    else expect(drafts.status).toBe(403);
  });
});

describe("a proof of one kind", () => {
  const whoIs = async (headers: Record<string, string>) => {
    const ask = await made.as("anonymous");
    const response = await ask(ROUTES.session, { headers });
    if (response.status !== 200) return String(response.status);
    const { account }: { account: { username: string } | null } = await response.json();
    return account?.username ?? "nobody";
  };

  it("is none of another kind: cookies, tokens, displays and one-time links for each other", async () => {
    const cookie = administrator.cookies.get("zhengxiao") ?? "";
    const token = decodeURIComponent(cookie).split(".")[0] ?? "";
    expect(await whoIs({ Cookie: `zhengxiao=${cookie}` })).toBe("office");
    for (const headers of [
      { Cookie: `zhengxiao-display=${cookie}` },
      { Cookie: `zhengxiao=${world.displaySecret}` },
      { Cookie: `zhengxiao=${token}` },
      { Cookie: `zhengxiao-factor=${cookie}` },
      { Cookie: `__Host-zhengxiao=${cookie}` },
      { Authorization: `Bearer ${token}` },
      { Authorization: `Bearer ${cookie}` },
      { Authorization: `Bearer ${world.displaySecret}` },
      { Authorization: `Basic ${Buffer.from(`office:${PASSWORD}`).toString("base64")}` },
      { "X-Zhengxiao-Client": "127.0.0.1", "X-User": "office", "X-Forwarded-User": "office" },
    ])
      expect([headers, await whoIs(headers)]).toEqual([headers, "nobody"]);
    expect(await whoIs({ Authorization: `Bearer zx_${world.invitation}` })).toBe("401");
  });

  it("of parts of two accounts is none", async () => {
    const viewer = await signedIn(made, administrator, { username: "viewer" });
    const parts = (browser: Browser) => decodeURIComponent(browser.cookies.get("zhengxiao") ?? "").split(".");
    const [ours = "", seal = ""] = parts(viewer);
    const [theirs = "", theirSeal = ""] = parts(administrator);
    for (const made of [`${theirs}.${seal}`, `${ours}.${theirSeal}`, `${theirs}.`, theirs, `${theirs}.${theirSeal}x`])
      expect(await whoIs({ Cookie: `zhengxiao=${encodeURIComponent(made)}` })).toBe("nobody");
  });
});

describe("an API token", () => {
  it("follows its account: a lower role takes from it, a disabled account ends it", async () => {
    const clerk = await signedIn(made, administrator, { username: "clerk", role: "publisher", regions: ["west"] });
    const { secret } = await (
      await clerk.send("POST", ROUTES.tokens, { name: "脚本", scopes: ["look", "publish"], days: 30 })
    ).json();
    const ask = await made.as("anonymous");
    const headers = { Authorization: `Bearer ${secret}` };
    const drafts = async () => (await ask(`${ROUTES.mappings}?region=west`, { headers })).status;
    expect(await drafts()).toBe(200);
    for (const [method, path] of [
      ["GET", ROUTES.accounts],
      ["GET", ROUTES.audit],
      ["POST", ROUTES.tokens],
      ["GET", ROUTES.sessions],
    ] as const)
      expect((await ask(path, { method, headers, ...(method === "POST" ? { body: "{}" } : {}) })).status).toBe(403);
    const account = ROUTES.account.replace(":id", clerk.id);
    await administrator.send("PATCH", account, { role: "viewer" });
    expect(await drafts()).toBe(403);
    await administrator.send("PATCH", account, { disabled: true });
    expect(await drafts()).toBe(401);
  });
});

describe("a way round the table of permissions", () => {
  it.each([
    ["HEAD", ROUTES.audit],
    ["GET", `${ROUTES.audit}/`],
    ["GET", `/${ROUTES.audit}`],
    ["GET", ROUTES.audit.replace("/v1/", "/v1//")],
    ["GET", ROUTES.audit.toUpperCase()],
    ["GET", `${ROUTES.audit}%2f`],
    ["GET", ROUTES.audit.replace("audit", "%61udit")],
    ["GET", `${ROUTES.audit};a=b`],
    ["GET", `${ROUTES.health}/../audit`],
    ["GET", `${ROUTES.audit}?_method=POST`],
  ])("%s %s gives nothing to nobody known", async (method, path) => {
    const response = await made.app.fetch(
      new Request(`http://localhost${path}`, { method, headers: { "X-HTTP-Method-Override": "GET" } }),
    );
    // The page, which this app has not built, is open to all: it holds nothing.
    expect([401, 404, 503]).toContain(response.status);
    expect(await response.text()).not.toContain("entries");
  });

  it("is not to be had by one's own account: no role, no scope, no name of another", async () => {
    const viewer = await signedIn(made, administrator, { username: "climber" });
    const own = ROUTES.account.replace(":id", viewer.id);
    expect((await viewer.send("PATCH", own, { role: "administrator" })).status).toBe(403);
    expect((await viewer.send("POST", ROUTES.tokens, { name: "x", scopes: ["publish"], days: 30 })).status).toBe(403);
    const more = { current: PASSWORD, next: "another fine password 7", role: "administrator", account: "1" };
    expect((await viewer.send("PUT", ROUTES.password, more)).status).toBe(204);
    const { account } = await (await viewer.ask(ROUTES.session)).json();
    expect(account).toMatchObject({ username: "climber", role: "viewer" });
  });
});

it("every operation on an object is one there is", () => {
  const known = inOrder(OPERATIONS).map(({ id }) => id);
  for (const id of ON_OBJECTS) expect(known).toContain(id);
});
