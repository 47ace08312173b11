import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { problemDetailsSchema } from "#contract/errors.ts";
import { ROUTES } from "#contract/routes.ts";
import { makeChildPublisher } from "#tests/server/child-publisher.ts";
import { type ChildServer, runChildServer, startChildServer } from "#tests/server/child-server.ts";
import { checkFile } from "#tests/server/killed-store.ts";
import { makePrivateDisk, type PrivateDisk, whyNoPrivateDisk } from "#tests/server/private-disk.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

const MB = 1024 * 1024;
const NO_DISK = whyNoPrivateDisk();
const COMMAND = join(import.meta.dirname, "../../../src/tools/zhengxiao.ts");

let folder: TempFolder;
let pageDir: string;
let disk: PrivateDisk | undefined;
const servers: ChildServer[] = [];
const others: ChildProcess[] = [];

beforeEach(() => {
  folder = makeTempFolder();
  pageDir = join(folder.path, "page");
  mkdirSync(pageDir);
  writeFileSync(join(pageDir, "index.html"), "<!doctype html><title>page</title>");
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop("SIGKILL")));
  for (const other of others.splice(0)) other.kill("SIGKILL");
  await disk?.remove();
  disk = undefined;
  folder.remove();
});

async function makeDisk(bytes: number): Promise<PrivateDisk> {
  disk = await makePrivateDisk(folder.path, bytes);
  return disk;
}

async function startOn(where: { path: string; within: readonly string[] }): Promise<ChildServer> {
  const server = await startChildServer({ DATA_DIR: where.path, PAGE_DIR: pageDir }, where.within);
  servers.push(server);
  return server;
}

/** Starts a server that is expected to say why it cannot, in both languages, and to end. */
async function expectNoStart(where: { path: string; within: readonly string[] }, zh: string, en: string) {
  const ended = await runChildServer({ DATA_DIR: where.path, PAGE_DIR: pageDir }, [], where.within);
  expect(ended).toMatchObject({ code: 1, output: expect.stringContaining(zh) });
  expect(ended.output).toContain(en);
  expect(ended.output).not.toMatch(/^ {4}at /m);
}

async function problemOf(response: Response) {
  return problemDetailsSchema.parse(await response.json());
}

async function statusOf(server: ChildServer, path: string): Promise<number> {
  const response = await fetch(server.url + path);
  await response.arrayBuffer();
  return response.status;
}

