import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { type Browser, firstAdministrator, openBrowser, PASSWORD, signedIn } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";

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
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function later(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

async function signIn(browser: Browser, username: string, password = PASSWORD): Promise<Response> {
  return await browser.send("POST", SESSION, { username, password });
}

async function askerOf(browser: Browser): Promise<string> {
  return (await (await browser.ask(SESSION)).json()).asker;
}

describe("POST /session", () => {
  it("signs in with a cookie that no script reads and no other site sends", async () => {
    const browser = await openBrowser(made);
    const answer = await signIn(browser, "OFFICE");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      secondFactor: false,
      session: { asker: "administrator", account: { username: "office", name: "示例办" }, setupNeeded: false },
    });
    expect(browser.set).toHaveLength(1);
    expect(browser.set[0]).toMatch(/^zhengxiao=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await askerOf(browser)).toBe("administrator");
  });

  it("takes a new token each time, and ends the session the browser had", async () => {
    const browser = await openBrowser(made);
    await signIn(browser, "office");
    const first = browser.cookies.get("zhengxiao") ?? "";
    await signIn(browser, "office");
    expect(browser.cookies.get("zhengxiao")).not.toBe(first);
    const replayed = await openBrowser(made);
    replayed.cookies.set("zhengxiao", first);
    expect(await askerOf(replayed)).toBe("anonymous");
  });

  it("answers an unknown username as it does a wrong password", async () => {
    const browser = await openBrowser(made);
    const wrong = await signIn(browser, "office", "not the password");
    const unknown = await signIn(browser, "nobody", "not the password");
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await unknown.json()).toEqual(await wrong.json());
    expect(browser.cookies.size).toBe(0);
  });

  it("refuses an account whose one-time link was not used yet", async () => {
    const account = { username: "later", name: "later", role: "viewer", organizations: [], regions: [] };
    await office.send("POST", "/api/v1/accounts", account);
    expect((await signIn(await openBrowser(made), "later", "")).status).toBe(400);
    expect((await signIn(await openBrowser(made), "later", "whatever it is")).status).toBe(401);
  });
});

describe("waiting after failures", () => {
  it("grows with each failure of a username, also of one that is unknown", async () => {
    for (const username of ["office", "nobody"]) {
      const browser = await openBrowser(made);
      for (let n = 0; n < 5; n++) expect((await signIn(browser, username, "wrong wrong")).status).toBe(401);
      const refused = await signIn(browser, username);
      expect(refused.status).toBe(429);
      expect(refused.headers.get("Retry-After")).toBe("30");
      later(31_000);
      expect((await signIn(browser, username, "wrong again")).status).toBe(401);
      expect((await signIn(browser, username)).headers.get("Retry-After")).toBe("60");
      later(61_000);
    }
  });

  it("is forgotten when one signs in", async () => {
    const browser = await openBrowser(made);
    for (let n = 0; n < 4; n++) await signIn(browser, "office", "wrong wrong");
    expect((await signIn(browser, "office")).status).toBe(200);
    for (let n = 0; n < 4; n++) expect((await signIn(browser, "office", "wrong wrong")).status).toBe(401);
    expect((await signIn(browser, "office")).status).toBe(200);
  });

  it("counts attempts that are made at once", async () => {
    const browsers = await Promise.all(Array.from({ length: 12 }, () => openBrowser(made)));
    const answers = await Promise.all(browsers.map((browser) => signIn(browser, "office", "wrong wrong")));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429, 429, 429, 429]);
  });

  it("keeps nobody out where they are signed in already", async () => {
    const app = await makeApp({ seed: SMALL, loopbackOnly: false });
    try {
      await firstAdministrator(app);
      app.peer.address = "203.0.113.7";
      const stranger = await openBrowser(app);
      for (let n = 0; n < 6; n++) await signIn(stranger, "office", "wrong wrong");
      expect((await signIn(stranger, "office")).status).toBe(429);
      app.peer.address = "203.0.113.8";
      expect((await signIn(await openBrowser(app), "office")).status).toBe(429);
      app.peer.address = "127.0.0.1";
      expect((await signIn(await openBrowser(app), "office")).status).toBe(200);
    } finally {
      await app.close();
    }
  });

  it("is for an address, too, whatever names are tried from it", async () => {
    const app = await makeApp({ seed: SMALL, loopbackOnly: false });
    try {
      app.peer.address = "203.0.113.7";
      const browser = await openBrowser(app);
      for (let n = 0; n < 21; n++) expect((await signIn(browser, `name${n}`, "wrong wrong")).status).toBe(401);
      expect((await signIn(browser, "another")).status).toBe(429);
      app.peer.address = "203.0.113.8";
      expect((await signIn(browser, "another")).status).toBe(401);
    } finally {
      await app.close();
    }
  });
});

