import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { type OidcServer, startOidcServer } from "#tests/server/oidc-server.ts";
import { type Browser, firstAdministrator, openBrowser, PASSWORD, signedIn } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";

const PUBLIC_URL = "http://localhost";
const CALLBACK = `${PUBLIC_URL}/api/v1/oidc/callback`;

let provider: OidcServer;
let made: MadeApp;
let office: Browser;

beforeAll(async () => {
  provider = await startOidcServer(CALLBACK, [
    { sub: "s-1", preferred_username: "Clerk", name: "王主任" },
    { sub: "s-2", preferred_username: "office" },
    { sub: "s-3", preferred_username: "clerk" },
    { sub: "s-4", preferred_username: "not one of ours!" },
    { sub: "plain" },
  ]);
});

afterAll(() => provider.close());

async function open(makesViewers = false): Promise<MadeApp> {
  const { issuer, clientId, clientSecret } = provider;
  const oidc = { issuer, clientId, clientSecret, name: "示例统一认证", makesViewers };
  const app = await makeApp({ seed: SMALL, accounts: { oidc, publicUrl: PUBLIC_URL } });
  office = await firstAdministrator(app);
  return app;
}

beforeEach(async () => {
  made = await open();
});

afterEach(() => made.close());

const newAccount = (username: string, role = "publisher") =>
  office.send("POST", "/api/v1/accounts", { username, name: "西区", role, organizations: [], regions: [] });

async function start(browser: Browser, to = "/trend?region=west"): Promise<URL> {
  const answer = await browser.ask(`/api/v1/oidc?to=${encodeURIComponent(to)}`);
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get("Location") ?? "");
}

/** There and back; where the browser ends up. */
async function signOn(browser: Browser, sub: string): Promise<string> {
  const back = await provider.signInAs(sub, (await start(browser)).href);
  expect(back.startsWith(`${CALLBACK}?`)).toBe(true);
  const answer = await browser.ask(back.slice(PUBLIC_URL.length));
  expect(answer.status).toBe(302);
  return answer.headers.get("Location") ?? "";
}

const sessionOf = async (browser: Browser) => (await browser.ask("/api/v1/session")).json();

