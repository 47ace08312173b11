import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { keepAuthSecret } from "#server/env/auth-secret.ts";
import { StoreFailure } from "#server/store/files/store-failure.ts";
import { type MadeApp, type MakeAppOptions, makeApp } from "#tests/server/make-app.ts";
import { firstAdministrator, openBrowser, PASSWORD } from "#tests/server/sign-in-as.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { totp } from "#tests/server/totp.ts";
import { runCommand } from "#tools/cli/command.ts";
import type { Io } from "#tools/cli/io.ts";

let folder: TempFolder;
let made: MadeApp;

const open = (options: MakeAppOptions = {}) => makeApp({ seed: SMALL, dataDir: folder.path, ...options });

beforeEach(async () => {
  folder = makeTempFolder();
  made = await open();
});

afterEach(async () => {
  await made.close();
  folder.remove();
});

async function restart(options: MakeAppOptions = {}): Promise<void> {
  await made.close();
  made = await open(options);
}

const signIn = async (username: string, password: string) =>
  await (await openBrowser(made)).send("POST", ROUTES.session, { username, password });

describe("a restart of the server", () => {
  it("leaves those signed in who were, and keeps those waiting who failed", async () => {
    const office = await firstAdministrator(made);
    for (let n = 0; n < 5; n++) await signIn("office", "wrong wrong");
    await restart();
    expect((await signIn("office", PASSWORD)).status).toBe(429);
    const browser = await openBrowser(made);
    for (const [name, value] of office.cookies) browser.cookies.set(name, value);
    expect((await (await browser.ask(ROUTES.session)).json()).asker).toBe("administrator");
  });

  it("with another secret takes no cookie of before", async () => {
    const office = await firstAdministrator(made);
    await restart({ accounts: { secret: "another secret of tests, 0123456789abcdefghijklmnop" } });
    const browser = await openBrowser(made);
    for (const [name, value] of office.cookies) browser.cookies.set(name, value);
    expect((await (await browser.ask(ROUTES.session)).json()).asker).toBe("anonymous");
    expect((await signIn("office", PASSWORD)).status).toBe(200);
  });

  it("with another secret says that authenticators of before do no more", async () => {
    const office = await firstAdministrator(made);
    const { secret } = await (await office.send("POST", ROUTES.secondFactor, { password: PASSWORD })).json();
    await office.send("PUT", ROUTES.secondFactor, { code: totp(secret) });
    await restart({ accounts: { secret: "another secret of tests, 0123456789abcdefghijklmnop" } });
    for (const code of [totp(secret, Date.now() + 30_000), "aaaaa-aaaaa"]) {
      const browser = await openBrowser(made);
      await browser.send("POST", ROUTES.session, { username: "office", password: PASSWORD });
      const answer = await browser.send("POST", ROUTES.secondFactorSignIn, { code });
      expect(answer.status).toBe(422);
      expect((await answer.json()).detail).toContain("AUTH_SECRET");
    }
  });

  it("at another cost makes a hash anew when its password is at hand", async () => {
    await firstAdministrator(made);
    const hashOf = async () => {
      const account = await made.store.accounts.byUsername("office");
      return await made.store.accounts.passwordHash(account?.id ?? "");
    };
    expect(await hashOf()).toMatch(/^\$scrypt\$ln=4,/);
    await restart({ accounts: { passwordCost: { ln: 5, r: 8, p: 1 } } });
    expect((await signIn("office", "wrong wrong")).status).toBe(401);
    expect(await hashOf()).toMatch(/^\$scrypt\$ln=4,/);
    expect((await signIn("office", PASSWORD)).status).toBe(200);
    expect(await hashOf()).toMatch(/^\$scrypt\$ln=5,/);
    expect((await signIn("office", PASSWORD)).status).toBe(200);
  });
});

describe("what signing in leaves", () => {
  it("calls nobody", async () => {
    const fetched = vi.spyOn(globalThis, "fetch");
    try {
      const office = await firstAdministrator(made);
      await office.send("POST", ROUTES.secondFactor, { password: PASSWORD });
      await office.send("DELETE", ROUTES.session);
      expect(fetched).not.toHaveBeenCalled();
    } finally {
      fetched.mockRestore();
    }
  });

  it("has no secret in the server's own log", async () => {
    const office = await firstAdministrator(made);
    await signIn("office", "Geheim 123");
    await (await openBrowser(made)).ask(ROUTES.invitation.replace(":token", "a-one-time-links-secret"));
    const text = JSON.stringify(made.logged);
    expect(text).toContain("/api/v1/invitations/:token");
    for (const secret of [PASSWORD, "Geheim", "one-time-links", office.cookies.get("zhengxiao") ?? "?"])
      expect(text).not.toContain(secret);
  });

  it("ends the event streams of one who signs out, where looking needs an account", async () => {
    await restart({ accessPolicy: "signed-in" });
    const office = await firstAdministrator(made);
    const stream = await office.ask(ROUTES.events);
    expect(stream.status).toBe(200);
    const reader = stream.body?.getReader();
    await office.send("DELETE", ROUTES.session);
    for (;;) {
      const { done } = (await reader?.read()) ?? { done: true };
      if (done) break;
    }
    expect((await office.ask(ROUTES.events)).status).toBe(401);
  });
});

describe("keepAuthSecret(dataDir)", () => {
  it("makes a secret once, for this user alone", () => {
    const secret = keepAuthSecret(folder.path);
    expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(keepAuthSecret(folder.path)).toBe(secret);
    const path = join(folder.path, "auth-secret");
    expect(readFileSync(path, "utf8").trim()).toBe(secret);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("refuses a file that holds none, and does not overwrite it", () => {
    const path = join(folder.path, "auth-secret");
    for (const text of ["", "short", "a".repeat(60)]) {
      writeFileSync(path, text);
      expect(() => keepAuthSecret(folder.path)).toThrow(StoreFailure);
      expect(readFileSync(path, "utf8")).toBe(text);
    }
  });
});

describe("zhengxiao invite-administrator", () => {
  const io = () => {
    const said = { out: "", error: "" };
    const given: Io = {
      readFile: () => Promise.reject(new Error("nothing is read")),
      fetch: () => Promise.reject(new Error("nobody is asked")),
      ask: null,
      env: { DATA_DIR: folder.path },
      out: async (text: string) => {
        said.out += text;
      },
      error: (text: string) => {
        said.error += text;
      },
      now: () => new Date(),
    };
    return { said, io: given };
  };

  it("makes a link beside the running server, on record, for an office that locked itself out", async () => {
    await firstAdministrator(made);
    const { said, io: given } = io();
    expect(await runCommand(["invite-administrator", "-l", "en"], given)).toBe(0);
    const [, token = ""] = /\/invitation#(\S+)/.exec(said.out) ?? [];
    const browser = await openBrowser(made);
    const body = { username: "rescue", name: "示例办", password: PASSWORD };
    const answer = await browser.send("POST", ROUTES.invitation.replace(":token", token), body);
    expect((await answer.json()).asker).toBe("administrator");
    const rows = await made.store.accounts.database.selectFrom("audit_entry").selectAll().execute();
    expect(rows).toContainEqual(expect.objectContaining({ kind: "invitation-made", account: null, address: "" }));
  });

  it("says so where there is no database", async () => {
    mkdirSync(join(folder.path, "empty"));
    const { said, io: given } = io();
    expect(await runCommand(["invite-administrator", "-d", join(folder.path, "empty")], given)).toBe(2);
    expect(said.error).toContain("没有数据库");
  });
});
