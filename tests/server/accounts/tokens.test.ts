import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { madeDisplaySchema } from "#contract/displays.ts";
import { type ErrorCode, problemDetailsSchema } from "#contract/errors.ts";
import { ROUTES } from "#contract/routes.ts";
import { accountTokensSchema, madeTokenSchema, tokensSchema } from "#contract/tokens.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { createEventHub } from "#server/api/event-hub.ts";
import { type Ask, type MadeApp, makeApp } from "#tests/server/make-app.ts";
import {
  type Browser,
  firstAdministrator,
  openBrowser,
  PASSWORD,
  signedIn,
  tokenOf,
} from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;
let administrator: Browser;
let anybody: Ask;
let today: Date;

beforeEach(async () => {
  today = new Date();
  made = await makeApp({ seed: SMALL, accessPolicy: "signed-in", now: () => today });
  administrator = await firstAdministrator(made);
  anybody = await made.as("anonymous");
});

afterEach(() => made.close());

const later = (days: number) => {
  today = new Date(today.getTime() + days * 86_400_000);
};

async function makeToken(browser: Browser, scopes: readonly string[], days = 30) {
  const answer = await browser.send("POST", ROUTES.tokens, { name: "月报脚本", scopes, days });
  expect(answer.status).toBe(201);
  return madeTokenSchema.parse(await answer.json());
}

async function codeOf(response: Response | Promise<Response>): Promise<ErrorCode> {
  return problemDetailsSchema.parse(await (await response).json()).code as ErrorCode;
}

const withToken = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });
const look = (token: string) => anybody(ROUTES.currentRevision, withToken(token));

