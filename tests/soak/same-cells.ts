import { join } from "node:path";
import { observationsSchema } from "#contract/observations.ts";
import { ROUTES } from "#contract/routes.ts";
import { openStore } from "#server/store/open-store.ts";
import { makeFile, makeSeed, REGION, type RegionSize } from "#tests/bench/region/made-region.ts";
import { memoryOf, processorTimeOf } from "#tests/hostile/process-memory.ts";
import { type ChildServer, startChildServer } from "#tests/server/child-server.ts";
import { checkFile, type Headers, publish, upload } from "#tests/server/killed-store.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { makeTestAccount } from "#tests/server/test-account.ts";

/** At most so many times what the first publishes took, and bytes of the server, however often its cells were published before. */
const REACH = { growth: 1.5, memory: 600e6 } as const;
/** How many publishes are held against the last, behind as many that warm the server. */
const COMPARED = 10;

export type SameCellsOptions = {
  readonly publishes: number;
  readonly size: RegionSize;
  readonly say: (line: string) => void;
};

/** Medians, ms, of the first and of the last rounds. */
type Course = { readonly first: number; readonly last: number; readonly growth: number };

export type SameCellsResult = {
  readonly publishes: number;
  readonly rows: number;
  readonly upload: Course;
  readonly publish: Course;
  /** Of all figures of a revision that nobody asked for before. */
  readonly coldRead: Course;
  /** Processor time of the server's process for a whole round, which others on the machine burden less. */
  readonly processor: Course;
  /** Bytes of the server's process at the beginning, at most, and at the end. */
  readonly memory: { readonly start: number; readonly peak: number; readonly end: number };
  /** What must not be, and what was more than it should be: both empty where all was kept to. */
  readonly failed: readonly string[];
  readonly missed: readonly string[];
};

/** Publishes the same cells again and again, each time with other values, and reads each revision once. */
export async function soakSameCells({ publishes, size, say }: SameCellsOptions): Promise<SameCellsResult> {
  const folder = makeTempFolder();
  const path = join(folder.path, "zhengxiao.db");
  try {
    await (await openStore({ path, seed: async () => makeSeed(size) })).close();
    const { token } = await makeTestAccount(path, { role: "administrator" });
    const headers: Headers = { Authorization: `Bearer ${token}` };
    const server = await startChildServer({ DATA_DIR: folder.path, RATE_LIMIT: "0" });
    const times = {
      upload: [] as number[],
      publish: [] as number[],
      coldRead: [] as number[],
      processor: [] as number[],
    };
    const failed: string[] = [];
    const memory = { start: memoryOf(server.pid).own, peak: 0, end: 0 };
    for (let round = 1; round <= publishes; round += 1) {
      const before = processorTimeOf(server.pid);
      const draft = await timed(times.upload, () => upload(server, makeFile(size, round), headers, REGION));
      await timed(times.publish, () => publish(server, draft, headers));
      const read = await timed(times.coldRead, () => readAll(server, draft.base + 1));
      if (read.values !== rowsOf(size)) failed.push(`round ${round}: ${read.values} figures can be read`);
      if (read.first !== 1 + (round % 40)) failed.push(`round ${round}: the first figure is ${read.first}`);
      times.processor.push(processorTimeOf(server.pid) - before);
      memory.end = memoryOf(server.pid).own;
      memory.peak = Math.max(memory.peak, memory.end);
      const [took, cold] = [times.publish.at(-1) ?? 0, times.coldRead.at(-1) ?? 0];
      say(`${round}: publish ${Math.round(took)} ms, cold read ${Math.round(cold)} ms, ${megabytes(memory.end)} MB`);
    }
    const { code } = await server.stop("SIGTERM");
    if (code !== 0) failed.push(`the server ended with ${code}`);
    checkFile(path);
    const result = {
      publishes,
      rows: rowsOf(size),
      upload: courseOf(times.upload),
      publish: courseOf(times.publish),
      coldRead: courseOf(times.coldRead),
      processor: courseOf(times.processor),
      memory,
    };
    return { ...result, failed, missed: missedBy(result) };
  } finally {
    folder.remove();
  }
}

function missedBy({ publish, coldRead, processor, memory }: Omit<SameCellsResult, "failed" | "missed">): string[] {
  return [
    ...(!(publish.growth > REACH.growth) ? [] : [`a publish came to take ${publish.growth} times as long`]),
    ...(!(coldRead.growth > REACH.growth) ? [] : [`a cold read came to take ${coldRead.growth} times as long`]),
    ...(!(processor.growth > REACH.growth)
      ? []
      : [`a round came to take ${processor.growth} times the processor time`]),
    ...(memory.peak <= REACH.memory ? [] : [`the server took ${megabytes(memory.peak)} MB`]),
  ];
}

const rowsOf = ({ platforms, indicators, months }: RegionSize) => platforms * indicators * months;

/** All figures of a revision: how many there are, and the first. */
async function readAll(server: ChildServer, revision: number): Promise<{ values: number; first: unknown }> {
  const response = await fetch(`${server.url}${ROUTES.observations}?revision=${revision}&region=${REGION}`);
  if (response.status !== 200) throw new Error(`read: ${response.status} ${await response.text()}`);
  const { columns } = observationsSchema.parse(await response.json());
  const column = columns.find(
    ({ organization, indicator }) => organization === "platform-0" && indicator === "indicator-0",
  );
  return { values: columns.reduce((sum, { values }) => sum + values.length, 0), first: column?.values[0] };
}

async function timed<T>(into: number[], run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  into.push(performance.now() - start);
  return result;
}

function courseOf(times: readonly number[]): Course {
  const few = Math.min(COMPARED, Math.floor(times.length / 3));
  const [first, last] = [median(times.slice(few, 2 * few)), median(times.slice(-few))];
  return { first: Math.round(first), last: Math.round(last), growth: Math.round((last / first) * 100) / 100 };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

/** The long version: `npm run soak -- same-cells [PUBLISHES]`. */
async function soak([publishes = "120"]: readonly string[]): Promise<void> {
  const size = { platforms: 20, indicators: 10, months: 50 };
  const result = await soakSameCells({ publishes: Number(publishes), size, say: (line) => console.log(line) });
  console.log(JSON.stringify({ soak: "same-cells", ...result }, null, 2));
  if (result.failed.length + result.missed.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) await soak(process.argv.slice(2));
