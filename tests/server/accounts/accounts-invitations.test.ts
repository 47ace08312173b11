import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeInvitation } from "#server/accounts/invitations.ts";
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

let made: MadeApp;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-02T08:00:00Z") });
  made = await makeApp({ seed: SMALL });
});

afterEach(async () => {
  await made.close();
  vi.useRealTimers();
});

const MINUTE = 60_000;
const FIRST = { purpose: "first-administrator", account: null } as const;
const ADMINISTRATOR = { username: "Office", name: "示例办", password: PASSWORD };

const firstLink = async () => tokenOf(await makeInvitation(made.store.accounts, FIRST, new Date(), []));
const use = (browser: Browser, token: string, body: object) =>
  browser.send("POST", `/api/v1/invitations/${token}`, body);

describe("the first administrator's link", () => {
  it("makes an administrator, signs in, and is useless afterwards", async () => {
    const browser = await openBrowser(made);
    expect((await (await browser.ask("/api/v1/session")).json()).setupNeeded).toBe(true);
    const token = await firstLink();
    const invitation = await (await browser.ask(`/api/v1/invitations/${token}`)).json();
    expect(invitation).toEqual({
      purpose: "first-administrator",
      username: null,
      expiresAt: "2026-11-02T08:30:00.000Z",
    });
    const answer = await use(browser, token, ADMINISTRATOR);
    expect(await answer.json()).toMatchObject({
      asker: "administrator",
      account: { username: "office" },
      setupNeeded: false,
    });
    expect((await browser.ask("/api/v1/accounts")).status).toBe(200);
    expect((await browser.ask(`/api/v1/invitations/${token}`)).status).toBe(410);
    expect((await use(browser, token, { ...ADMINISTRATOR, username: "another" })).status).toBe(410);
  });

  it("holds for 30 minutes", async () => {
    const token = await firstLink();
    vi.setSystemTime(Date.now() + 30 * MINUTE - 1000);
    const browser = await openBrowser(made);
    expect((await browser.ask(`/api/v1/invitations/${token}`)).status).toBe(200);
    vi.setSystemTime(Date.now() + 1000);
    expect((await use(browser, token, ADMINISTRATOR)).status).toBe(410);
    expect(await made.store.accounts.list()).not.toContainEqual(expect.objectContaining({ username: "office" }));
  });

  it("makes one of two who use it at once", async () => {
    const token = await firstLink();
    const pair = [await openBrowser(made), await openBrowser(made)];
    const answers = await Promise.all(
      pair.map((browser, n) => use(browser, token, { ...ADMINISTRATOR, username: `office${n}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    const usernames = (await made.store.accounts.list()).map(({ username }) => username);
    expect(usernames.filter((username) => username.startsWith("office"))).toHaveLength(1);
  });

  it("holds no more once another was made", async () => {
    const earlier = await firstLink();
    await firstLink();
    expect((await use(await openBrowser(made), earlier, ADMINISTRATOR)).status).toBe(410);
  });

  it("stays as it was where the password or the username will not do", async () => {
    const browser = await openBrowser(made);
    const token = await firstLink();
    expect((await use(browser, token, { password: PASSWORD })).status).toBe(400);
    expect((await use(browser, token, { ...ADMINISTRATOR, password: "short" })).status).toBe(400);
    expect((await use(browser, token, { ...ADMINISTRATOR, password: "Office2026" })).status).toBe(422);
    expect((await use(browser, token, { ...ADMINISTRATOR, username: "no space" })).status).toBe(400);
    const [taken] = await made.store.accounts.list();
    expect((await use(browser, token, { ...ADMINISTRATOR, username: taken?.username })).status).toBe(409);
    expect((await use(browser, token, ADMINISTRATOR)).status).toBe(200);
  });

  it("is kept as a digest, and is found by its whole text alone", async () => {
    const token = await firstLink();
    const browser = await openBrowser(made);
    for (const text of [token.slice(0, -1), `${token}A`, token.toLowerCase(), "%00", "..%2f", "a".repeat(43)])
      expect((await browser.ask(`/api/v1/invitations/${text}`)).status).toBe(410);
    const rows = await made.store.accounts.database.selectFrom("invitation").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("an account's link", () => {
  let office: Browser;

  beforeEach(async () => {
    office = await firstAdministrator(made);
  });

  it("sets the password anew, ends the sessions there were, and forgets failed attempts", async () => {
    const clerk = await signedIn(made, office, { username: "clerk", name: "西区" });
    const browser = await openBrowser(made);
    for (let n = 0; n < 6; n++)
      await browser.send("POST", "/api/v1/session", { username: "clerk", password: "wrong wrong" });
    const link = await (await office.send("POST", `/api/v1/accounts/${clerk.id}/invitation`)).json();
    expect(link.expiresAt).toBe("2026-11-03T08:00:00.000Z");
    const invitation = await (await browser.ask(`/api/v1/invitations/${tokenOf(link)}`)).json();
    expect(invitation).toMatchObject({ purpose: "reset", username: "clerk" });
    const next = "another long sentence";
    const answer = await use(browser, tokenOf(link), { password: next });
    expect(await answer.json()).toMatchObject({ asker: "viewer", account: { username: "clerk", name: "西区" } });
    expect((await (await clerk.ask("/api/v1/session")).json()).asker).toBe("anonymous");
    const again = await openBrowser(made);
    expect((await again.send("POST", "/api/v1/session", { username: "clerk", password: next })).status).toBe(200);
  });

  it("makes nobody an administrator", async () => {
    const { invitation } = await (
      await office.send("POST", "/api/v1/accounts", {
        username: "clerk",
        name: "西区",
        role: "viewer",
        organizations: [],
        regions: [],
      })
    ).json();
    const browser = await openBrowser(made);
    const answer = await use(browser, tokenOf(invitation), { ...ADMINISTRATOR, username: "mine", name: "Mine" });
    expect(await answer.json()).toMatchObject({ asker: "viewer", account: { username: "clerk", name: "西区" } });
  });

  it("does not open an account that is disabled", async () => {
    const clerk = await signedIn(made, office, { username: "clerk" });
    const link = await (await office.send("POST", `/api/v1/accounts/${clerk.id}/invitation`)).json();
    await office.send("PATCH", `/api/v1/accounts/${clerk.id}`, { disabled: true });
    expect((await use(await openBrowser(made), tokenOf(link), { password: "another sentence" })).status).toBe(410);
    expect((await office.send("POST", `/api/v1/accounts/${clerk.id}/invitation`)).status).toBe(400);
  });
});

describe("accounts", () => {
  let office: Browser;

  beforeEach(async () => {
    office = await firstAdministrator(made);
  });

  it("are made with a role and a scope, listed, and changed", async () => {
    const clerk = await signedIn(made, office, { username: "clerk", role: "contributor", organizations: ["west-lab"] });
    const { accounts } = await (await office.ask("/api/v1/accounts")).json();
    expect(accounts).toContainEqual(
      expect.objectContaining({
        username: "clerk",
        role: "contributor",
        organizations: ["west-lab"],
        hasPassword: true,
      }),
    );
    const changed = await (
      await office.send("PATCH", `/api/v1/accounts/${clerk.id}`, { role: "publisher", regions: ["west"], name: "西区" })
    ).json();
    expect(changed).toMatchObject({ role: "publisher", regions: ["west"], organizations: ["west-lab"], name: "西区" });
    expect((await office.send("PATCH", "/api/v1/accounts/none", { name: "x" })).status).toBe(404);
  });

  it("are given no organization or region that is not there, and are told which", async () => {
    const account = { username: "clerk", name: "西区", role: "contributor", organizations: [], regions: [] };
    for (const [scope, code, why] of [
      [{ organizations: ["west-lab", "west-lap"] }, "west-lap", "没有这些代码的平台或地区"],
      [{ regions: ["west-lab"] }, "west-lab", "没有这些代码的地区"],
      [{ organizations: ["constructor"] }, "constructor", "没有这些代码的平台或地区"],
    ] as const) {
      const answer = await office.send("POST", "/api/v1/accounts", { ...account, ...scope });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(`${why}:${code}`);
    }
    const clerk = await signedIn(made, office, { username: "clerk", role: "contributor", organizations: ["west-lab"] });
    const path = `/api/v1/accounts/${clerk.id}`;
    expect((await office.send("PATCH", path, { organizations: ["west-lab", "nowhere"] })).status).toBe(400);
    expect((await office.send("PATCH", path, { organizations: ["west-lab", "west"] })).status).toBe(200);
  });

  it("have usernames of their own, whatever their case", async () => {
    await signedIn(made, office, { username: "clerk" });
    const again = { username: "CLERK", name: "x", role: "viewer", organizations: [], regions: [] };
    expect((await office.send("POST", "/api/v1/accounts", again)).status).toBe(409);
  });

  it("keep an administrator who can sign in", async () => {
    for (const { id, role } of await made.store.accounts.list())
      if (role === "administrator") {
        const { status } = await office.send("PATCH", `/api/v1/accounts/${id}`, { disabled: true });
        // Those without a password count for nothing; the office's own account is the last.
        expect([200, 409]).toContain(status);
      }
    const me = (await (await office.ask("/api/v1/session")).json()).account.id;
    for (const change of [{ disabled: true }, { role: "viewer" }]) {
      const answer = await office.send("PATCH", `/api/v1/accounts/${me}`, change);
      expect([answer.status, (await answer.json()).code]).toEqual([409, "last-administrator"]);
    }
    await signedIn(made, office, { username: "second", role: "administrator" });
    expect((await office.send("PATCH", `/api/v1/accounts/${me}`, { role: "viewer" })).status).toBe(200);
    expect((await office.ask("/api/v1/accounts")).status).toBe(403);
  });

  it("put every act on record, without a secret", async () => {
    const clerk = await signedIn(made, office, { username: "clerk" });
    await office.send("PATCH", `/api/v1/accounts/${clerk.id}`, { role: "publisher", regions: ["west"] });
    await office.send("PATCH", `/api/v1/accounts/${clerk.id}`, { disabled: true });
    await (await openBrowser(made)).send("POST", "/api/v1/session", { username: "clerk", password: "Geheim 123" });
    await office.send("DELETE", "/api/v1/session");
    const rows = await made.store.accounts.database.selectFrom("audit_entry").selectAll().orderBy("seq").execute();
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        "invitation-redeemed",
        "sign-in",
        "account-made",
        "invitation-made",
        "role-changed",
        "account-disabled",
        "sign-in-refused",
        "sign-out",
      ]),
    );
    const text = JSON.stringify(rows);
    for (const secret of [PASSWORD, "Geheim", clerk.cookies.get("zhengxiao") ?? "?"])
      expect(text).not.toContain(secret);
  });
});