describe("an API token", () => {
  it("is shown once, kept as a digest, and does what its scope says", async () => {
    const { token, secret } = await makeToken(administrator, ["look"]);
    expect(secret).toMatch(/^zx_[A-Za-z0-9_-]{43}$/);
    expect((await look(secret)).status).toBe(200);
    expect(await codeOf(anybody(`${ROUTES.uploads}?region=west`, withToken(secret)))).toBe("not-permitted");
    const listed = tokensSchema.parse(await (await administrator.ask(ROUTES.tokens)).json());
    expect(listed.tokens).toMatchObject([{ id: token.id, name: "月报脚本", scopes: ["look"] }]);
    expect(JSON.stringify(listed)).not.toContain(secret);
    // It makes no tokens and reads no accounts, whoever made it.
    for (const route of [ROUTES.tokens, ROUTES.sessions, ROUTES.accounts, ROUTES.audit])
      expect(await codeOf(anybody(route, withToken(secret)))).toBe("not-permitted");
  });

  it("ends when it is revoked, expires, or its account is disabled", async () => {
    const clerk = await signedIn(made, administrator, { username: "clerk", role: "viewer" });
    const revoked = await makeToken(clerk, ["look"]);
    const short = await makeToken(clerk, ["look"], 1);
    const long = await makeToken(clerk, ["look"], 366);
    const gone = await clerk.send("DELETE", ROUTES.token.replace(":id", revoked.token.id));
    expect(gone.status).toBe(204);
    expect(await codeOf(look(revoked.secret))).toBe("token-refused");
    expect((await look(short.secret)).status).toBe(200);
    later(2);
    expect(await codeOf(look(short.secret))).toBe("token-refused");
    expect((await look(long.secret)).status).toBe(200);
    // Two days are longer than a session lasts unused.
    administrator = await signInAnew();
    await administrator.send("PATCH", ROUTES.account.replace(":id", clerk.id), { disabled: true });
    expect(await codeOf(look(long.secret))).toBe("token-refused");
  });

  it("never does more than its account may", async () => {
    const clerk = await signedIn(made, administrator, { username: "clerk", role: "viewer" });
    const answer = await clerk.send("POST", ROUTES.tokens, { name: "x", scopes: ["look", "publish"], days: 30 });
    expect(await codeOf(answer)).toBe("not-permitted");
    const publisher = await signedIn(made, administrator, {
      username: "office2",
      role: "publisher",
      regions: ["west"],
    });
    const { secret } = await makeToken(publisher, ["publish"]);
    const mappings = () => anybody(`${ROUTES.mappings}?region=west`, withToken(secret));
    expect((await mappings()).status).toBe(200);
    await administrator.send("PATCH", ROUTES.account.replace(":id", publisher.id), { role: "viewer" });
    expect(await codeOf(mappings())).toBe("not-permitted");
  });

  it("that may publish may bring what is to be published", async () => {
    const publisher = await signedIn(made, administrator, { username: "desk", role: "publisher", regions: ["west"] });
    const { secret } = await makeToken(publisher, ["look", "publish"]);
    const body = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);
    const sent = await anybody(uploadPath("west", "a.csv"), { method: "POST", body, ...withToken(secret) });
    expect(sent.status).toBe(201);
    const upload = uploadSchema.parse(await sent.json());
    const publish = JSON.stringify({ base: 2, message: "", answers: answersFor(upload) });
    const published = anybody(publishPath(upload.id), { method: "POST", body: publish, ...withToken(secret) });
    expect((await published).status).toBe(200);
    const other = anybody(uploadPath("east", "a.csv"), { method: "POST", body, ...withToken(secret) });
    expect(await codeOf(other)).toBe("not-permitted");
  });

  it("that may only look brings nothing", async () => {
    const { secret } = await makeToken(administrator, ["look"]);
    const sent = anybody(uploadPath("west", "a.csv"), { method: "POST", body: "x", ...withToken(secret) });
    expect(await codeOf(sent)).toBe("not-permitted");
  });

  it.each([
    [{}, "token-refused", 1],
    [{ keepTokens: false }, "token-refused", 1],
    [{ keepTokens: true }, null, undefined],
  ])("ends with its account's password, changed with %j", async (choice, code, ended) => {
    const clerk = await signedIn(made, administrator, { username: "clerk", role: "viewer" });
    const [{ secret }, other] = [await makeToken(clerk, ["look"]), await makeToken(administrator, ["look"])];
    const change = { current: PASSWORD, next: `${PASSWORD}!`, ...choice };
    expect((await clerk.send("PUT", ROUTES.password, change)).status).toBe(204);
    const answer = await look(secret);
    expect(answer.ok ? null : await codeOf(answer)).toBe(code);
    expect((await look(other.secret)).status).toBe(200);
    const [entry] = await made.store.audit.entries({ kind: "password-changed" }, { limit: 1 });
    expect(entry?.detail["tokens"]).toBe(ended);
  });

  it.each([
    [{}, "token-refused", 1],
    [{ keepTokens: true }, null, undefined],
  ])("ends with a password reset by a link, used with %j", async (choice, code, ended) => {
    const clerk = await signedIn(made, administrator, { username: "clerk", role: "viewer" });
    const { secret } = await makeToken(clerk, ["look"]);
    const link = await (await administrator.send("POST", ROUTES.accountInvitation.replace(":id", clerk.id))).json();
    const browser = await openBrowser(made);
    const used = { password: `${PASSWORD}!`, ...choice };
    expect((await browser.send("POST", ROUTES.invitation.replace(":token", tokenOf(link)), used)).status).toBe(200);
    const answer = await look(secret);
    expect(answer.ok ? null : await codeOf(answer)).toBe(code);
    const [entry] = await made.store.audit.entries({ kind: "invitation-redeemed" }, { limit: 1 });
    expect(entry?.detail["tokens"]).toBe(ended);
  });

  it("stays where a password was not changed, as the one given was wrong", async () => {
    const clerk = await signedIn(made, administrator, { username: "clerk", role: "viewer" });
    const { secret } = await makeToken(clerk, ["look"]);
    const change = { current: "not this one", next: `${PASSWORD}!` };
    expect(await codeOf(clerk.send("PUT", ROUTES.password, change))).toBe("password-wrong");
    expect((await look(secret)).status).toBe(200);
  });

  it("of anybody is seen and ended by an administrator, and by nobody else", async () => {
    const clerk = await signedIn(made, administrator, { username: "clerk", name: "填报科", role: "viewer" });
    const { token, secret } = await makeToken(clerk, ["look"]);
    const path = ROUTES.accountToken.replace(":id", token.id);
    expect(await codeOf(clerk.ask(ROUTES.accountTokens))).toBe("not-permitted");
    expect(await codeOf(clerk.send("DELETE", path))).toBe("not-permitted");
    // The other one is that of the test itself.
    const all = async () =>
      accountTokensSchema.parse(await (await administrator.ask(ROUTES.accountTokens)).json()).tokens.slice(0, 2);
    expect((await all()).filter(({ name }) => name !== "test")).toEqual([
      { ...token, account: { id: clerk.id, username: "clerk", name: "填报科" } },
    ]);
    expect((await administrator.send("DELETE", path)).status).toBe(204);
    expect(await codeOf(look(secret))).toBe("token-refused");
    expect(await codeOf(administrator.send("DELETE", path))).toBe("not-found");
    expect(await all()).toHaveLength(1);
    const [entry] = await made.store.audit.entries({ kind: "token-revoked" }, { limit: 1 });
    expect(entry).toMatchObject({ name: "示例办", detail: { token: "月报脚本", username: "clerk" } });
  });

  it("is one's own to see and to revoke", async () => {
    const { token, secret } = await makeToken(administrator, ["look"]);
    const clerk = await signedIn(made, administrator, { username: "clerk", role: "viewer" });
    expect((await clerk.send("DELETE", ROUTES.token.replace(":id", token.id))).status).toBe(404);
    expect(tokensSchema.parse(await (await clerk.ask(ROUTES.tokens)).json()).tokens).toEqual([]);
    expect((await look(secret)).status).toBe(200);
  });

  it.each([
    ["zx_", "token-refused"],
    [`zx_${"A".repeat(43)}`, "token-refused"],
    [`zx_${"A".repeat(42)}'`, "token-refused"],
    [`zxd_${"A".repeat(43)}`, "sign-in-required"],
    ["something-of-a-proxy", "sign-in-required"],
  ])("%s is none", async (text, code) => {
    expect(await codeOf(look(text))).toBe(code);
  });

  it.each([
    { name: "x", scopes: [], days: 1 },
    { name: "x", scopes: ["administer"], days: 1 },
    { name: "x", scopes: ["look"], days: 367 },
    { name: "x", scopes: ["look"], days: 0 },
    { name: " ", scopes: ["look"], days: 1 },
  ])("is not made of %j", async (body) => {
    expect(await codeOf(administrator.send("POST", ROUTES.tokens, body))).toBe("bad-request");
  });
});

