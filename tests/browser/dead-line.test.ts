import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { type SilentProxy, startSilentProxy } from "#tests/server/silent-proxy.ts";
import { buildPageIfStale } from "#tools/build-page.ts";
import { launchChromium } from "./chromium.ts";
import { ServerProcess } from "./server-process.ts";

let browser: Browser;
let server: ServerProcess;
let proxy: SilentProxy;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  await buildPageIfStale();
  browser = await launchChromium();
  server = await ServerProcess.create();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

beforeEach(async () => {
  proxy = await startSilentProxy(server.port);
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
  page = await context.newPage();
  await page.clock.install();
});

afterEach(async () => {
  await context.close();
  await proxy.close();
});

const VIEWS = [
  ["/", "实时更新"],
  ["/trend", "实时更新"],
  ["/history", "实时更新"],
  ["/screen", "实时"],
] as const;

describe("behind a line on which nothing passes and nothing ends", () => {
  test.each(VIEWS)(
    "%s says after a minute that it is cut off, and how old its figures are, and comes back by itself",
    async (path, live) => {
      await page.goto(proxy.url + path);
      await page.getByText(live, { exact: true }).waitFor();
      proxy.fallSilent();
      await page.clock.fastForward(50_000);
      expect(await page.getByText(live, { exact: true }).count()).toBe(1);
      await page.clock.fastForward(11_000);
      await page.getByText(/已断开，数据停留在 \d\d:\d\d/).waitFor();
      await page.getByText("（1 分钟前）").waitFor();
      await page.clock.fastForward(240_000);
      await page.getByText("（5 分钟前）").waitFor();
      proxy.speak();
      await page.clock.fastForward(21_000);
      await page.getByText(live, { exact: true }).waitFor();
    },
  );
});

describe("a wall that is revoked", () => {
  test("shows no figure any more, at once", async () => {
    const closed = await ServerProcess.createEmpty({ ACCESS: "signed-in" });
    let cookie = "";
    const send = async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(closed.url + path, {
        method,
        headers: { Cookie: cookie, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      cookie ||= answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      return answer;
    };
    const link = closed.firstLink.split("#")[1] ?? "";
    const first = { username: "office", name: "示例办", password: "correct horse battery staple" };
    await send("POST", ROUTES.invitation.replace(":token", link), first);
    const made = await send("POST", ROUTES.displays, { name: "大厅", days: 30 });
    const { display, path } = await made.json();
    await page.goto(closed.url + path);
    await page.getByText("实时", { exact: true }).waitFor();
    const figures = page.getByRole("heading", { name: /· 政策成效$/ });
    await figures.waitFor();
    expect((await send("DELETE", ROUTES.display.replace(":id", display.id))).status).toBe(204);
    await page.waitForURL(/\/sign-in/);
    expect(await figures.count()).toBe(0);
    await closed.remove();
  });
});