describe("a session", () => {
  it("ends after 8 hours without use, and lasts while it is used", async () => {
    later(7 * HOUR);
    expect(await askerOf(office)).toBe("administrator");
    later(7 * HOUR);
    expect(await askerOf(office)).toBe("administrator");
    later(8 * HOUR + MINUTE);
    expect(await askerOf(office)).toBe("anonymous");
  });

  it("ends after 7 days, however much it is used", async () => {
    for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
      later(6 * HOUR);
      expect(await askerOf(office)).toBe("administrator");
    }
    later(6 * HOUR - MINUTE);
    expect(await askerOf(office)).toBe("administrator");
    later(2 * MINUTE);
    expect(await askerOf(office)).toBe("anonymous");
  });

  it("is refused when it is forged", async () => {
    const value = office.cookies.get("zhengxiao") ?? "";
    const [token = "", signature = ""] = decodeURIComponent(value).split(".");
    const forged = [
      token,
      `${token}.`,
      `${token}.${"A".repeat(43)}=`,
      `${token.slice(0, -1)}${token.endsWith("x") ? "y" : "x"}.${signature}`,
      `${token}.${signature.slice(0, -2)}${signature.endsWith("A=") ? "E" : "A"}=`,
      `${token}.${signature}.${signature}`,
      "",
      "null",
    ];
    for (const text of forged) {
      const browser = await openBrowser(made);
      browser.cookies.set("zhengxiao", encodeURIComponent(text));
      expect(await askerOf(browser)).toBe("anonymous");
    }
    const again = await openBrowser(made);
    again.cookies.set("zhengxiao", value);
    expect(await askerOf(again)).toBe("administrator");
  });

  it("is refused when it is replayed after signing out", async () => {
    const value = office.cookies.get("zhengxiao") ?? "";
    expect((await office.send("DELETE", SESSION)).status).toBe(204);
    expect(office.cookies.has("zhengxiao")).toBe(false);
    const thief = await openBrowser(made);
    thief.cookies.set("zhengxiao", value);
    expect(await askerOf(thief)).toBe("anonymous");
    expect((await thief.ask("/api/v1/accounts")).status).toBe(401);
  });

  it("is listed with where it is, and all end at once", async () => {
    const other = await openBrowser(made);
    later(MINUTE);
    await other.send("POST", SESSION, { username: "office", password: PASSWORD }, { "User-Agent": "Kiosk/1" });
    const { sessions } = await (await office.ask("/api/v1/sessions")).json();
    expect(sessions).toHaveLength(2);
    expect(sessions[0]).toMatchObject({ address: "127.0.0.1", userAgent: "Kiosk/1", current: false });
    expect(sessions[1]).toMatchObject({ current: true });
    expect((await office.send("DELETE", "/api/v1/sessions")).status).toBe(204);
    expect(await askerOf(other)).toBe("anonymous");
    expect(await askerOf(office)).toBe("anonymous");
  });

  it("ends at once when its account is disabled, and holds the role the account has now", async () => {
    const clerk = await signedIn(made, office, { username: "clerk", role: "publisher", regions: ["west"] });
    expect(await askerOf(clerk)).toBe("publisher");
    await office.send("PATCH", `/api/v1/accounts/${clerk.id}`, { role: "viewer" });
    expect(await askerOf(clerk)).toBe("viewer");
    expect((await office.send("PATCH", `/api/v1/accounts/${clerk.id}`, { disabled: true })).status).toBe(200);
    expect(await askerOf(clerk)).toBe("anonymous");
    expect((await signIn(clerk, "clerk")).status).toBe(401);
    await office.send("PATCH", `/api/v1/accounts/${clerk.id}`, { disabled: false });
    expect(await askerOf(clerk)).toBe("anonymous");
    expect((await signIn(clerk, "clerk")).status).toBe(200);
  });

  it("is sent over HTTPS alone, to this very host, where it was begun so", async () => {
    const secure = await makeApp({ seed: SMALL, ownTls: true });
    try {
      const browser = await firstAdministrator(secure);
      expect(browser.set[0]).toMatch(
        /^__Host-zhengxiao=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      expect(await askerOf(browser)).toBe("administrator");
      const value = browser.cookies.get("__Host-zhengxiao") ?? "";
      await browser.send("DELETE", SESSION);
      // Any page of a neighbouring host could have set a cookie of the plain name.
      browser.cookies.set("zhengxiao", value);
      expect(await askerOf(browser)).toBe("anonymous");
    } finally {
      await secure.close();
    }
  });
});

describe("PUT /session/password", () => {
  const next = "a long sentence nobody says";

  it("changes the password, and ends all sessions but a new one", async () => {
    const other = await openBrowser(made);
    await signIn(other, "office");
    const before = office.cookies.get("zhengxiao");
    expect((await office.send("PUT", "/api/v1/session/password", { current: PASSWORD, next })).status).toBe(204);
    expect(office.cookies.get("zhengxiao")).not.toBe(before);
    expect(await askerOf(office)).toBe("administrator");
    expect(await askerOf(other)).toBe("anonymous");
    expect((await signIn(other, "office")).status).toBe(401);
    expect((await signIn(other, "office", next)).status).toBe(200);
  });

  it("refuses a wrong current password, and lets it be guessed no better than at sign-in", async () => {
    for (let n = 0; n < 5; n++)
      expect((await office.send("PUT", "/api/v1/session/password", { current: "wrong", next })).status).toBe(403);
    expect((await office.send("PUT", "/api/v1/session/password", { current: PASSWORD, next })).status).toBe(429);
  });

  it.each(["password", "12345678", "qwertyuiop", "Passw0rd!", "zhengxiao2026", "office123", "aaaaaaaaaa"])(
    "refuses %s",
    async (weak) => {
      const answer = await office.send("PUT", "/api/v1/session/password", { current: PASSWORD, next: weak });
      expect(answer.status).toBe(422);
      expect((await answer.json()).code).toBe("password-refused");
    },
  );
});
