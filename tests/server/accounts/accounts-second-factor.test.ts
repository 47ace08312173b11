import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import {
  type Browser,
  firstAdministrator,
  openBrowser,
  PASSWORD,
  signedIn,
  tokenOf,
} from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { totp } from "#tests/server/totp.ts";

let made: MadeApp;
let office: Browser;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-02T08:00:00Z") });
  made = await makeApp({ seed: SMALL });
  office = await firstAdministrator(made);
});

afterEach(async () => {
  await made.close();
  vi.useRealTimers();
});

const SESSION = "/api/v1/session";
const STEP = `${SESSION}/second-factor`;
const FACTOR = "/api/v1/second-factor";

type Setup = { readonly uri: string; readonly secret: string; readonly recoveryCodes: string[] };

async function turnOn(browser: Browser): Promise<Setup> {
  const answer = await browser.send("POST", FACTOR, { password: PASSWORD });
  expect(answer.status).toBe(200);
  const setup: Setup = await answer.json();
  const confirmed = await browser.send("PUT", FACTOR, { code: totp(setup.secret) });
  expect(confirmed.status).toBe(204);
  return setup;
}

function nextStep(): void {
  vi.setSystemTime(Date.now() + 30_000);
}

async function begin(username = "office"): Promise<Browser> {
  const browser = await openBrowser(made);
  const answer = await browser.send("POST", SESSION, { username, password: PASSWORD });
  expect(await answer.json()).toEqual({ secondFactor: true });
  return browser;
}

async function askerOf(browser: Browser): Promise<string> {
  return (await (await browser.ask(SESSION)).json()).asker;
}

describe("totp(secret, at)", () => {
  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [20000000000, "353130"],
  ])("at %i s is %s, as RFC 6238 says", (seconds, code) => {
    expect(totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds * 1000)).toBe(code);
  });
});