describe("single sign-on", () => {
  it("asks by code with PKCE, state and nonce, and says its name to the page", async () => {
    const browser = await openBrowser(made);
    expect((await sessionOf(browser)).oidc).toEqual({ name: "示例统一认证" });
    const url = await start(browser);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({
      response_type: "code",
      client_id: "zhengxiao",
      redirect_uri: CALLBACK,
      code_challenge_method: "S256",
    });
    expect(asked["scope"]?.split(" ").sort()).toEqual(["openid", "profile"]);
    for (const name of ["state", "nonce", "code_challenge"]) expect(asked[name]?.length).toBeGreaterThanOrEqual(32);
    const again = await start(browser);
    for (const name of ["state", "nonce", "code_challenge"]) expect(again.searchParams.get(name)).not.toBe(asked[name]);
  });

  it("signs in an account an administrator made by its username, and from then on by its subject", async () => {
    await newAccount("clerk");
    const browser = await openBrowser(made);
    expect(await signOn(browser, "s-1")).toBe("/trend?region=west");
    expect(await sessionOf(browser)).toMatchObject({
      asker: "publisher",
      account: { username: "clerk", name: "西区" },
    });
    // Another subject of the same name is somebody else.
    const other = await openBrowser(made);
    expect(await signOn(other, "s-3")).toBe("/sign-in?refused=no-account");
    expect((await sessionOf(other)).asker).toBe("anonymous");
    expect(await signOn(other, "s-1")).toBe("/trend?region=west");
    const { database } = made.store.accounts;
    const rows = await database.selectFrom("credential").selectAll().where("provider", "=", "oidc").execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ subject: "s-1", access_token: null, refresh_token: null, id_token: null });
  });

  it("takes no account of a name that has a password, or administers, unless one is signed in with it", async () => {
    const thief = await openBrowser(made);
    expect(await signOn(thief, "s-2")).toBe("/sign-in?refused=no-account");
    const clerk = await signedIn(made, office, { username: "clerk" });
    expect(await signOn(thief, "s-1")).toBe("/sign-in?refused=no-account");
    expect(await signOn(clerk, "s-1")).toBe("/trend?region=west");
    expect(await signOn(thief, "s-1")).toBe("/trend?region=west");
    expect((await sessionOf(thief)).account.username).toBe("clerk");
    expect(await signOn(office, "s-2")).toBe("/trend?region=west");
    expect((await sessionOf(office)).asker).toBe("administrator");
  });

  it("makes nobody an account, but a viewer where that is asked for", async () => {
    const browser = await openBrowser(made);
    expect(await signOn(browser, "s-1")).toBe("/sign-in?refused=no-account");
    await made.close();
    made = await open(true);
    const viewer = await openBrowser(made);
    expect(await signOn(viewer, "s-1")).toBe("/trend?region=west");
    expect(await sessionOf(viewer)).toMatchObject({
      asker: "viewer",
      account: { username: "clerk", name: "王主任", organizations: [], regions: [] },
    });
    const plain = await openBrowser(made);
    expect(await signOn(plain, "plain")).toBe("/trend?region=west");
    expect((await sessionOf(plain)).account.username).toBe("plain");
    expect(await signOn(await openBrowser(made), "s-4")).toBe("/sign-in?refused=no-account");
  });

  it("opens no account that is disabled", async () => {
    const { account } = await (await newAccount("clerk")).json();
    const browser = await openBrowser(made);
    await signOn(browser, "s-1");
    await office.send("PATCH", `/api/v1/accounts/${account.id}`, { disabled: true });
    expect((await sessionOf(browser)).asker).toBe("anonymous");
    expect(await signOn(browser, "s-1")).toBe("/sign-in?refused=disabled");
    expect((await sessionOf(browser)).asker).toBe("anonymous");
  });

  it("refuses an answer to a question of another browser, one used before, and one made up", async () => {
    await newAccount("clerk");
    const browser = await openBrowser(made);
    const back = (await provider.signInAs("s-1", (await start(browser)).href)).slice(PUBLIC_URL.length);
    const victim = await openBrowser(made);
    expect((await victim.ask(back)).headers.get("Location")).toBe("/sign-in?refused=failed");
    expect((await sessionOf(victim)).asker).toBe("anonymous");
    const again = await openBrowser(made);
    const mine = (await provider.signInAs("s-1", (await start(again)).href)).slice(PUBLIC_URL.length);
    const cookies = new Map(again.cookies);
    expect((await again.ask(mine)).headers.get("Location")).toBe("/trend?region=west");
    const replay = await openBrowser(made);
    for (const [name, value] of cookies) replay.cookies.set(name, value);
    expect((await replay.ask(mine)).headers.get("Location")).toBe("/sign-in?refused=failed");
    for (const query of ["", "?code=x", "?state=x&code=y", "?error=access_denied", "?state=x&error=access_denied"])
      expect((await replay.ask(`/api/v1/oidc/callback${query}`)).headers.get("Location")).toBe(
        "/sign-in?refused=failed",
      );
  });

  it("refuses an ID token that was made for another question", async () => {
    await newAccount("clerk");
    const browser = await openBrowser(made);
    const url = await start(browser);
    url.searchParams.set("nonce", "another question's nonce 0123456789");
    const back = await provider.signInAs("s-1", url.href);
    const answer = await browser.ask(back.slice(PUBLIC_URL.length));
    expect(answer.headers.get("Location")).toBe("/sign-in?refused=failed");
    expect((await sessionOf(browser)).asker).toBe("anonymous");
  });

  it.each(["//evil.example/", "https://evil.example/", "/\\evil.example", "evil"])(
    "goes back nowhere else: %s",
    async (to) => {
      const browser = await openBrowser(made);
      expect((await browser.ask(`/api/v1/oidc?to=${encodeURIComponent(to)}`)).status).toBe(400);
    },
  );

  it("asks the provider nothing before somebody wants to sign in by it, and passwords go on without it", async () => {
    const asked = provider.asked.length;
    const browser = await openBrowser(made);
    const answer = await browser.send("POST", "/api/v1/session", { username: "office", password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(provider.asked.length).toBe(asked);
  });

  it("says so where the provider does not answer", async () => {
    const gone = await startOidcServer(CALLBACK, []);
    const { issuer, clientId, clientSecret } = gone;
    await gone.close();
    const oidc = { issuer, clientId, clientSecret, name: "x", makesViewers: false };
    const app = await makeApp({ seed: SMALL, accounts: { oidc, publicUrl: PUBLIC_URL } });
    try {
      const browser = await openBrowser(app);
      expect((await browser.ask("/api/v1/oidc")).headers.get("Location")).toBe("/sign-in?refused=unreachable");
    } finally {
      await app.close();
    }
  });

  it("is not there where it was not set up", async () => {
    const app = await makeApp({ seed: SMALL });
    try {
      const browser = await openBrowser(app);
      expect((await browser.ask("/api/v1/oidc")).status).toBe(404);
      expect((await browser.ask("/api/v1/oidc/callback?code=x&state=y")).status).toBe(404);
    } finally {
      await app.close();
    }
  });
});
