import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogueSchema } from "#contract/catalogue.ts";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type ChildServer, runChildServer, startChildServer } from "#tests/server/child-server.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { makeTestAccount } from "#tests/server/test-account.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let folder: TempFolder;
const servers: ChildServer[] = [];

beforeEach(() => {
  folder = makeTempFolder();
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop("SIGKILL")));
  folder.remove();
});

async function start(environment: Record<string, string> = {}): Promise<ChildServer> {
  const server = await startChildServer({ DATA_DIR: folder.path, ...environment });
  servers.push(server);
  return server;
}

/** Headers of an administrator of the server in `folder`. */
async function authorization(): Promise<Record<string, string>> {
  const { token } = await makeTestAccount(join(folder.path, "zhengxiao.db"), { role: "administrator" });
  return { Authorization: `Bearer ${token}` };
}

async function current(server: ChildServer) {
  const response = await fetch(server.url + ROUTES.currentRevision);
  return currentRevisionSchema.parse(await response.json());
}

describe("the server as a process", () => {
  it("says where it is, where the data are and how to stop, in both languages", async () => {
    const server = await start();
    for (const text of ["政效已启动", "Zhengxiao is ready", folder.path, "Ctrl-C", "未开放 closed"])
      expect(server.output()).toContain(text);
  });

  it.each(["SIGTERM", "SIGINT"] as const)("ends well on %s while pages listen", async (signal) => {
    const server = await start();
    const events = await fetch(server.url + ROUTES.events);
    const reader = events.body?.getReader();
    await reader?.read();
    const asked = performance.now();
    const ended = await server.stop(signal);
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.output).toContain("数据已保存");
    expect(performance.now() - asked).toBeLessThan(5000);
    expect((await reader?.read())?.done).toBe(true);
  });

  it("has the same data after a restart, also after a kill", async () => {
    const first = await start();
    const before = await current(first);
    await first.stop("SIGTERM");
    const second = await start();
    expect(await current(second)).toEqual(before);
    await second.stop("SIGKILL");
    expect(await current(await start())).toEqual(before);
  });

  it("is refused where another serves the same data", async () => {
    const first = await start();
    const ended = await runChildServer({ DATA_DIR: folder.path });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain(`进程 ${first.pid}`);
    expect(ended.output).toContain("Another Zhengxiao server");
    expect((await fetch(first.url + ROUTES.health)).status).toBe(200);
  });

  it("says what to do when the port is taken", async () => {
    const { port } = new URL((await start()).url);
    const other = join(folder.path, "other");
    const ended = await runChildServer({ DATA_DIR: other, PORT: port });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain(`端口 ${port} 已被占用`);
    expect(ended.output).toContain(`Port ${port} is in use`);
    expect(ended.output).not.toContain("    at ");
  });

  it("refuses a wrong setting by its name", async () => {
    const ended = await runChildServer({ DATA_DIR: folder.path, PORT: "many", DATABASE_URL: "postgres://db" });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain("PORT=many");
    expect(ended.output).toContain("DATABASE_URL=");
    expect(ended.output).toContain("以下设置有误");
  });

  it("refuses a data folder that cannot be", async () => {
    writeFileSync(join(folder.path, "file"), "");
    const ended = await runChildServer({ DATA_DIR: join(folder.path, "file") });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain("DATA_DIR");
    expect(ended.output).not.toContain("    at ");
  });

  it("refuses a database that is none", async () => {
    mkdirSync(join(folder.path, "data"));
    writeFileSync(join(folder.path, "data/zhengxiao.db"), "not a database, ".repeat(100));
    const ended = await runChildServer({ DATA_DIR: join(folder.path, "data") });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain("无法打开数据库");
  });

  it("prints its settings", async () => {
    const ended = await runChildServer({}, ["--settings"]);
    expect(ended.code).toBe(0);
    expect(ended.output).toContain("MAX_FILE_MB");
  });

  it("tells every page of a publish within a second", async () => {
    const server = await start();
    const catalogue = await fetch(`${server.url}${ROUTES.catalogue}?revision=2`).then((answer) => answer.json());
    const { indicators, organizations } = catalogueSchema.parse(catalogue);
    const indicator = indicators.find(({ unit }) => unit === "person")?.names.zh ?? "";
    const platform = organizations.find(({ parent }) => parent === "shili")?.names.zh ?? "";
    const reader = (await fetch(server.url + ROUTES.events)).body?.getReader();
    await reader?.read();
    const body = longFile([[indicator, platform, "1999-01", "3"]]);
    const headers = await authorization();
    const created = await fetch(server.url + uploadPath("shili", "a.csv"), { method: "POST", body, headers });
    const upload = uploadSchema.parse(await created.json());
    const asked = performance.now();
    const published = await fetch(server.url + publishPath(upload.id), {
      method: "POST",
      headers,
      body: JSON.stringify({ base: 2, message: "", answers: answersFor(upload) }),
    });
    expect(published.status).toBe(200);
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('"revision":3');
    expect(performance.now() - asked).toBeLessThan(1000);
    await reader?.cancel();
  });

  it("answers a file that is too large with the limit, over a real connection", async () => {
    const server = await start({ MAX_FILE_MB: "1" });
    const path = `${ROUTES.uploads}?region=shili&fileName=large.csv`;
    const body = new Uint8Array(8 * 1024 * 1024);
    const response = await fetch(server.url + path, { method: "POST", body, headers: await authorization() });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("上限 1 MB");
    expect((await fetch(server.url + ROUTES.health)).status).toBe(200);
  });
});
