import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { observationsSchema } from "#contract/observations.ts";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { ServerProcess } from "#tests/browser/server-process.ts";
import type { BareAnswer } from "./http/bare-server.ts";
import type { ClientCase, ClientJob, ClientResult } from "./http/client.ts";
import { startNginx } from "./http/nginx.ts";

/** At least this part of what others reach in the same run. */
const REACH = [
  { what: "cached", beside: "bare", part: 0.5 },
  { what: "304", beside: "bare", part: 0.5 },
  { what: "cached", beside: "nginx", part: 0.3 },
  { what: "304", beside: "nginx", part: 0.3 },
  { what: "series", beside: "nginx", part: 0.1 },
] as const;

const CONNECTIONS = 32;
const ENCODINGS = "gzip, deflate, br";
/** Where the other servers have the bytes of the cached read and of one series. */
const CACHED = "/cached";
const SERIES = "/series";

/**
 * How many reads a second the server answers, beside a bare Node `http` server and nginx with the same bytes, all in
 * one run: a region's figures that were asked for before, the same where the client has them already (304), one series
 * with a range that nobody asked for before, and `/health`.
 */
export async function benchHttp(quick: boolean): Promise<void> {
  const server = await ServerProcess.createEmpty({ RATE_LIMIT: "0" });
  const ends: (() => Promise<void> | void)[] = [() => server.remove()];
  try {
    const { dataset, revision } = currentRevisionSchema.parse(await readJson(server.url + ROUTES.currentRevision));
    const edition = `revision=${revision}&dataset=${dataset}`;
    const cachedPath = `${ROUTES.observations}?${edition}&region=shili`;
    const cached = await readAnswer(server.url + cachedPath);
    const seriesPaths = await makeSeriesPaths(server.url, edition);
    const series = await readAnswer(server.url + (seriesPaths.pop() ?? ""));
    const files = new Map([
      [CACHED, cached.bytes],
      [SERIES, series.bytes],
    ]);
    const bare = await startBare({ [CACHED]: bareOf(cached), [SERIES]: bareOf(series) });
    ends.push(bare.close);
    const nginx = await startNginx(files);
    if (nginx) ends.push(nginx.close);
    const ofOurs = casesOf("ours", server, cachedPath, seriesPaths, cached.etag);
    const cases = [
      ...ofOurs,
      { ...ofOurs[0], name: "health ours", port: server.port, status: 200, paths: [ROUTES.health], headers: {} },
      ...casesOf("bare", bare, CACHED, [SERIES], cached.etag),
      ...(nginx ? casesOf("nginx", nginx, CACHED, [SERIES], await etagOf(nginx.port)) : []),
    ];
    const job = { connections: CONNECTIONS, rounds: quick ? 2 : 7, ms: quick ? 300 : 1000, cases };
    report(await runClient(job), nginx?.version ?? null, { cached: cached.bytes.length, series: series.bytes.length });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

function casesOf(
  name: string,
  { port, pid }: { readonly port: number; readonly pid: number },
  cached: string,
  series: readonly string[],
  etag: string,
): [ClientCase, ClientCase, ClientCase] {
  const headers = { "Accept-Encoding": ENCODINGS };
  const server = { port, pid };
  return [
    { ...server, name: `cached ${name}`, status: 200, paths: [cached], headers },
    { ...server, name: `304 ${name}`, status: 304, paths: [cached], headers: { ...headers, "If-None-Match": etag } },
    { ...server, name: `series ${name}`, status: 200, paths: series, headers },
  ];
}

/** One series each, every indicator and organization with every range of months, in an order that repeats no range soon. */
async function makeSeriesPaths(url: string, edition: string): Promise<string[]> {
  const answer = observationsSchema.parse(await readJson(`${url}${ROUTES.observations}?${edition}&region=shili`));
  const months = answer.periods.filter((code) => /^\d{4}-\d{2}$/.test(code));
  const paths: string[] = [];
  for (let first = 0; first < months.length - 12; first += 1)
    for (let last = first + 12; last < months.length; last += 1)
      for (const { indicator, organization } of answer.columns)
        paths.push(
          `${ROUTES.observations}?${edition}&indicator=${indicator}&organization=${organization}&from=${months[first]}&to=${months[last]}`,
        );
  return paths;
}

type Answer = { readonly bytes: Uint8Array; readonly etag: string; readonly headers: Record<string, string> };

/** An answer as it travels. */
async function readAnswer(url: string): Promise<Answer> {
  const { request } = await import("node:http");
  return new Promise((settle, reject) => {
    request(url, { headers: { "Accept-Encoding": ENCODINGS } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { etag = "", "content-encoding": encoding } = response.headers;
        const headers = {
          "Content-Type": response.headers["content-type"] ?? "",
          ETag: etag,
          ...(encoding === undefined ? {} : { "Content-Encoding": encoding }),
        };
        if (response.statusCode !== 200) reject(new Error(`${response.statusCode} ${Buffer.concat(chunks)}`));
        else settle({ bytes: Buffer.concat(chunks), etag, headers });
      });
    })
      .on("error", reject)
      .end();
  });
}

