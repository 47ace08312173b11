import { describe, expect, it } from "vitest";
import { addressKey } from "#server/http/address-key.ts";
import { createRateLimiter, RATES, type Rates } from "#server/http/rate-limit.ts";
import { classOfRequest } from "#server/http/request-class.ts";
import { OPERATIONS } from "#server/operations.ts";
import { makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";

const SMALL_RATES: Rates = { ...RATES, read: { burst: 3, perSecond: 0.5 }, "sign-in": { burst: 1, perSecond: 0.1 } };

describe("createRateLimiter(rates, now)", () => {
  it("lets a burst pass, then says after how many seconds to ask again", () => {
    let now = 0;
    const limiter = createRateLimiter(SMALL_RATES, () => now);
    const take = () => limiter.take("read", "10.0.0.1");
    expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 2]);
    now = 1999;
    expect(take()).toBe(1);
    now = 2000;
    expect([take(), take()]).toEqual([0, 2]);
    now = 3_600_000;
    expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 2]);
  });

  it("keeps clients and classes apart", () => {
    const limiter = createRateLimiter(SMALL_RATES, () => 0);
    expect(limiter.take("sign-in", "a")).toBe(0);
    expect(limiter.take("sign-in", "a")).toBe(10);
    expect(limiter.take("sign-in", "b")).toBe(0);
    expect(limiter.take("read", "a")).toBe(0);
  });

  it("lets a client wait until what it took beyond the bucket has come in again", () => {
    let now = 0;
    const rates: Rates = { ...SMALL_RATES, building: { burst: 100, perSecond: 10 } };
    const limiter = createRateLimiter(rates, () => now);
    expect(limiter.waitFor("building", "a")).toBe(0);
    limiter.spend("building", "a", 60);
    expect(limiter.waitFor("building", "a")).toBe(0);
    limiter.spend("building", "a", 140);
    expect(limiter.waitFor("building", "a")).toBe(11);
    expect(limiter.waitFor("building", "b")).toBe(0);
    now = 10_200;
    expect(limiter.waitFor("building", "a")).toBe(0);
  });

  it("remembers a bounded number of clients", () => {
    const limiter = createRateLimiter(SMALL_RATES, () => 0);
    const empty = () => Array.from({ length: SMALL_RATES.read.burst }, () => limiter.take("read", "first"));
    expect(empty().every((wait) => wait === 0)).toBe(true);
    expect(limiter.take("read", "first")).toBeGreaterThan(0);
    for (let client = 0; client < 20_000; client += 1) limiter.take("read", `client ${client}`);
    // Forgotten for the others, it starts anew.
    expect(limiter.take("read", "first")).toBe(0);
  });
});

describe("addressKey(address)", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["2001:db8::", "2001:db8:0:0::/64"],
    ["", "unknown"],
  ])("%s is %s", (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});

describe("classOfRequest(method, path)", () => {
  it("gives every operation that changes something a rate below that of reading", () => {
    for (const { method, route } of OPERATIONS) {
      const found = classOfRequest(method.toUpperCase(), route.replace(/:\w+/g, "x"));
      if (method !== "get") expect({ route, found }).not.toEqual({ route, found: "read" });
    }
  });

  it.each([
    ["POST", "/api/v1/session", "sign-in"],
    ["GET", "/api/v1/session", "read"],
    ["DELETE", "/api/v1/session", "change"],
    ["POST", "/api/v1/session/second-factor", "sign-in"],
    ["PUT", "/api/v1/session/password", "sign-in"],
    ["GET", "/api/v1/invitations/x", "sign-in"],
    ["POST", "/api/v1/invitations/x", "sign-in"],
    ["POST", "/api/v1/display-session", "sign-in"],
    ["GET", "/api/v1/oidc/callback", "sign-in"],
    ["POST", "/api/v1/uploads", "upload"],
    ["PUT", "/api/v1/uploads/x/choices", "upload"],
    ["POST", "/api/v1/uploads/x/publish", "upload"],
    ["POST", "/api/v1/revisions/3/undo", "upload"],
    ["DELETE", "/api/v1/uploads/x", "change"],
    ["GET", "/", "read"],
    ["POST", "/", "change"],
  ] as const)("%s %s is %s", (method, path, expected) => {
    expect(classOfRequest(method, path)).toBe(expected);
  });
});

describe("the server", () => {
  it("answers what comes too often with 429 and how long to wait, by client", async () => {
    const made = await makeApp({ seed: SMALL, rates: SMALL_RATES, as: "anonymous" });
    const ask = () => made.request("/api/v1/health");
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 200, 200]);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("2");
    expect(await refused.json()).toMatchObject({ code: "too-many-requests" });
    await ask();
    const limited = await made.store.audit.entries({ kind: "rate-limited" }, { limit: 10 });
    expect(limited.map(({ object, outcome, address }) => [object, outcome, address])).toEqual([
      ["route:GET /api/v1/health", "refused", "127.0.0.1"],
    ]);
    made.peer.address = "192.0.2.77";
    expect((await ask()).status).toBe(200);
    await made.close();
  });

  it("lets who made too much work wait for more of it, and neither for what is kept nor others for anything", async () => {
    const building = { burst: 1, perSecond: 0.001 };
    const made = await makeApp({ rates: { ...RATES, building }, as: "anonymous" });
    const { number } = await made.store.currentRevision();
    const ask = async (more: string) =>
      (await made.request(`/api/v1/observations?revision=${number}&region=shili${more}`)).status;
    expect(await ask("&from=2020")).toBe(200);
    expect(await ask("&to=2022-07")).toBe(429);
    expect(await ask("&from=2020")).toBe(200);
    made.peer.address = "192.0.2.77";
    expect(await ask("&to=2022-07")).toBe(200);
    await made.close();
  });
});
