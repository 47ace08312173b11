import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPageIfStale } from "#tools/build-page.ts";
import { launchChromium } from "./chromium.ts";
import { ServerProcess } from "./server-process.ts";

// The page's policy (server/http/security-headers.ts) lets no inline style, no foreign program and no text become HTML. What
// it stops, Chromium says; here every page is opened and used, and nothing is to be said.

let browser: Browser;
let server: ServerProcess;
/** Cookies of the administrator. */
let signedIn: Awaited<ReturnType<BrowserContext["storageState"]>> | undefined;

beforeAll(async () => {
  await buildPageIfStale();
  browser = await launchChromium();
  server = await ServerProcess.createEmpty();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const PAGES = [
  "/",
  "/trend",
  "/compare",
  "/completeness",
  "/upload",
  "/history",
  "/screen",
  "/sign-in",
  "/account",
  "/accounts",
  "/submissions",
  "/audit",
];

const WITH_TOOLTIP = ["/trend", "/compare"];

/** A browser that keeps what the policy stopped; the administrator's, once the first test has signed in. */
async function openBrowser(): Promise<{ page: Page; stopped: () => Promise<string[]> }> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    ...(signedIn ? { storageState: signedIn } : {}),
  });
  const page = await context.newPage();
  const said: string[] = [];
  await page.exposeFunction("tellStopped", (text: string) => said.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample, sourceFile }) => {
      const tell: unknown = Reflect.get(window, "tellStopped");
      if (typeof tell === "function") tell(`${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`);
    });
  });
  page.on("console", (message) => {
    if (/content security policy|trustedhtml|permissions-policy/i.test(message.text())) said.push(message.text());
  });
  page.on("pageerror", ({ message }) => said.push(message));
  return { page, stopped: async () => [...said] };
}

async function becomeAdministrator(page: Page): Promise<void> {
  await page.goto(server.firstLink);
  await page.getByLabel("用户名").fill("rencaiban");
  await page.getByLabel("单位或科室名称").fill("示例市人才办");
  await page.getByLabel("密码", { exact: true }).fill("correct horse 电池");
  await page.getByLabel("再输入一次").fill("correct horse 电池");
  await page.getByRole("button", { name: "设置并登录" }).click();
  await page.getByText("示例市人才办").first().waitFor();
  signedIn = await page.context().storageState();
}

async function showIn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`[data-mantine-color-scheme=${colorScheme}]`).waitFor();
}

/** Points at the middle of the first chart, whose tooltip is the only HTML made of text. */
async function pointAtChart(page: Page): Promise<boolean> {
  const canvas = page.locator("canvas").first();
  if ((await canvas.count()) === 0) return false;
  const box = await canvas.boundingBox();
  if (!box) return false;
  await page.mouse.move(box.x + box.width * 0.6, box.y + Math.min(box.height * 0.4, 200));
  return page
    .locator(".tip")
    .first()
    .waitFor({ state: "attached", timeout: 3000 })
    .then(() => true)
    .catch(() => false);
}

describe("the page's policy", () => {
  test("stops nothing of ours on any page, light and dark", async () => {
    const { page, stopped } = await openBrowser();
    await becomeAdministrator(page);
    for (const [index, path] of PAGES.entries()) {
      // Opened in the one, turned into the other.
      const schemes = index % 2 === 0 ? (["light", "dark"] as const) : (["dark", "light"] as const);
      await page.emulateMedia({ colorScheme: schemes[0] });
      await page.goto(server.url + path);
      await page.locator("main").first().waitFor();
      for (const scheme of schemes) {
        await showIn(page, scheme);
        if (WITH_TOOLTIP.includes(path)) await expect.poll(() => pointAtChart(page), { timeout: 30_000 }).toBe(true);
        await page.mouse.move(0, 0);
      }
      const field = page.locator("main input:not([type=hidden]):not([type=file])").first();
      if ((await field.count()) > 0) await field.click({ timeout: 2000 }).catch(() => {});
    }
    // A file, its review, and the worker that reads it.
    await page.goto(`${server.url}/upload`);
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: "九月.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("平台,指标,2024年9月\r\n示例固态电池研究院,引进全职博士,7人\r\n"),
      });
    await page.getByText("示例固态电池研究院").first().waitFor();
    await showIn(page, "dark");
    expect(await stopped()).toEqual([]);
    await page.context().close();
  }, 240_000);

  test("a tooltip looks as it should: its box on our surface, its mark in the line's colour", async () => {
    const { page } = await openBrowser();
    await page.goto(`${server.url}/trend`);
    await page.locator("canvas").first().waitFor();
    await expect.poll(() => pointAtChart(page), { timeout: 20_000 }).toBe(true);
    const looks = await page.evaluate(() => {
      const tip = document.querySelector(".tip");
      const mark = tip?.querySelector(".tip-mark");
      const small = tip?.querySelector(".tip-small");
      const box = tip?.parentElement;
      return {
        width: Math.round(mark?.getBoundingClientRect().width ?? 0),
        fill: mark && getComputedStyle(mark.firstElementChild ?? mark).fill,
        background: box && getComputedStyle(box).backgroundColor,
        small: small && getComputedStyle(small).fontSize,
        heading: getComputedStyle(tip?.querySelector(".tip-heading") ?? document.body).fontWeight,
      };
    });
    expect(looks.width).toBeGreaterThan(4);
    expect(looks.fill).toMatch(/^rgb\(/);
    expect(looks.background).toBe("rgb(255, 255, 255)");
    expect(Number.parseFloat(looks.small ?? "0")).toBeGreaterThan(8);
    expect(looks.heading).toBe("600");
    await page.context().close();
  });

  test("stops what is not ours: inline programs and styles, foreign addresses, text as HTML, frames", async () => {
    const { page, stopped } = await openBrowser();
    await page.goto(server.url);
    await page.locator("main").first().waitFor();
    const ran = await page.evaluate(async () => {
      const results: Record<string, boolean> = {};
      const script = document.createElement("script");
      Reflect.set(window, "hacked", false);
      try {
        script.textContent = "window.hacked = true";
        document.body.append(script);
      } catch {}
      results["inline script"] = Reflect.get(window, "hacked") === true;
      const style = document.createElement("style");
      style.textContent = "body { opacity: 0.5 }";
      document.head.append(style);
      results["inline style"] = getComputedStyle(document.body).opacity === "0.5";
      const box = document.createElement("div");
      try {
        box.innerHTML = "<img src=x onerror='window.hacked = true'>";
        document.body.append(box);
      } catch {}
      results["text as HTML"] = box.childElementCount > 0;
      results["foreign address"] = await fetch("https://evil.example/").then(
        () => true,
        () => false,
      );
      try {
        new Worker("data:text/javascript,postMessage(1)");
        results["foreign worker"] = true;
      } catch {
        results["foreign worker"] = false;
      }
      return results;
    });
    expect(ran).toEqual({
      "inline script": false,
      "inline style": false,
      "text as HTML": false,
      "foreign address": false,
      "foreign worker": false,
    });
    expect((await stopped()).length).toBeGreaterThan(0);
    await page.context().close();
  });
});
