import type { Browser } from "playwright-core";
import { launchChromium } from "#tests/browser/chromium.ts";
import { ServerProcess } from "#tests/browser/server-process.ts";
import { buildPageIfStale } from "#tools/build-page.ts";
import { buildLimit, LIMIT_INDICATORS } from "./limit/build-limit.ts";
import { type LoadMeasure, measureLoad, type Target } from "./limit/measure-load.ts";
import { serveFolder } from "./limit/serve-folder.ts";

const PAGES = ["limit", "overview", "trend"] as const;
type PageName = (typeof PAGES)[number];
type Targets = Record<PageName, Target>;
type Loads = Record<PageName, LoadMeasure[]>;
type Medians = Record<PageName, LoadMeasure>;

/** At most so many times the limit page's; first text is held against the limit's charts. */
const REACH = { firstText: 0.5, drawn: 1.3, change: 1.3, bytes: 2 } as const;
const THROTTLES = [1, 4] as const;
const PLATFORMS = Array.from({ length: 13 }, (_, i) => `shili-p${String(i + 1).padStart(2, "0")}`);

/**
 * How long the overview and a page of nine charts take beside the limit page, in one run, in turn, so that a busy
 * machine slows all of them. The limit draws eight line charts and one of bars; ours draws nine line charts, for no page
 * of ours holds both. A change is another indicator in every chart of the limit, another measure in every chart of ours.
 */
export async function benchLoad(rounds: number): Promise<void> {
  await buildPageIfStale();
  const limit = await serveFolder(await buildLimit());
  const server = await ServerProcess.create();
  const browser = await launchChromium();
  try {
    const targets = makeTargets(limit.url, server.url);
    const charts = await countCharts(browser, targets);
    for (const throttle of THROTTLES)
      report(throttle, rounds, await loadInTurn(browser, targets, charts, throttle, rounds));
  } finally {
    await browser.close();
    await server.remove();
    await limit.close();
  }
}

function makeTargets(limit: string, ours: string): Targets {
  const trend = new URLSearchParams({
    region: "shili",
    indicator: [...LIMIT_INDICATORS, "ip_services"].join(","),
    organization: PLATFORMS.join(","),
    from: "2019-01",
    to: "2024-08",
  });
  return {
    limit: { url: `${limit}/`, change: "换指标" },
    overview: { url: `${ours}/?region=shili`, change: null },
    trend: { url: `${ours}/trend?${trend}`, change: "累计" },
  };
}

/** Also warms the server and the browser. */
async function countCharts(browser: Browser, targets: Targets): Promise<Record<PageName, number>> {
  const count = async (name: PageName) => (await measureLoad(browser, targets[name], { throttle: 1 })).charts;
  return { limit: await count("limit"), overview: await count("overview"), trend: await count("trend") };
}

async function loadInTurn(
  browser: Browser,
  targets: Targets,
  charts: Record<PageName, number>,
  throttle: number,
  rounds: number,
): Promise<Loads> {
  const loads: Loads = { limit: [], overview: [], trend: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const name of PAGES)
      loads[name].push(await measureLoad(browser, targets[name], { throttle, charts: charts[name] }));
  return loads;
}

function report(throttle: number, rounds: number, loads: Loads): void {
  const medians: Medians = {
    limit: medianLoad(loads.limit),
    overview: medianLoad(loads.overview),
    trend: medianLoad(loads.trend),
  };
  console.log(`\nCPU throttled ${throttle}x, median of ${rounds} loads each, ms and KB`);
  console.log("page       charts  first text   drawn  settled  change      KB     CLS");
  for (const name of PAGES) console.log(describeLoad(name, medians[name]));
  const ratios = { overview: ratiosOf(medians.overview, medians.limit), trend: ratiosOf(medians.trend, medians.limit) };
  for (const [page, ratio] of Object.entries(ratios))
    for (const [what, reach] of Object.entries(REACH)) {
      const value: unknown = Reflect.get(ratio, what);
      if (typeof value !== "number") continue;
      console.log(
        `${page.padEnd(9)} ${what.padEnd(10)} ${value.toFixed(2)}x of ${reach.toFixed(1)}x ${value <= reach ? "reached" : "MISSED"}`,
      );
    }
  console.log(JSON.stringify({ bench: "load", throttle, rounds, reach: REACH, ratios, medians }));
}

function ratiosOf(ours: LoadMeasure, limit: LoadMeasure) {
  return {
    firstText: round2(ours.firstText / limit.drawn),
    drawn: round2(ours.drawn / limit.drawn),
    change: ours.change === null || limit.change === null ? null : round2(ours.change / limit.change),
    bytes: round2(ours.bytes / limit.bytes),
  };
}

function describeLoad(name: string, load: LoadMeasure): string {
  const ms = (value: number | null, width: number) =>
    (value === null ? "-" : String(Math.round(value))).padStart(width);
  return [
    name.padEnd(10),
    ms(load.charts, 6),
    ms(load.firstText, 11),
    ms(load.drawn, 7),
    ms(load.settled, 8),
    ms(load.change, 7),
    (load.bytes / 1024).toFixed(1).padStart(7),
    load.layoutShift.toFixed(4).padStart(7),
  ].join(" ");
}

function medianLoad(loads: readonly LoadMeasure[]): LoadMeasure {
  const of = (read: (load: LoadMeasure) => number) => round2(median(loads.map(read)));
  return {
    firstText: of((load) => load.firstText),
    drawn: of((load) => load.drawn),
    settled: of((load) => load.settled),
    bytes: of((load) => load.bytes),
    layoutShift: median(loads.map((load) => load.layoutShift)),
    change: loads[0]?.change === null ? null : of((load) => load.change ?? Number.NaN),
    charts: of((load) => load.charts),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

if (process.argv[1] === import.meta.filename) await benchLoad(process.argv.includes("--quick") ? 3 : 11);