describe("a display", () => {
  async function makeDisplay() {
    const answer = await administrator.send("POST", ROUTES.displays, { name: "大厅", days: 30 });
    expect(answer.status).toBe(201);
    const { display, path } = madeDisplaySchema.parse(await answer.json());
    return { display, token: /^\/screen#display=(zxd_.+)$/.exec(path)?.[1] ?? "" };
  }

  it("shows its token once, is given a cookie no script can read, looks, and does nothing else", async () => {
    const { token } = await makeDisplay();
    const wall = await openBrowser(made);
    expect(await codeOf(wall.ask(ROUTES.currentRevision))).toBe("sign-in-required");
    expect((await wall.send("POST", ROUTES.displaySession, { token })).status).toBe(204);
    expect(wall.set[0]).toMatch(/^zhengxiao-display=zxd_[^;]+;/);
    for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/", "Expires="]) expect(wall.set[0]).toContain(flag);
    expect((await wall.ask(ROUTES.currentRevision)).status).toBe(200);
    for (const route of [ROUTES.displays, ROUTES.tokens, `${ROUTES.uploads}?region=west`])
      expect(await codeOf(wall.ask(route))).toBe("not-permitted");
  });

  it("has a cookie for this host and HTTPS alone where HTTPS is spoken", async () => {
    const secure = await makeApp({ seed: SMALL, accessPolicy: "signed-in", ownTls: true });
    const answer = await (await firstAdministrator(secure)).send("POST", ROUTES.displays, { name: "大厅", days: 30 });
    const { path } = madeDisplaySchema.parse(await answer.json());
    const wall = await openBrowser(secure, "https://localhost");
    await wall.send("POST", ROUTES.displaySession, { token: path.split("=")[1] });
    expect(wall.set[0]).toMatch(/^__Host-zhengxiao-display=.*; Secure/);
    expect((await wall.ask(ROUTES.currentRevision)).status).toBe(200);
    await secure.close();
  });

  it("ends when it is revoked, also on a screen that is open", async () => {
    const { display, token } = await makeDisplay();
    const wall = await openBrowser(made);
    await wall.send("POST", ROUTES.displaySession, { token });
    const stream = (await wall.ask(ROUTES.events)).body?.getReader();
    expect((await stream?.read())?.done).toBe(false);
    expect((await administrator.send("DELETE", ROUTES.display.replace(":id", display.id))).status).toBe(204);
    expect((await stream?.read())?.done).toBe(true);
    expect(await codeOf(wall.ask(ROUTES.currentRevision))).toBe("sign-in-required");
    expect(await codeOf(wall.send("POST", ROUTES.displaySession, { token }))).toBe("token-refused");
  });

  it.each(["", "x", `zxd_${"A".repeat(43)}`])("does not open with “%s”", async (token) => {
    expect(["bad-request", "token-refused"]).toContain(
      await codeOf((await openBrowser(made)).send("POST", ROUTES.displaySession, { token })),
    );
  });
});

describe("an event stream", () => {
  it("ends once its client may no longer look, by itself", async () => {
    let mayLook = true;
    const hub = createEventHub(60_000, 5);
    const stream = hub.open("revision", "{}", async () => mayLook).getReader();
    const free = hub.open("revision", "{}").getReader();
    await stream.read();
    await free.read();
    mayLook = false;
    expect((await stream.read()).done).toBe(true);
    expect(hub.size).toBe(1);
    hub.close();
  });

  it("ends when its session is signed out", async () => {
    const stream = (await administrator.ask(ROUTES.events)).body?.getReader();
    expect((await stream?.read())?.done).toBe(false);
    await administrator.send("DELETE", ROUTES.session);
    expect((await stream?.read())?.done).toBe(true);
  });
});

async function signInAnew(): Promise<Browser> {
  const browser = await openBrowser(made);
  const answer = await browser.send("POST", ROUTES.session, {
    username: "office",
    password: "correct horse battery staple",
  });
  expect(answer.status).toBe(200);
  return browser;
}
