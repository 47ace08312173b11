import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readEnv } from "#server/env/env.ts";
import { describeSettings, SETTINGS } from "#server/env/settings.ts";
import { SettingsError } from "#server/env/settings-error.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

function messagesOf(environment: Record<string, string>) {
  try {
    readEnv(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.messages;
    throw error;
  }
  throw new Error("accepted");
}

describe("readEnv(environment, cwd)", () => {
  it("has a default for everything", () => {
    expect(readEnv({}, "/elsewhere")).toEqual({
      port: 8686,
      host: "127.0.0.1",
      dataDir: resolve(ROOT, ".zhengxiao"),
      databasePath: resolve(ROOT, ".zhengxiao/zhengxiao.db"),
      maxFileBytes: 20 * 1024 * 1024,
      maxRows: 200_000,
      readers: { count: 2, bytes: 400e6 },
      logLevel: "info",
      pageDir: resolve(ROOT, ".build/page"),
      tls: null,
      trustedProxies: { has: expect.any(Function) },
      requestsPerSecond: 200,
      accessPolicy: "public",
      publicUrl: null,
      authSecret: null,
      oidc: null,
      rules: { smallBase: 10, completeShare: 0.8, ahead: 5, behind: -5 },
    });
  });

  it("reads how figures are judged: a count, a percent and percentage points", () => {
    const given = { SMALL_BASE: "0", COMPLETE_SHARE: "55", SCHEDULE_AHEAD: "2.5", SCHEDULE_BEHIND: "-7.5" };
    expect(readEnv(given).rules).toEqual({ smallBase: 0, completeShare: 0.55, ahead: 2.5, behind: -7.5 });
  });

  it("takes an empty variable for an absent one", () => {
    expect(readEnv({ PORT: "", HOST: " " }).port).toBe(8686);
  });

  it.each([
    [{}, "public"],
    [{ HOST: "localhost" }, "public"],
    [{ HOST: "0.0.0.0" }, "signed-in"],
    [{ TRUST_PROXY: "127.0.0.1" }, "signed-in"],
    [{ HOST: "0.0.0.0", ACCESS: "network" }, "network"],
    [{ HOST: "0.0.0.0", ACCESS: "public" }, "public"],
    [{ ACCESS: "signed-in" }, "signed-in"],
  ])("lets %j be looked at as %s", (environment: Record<string, string>, policy) => {
    expect(readEnv(environment).accessPolicy).toBe(policy);
  });

  it("means a path that was given from the working folder", () => {
    const env = readEnv({ DATA_DIR: "data", PAGE_DIR: "/page" }, "/srv");
    expect([env.dataDir, env.databasePath, env.pageDir]).toEqual(["/srv/data", "/srv/data/zhengxiao.db", "/page"]);
  });

  it.each([
    ["file:here.db", "/srv/here.db"],
    ["file:/var/there.db", "/var/there.db"],
    ["file:///var/there.db", "/var/there.db"],
  ])("takes %s as a database file", (url, path) => {
    expect(readEnv({ DATABASE_URL: url }, "/srv").databasePath).toBe(path);
  });

  it.each([
    ["PORT", "65536"],
    ["PORT", "80a"],
    ["PORT", "-1"],
    ["HOST", "http://example"],
    ["DATABASE_URL", "/var/there.db"],
    ["MAX_FILE_MB", "0"],
    ["MAX_FILE_MB", "1e3"],
    ["MAX_ROWS", "1.5"],
    ["ACCESS", "everyone"],
    ["LOG_LEVEL", "loud"],
    ["TRUST_PROXY", "0.0.0.0/0"],
    ["TRUST_PROXY", "proxy.example"],
    ["RATE_LIMIT", "-1"],
    ["SMALL_BASE", "-1"],
    ["SMALL_BASE", "9.5"],
    ["COMPLETE_SHARE", "0"],
    ["COMPLETE_SHARE", "0.8"],
    ["COMPLETE_SHARE", "80%"],
    ["COMPLETE_SHARE", "101"],
    ["SCHEDULE_AHEAD", "-1"],
    ["SCHEDULE_BEHIND", "5"],
    ["SCHEDULE_BEHIND", "-101"],
  ])("refuses %s=%s, naming it in both languages", (name, value) => {
    const { zh, en } = messagesOf({ [name]: value });
    expect(zh).toContain(`${name}=`);
    expect(en).toContain(`${name}=`);
    expect(zh).toContain(SETTINGS[name as keyof typeof SETTINGS].accepts.zh);
    expect(en).toContain(SETTINGS[name as keyof typeof SETTINGS].accepts.en);
  });

  it("refuses PostgreSQL for now, and does not repeat its password", () => {
    const { zh, en } = messagesOf({ DATABASE_URL: "postgres://user:secret@host/db" });
    expect(en).toContain("PostgreSQL comes in a later version");
    expect(zh).toContain("以后的版本");
    expect(zh + en).not.toContain("secret");
  });

  it("names every variable that is wrong, and no other", () => {
    const { en } = messagesOf({ PORT: "x", MAX_ROWS: "y" });
    expect(en).toContain("PORT=x");
    expect(en).toContain("MAX_ROWS=y");
    expect(en).not.toContain("HOST=");
  });
});

describe("describeSettings()", () => {
  it("documents each setting in both languages", () => {
    const text = describeSettings();
    for (const { name, meaning, example } of Object.values(SETTINGS)) {
      expect(text).toContain(meaning.zh);
      expect(text).toContain(meaning.en);
      expect(text).toContain(`${name}=${example}`);
      // No example of a secret works, lest it be copied; single sign-on is set up by several variables at once.
      if (!/SECRET|^OIDC_ISSUER$/.test(name)) expect(() => readEnv({ [name]: example })).not.toThrow();
    }
  });
});

describe("secrets", () => {
  const strong = "Zl8mWq3xPv7RtY2uKs5nHd9cJb4gEa6f";

  it.each([
    ["short", "Zl8mWq3xPv7RtY2u"],
    ["of a few letters", "abababababababababababababababababab"],
    ["the same letter", "a".repeat(64)],
  ])("refuses one that is %s, without repeating it", (_, secret) => {
    const { zh, en } = messagesOf({ AUTH_SECRET: secret });
    expect(en).toContain("AUTH_SECRET=…");
    expect(zh + en).not.toContain(secret);
  });

  it("takes a strong one from the environment or from a file", () => {
    const folder = makeTempFolder();
    try {
      const file = join(folder.path, "secret");
      writeFileSync(file, `${strong}\n`);
      expect(readEnv({ AUTH_SECRET: strong }).authSecret).toBe(strong);
      expect(readEnv({ AUTH_SECRET_FILE: file }).authSecret).toBe(strong);
      expect(readEnv({ AUTH_SECRET_FILE: "secret" }, folder.path).authSecret).toBe(strong);
      expect(messagesOf({ AUTH_SECRET_FILE: file, AUTH_SECRET: strong }).en).toContain("AUTH_SECRET_FILE=");
      writeFileSync(file, "weak");
      expect(messagesOf({ AUTH_SECRET_FILE: file }).en).toContain("AUTH_SECRET=…");
      expect(messagesOf({ AUTH_SECRET_FILE: join(folder.path, "none") }).en).toContain("AUTH_SECRET_FILE=");
    } finally {
      folder.remove();
    }
  });
});

describe("single sign-on", () => {
  const given = {
    OIDC_ISSUER: "https://login.example/realms/office",
    OIDC_CLIENT_ID: "zhengxiao",
    OIDC_CLIENT_SECRET: "0123456789abcdef",
    PUBLIC_URL: "https://zhengxiao.example/",
  };

  it("is set up by issuer, client, secret and public address", () => {
    const { oidc, publicUrl } = readEnv(given);
    expect(publicUrl).toBe("https://zhengxiao.example");
    expect(oidc).toEqual({
      issuer: "https://login.example/realms/office",
      clientId: "zhengxiao",
      clientSecret: "0123456789abcdef",
      name: "单点登录",
      makesViewers: false,
    });
    expect(readEnv({ ...given, OIDC_CREATE: "viewer", OIDC_NAME: "统一认证" }).oidc).toMatchObject({
      name: "统一认证",
      makesViewers: true,
    });
  });

  it.each(["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "PUBLIC_URL"])("names %s where it is missing", (name) => {
    expect(messagesOf({ ...given, [name]: "" }).en).toContain(`${name}=`);
  });

  it.each([
    ["OIDC_ISSUER", "http://login.example"],
    ["OIDC_ISSUER", "https://user@login.example"],
    ["OIDC_ISSUER", "login.example"],
    ["PUBLIC_URL", "https://zhengxiao.example/app"],
    ["PUBLIC_URL", "javascript:alert(1)"],
    ["OIDC_CREATE", "administrator"],
  ])("refuses %s=%s", (name, value) => {
    expect(messagesOf({ ...given, [name]: value }).en).toContain(`${name}=${value}`);
  });
});
