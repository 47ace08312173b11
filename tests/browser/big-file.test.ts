import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPageIfStale } from "#tools/build-page.ts";
import { launchChromium } from "./chromium.ts";
import { ServerProcess } from "./server-process.ts";

const MEGABYTES = 19;
/** Milliseconds of one task on the page's main thread, from which a hand on the keyboard feels it. */
const LONGEST_TASK = 100;

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

test("the page stays responsive while a file of 19 MB is read", async () => {
  const context = await browser.newContext({ locale: "zh-CN", extraHTTPHeaders: server.authorization });
  const page = await context.newPage();
  await page.goto(`${server.url}/upload?region=shili`);
  const path = join(server.folder, "large.csv");
  writeFileSync(path, largeTable());
  const input = page.locator("input[type=file]").first();
  await input.waitFor({ state: "attached" });
  const tasks = await tasksDuring(page, async () => {
    // By its path: bytes given to the page would be unpacked by the page's own thread.
    await input.setInputFiles(path);
    await page.getByText("large.csv").first().waitFor();
    await page.getByRole("heading", { level: 2, name: "large.csv" }).waitFor({ timeout: 100_000 });
  });
  const longest = Math.max(...tasks);
  console.log(`${tasks.length} tasks, longest ${longest.toFixed(0)} ms of processor time`);
  expect(tasks.length).toBeGreaterThan(10);
  expect(longest).toBeLessThan(LONGEST_TASK);
  await context.close();
});

/** Rows of the long layout with a remark of a hundred letters, so that there are no more than may be published. */
function largeTable(): string {
  const remark = "说明文字".repeat(12);
  const rows: string[] = ["平台,指标,时期,数值,备注"];
  let bytes = 0;
  for (let i = 0; bytes < MEGABYTES * 1_000_000; i += 1) {
    const month = `${2015 + (i % 9)}-${String(1 + (i % 12)).padStart(2, "0")}`;
    const row = `示例固态电池研究院,引进全职博士,${month},${i % 50},${remark}`;
    bytes += Buffer.byteLength(row) + 1;
    rows.push(row);
  }
  return `${rows.join("\n")}\n`;
}

type TraceEvent = { ph: string; name: string; pid: number; tid: number; tdur?: number; args?: { name?: string } };

/**
 * Milliseconds of each task of the page's main thread while something happens. Processor time, as Chromium's own trace
 * has it: the time on the clock would grow with whatever else the machine does.
 */
async function tasksDuring(page: Page, happens: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  await happens();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const isMain = new Set(
    trace.traceEvents
      .filter(({ ph, name, args }) => ph === "M" && name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return trace.traceEvents
    .filter(({ name, pid, tid, tdur }) => name === "RunTask" && tdur !== undefined && isMain.has(`${pid} ${tid}`))
    .map(({ tdur }) => (tdur ?? 0) / 1000);
}
