import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { uploadSchema } from "#contract/uploads.ts";
import { hostileFiles } from "#tests/hostile/hostile-made.ts";
import { memoryOf } from "#tests/hostile/process-memory.ts";
import { type ChildServer, startChildServer } from "#tests/server/child-server.ts";
import { currentRevision, type Headers, makeFile, publish, readNames } from "#tests/server/killed-store.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { makeTestAccount } from "#tests/server/test-account.ts";
import { uploadPath } from "#tests/server/upload-request.ts";

/** What the server must keep to while strangers' files come. */
const REACH = {
  /** Bytes over the start: of the server itself, and of it with its readers, which may take 400 and 200 MB. */
  memory: 600e6,
  withReaders: 900e6,
  publishMs: 2000,
  answerMs: 30_000,
} as const;

export type HostileOptions = {
  /** Different files; they come again and again until the time is over, and each at least once. */
  readonly files: number;
  readonly minutes: number;
  readonly atOnce: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

export type HostileResult = {
  readonly sent: number;
  /** Answers by status and code. */
  readonly answers: Readonly<Record<string, number>>;
  readonly slowestAnswerMs: number;
  readonly publishes: number;
  readonly slowestPublishMs: number;
  /** How often somebody else's ordinary file had to come again. */
  readonly refusals: number;
  /** Until an ordinary file of somebody else was read. */
  readonly slowestUploadMs: number;
  readonly slowestReadMs: number;
  /** Bytes over those at the start: of the server, and of it with all its processes. */
  readonly serverGrowth: number;
  readonly treeGrowth: number;
  /** What must not be, and what came later than it should: both empty where all was kept to. */
  readonly failed: readonly string[];
  readonly late: readonly string[];
};

/** Sends hostile files to a server, so many at once, while somebody else reads and publishes. */
export async function soakHostile({ files, minutes, atOnce, seed, say }: HostileOptions): Promise<HostileResult> {
  const folder = makeTempFolder();
  try {
    const paths = writeFiles(join(folder.path, "files"), files, seed);
    const server = await startChildServer({ DATA_DIR: folder.path, RATE_LIMIT: "0" });
    const headersOf = async (role: "administrator" | "contributor"): Promise<Headers> => {
      const region = role === "contributor" ? { organizations: ["shili-p01"], regions: ["shili"] } : {};
      const { token } = await makeTestAccount(join(folder.path, "zhengxiao.db"), { role, ...region });
      return { Authorization: `Bearer ${token}` };
    };
    const office = await headersOf("administrator");
    await publishOnce(server, office, 0);
    const before = memoryOf(server.pid);
    const peak = { own: 0, tree: 0 };
    const look = setInterval(() => {
      const now = memoryOf(server.pid);
      peak.own = Math.max(peak.own, now.own);
      peak.tree = Math.max(peak.tree, now.tree);
    }, 100);
    const answers: Record<string, number> = {};
    const slow = { answer: 0, publish: 0, upload: 0, read: 0 };
    const end = performance.now() + minutes * 60_000;
    let sent = 0;
    const sendFiles = async (headers: Headers) => {
      while (sent < paths.length || performance.now() < end) {
        const path = paths[sent % paths.length] ?? "";
        sent += 1;
        const began = performance.now();
        const answer = await send(server, path, headers);
        const ms = performance.now() - began;
        slow.answer = Math.max(slow.answer, ms);
        answers[answer] = (answers[answer] ?? 0) + 1;
        say(`${answer} ${Math.round(ms)} ms ${path.replace(/^.*\//, "")}`);
      }
    };
    const senders = Array.from({ length: atOnce }, async (_, i) =>
      sendFiles(await headersOf(i % 2 === 0 ? "contributor" : "administrator")),
    );
    let isOver = false;
    const allSent = Promise.all(senders).finally(() => {
      isOver = true;
    });
    let publishes = 0;
    let refusals = 0;
    while (!isOver) {
      publishes += 1;
      const took = await publishOnce(server, office, publishes);
      slow.publish = Math.max(slow.publish, took.publishMs);
      slow.upload = Math.max(slow.upload, took.uploadMs);
      slow.read = Math.max(slow.read, took.readMs);
      refusals += took.refusals;
    }
    await allSent;
    clearInterval(look);
    const ended = await server.stop("SIGTERM");
    const result = {
      sent,
      answers,
      slowestAnswerMs: Math.round(slow.answer),
      publishes,
      slowestPublishMs: Math.round(slow.publish),
      refusals,
      slowestUploadMs: Math.round(slow.upload),
      slowestReadMs: Math.round(slow.read),
      serverGrowth: peak.own - before.own,
      treeGrowth: peak.tree - before.tree,
    };
    return { ...result, failed: failedOf(result, ended.code), late: lateOf(result) };
  } finally {
    folder.remove();
  }
}

type Measured = Omit<HostileResult, "failed" | "late">;

function failedOf(result: Measured, code: number | null): string[] {
  return [
    ...(code === 0 ? [] : [`the server ended with ${code}`]),
    ...Object.keys(result.answers).filter((answer) => !/^[24]/.test(answer)),
    ...(result.serverGrowth < REACH.memory ? [] : [`the server's memory grew by ${result.serverGrowth}`]),
    ...(result.treeGrowth < REACH.withReaders ? [] : [`memory with the readers' grew by ${result.treeGrowth}`]),
  ];
}

function lateOf(result: Measured): string[] {
  return [
    ...(result.slowestPublishMs < REACH.publishMs ? [] : [`a publish took ${result.slowestPublishMs} ms`]),
    ...(result.slowestAnswerMs < REACH.answerMs ? [] : [`an answer took ${result.slowestAnswerMs} ms`]),
  ];
}

/** Files made before the server starts, so that making them takes no time from it. */
function writeFiles(folder: string, count: number, seed: number): string[] {
  mkdirSync(folder);
  const paths: string[] = [];
  for (const { name, bytes } of hostileFiles(count, seed)) {
    paths.push(join(folder, name));
    writeFileSync(join(folder, name), bytes);
  }
  return paths;
}

/** @returns the status, and what was told */
async function send(server: ChildServer, path: string, headers: Headers): Promise<string> {
  const name = path.replace(/^.*\//, "");
  const init = { method: "POST", headers, body: readFileSync(path) };
  const response = await fetch(server.url + uploadPath("shili", name), init);
  const { code } = (await response.json()) as { code?: string };
  return code === undefined ? String(response.status) : `${response.status} ${code}`;
}

/** Somebody's everyday: looks, brings a table, publishes it. Times how long each takes. */
async function publishOnce(server: ChildServer, headers: Headers, round: number) {
  const began = performance.now();
  const names = await readNames(server);
  await currentRevision(server);
  const looked = performance.now();
  const { draft, refusals } = await bring(server, makeFile(names, 200, round), headers);
  const brought = performance.now();
  await publish(server, draft, headers);
  return { readMs: looked - began, uploadMs: brought - looked, publishMs: performance.now() - brought, refusals };
}

/** Brings a file, again where too many are being read. */
async function bring(server: ChildServer, file: string, headers: Headers) {
  for (let refusals = 0; ; refusals += 1) {
    const response = await fetch(server.url + uploadPath("shili", "file.csv"), { method: "POST", body: file, headers });
    if (response.status === 201) return { draft: uploadSchema.parse(await response.json()), refusals };
    const said = await response.text();
    if (response.status !== 429) throw new Error(`upload: ${response.status} ${said}`);
    await wait(Number(response.headers.get("Retry-After") ?? 1) * 1000);
  }
}

/** The long version: `npm run soak -- hostile-files [MINUTES] [FILES] [SEED]`. */
async function soak([minutes = "10", files = "210", seed = "1"]: readonly string[]): Promise<void> {
  const say = process.env["VERBOSE"] === undefined ? () => {} : (line: string) => console.log(line);
  const options = { minutes: Number(minutes), files: Number(files), seed: Number(seed), atOnce: 8, say };
  const result = await soakHostile(options);
  console.log(JSON.stringify({ soak: "hostile-files", minutes, files, seed, ...result }, null, 2));
  if (result.failed.length + result.late.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) await soak(process.argv.slice(2));
