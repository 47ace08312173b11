import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChildServer, startChildServer } from "#tests/server/child-server.ts";
import { publishAtMidnight } from "#tests/server/published-at-midnight.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { buildPageIfStale } from "#tools/build-page.ts";
import { launchChromium } from "./chromium.ts";

let browser: Browser;
let folder: TempFolder;
const servers: ChildServer[] = [];

beforeAll(async () => {
  folder = makeTempFolder();
  await Promise.all([buildPageIfStale(), publishAtMidnight(folder.path)]);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all(servers.map((server) => server.stop("SIGKILL")));
  folder.remove();
});

/** Midnight in Shanghai, after which what was due on the 10th is late there. */
const NOW = new Date("2026-11-10T16:00:00Z");

/** Each view, and the beginning of a text that it shows once it has all it needs. */
const VIEWS = [
  ["/history?region=west", /^2026年11月11日 00:00 UTC-5/],
  ["/completeness?region=west&period=2026-10", /^2026年10月 · /],
  ["/completeness?region=east&asof=2026-11-10", /^按版本 5/],
] as const;

/** What the views say where server and browser stand in other zones, without the figures that are drawn. */
async function read(serverZone: string, browserZone: string): Promise<string[]> {
  const server = await startChildServer({ DATA_DIR: folder.path, TZ: serverZone });
  servers.push(server);
  const context = await browser.newContext({ timezoneId: browserZone, locale: "zh-CN" });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  const texts: string[] = [];
  for (const [path, arrived] of VIEWS) {
    await page.goto(server.url + path);
    await page.getByText(arrived).first().waitFor();
    await page.getByText("实时更新").waitFor();
    // Not by a function of the page's: its policy lets no text be run as a program.
    await expect.poll(() => page.locator(".skeleton").count()).toBe(0);
    texts.push((await page.locator("main").textContent()) ?? "");
  }
  expect(await page.evaluate("new Date().getDate()")).toBe(browserZone === "America/Los_Angeles" ? 10 : 11);
  await context.close();
  await server.stop("SIGTERM");
  return texts;
}

test("the views say the same wherever server and browser stand, and it is the region's day", async () => {
  const moved = await read("America/Los_Angeles", "Pacific/Kiritimati");
  expect(await read("Pacific/Kiritimati", "America/Los_Angeles")).toEqual(moved);
  const [history, late, asOf] = moved;
  for (const words of ["2026年11月10日 23:59 ·", "2026年11月11日 00:00 ·", "2026年11月10日 11:30 UTC-5 ·"])
    expect(history).toContain(words);
  expect(late).toContain("2026年10月 · 已过报送日 2026-11-10");
  expect(asOf).toContain("按版本 5(2026-11-10 发布)所知");
});