describe("a second factor", () => {
  it("is set up with the password, for an authenticator that shows the username", async () => {
    expect((await office.send("POST", FACTOR, { password: "wrong" })).status).toBe(403);
    const setup: Setup = await (await office.send("POST", FACTOR, { password: PASSWORD })).json();
    const uri = new URL(setup.uri);
    expect([uri.protocol, uri.host]).toEqual(["otpauth:", "totp"]);
    expect(decodeURIComponent(uri.pathname)).toBe("/政效:office");
    expect(uri.searchParams.get("secret")).toBe(setup.secret);
    expect(setup.uri).not.toContain("+");
    expect(setup.recoveryCodes).toHaveLength(10);
    // Not confirmed: it is not asked for.
    const browser = await openBrowser(made);
    const answer = await browser.send("POST", SESSION, { username: "office", password: PASSWORD });
    expect((await answer.json()).secondFactor).toBe(false);
  });

  it("is confirmed by a code of its own secret, in a session with a new token", async () => {
    expect((await office.send("PUT", FACTOR, { code: "123456" })).status).toBe(409);
    const setup: Setup = await (await office.send("POST", FACTOR, { password: PASSWORD })).json();
    expect((await office.send("PUT", FACTOR, { code: totp("GEZDGNBVGY3TQOJQ") })).status).toBe(422);
    const before = office.cookies.get("zhengxiao");
    expect((await office.send("PUT", FACTOR, { code: totp(setup.secret) })).status).toBe(204);
    expect(office.cookies.get("zhengxiao")).not.toBe(before);
    expect((await (await office.ask(SESSION)).json()).account.secondFactor).toBe(true);
    expect((await office.send("POST", FACTOR, { password: PASSWORD })).status).toBe(409);
  });

  it("is asked for after the password, which alone opens nothing", async () => {
    const { secret } = await turnOn(office);
    nextStep();
    const browser = await begin();
    expect(browser.cookies.has("zhengxiao")).toBe(false);
    expect(await askerOf(browser)).toBe("anonymous");
    const answer = await browser.send("POST", STEP, { code: totp(secret) });
    expect(await answer.json()).toMatchObject({ secondFactor: false, session: { asker: "administrator" } });
    expect(browser.cookies.has("zhengxiao-factor")).toBe(false);
    expect(await askerOf(browser)).toBe("administrator");
  });

  it("takes no code twice: not the one that turned it on, not one that signed in", async () => {
    const { secret } = await turnOn(office);
    const first = await begin();
    expect((await first.send("POST", STEP, { code: totp(secret) })).status).toBe(422);
    nextStep();
    const code = totp(secret);
    expect((await first.send("POST", STEP, { code })).status).toBe(200);
    const thief = await begin();
    const replayed = await thief.send("POST", STEP, { code });
    expect(replayed.status).toBe(422);
    expect((await replayed.json()).code).toBe("code-refused");
    expect(await askerOf(thief)).toBe("anonymous");
  });

  it("takes one of two who show the same code at once", async () => {
    const { secret } = await turnOn(office);
    nextStep();
    const pair = [await begin(), await begin()];
    const code = totp(secret);
    const answers = await Promise.all(pair.map((browser) => browser.send("POST", STEP, { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it("takes each recovery code once", async () => {
    const { recoveryCodes } = await turnOn(office);
    const [code = ""] = recoveryCodes;
    expect((await (await begin()).send("POST", STEP, { code })).status).toBe(200);
    expect((await (await begin()).send("POST", STEP, { code })).status).toBe(422);
    expect((await (await begin()).send("POST", STEP, { code: "aaaaa-aaaaa" })).status).toBe(422);
  });

  it("is not guessed: a begun sign-in bears five codes, and failures delay the next", async () => {
    const { secret } = await turnOn(office);
    nextStep();
    const browser = await begin();
    const statuses: number[] = [];
    // None of them is the code of a step nearby.
    const near = [-1, 0, 1].map((step) => totp(secret, Date.now() + step * 30_000));
    const wrong = ["000001", "000002", "000003", "000004", "000005", "000006", "000007", "000008"].filter(
      (code) => !near.includes(code),
    );
    for (const code of wrong.slice(0, 5)) statuses.push((await browser.send("POST", STEP, { code })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 429]);
    const again = await openBrowser(made);
    expect((await again.send("POST", SESSION, { username: "office", password: PASSWORD })).status).toBe(429);
  });

  it("is waited for ten minutes", async () => {
    const { secret } = await turnOn(office);
    const browser = await begin();
    vi.setSystemTime(Date.now() + 10 * 60_000 + 1000);
    const answer = await browser.send("POST", STEP, { code: totp(secret) });
    expect([answer.status, (await answer.json()).code]).toEqual([401, "second-factor-expired"]);
    const stranger = await openBrowser(made);
    expect((await stranger.send("POST", STEP, { code: totp(secret) })).status).toBe(401);
  });

  it("is removed with the password, or by an administrator from one who lost it", async () => {
    await turnOn(office);
    expect((await office.send("DELETE", FACTOR, { password: "wrong" })).status).toBe(403);
    expect((await office.send("DELETE", FACTOR, { password: PASSWORD })).status).toBe(204);
    expect((await office.send("DELETE", FACTOR, { password: PASSWORD })).status).toBe(409);
    expect(await askerOf(office)).toBe("administrator");
    const clerk = await signedIn(made, office, { username: "clerk" });
    await turnOn(clerk);
    await begin("clerk");
    expect((await office.send("PATCH", `/api/v1/accounts/${clerk.id}`, { secondFactor: false })).status).toBe(200);
    const browser = await openBrowser(made);
    const answer = await browser.send("POST", SESSION, { username: "clerk", password: PASSWORD });
    expect((await answer.json()).secondFactor).toBe(false);
  });

  it("still has to be shown after the password was set by a one-time link", async () => {
    const clerk = await signedIn(made, office, { username: "clerk" });
    await turnOn(clerk);
    const link = await (await office.send("POST", `/api/v1/accounts/${clerk.id}/invitation`)).json();
    const browser = await openBrowser(made);
    const token = link.path.slice(link.path.indexOf("#") + 1);
    const answer = await browser.send("POST", `/api/v1/invitations/${token}`, { password: "another long sentence" });
    expect((await answer.json()).asker).toBe("anonymous");
    expect(await askerOf(clerk)).toBe("anonymous");
    const again = await browser.send("POST", SESSION, { username: "clerk", password: "another long sentence" });
    expect(await again.json()).toEqual({ secondFactor: true });
  });

  it.each([
    ["a one-time link set another password", redeemLink],
    ["the password was changed", changePassword],
    ["an administrator ended the account's sessions", endSessions],
    ["the account was disabled and enabled again", disableAndEnable],
  ])("ends no sign-in that began before %s", async (_, happens) => {
    const clerk = await signedIn(made, office, { username: "clerk" });
    const { secret } = await turnOn(clerk);
    nextStep();
    const begun = await begin("clerk");
    await happens(clerk);
    const answer = await begun.send("POST", STEP, { code: totp(secret) });
    expect([answer.status, (await answer.json()).code]).toEqual([401, "second-factor-expired"]);
    expect(await askerOf(begun)).toBe("anonymous");
  });
});

type Clerk = Browser & { readonly id: string };

async function redeemLink({ id }: Clerk): Promise<void> {
  const link = await (await office.send("POST", `/api/v1/accounts/${id}/invitation`)).json();
  const browser = await openBrowser(made);
  const used = await browser.send("POST", `/api/v1/invitations/${tokenOf(link)}`, {
    password: "another long sentence",
  });
  expect(used.status).toBe(200);
}

async function changePassword(clerk: Clerk): Promise<void> {
  const given = { current: PASSWORD, next: "another long sentence" };
  expect((await clerk.send("PUT", `${SESSION}/password`, given)).status).toBe(204);
}

async function endSessions({ id }: Clerk): Promise<void> {
  expect((await office.send("DELETE", `/api/v1/accounts/${id}/sessions`)).status).toBe(204);
}

async function disableAndEnable({ id }: Clerk): Promise<void> {
  for (const disabled of [true, false])
    expect((await office.send("PATCH", `/api/v1/accounts/${id}`, { disabled })).status).toBe(200);
}
