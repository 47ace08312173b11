// `npm run screenshots`: the README's pictures, of the real product with the data it ships with.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "#tests/browser/chromium.ts";
import { ServerProcess } from "#tests/browser/server-process.ts";
import { buildPageIfStale, ROOT } from "./build-page.ts";
import { repackPng } from "./repack-png.ts";

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** How many charts there are at least; all that are there must have drawn. */
  readonly charts: number;
  /** Whether it says that reports are due. */
  readonly isReminded?: boolean;
  readonly prepare?: (page: Page) => Promise<void>;
};

const FOLDER = join(ROOT, ".github/screenshots");
/** Pictures are kept in git, so they stay small. */
const MOST_BYTES = 250_000;
const DESK = { width: 1366, height: 900 };

/** Two platforms' September, to be read but not published. */
const SEPTEMBER = [
  "示例市科创平台引才情况,,",
  "平台,指标,2024年9月",
  "示例固态电池研究院,引进全职博士,7人",
  "示例储能系统创新中心,引进全职博士,5人",
  "合计,,12",
].join("\r\n");

const SHOTS: readonly Shot[] = [
  { name: "overview", path: "/?region=shili", ...DESK, charts: 8, isReminded: true },
  { name: "trend", path: "/trend?region=shili&indicator=phd_hired", ...DESK, charts: 1, isReminded: true },
  { name: "compare", path: "/compare?region=shili&indicator=phd_hired", ...DESK, charts: 1, isReminded: true },
  { name: "upload", path: "/upload?region=shili", ...DESK, charts: 0, isReminded: true, prepare: bringFile },
  { name: "wall", path: "/screen?region=shili&scene=trend-phd_hired&paused=1", width: 1920, height: 1080, charts: 1 },
  { name: "liyang", path: "/?region=liyang", ...DESK, charts: 0 },
];

await main();

async function main(): Promise<void> {
  await buildPageIfStale();
  await mkdir(FOLDER, { recursive: true });
  const server = await ServerProcess.create();
  try {
    const browser = await launchChromium();
    try {
      for (const shot of SHOTS) await takeShot(browser, server, shot);
    } finally {
      await browser.close();
    }
  } finally {
    await server.remove();
  }
}

async function takeShot(browser: Browser, { url, authorization }: ServerProcess, shot: Shot): Promise<void> {
  const { name, path, width, height, charts, isReminded = false, prepare } = shot;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 1,
    locale: "zh-CN",
    colorScheme: "light",
    reducedMotion: "reduce",
    extraHTTPHeaders: authorization,
  });
  try {
    const page = await context.newPage();
    await page.goto(url + path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await prepare?.(page);
    if (isReminded) await closeReminder(page);
    await waitUntilDrawn(page, charts);
    const picture = repackPng(await page.screenshot());
    if (picture.length > MOST_BYTES)
      throw new Error(`${name}.png has ${picture.length} bytes, more than ${MOST_BYTES}`);
    await writeFile(join(FOLDER, `${name}.png`), picture);
    console.log(`.github/screenshots/${name}.png  ${picture.length} bytes`);
  } finally {
    await context.close();
  }
}

/** Closes what is said of reports that are due: it counts from today's date, and the pictures are to be the same tomorrow. */
async function closeReminder(page: Page): Promise<void> {
  await page.getByRole("button", { name: "知道了" }).click();
  await page.mouse.move(0, 0);
}

async function bringFile(page: Page): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({
    name: "示例市9月.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(SEPTEMBER),
  });
  await page.getByRole("heading", { level: 2, name: "示例市9月.csv", exact: true }).waitFor();
}

/** Waits until nothing is a placeholder any more, every chart has ink, and two looks in a row see the same picture. */
async function waitUntilDrawn(page: Page, charts: number): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(
    (least) => {
      const canvases = [...document.querySelectorAll("canvas")];
      const inks = canvases.map(inkOf);
      const isComplete =
        canvases.length >= least &&
        inks.every((ink) => ink > 0) &&
        !document.querySelector(".skeleton, [aria-busy=true]");
      const look = inks.join(" ");
      const root = document.documentElement;
      const isStill = root.dataset["look"] === look;
      root.dataset["look"] = look;
      return isComplete && isStill;
      function inkOf(canvas: HTMLCanvasElement): number {
        const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        let ink = 0;
        for (const value of pixels) ink += value;
        return ink;
      }
    },
    charts,
    { polling: 250 },
  );
}
