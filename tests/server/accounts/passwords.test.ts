import { scryptSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { commonPasswords } from "#server/accounts/common-passwords.ts";
import { createPasswords, PASSWORD_COST } from "#server/accounts/password.ts";
import { refusePassword } from "#server/accounts/password-rules.ts";
import { delayedAddress, delayedUsername } from "#server/accounts/sign-in-delays.ts";

const CHEAP = { ln: 4, r: 8, p: 1 };

describe("createPasswords(cost)", () => {
  it("costs what OWASP asks for, or more, where nothing else is said", () => {
    // Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1.
    expect(PASSWORD_COST).toEqual({ ln: 17, r: 8, p: 1 });
  });

  it("keeps a salt, the cost and scrypt's key of RFC 7914", async () => {
    const hash = await createPasswords(CHEAP).hash("correct horse");
    const [, salt = "", key = ""] = /^\$scrypt\$ln=4,r=8,p=1\$([^$]+)\$([^$]+)$/.exec(hash) ?? [];
    const expected = scryptSync("correct horse", Buffer.from(salt, "base64"), 32, { N: 16, r: 8, p: 1 });
    expect(Buffer.from(key, "base64")).toEqual(expected);
    expect(Buffer.from(salt, "base64")).toHaveLength(16);
    expect(await createPasswords(CHEAP).hash("correct horse")).not.toBe(hash);
  });

  it("verifies by the cost in the hash, and says where that is another than now", async () => {
    const [before, now] = [createPasswords(CHEAP), createPasswords({ ln: 5, r: 8, p: 1 })];
    const hash = await before.hash("correct horse");
    expect(await now.verify("correct horse", hash)).toBe(true);
    expect(await now.verify("correct horsf", hash)).toBe(false);
    expect([before.isOutdated(hash), now.isOutdated(hash)]).toEqual([false, true]);
  });

  it("knows a password however its letters are composed", async () => {
    const passwords = createPasswords(CHEAP);
    expect(await passwords.verify("caf\u00e9 1234", await passwords.hash("cafe\u0301 1234"))).toBe(true);
  });

  it.each(["", "x", "$scrypt$ln=99", "$argon2id$v=19$m=1,t=1,p=1$YQ$YQ"])("takes %j for no hash", async (hash) => {
    expect(await createPasswords(CHEAP).verify("", hash)).toBe(false);
  });

  it("works through more than it computes at once, and refuses what would wait too long", async () => {
    const passwords = createPasswords(CHEAP);
    const some = await Promise.all(Array.from({ length: 20 }, () => passwords.hash("x")));
    expect(new Set(some).size).toBe(20);
    const many = await Promise.allSettled(Array.from({ length: 200 }, () => passwords.hash("x")));
    expect(many.some(({ status }) => status === "rejected")).toBe(true);
    expect(await passwords.hash("x")).toContain("$scrypt$");
  });
});

describe("refusePassword(password, known)", () => {
  const known = { username: "liyang", name: "溧阳市人才办" };

  it.each([
    "password",
    "Password1",
    "P@ssw0rd",
    "123456789",
    "987654321",
    "11111111",
    "abcabcabc",
    "qwertyuiop",
    "1qaz2wsx",
    "asdfghjkl",
    "abcd1234",
    "woaini1314",
    "iloveyou2",
    "admin12345",
    "liyang2024",
    "2024Liyang!",
    "溧阳市人才办123",
    "zhengxiao1",
    "政效政效政效",
    "letmein!!",
    // Of the long list alone.
    "caterpillar",
    "B00kw0rm",
  ])("refuses %s", async (password) => {
    expect(await refusePassword(password, known)).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
  });

  it.each(["correct horse battery staple", "溧阳的春天有茶香", "xK9#mLp2", "liyang sails far out", "zebra crossing"])(
    "takes %s",
    async (password) => {
      expect(await refusePassword(password, known)).toBeNull();
    },
  );

  it("holds them against more than the 3000 commonest that are long enough", async () => {
    const listed = await commonPasswords();
    expect(listed.size).toBeGreaterThan(17_000);
    for (const text of listed) expect(text).toMatch(/^.{8,}$/u);
  });

  it("takes its time for no text, however long", async () => {
    const start = performance.now();
    for (const text of ["a".repeat(256), "abc".repeat(85), "qwe1".repeat(64), `${"12".repeat(127)}x`, "!".repeat(256)])
      await refusePassword(text, known);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("delays", () => {
  it("grow with each failure of a username, up to an hour", () => {
    const { delay } = delayedUsername("office");
    expect([1, 4, 5, 6, 7, 11, 12, 99].map(delay)).toEqual([
      0, 0, 30_000, 60_000, 120_000, 1_920_000, 3_600_000, 3_600_000,
    ]);
  });

  it("are one for all spellings of a username, and keep none of it", () => {
    expect(delayedUsername("OFFICE").key).toBe(delayedUsername("office").key);
    expect(delayedUsername("office").key).not.toContain("office");
  });

  it("are one for the network of an IPv6 host", () => {
    expect(delayedAddress("2001:db8:1:2:3::4").key).toBe(delayedAddress("2001:db8:1:2::9").key);
    expect(delayedAddress("2001:db8:1:3::4").key).not.toBe(delayedAddress("2001:db8:1:2::9").key);
    expect(delayedAddress("::1").key).not.toBe(delayedAddress("10.0.0.1").key);
  });
});