describe.skipIf(NO_DISK !== null)(`a full disk${NO_DISK === null ? "" : ` (skipped: ${NO_DISK})`}`, () => {
  it("refuses what is to be written with a way out, goes on reading, and takes it without a restart once there is space", async () => {
    const small = await makeDisk(64 * MB);
    let server = await startOn(small);
    const publisher = await makeChildPublisher(server, small.path, small.within);
    const draft = await publisher.send(publisher.file(3000, 1));
    small.fill();
    const refused = await publisher.tryPublish(draft);
    expect(refused.status).toBe(507);
    const problem = await problemOf(refused);
    expect(problem).toMatchObject({ code: "disk-full" });
    expect(problem.messages.advice.zh).toContain("腾出空间");
    expect(problem.messages.advice.en).toContain("no restart is needed");
    expect((await publisher.trySend(publisher.file(3000, 2))).status).toBe(507);
    // Who only looks sees no difference; a monitor does.
    expect(await publisher.current()).toBe(2);
    expect(await statusOf(server, `${ROUTES.observations}?revision=2&region=shili`)).toBe(200);
    expect(await statusOf(server, "/")).toBe(200);
    expect(await statusOf(server, ROUTES.health)).toBe(200);
    const notReady = await problemOf(await fetch(server.url + ROUTES.ready));
    expect(notReady).toMatchObject({ code: "not-ready", messages: { detail: { zh: "服务器的磁盘已满" } } });
    small.empty();
    expect((await publisher.tryPublish(draft)).status).toBe(200);
    // What was published is there after the worst of ends, and the file is sound.
    await server.stop("SIGKILL");
    const copy = join(folder.path, "copy");
    cpSync(small.seen, copy, { recursive: true });
    checkFile(join(copy, "zhengxiao.db"));
    server = await startOn(small);
    expect(await statusOf(server, `${ROUTES.observations}?revision=3&region=shili`)).toBe(200);
    expect(await statusOf(server, ROUTES.ready)).toBe(200);
  }, 120_000);

  it("lets people sign out, everywhere too, and tokens and walls be revoked, for good and on record", async () => {
    const small = await makeDisk(64 * MB);
    let server = await startOn(small);
    const link = /invitation#(\S+)/.exec(server.output())?.[1] ?? "";
    const password = "correct horse battery staple";
    const send = (method: string, path: string, cookie: string, body?: unknown) =>
      fetch(server.url + path, {
        method,
        headers: { Cookie: cookie, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const first = { username: "office", name: "示例办", password };
    const cookies = [cookieOf(await send("POST", ROUTES.invitation.replace(":token", link), "", first))];
    for (let count = 0; count < 3; count += 1)
      cookies.push(cookieOf(await send("POST", ROUTES.session, "", { username: "office", password })));
    const [one = "", two = "", three = ""] = cookies;
    const made = await send("POST", ROUTES.tokens, three, { name: "脚本", scopes: ["look"], days: 30 });
    const { token } = await made.json();
    const { display } = await (await send("POST", ROUTES.displays, three, { name: "大厅", days: 30 })).json();
    const askerOf = async (cookie: string) => (await (await send("GET", ROUTES.session, cookie)).json()).asker;
    small.fill();
    expect((await send("POST", ROUTES.tokens, one, { name: "x", scopes: ["look"], days: 30 })).status).toBe(507);
    const out = await send("DELETE", ROUTES.session, one);
    expect(out.status).toBe(204);
    expect(cookieOf(out)).toBe("zhengxiao=");
    expect(await askerOf(one)).toBe("anonymous");
    expect(await askerOf(two)).toBe("administrator");
    expect((await send("DELETE", ROUTES.token.replace(":id", token.id), two)).status).toBe(204);
    expect((await send("DELETE", ROUTES.display.replace(":id", display.id), two)).status).toBe(204);
    expect((await send("DELETE", ROUTES.sessions, two)).status).toBe(204);
    for (const cookie of cookies) expect(await askerOf(cookie)).toBe("anonymous");
    // For good: also after the worst of ends.
    await server.stop("SIGKILL");
    small.empty();
    server = await startOn(small);
    for (const cookie of cookies) expect(await askerOf(cookie)).toBe("anonymous");
    const again = cookieOf(await send("POST", ROUTES.session, "", { username: "office", password }));
    for (const kind of ["sign-out", "signed-out-everywhere", "token-revoked", "display-revoked"])
      expect((await (await send("GET", `${ROUTES.audit}?kind=${kind}`, again)).json()).entries).toHaveLength(1);
    expect((await (await send("GET", ROUTES.auditVerification, again)).json()).fault).toBeNull();
  }, 120_000);

  it("is named at the start, as one that is read-only is, before and after the first seeding; later starts succeed", async () => {
    const small = await makeDisk(16 * MB);
    const expectNamed = async (free: number) => {
      small.fill(free);
      await expectNoStart(small, "磁盘已满", "The disk is full");
      small.empty();
      small.remount("ro");
      await expectNoStart(small, "不能写入", "cannot be written to");
      small.remount("rw");
    };
    await expectNamed(100_000);
    await (await startOn(small)).stop("SIGTERM");
    await expectNamed(0);
    const server = await startOn(small);
    expect(await statusOf(server, ROUTES.ready)).toBe(200);
    // A backup beside it ends with the reason, and leaves nothing.
    small.fill(1 * MB);
    const [command = "", ...within] = small.within;
    const args = [...within, process.execPath, "--disable-warning=ExperimentalWarning", COMMAND, "backup"];
    const target = join(small.path, "one.backup");
    const run = () => spawnSync(command, [...args, target, "--data-dir", small.path], { encoding: "utf8" });
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining("磁盘已满") });
    expect(readdirSync(small.seen).filter((name) => name.includes("backup"))).toEqual([]);
    small.empty();
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining("逐项核对") });
    expect(await statusOf(server, ROUTES.ready)).toBe(200);
  }, 180_000);
});

/** Another program that has the database to itself, until it is killed. */
async function lockElsewhere(path: string, ...statements: string[]): Promise<ChildProcess> {
  const script = `const { DatabaseSync } = require("node:sqlite"); const database = new DatabaseSync(process.argv[1]);
    for (const statement of process.argv.slice(2)) database.exec(statement);
    console.log("locked"); setInterval(() => database.isOpen, 1000);`;
  const other = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "-e", script, path, ...statements], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  others.push(other);
  await new Promise((settle) => other.stdout?.once("data", settle));
  return other;
}

async function end(other: ChildProcess): Promise<void> {
  const ended = new Promise((settle) => other.once("close", settle));
  other.kill("SIGKILL");
  await ended;
}

describe("a database that another process has locked", () => {
  it("refuses what is to be written with a way out and goes on reading; a start is told what to do; once the lock is gone, both go well", async () => {
    const where = { path: folder.path, within: [] };
    const server = await startOn(where);
    const publisher = await makeChildPublisher(server, folder.path);
    const draft = await publisher.send(publisher.file(50, 1));
    const other = await lockElsewhere(join(folder.path, "zhengxiao.db"), "begin exclusive");
    const refused = await publisher.tryPublish(draft);
    expect(refused.status).toBe(503);
    const problem = await problemOf(refused);
    expect(problem).toMatchObject({ code: "store-locked" });
    expect(problem.messages.advice.en).toContain("closed what has the database open");
    expect(await publisher.current()).toBe(2);
    await end(other);
    expect((await publisher.tryPublish(draft)).status).toBe(200);
    expect(await publisher.current()).toBe(3);
    await server.stop("SIGTERM");
    const path = join(folder.path, "zhengxiao.db");
    const another = await lockElsewhere(path, "pragma locking_mode = exclusive", "begin exclusive");
    await expectNoStart(where, "锁住了数据库", "has locked the database");
    await end(another);
    expect(await statusOf(await startOn(where), ROUTES.ready)).toBe(200);
  }, 180_000);
});