async function readJson(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

async function etagOf(port: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}${CACHED}`)).headers.get("etag") ?? "";
}

function bareOf({ bytes, headers }: Answer): BareAnswer {
  return { headers, base64: Buffer.from(bytes).toString("base64") };
}

async function startBare(answers: Record<string, BareAnswer>): Promise<{ port: number; pid: number; close(): void }> {
  const child = fork(join(import.meta.dirname, "http/bare-server.ts"));
  child.send(answers);
  const [port] = await once(child, "message");
  return { port: Number(port), pid: child.pid ?? 0, close: () => void child.kill() };
}

async function runClient(job: ClientJob): Promise<ClientResult> {
  const child = fork(join(import.meta.dirname, "http/client.ts"));
  child.send(job);
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the client ended with ${code}`);
  });
  const [result] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  return result as ClientResult;
}

function report(result: ClientResult, nginx: string | null, bytes: Record<string, number>): void {
  const medians = Object.fromEntries(
    Object.entries(result).map(([name, rates]) => [
      name,
      {
        perSecond: Math.round(median(rates.map(({ perSecond }) => perSecond))),
        cpu: Math.round(median(rates.map(({ cpu }) => cpu ?? Number.NaN))),
      },
    ]),
  );
  const row = (what: string, kind: "perSecond" | "cpu") =>
    ["ours", "bare", "nginx"].map((who) => String(medians[`${what} ${who}`]?.[kind] ?? "-").padStart(8)).join("");
  console.log(`${CONNECTIONS} connections, median of rounds; ${JSON.stringify(bytes)} bytes`);
  console.log("        answers a second            µs of processor an answer");
  console.log("what        ours    bare   nginx        ours    bare   nginx");
  for (const what of ["cached", "304", "series", "health"])
    console.log(`${what.padEnd(8)}${row(what, "perSecond")}    ${row(what, "cpu")}`);
  console.log(nginx === null ? "nginx: not found on this machine (Debian: apt-get install nginx)" : `nginx ${nginx}`);
  const ratios = REACH.map(({ what, beside, part }) => {
    const [ours, theirs] = [medians[`${what} ours`], medians[`${what} ${beside}`]];
    return {
      what,
      beside,
      part,
      ratio: ours && theirs ? round2(ours.perSecond / theirs.perSecond) : null,
      ofCpu: ours && theirs ? round2(theirs.cpu / ours.cpu) : null,
    };
  });
  for (const { what, beside, part, ratio, ofCpu } of ratios)
    console.log(
      `${what.padEnd(8)} of ${beside.padEnd(6)} ${ratio === null ? "not measured" : `${ratio.toFixed(2)} of ${part} ${ratio >= part ? "reached" : "MISSED"} (by processor time ${ofCpu?.toFixed(2)})`}`,
    );
  console.log(JSON.stringify({ bench: "http", bytes, nginx, medians, ratios }));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

if (process.argv[1] === import.meta.filename) await benchHttp(process.argv.includes("--quick"));
