import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { type ChildServer, runChildServer, startChildServer } from "#tests/server/child-server.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";

let folder: TempFolder;
let dataDir: string;
const servers: ChildServer[] = [];

beforeEach(() => {
  folder = makeTempFolder();
  dataDir = join(folder.path, "data");
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop("SIGKILL")));
  folder.remove();
});

async function start(environment: Record<string, string> = {}): Promise<ChildServer> {
  const server = await startChildServer({ DATA_DIR: dataDir, ...environment });
  servers.push(server);
  return server;
}

describe("one server for a data folder", () => {
  it("refuses another by whatever name it reaches the folder or the file, and says who has it, until that one is killed", async () => {
    const first = await start();
    symlinkSync(dataDir, join(folder.path, "link"));
    mkdirSync(join(folder.path, "elsewhere"));
    symlinkSync(join(dataDir, "zhengxiao.db"), join(folder.path, "elsewhere/other.db"));
    const attempts = await Promise.all([
      runChildServer({ DATA_DIR: join(folder.path, "link") }),
      runChildServer({ DATABASE_URL: `file:${join(folder.path, "elsewhere/other.db")}` }),
    ]);
    for (const { code, output } of attempts) {
      expect(code).toBe(1);
      expect(output).toContain(`另一个政效服务(进程 ${first.pid})`);
      expect(output).toContain(`Another Zhengxiao server (process ${first.pid})`);
      expect(output).not.toMatch(/^ {4}at /m);
    }
    expect((await fetch(first.url + ROUTES.health)).status).toBe(200);
    // Neither the lock of one that was killed keeps others out, nor a folder that was moved.
    await first.stop("SIGKILL");
    renameSync(dataDir, join(folder.path, "moved"));
    dataDir = join(folder.path, "moved");
    expect((await fetch((await start()).url + ROUTES.health)).status).toBe(200);
  }, 180_000);

  it("refuses another by the open file itself: a second name, a moved file, a lock that was deleted", async () => {
    const first = await start();
    const path = join(dataDir, "zhengxiao.db");
    const elsewhere = join(folder.path, "elsewhere");
    mkdirSync(elsewhere);
    linkSync(path, join(elsewhere, "linked.db"));
    rmSync(`${path}.lock`);
    const refused = async (database: string) => {
      const { code, output } = await runChildServer({ DATABASE_URL: `file:${database}` });
      expect(code).toBe(1);
      expect(output).toContain("正被另一个程序打开");
      expect(output).toContain("by another path or name");
    };
    await Promise.all([refused(path), refused(join(elsewhere, "linked.db"))]);
    renameSync(path, join(elsewhere, "moved.db"));
    await refused(join(elsewhere, "moved.db"));
    expect((await fetch(first.url + ROUTES.health)).status).toBe(200);
  }, 180_000);

  it("lets exactly one of several that start at the same moment serve", async () => {
    const attempts = await Promise.allSettled([start(), start(), start()]);
    const refused = attempts.filter((attempt) => attempt.status === "rejected");
    expect(attempts).toHaveLength(refused.length + 1);
    const [only] = servers;
    for (const { reason } of refused) {
      expect(String(reason)).toContain(`另一个政效服务(进程 ${only?.pid})`);
      expect(String(reason)).toContain("Another Zhengxiao server");
    }
    expect(await (await fetch(only?.url + ROUTES.currentRevision)).json()).toMatchObject({ revision: 2 });
  }, 180_000);
});
