import { setTimeout as wait } from "node:timers/promises";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { monthCode } from "#domain/terms/period.ts";
import { Asker } from "#tests/bench/day/asker.ts";
import { ServerProcess } from "#tests/browser/server-process.ts";

/** ms: what others wait while one client asks as much as it can. Alone, the median is about 2. */
const REACH = { median: 20, p95: 200 } as const;

const UNFRIENDLY = "127.0.0.9";
const OTHERS = ["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5"];
const ENCODINGS = { "Accept-Encoding": "gzip, deflate, br" };

export type UnfriendlyOptions = {
  /** Of each half: without the one client, and with it. */
  readonly seconds: number;
  /** Requests a second: of the one, and of all others together. */
  readonly perSecond: number;
  readonly othersPerSecond: number;
};

/** ms. */
type Waits = { readonly reads: number; readonly median: number; readonly p95: number; readonly longest: number };

export type UnfriendlyResult = {
  readonly alone: Waits;
  readonly beside: Waits;
  /** Answers to the one client, by status. */
  readonly answers: Readonly<Record<string, number>>;
  /** What must not be, and what came later than it should: both empty where all was kept to. */
  readonly failed: readonly string[];
  readonly late: readonly string[];
};

/**
 * One client without an account asks for ever new ranges, which nothing that is kept can answer, while others look: with
 * the settings that the server has by default.
 */
export async function soakUnfriendly(options: UnfriendlyOptions): Promise<UnfriendlyResult> {
  const { seconds, perSecond, othersPerSecond } = options;
  const server = await ServerProcess.createEmpty();
  const others = OTHERS.map((address) => new Asker(server.port, address));
  const one = new Asker(server.port, UNFRIENDLY);
  try {
    const { text } = await one.ask(ROUTES.currentRevision);
    const { dataset, revision } = currentRevisionSchema.parse(JSON.parse(text));
    const failed: string[] = [];
    const answers: Record<string, number> = {};
    const look = async (times: number[]) => {
      await atRate(othersPerSecond, seconds, async (count) => {
        const { status, ms, text } = await pick(others, count).ask(viewOf(count, dataset, revision), {
          headers: ENCODINGS,
        });
        if (status === 200) times.push(ms);
        else failed.push(`${status} to one of the others: ${text.slice(0, 200)}`);
      });
    };
    const alone: number[] = [];
    await look(alone);
    const beside: number[] = [];
    await Promise.all([
      look(beside),
      atRate(perSecond, seconds, async (count) => {
        const { status } = await one.ask(newRange(count, dataset, revision), { headers: ENCODINGS });
        answers[status] = (answers[status] ?? 0) + 1;
      }),
    ]);
    for (const status of Object.keys(answers))
      if (status >= "500" && status !== "503") failed.push(`${status} to the one`);
    const result = { alone: waitsOf(alone), beside: waitsOf(beside), answers };
    return { ...result, failed, late: lateOf(result.beside) };
  } finally {
    for (const asker of [one, ...others]) asker.close();
    await server.remove();
  }
}

function lateOf({ median, p95 }: Waits): string[] {
  return [
    ...(median <= REACH.median ? [] : [`others waited ${median} ms in the middle`]),
    ...(p95 <= REACH.p95 ? [] : [`one in twenty of the others' reads took ${p95} ms`]),
  ];
}

/** A range that nobody asked for before, of many figures, of few, of one, of an earlier revision. */
function newRange(count: number, dataset: string, revision: number): string {
  const from = monthCode(1000 + Math.floor(count / 12), 1 + (count % 12));
  const range = { dataset, from, to: "2024-08" };
  const kinds = [
    { revision, region: "shili" },
    { revision, region: "shili", indicator: "experts" },
    { revision, organization: "shili-p01", indicator: "experts" },
    { revision: revision - 1, region: "shili" },
  ] as const;
  return path(ROUTES.observations, { ...pick(kinds, count), ...range });
}

/** What somebody looks at: mostly what is kept, now and then what nobody asked for before. */
function viewOf(count: number, dataset: string, revision: number): string {
  const edition = { dataset, revision };
  const from = monthCode(2010 + Math.floor(count / 12), 1 + (count % 12));
  const views = [
    path(ROUTES.observations, { ...edition, region: "shili" }),
    path(ROUTES.catalogue, edition),
    path(ROUTES.observations, { ...edition, region: "shili", indicator: "experts", from }),
    path(ROUTES.observations, { ...edition, organization: "shili-p02", indicator: "experts", from }),
    path(ROUTES.history, { ...edition, organization: "shili-p01", indicator: "experts", period: "2024-01" }),
    ROUTES.currentRevision,
  ];
  return pick(views, count);
}

function path(route: string, query: Record<string, string | number>): string {
  const named = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  return `${route}?${new URLSearchParams(named)}`;
}

/** Starts so many a second, whether or not those before have ended, and waits for all. */
async function atRate(perSecond: number, seconds: number, run: (count: number) => Promise<void>): Promise<void> {
  const start = performance.now();
  const running: Promise<void>[] = [];
  for (let count = 0; count < perSecond * seconds; count += 1) {
    const ahead = start + (count * 1000) / perSecond - performance.now();
    if (ahead > 0) await wait(ahead);
    running.push(run(count));
  }
  await Promise.all(running);
}

function pick<T>(all: readonly T[], index: number): T {
  const one = all[index % all.length];
  if (one === undefined) throw new Error("there is one");
  return one;
}

function waitsOf(times: readonly number[]): Waits {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => Math.round((sorted[Math.floor(sorted.length * part)] ?? Number.NaN) * 10) / 10;
  return { reads: times.length, median: at(0.5), p95: at(0.95), longest: Math.round(sorted.at(-1) ?? Number.NaN) };
}

/** The long version: `npm run soak -- unfriendly-client [SECONDS] [PER_SECOND]`. */
async function soak([seconds = "60", perSecond = "150"]: readonly string[]): Promise<void> {
  const result = await soakUnfriendly({ seconds: Number(seconds), perSecond: Number(perSecond), othersPerSecond: 30 });
  console.log(JSON.stringify({ soak: "unfriendly-client", seconds, perSecond, ...result }, null, 2));
  if (result.failed.length + result.late.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) await soak(process.argv.slice(2));
