import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { utils, write } from "@e965/xlsx";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { buildPageIfStale } from "#tools/build-page.ts";
import { launchChromium } from "./chromium.ts";
import { ServerProcess } from "./server-process.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** September of two platforms, as Excel for Windows saves it in China: GB18030, title above, total below. */
const SEPTEMBER = [
  "示例市科创平台引才情况,,",
  "平台,指标,2024年9月",
  "示例固态电池研究院,引进全职博士,7人",
  "示例储能系统创新中心,引进全职博士,5人",
  "合计,,12",
].join("\r\n");

let browser: Browser;
let server: ServerProcess;

beforeAll(async () => {
  await buildPageIfStale();
  browser = await launchChromium();
  server = await ServerProcess.create();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** A page that fails the test on any error of its own and on any request to another server. */
async function openPage(path: string, viewport = { width: 1366, height: 768 }): Promise<Visit> {
  const context = await newContext(viewport);
  return { context, ...(await openPageIn(context, path)) };
}

function newContext(viewport: { width: number; height: number }): Promise<BrowserContext> {
  return browser.newContext({ viewport, locale: "zh-CN", extraHTTPHeaders: server.authorization });
}

async function openPageIn(context: BrowserContext, path: string): Promise<Omit<Visit, "context">> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.host !== new URL(server.url).host) complaints.push(`asked ${url.host}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("ERR_")) complaints.push(message.text());
  });
  await page.goto(server.url + path);
  return { page, complaints };
}

type Visit = { readonly context: BrowserContext; readonly page: Page; readonly complaints: string[] };

/** Waits until every chart on the page has drawn something. */
async function waitForCharts(page: Page, least = 1): Promise<void> {
  await page.waitForFunction((count) => {
    const canvases = [...document.querySelectorAll("canvas")];
    return canvases.length >= count && canvases.every((canvas) => canvas.width > 0 && hasInk(canvas));
    function hasInk(canvas: HTMLCanvasElement): boolean {
      const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return pixels.some((value) => value !== 0);
    }
  }, least);
}

describe("a new user opens the printed address", () => {
  test("the overview shows the sample region's figures, marked as sample data", async () => {
    const { page, complaints, context } = await openPage("/");
    await page.getByRole("heading", { level: 1, name: "示例市 · 总览" }).waitFor();
    await waitForCharts(page, 8);
    expect(await page.getByText(/^示例数据：“示例市”为虚构地区/).count()).toBe(1);
    const card = page.getByRole("article").filter({ hasText: "引进全职博士" });
    expect(await card.textContent()).toMatch(/2024年1—8月 累计/);
    expect(await card.textContent()).toMatch(/同比/);
    expect(await card.textContent()).toMatch(/序时进度 66.7%/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("the article's region shows what the article states, and says what it does not", async () => {
    const { page, complaints, context } = await openPage("/?region=liyang");
    const share = page.getByRole("article").filter({ hasText: "领军人才" });
    await share.waitFor();
    expect(await share.textContent()).toMatch(/超.*60.*%/);
    expect(await share.textContent()).toContain("同比:来源无上年数");
    expect(await share.textContent()).toContain("目标:来源未列");
    const experts = page.getByRole("article").filter({ hasText: "参会专家学者" });
    expect(await experts.textContent()).toContain("数千");
    expect(await page.getByText("示例数据").count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("from a figure to the cell it was read in, in two clicks", async () => {
    const { page, context } = await openPage("/?region=shili");
    await page.getByRole("link", { name: /来源.*引进全职博士/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/13个平台之和 = 71人/).waitFor();
    await dialog.getByRole("button", { name: "查看单元格" }).first().click();
    await dialog.locator("dd", { hasText: "observations-shili.csv" }).waitFor();
    expect(await dialog.textContent()).toMatch(/单元格D\d+/);
    await context.close();
  });
});

describe("a clerk publishes a file while an official looks on", () => {
  test("the official's chart shows the new month without a reload, and keeps it over a power cut", async () => {
    // One platform's month is too early to be shown by itself: whoever waits for it asks for it.
    const official = await openPage("/trend?region=shili&indicator=phd_hired&organization=shili-p01&to=2024-09");
    await waitForCharts(official.page);
    const table = official.page.getByRole("table");
    expect(await table.textContent()).not.toContain("2024年9月");
    const before = await pictureOf(official.page);

    const clerk = await openPage("/upload?region=shili");
    await clerk.page.locator("input[type=file]").setInputFiles({
      name: "九月.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(toGb18030(SEPTEMBER)),
    });
    await clerk.page.getByText("GB18030").first().waitFor();
    await answerAndPublish(clerk.page);
    await official.page.getByRole("cell", { name: /^7人/ }).first().waitFor({ timeout: 10_000 });
    expect(await table.textContent()).toContain("2024年9月");
    await waitForCharts(official.page);
    expect(await pictureOf(official.page)).not.toBe(before);
    expect(clerk.complaints).toEqual([]);
    expect(official.complaints).toEqual([]);
    await clerk.context.close();

    await server.stop("SIGKILL");
    await official.page.getByText(/已断开，数据停留在/).waitFor({ timeout: 20_000 });
    expect(await table.textContent()).toContain("2024年9月");
    await server.start();
    await official.page.getByText("实时更新").waitFor({ timeout: 30_000 });
    await official.page.reload();
    await official.page.getByRole("cell", { name: /^7人/ }).first().waitFor();
    await official.context.close();
  });

  test("a page that was offline while somebody published catches up by itself", async () => {
    const { page, context } = await openPage(
      "/trend?region=shili&indicator=phd_hired&organization=shili-p03&to=2024-09",
    );
    await waitForCharts(page);
    await context.setOffline(true);
    const rows = ["平台,指标,时期,数值", "示例智能装备研究院,引进全职博士,2024-09,6"].join("\n");
    await publishOverHttp(rows);
    await context.setOffline(false);
    await page.getByRole("cell", { name: /^6人/ }).first().waitFor({ timeout: 30_000 });
    await context.close();
  });
});

describe("a clerk brings a workbook as it is", () => {
  test("answers what it leaves open, publishes, undoes it, and is asked nothing the next time", async () => {
    const { page, context, complaints } = await openPage("/upload?region=shili");
    await dropWorkbook(page, "2018年11月", 11);
    await page.getByText("示例固态所").first().waitFor();
    await page
      .getByRole("button", { name: /^示例固态电池研究院/ })
      .first()
      .click();
    await page.getByRole("textbox", { name: "说明(选填)" }).waitFor();
    await answerAndPublish(page);

    await page.getByRole("link", { name: /撤销/ }).click();
    await page.getByRole("button", { name: "撤销此版本" }).click();
    for (const box of await page.getByRole("textbox").all()) await box.fill("传错了文件");
    await page.getByRole("button", { name: "确认撤销" }).click();
    await page.getByText(/已撤销版本/).waitFor();

    await page.goto(`${server.url}/upload?region=shili`);
    await dropWorkbook(page, "2018年12月", 12);
    await page.getByRole("textbox", { name: "说明(选填)" }).waitFor();
    expect(await page.getByText("请确认").count()).toBe(0);
    await answerAndPublish(page);
    await page.getByRole("link", { name: /撤销/ }).click();
    await page.getByRole("row", { name: /示例固态电池研究院.*12人/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});

/** A title, a merged header over two rows and a name that nobody knows, as an office keeps it. */
async function dropWorkbook(page: Page, month: string, hired: number): Promise<void> {
  const head = [["引才情况表"], ["平台", "引进全职博士", "引进硕士"], ["", month, month]];
  const sheet = utils.aoa_to_sheet([
    ...head,
    ["示例固态所", hired, 3],
    ["示例储能系统创新中心", 2, 4],
    ["合计", hired + 2, 7],
  ]);
  sheet["!merges"] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "引才");
  const buffer: Buffer = write(book, { type: "buffer", bookType: "xlsx" });
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: `${month}.xlsx`, mimeType, buffer });
}

describe("the wall", () => {
  test("turns by the arrow keys, holds on space, and shows new data without a reload", async () => {
    const { page, complaints, context } = await openPage("/screen?region=shili", { width: 1920, height: 1080 });
    await page.getByText("第 1 页").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByText("第 2 页").waitFor();
    await page.keyboard.press("PageUp");
    await page.getByText("第 1 页").waitFor();
    await page.keyboard.press("Space");
    await page.getByText("已暂停").waitFor();
    const before = await page
      .getByText(/第 \d+ 版/)
      .first()
      .textContent();
    await publishOverHttp("平台,指标,时期,数值\n示例智能装备研究院,引进硕士,2024-09,11");
    await page.waitForFunction(
      (old) => ![...document.querySelectorAll("span")].some(({ textContent }) => textContent === old),
      before,
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("3840 x 1080 shows two scenes, with no text on the seam", async () => {
    const { page, context } = await openPage("/screen?region=shili&scene=trend-phd_hired&paused=1", {
      width: 3840,
      height: 1080,
    });
    await waitForCharts(page, 2);
    const onSeam = await page.evaluate(
      () =>
        [...document.querySelectorAll("h1,h2,h3,p,span,b,button,a")].filter((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return [...range.getClientRects()].some(({ left, right, width }) => width > 0 && left < 1920 && right > 1920);
        }).length,
    );
    expect(onSeam).toBe(0);
    await context.close();
  });
});

const VIEWS = [
  ["overview", "/?region=shili"],
  ["overview of the article's region", "/?region=liyang"],
  ["overview in English", "/?region=shili&lang=en"],
  ["source", "/?region=shili&source=phd_hired@shili-p01@2024-08"],
  ["trend", "/trend?region=shili&indicator=phd_hired,invested"],
  ["trend without series", "/trend?region=liyang"],
  ["compare", "/compare?region=shili"],
  ["compare without platforms", "/compare?region=liyang"],
  ["upload", "/upload?region=shili"],
  ["reporting", "/completeness?region=shili"],
  ["history", "/history?region=shili&revision=1"],
  ["as known on a revision", "/trend?region=shili&asof=1"],
  ["wall", "/screen?region=shili&paused=1"],
  ["no such page", "/nowhere"],
] as const;

/** What axe holds against colours, of the rules that it asks without being told. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

describe("every view", () => {
  // One browser for all, which reads the program once; nothing is remembered there from one view to the next.
  let context: BrowserContext;
  beforeAll(async () => {
    context = await newContext({ width: 1366, height: 768 });
    await context.addInitScript(() => localStorage.clear());
  });
  // Each page holds a connection open, and a browser opens six to one server.
  afterEach(() => Promise.all(context.pages().map((page) => page.close())));
  afterAll(() => context?.close());

  // One visit each: a page is opened more slowly than it is looked at.
  test.each(VIEWS)("%s: axe finds nothing serious, light and dark; nothing is wider than a phone", async (_, path) => {
    const { page, complaints } = await openPageIn(context, path);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await settle(page);
    await page.evaluate(AXE);
    expect(await seriousFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator("[data-mantine-color-scheme=dark]").waitFor();
    // Colours fade from one scheme to the other. Nothing else differs between them.
    await page.waitForFunction(() => document.getAnimations().length === 0);
    expect(await seriousFaults(page, COLOUR_RULES)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await settle(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

/**
 * What axe, which the page must hold already, calls serious or critical.
 *
 * @param rules those to ask; where absent, all but the ones that axe asks only by name
 */
function seriousFaults(page: Page, rules?: readonly string[]): Promise<{ id: string; nodes: string[] }[]> {
  return page.evaluate(async (runOnly) => {
    const { violations } = await Reflect.get(window, "axe").run(document, runOnly ? { runOnly } : {});
    return violations
      .filter(({ impact }: { impact: string }) => impact === "serious" || impact === "critical")
      .map((v: { id: string; nodes: { html: string; failureSummary: string }[] }) => ({
        id: v.id,
        nodes: v.nodes
          .slice(0, 3)
          .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary.slice(0, 160)}`),
      }));
  }, rules);
}

