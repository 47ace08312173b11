import { describe, expect, it } from "vitest";
import { greet } from "#server/env/greeting.ts";
import { isLoopbackOnly } from "#server/http/access.ts";

const entry = (address: string, internal: boolean, family: "IPv4" | "IPv6" = "IPv4") => ({
  address,
  internal,
  family,
  netmask: "",
  mac: "",
  cidr: null,
  scopeid: 0,
});
const interfaces = {
  lo: [entry("127.0.0.1", true)],
  eth0: [entry("10.1.2.3", false), entry("fe80::1", false, "IPv6")],
};

describe("greet(env, port, interfaces)", () => {
  it("names this machine alone where only it is served", () => {
    const text = greet({ host: "127.0.0.1", databasePath: "/data/zhengxiao.db" }, 8686, interfaces);
    expect(text).toContain("http://localhost:8686/");
    expect(text).not.toContain("10.1.2.3");
    expect(text).toContain("/data/zhengxiao.db");
  });

  it("names the addresses by which others reach it", () => {
    const text = greet({ host: "0.0.0.0", databasePath: "/data/zhengxiao.db" }, 80, interfaces);
    expect(text).toContain("http://localhost/");
    expect(text).toContain("http://10.1.2.3/");
    expect(text).not.toContain("fe80");
  });

  it("says where the audit log ends, to be noted elsewhere", () => {
    const where = { host: "127.0.0.1", databasePath: "" };
    expect(greet(where, 8686, interfaces, { auditHead: `7:${"a".repeat(64)}` })).toContain(`7:${"a".repeat(64)}`);
  });

  it("names the one address it was given", () => {
    expect(greet({ host: "fd00::5", databasePath: "" }, 8686, interfaces)).toContain("http://[fd00::5]:8686/");
  });
});

describe("the first administrator's link", () => {
  const setup = { path: "/invitation#secret", expiresAt: "2026-11-02T16:30:00.000Z", timeZone: "Asia/Shanghai" };

  it("is printed whole, at the address people use", () => {
    const here = greet({ host: "127.0.0.1", databasePath: "" }, 8686, interfaces, { setup });
    expect(here).toContain("http://localhost:8686/invitation#secret");
    const publicUrl = "https://zhengxiao.example";
    const behind = greet({ host: "127.0.0.1", databasePath: "", publicUrl }, 8686, interfaces, { setup });
    expect(behind).toContain("https://zhengxiao.example/invitation#secret");
  });

  it("says until when on the clocks of the office, whatever those of this machine", () => {
    const text = greet({ host: "127.0.0.1", databasePath: "" }, 8686, interfaces, { setup });
    expect(text).toContain("请在 2026年11月3日 00:30 UTC+8 之前打开");
    expect(text.replaceAll("\u202f", " ")).toContain("before Nov 3, 2026, 12:30 AM UTC+8 to make");
  });

  it("is not spoken of where there is an administrator", () => {
    expect(greet({ host: "127.0.0.1", databasePath: "" }, 8686, interfaces)).not.toContain("invitation");
  });
});

describe("isLoopbackOnly(host)", () => {
  it.each([
    ["127.0.0.1", true],
    ["localhost", true],
    ["::1", true],
    ["0.0.0.0", false],
    ["10.1.2.3", false],
  ])("%s: %s", (host, expected) => {
    expect(isLoopbackOnly(host)).toBe(expected);
  });
});
