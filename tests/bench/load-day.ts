import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { openStore } from "#server/store/open-store.ts";
import { ServerProcess } from "#tests/browser/server-process.ts";
import { publishPath, uploadPath } from "#tests/server/upload-request.ts";
import { Asker } from "./day/asker.ts";
import { type EventStreams, openStreams } from "./day/event-streams.ts";
import { createViewChanges } from "./day/view-changes.ts";
import { makeFile, makeSeed, REGION } from "./region/made-region.ts";

const SIZE = { platforms: 20, indicators: 10, months: 50 };
const ROWS = SIZE.platforms * SIZE.indicators * SIZE.months;
const STREAMS = 500;
const VIEWS_PER_SECOND = 50;
/** Offices that the streams and the view changes come from: addresses of this machine. */
const OFFICES = 5;

/** ms and MB. */
const REACH = { errors: 0, readP99: 60, publish: 300, seen: 300, memory: 600 } as const;

type Day = { readonly seconds: number; readonly publishes: number };
type Times = { reads: number[]; publish: number[]; seen: number[]; memory: number[]; errors: string[] };

/**
 * A busy day in minutes, with the server's default settings: open pages, people who change from view to view, and a
 * publisher who publishes every figure of the region anew, again and again. All clients are in this process.
 */
export async function benchLoadDay(day: Day): Promise<void> {
  const server = await ServerProcess.create({}, async (folder) => {
    const store = await openStore({ path: join(folder, "zhengxiao.db"), seed: async () => makeSeed(SIZE) });
    await store.close();
  });
  const offices = Array.from({ length: OFFICES }, (_, i) => new Asker(server.port, addressOf(i)));
  let streams: EventStreams | undefined;
  try {
    const { text } = await of(offices, 0).ask(ROUTES.currentRevision);
    const { dataset, revision } = currentRevisionSchema.parse(JSON.parse(text));
    const state = { revision };
    const times: Times = { reads: [], publish: [], seen: [], memory: [], errors: [] };
    streams = await openStreams(server.port, ROUTES.events, STREAMS, addressOf);
    // The figures are there when the day begins.
    const first = { reads: [], publish: [], seen: [], memory: [], errors: times.errors };
    await publishOnce(server, of(offices, 0), streams, state, 0, first);
    const until = performance.now() + day.seconds * 1000;
    await Promise.all([
      changeViews(offices, createViewChanges(SIZE, dataset), state, times, until),
      publishAll(server, of(offices, 0), streams, state, times, day),
      watchMemory(server.pid, times, until),
    ]);
    if (streams.ended > 0) times.errors.push(`${streams.ended} streams ended`);
    report(day, times);
  } finally {
    streams?.close();
    for (const office of offices) office.close();
    await server.remove();
  }
}

function addressOf(index: number): string {
  return `127.0.0.${1 + (index % OFFICES)}`;
}

function of(offices: readonly Asker[], index: number): Asker {
  const office = offices[index % offices.length];
  if (!office) throw new Error("there is an office");
  return office;
}

async function changeViews(
  offices: readonly Asker[],
  nextView: (revision: number) => string,
  state: { readonly revision: number },
  times: Times,
  until: number,
): Promise<void> {
  const start = performance.now();
  const answers: Promise<void>[] = [];
  for (let count = 0; ; count += 1) {
    const due = start + (count * 1000) / VIEWS_PER_SECOND;
    if (due >= until) break;
    await wait(Math.max(0, due - performance.now()));
    const path = nextView(state.revision);
    answers.push(
      of(offices, count)
        .ask(path, { headers: { "Accept-Encoding": "gzip, deflate, br" } })
        .then(
          ({ status, ms, text }) => {
            if (status === 200) times.reads.push(ms);
            else times.errors.push(`${status} ${path} ${text.slice(0, 200)}`);
          },
          (error: unknown) => void times.errors.push(`${path}: ${error}`),
        ),
    );
  }
  await Promise.all(answers);
}

async function publishAll(
  server: ServerProcess,
  office: Asker,
  streams: EventStreams,
  state: { revision: number },
  times: Times,
  { seconds, publishes }: Day,
): Promise<void> {
  const start = performance.now();
  for (let round = 1; round <= publishes; round += 1) {
    await wait(Math.max(0, start + ((round - 0.5) * seconds * 1000) / publishes - performance.now()));
    await publishOnce(server, office, streams, state, round, times);
  }
}

async function publishOnce(
  server: ServerProcess,
  office: Asker,
  streams: EventStreams,
  state: { revision: number },
  round: number,
  times: Times,
): Promise<void> {
  const headers = server.authorization;
  const sent = await office.ask(uploadPath(REGION, `day-${round}.csv`), {
    method: "POST",
    headers,
    body: makeFile(SIZE, round),
  });
  if (sent.status !== 201) return void times.errors.push(`upload: ${sent.text.slice(0, 300)}`);
  const upload = uploadSchema.parse(JSON.parse(sent.text));
  const { added, changed } = upload.difference.counts;
  if (added + changed !== ROWS) times.errors.push(`expected ${ROWS} new figures: ${added} + ${changed}`);
  const warnings = upload.problemCodes.filter(({ severity }) => severity === "warning");
  const answers = Object.fromEntries(warnings.map(({ code }) => [code, "已核实"]));
  const told = streams.toldAll(upload.base + 1);
  const published = await office.ask(publishPath(upload.id), {
    method: "POST",
    headers,
    body: JSON.stringify({ base: upload.base, message: "", answers }),
  });
  const at = performance.now();
  if (published.status !== 200) return void times.errors.push(`publish: ${published.text.slice(0, 300)}`);
  times.publish.push(published.ms);
  times.seen.push(Math.max(0, (await told) - at));
  state.revision = upload.base + 1;
}

async function watchMemory(pid: number, times: Times, until: number): Promise<void> {
  while (performance.now() < until) {
    times.memory.push(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024);
    await wait(500);
  }
}

function report({ seconds, publishes }: Day, times: Times): void {
  const found = {
    errors: times.errors.length,
    readP99: round(quantile(times.reads, 0.99)),
    publish: round(Math.max(...times.publish)),
    seen: round(Math.max(...times.seen)),
    memory: round(Math.max(...times.memory)),
  };
  console.log(
    `${STREAMS} streams, ${VIEWS_PER_SECOND} view changes a second, ${publishes} publishes of ${ROWS} rows, ${seconds} s`,
  );
  console.log(
    `reads ${times.reads.length}: median ${round(quantile(times.reads, 0.5))} ms, p99 ${found.readP99}, longest ${round(Math.max(...times.reads))}; publish median ${round(quantile(times.publish, 0.5))} ms; memory at the end ${round(times.memory.at(-1) ?? Number.NaN)} MB`,
  );
  for (const [what, reach] of Object.entries(REACH)) {
    const value = found[what as keyof typeof REACH];
    console.log(
      `${what.padEnd(8)} ${String(value).padStart(6)} of ${reach} ${value <= reach ? "reached" : "MISSED"}${what === "publish" || what === "seen" || what === "memory" ? " (largest)" : ""}`,
    );
  }
  for (const error of times.errors.slice(0, 5)) console.log(error);
  console.log(JSON.stringify({ bench: "load-day", seconds, publishes, rows: ROWS, reach: REACH, found }));
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

if (process.argv[1] === import.meta.filename)
  await benchLoadDay(
    process.argv.includes("--quick") ? { seconds: 12, publishes: 3 } : { seconds: 120, publishes: 20 },
  );