/** Waits until nothing on the page says that it is still coming. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.waitForFunction(
    () => document.querySelector("#root main") !== null && !document.querySelector(".skeleton"),
  );
}

function pictureOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector("canvas")?.toDataURL() ?? "");
}

/** Fills in what the form still asks, whatever warnings the file has, and publishes. */
async function answerAndPublish(page: Page): Promise<void> {
  const publish = page.getByRole("button", { name: /^发布/ });
  await publish.waitFor();
  for (const box of await page.getByRole("textbox").all()) {
    if ((await box.inputValue()) === "") await box.fill("市人才办(示例)");
  }
  await publish.click();
  await page
    .getByText(/已发布/)
    .first()
    .waitFor();
}

async function publishOverHttp(csv: string): Promise<void> {
  const created = await fetch(`${server.url}/api/v1/uploads?region=shili&fileName=test.csv`, {
    method: "POST",
    headers: server.authorization,
    body: csv,
  });
  const upload: { id: string; base: number; problems: { severity: string; code: string }[] } = await created.json();
  const codes = upload.problems.filter(({ severity }) => severity === "warning").map(({ code }) => code);
  const published = await fetch(`${server.url}/api/v1/uploads/${upload.id}/publish`, {
    method: "POST",
    headers: { "content-type": "application/json", ...server.authorization },
    body: JSON.stringify({
      base: upload.base,
      message: "测试",
      answers: Object.fromEntries(codes.map((code) => [code, "已核对"])),
    }),
  });
  if (!published.ok) throw new Error(await published.text());
}

/** Encodes text of the test as GB18030 by searching the two-byte area that a decoder knows. */
function toGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from(
    [...text].flatMap((char) => (char < "\u0080" ? [char.charCodeAt(0)] : (codes.get(char) ?? []))),
  );
}
