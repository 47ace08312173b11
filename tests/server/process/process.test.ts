import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogueSchema } from "#contract/catalogue.ts";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type ChildServer, runChildServer, startChildServer } from "#tests/server/child-server.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { makeTestAccount } from "#tests/server/test-account.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let folder: TempFolder;
/** The server of all tests that leave it running. */
let server: ChildServer;
const servers: ChildServer[] = [];

beforeAll(async () => {
  folder = makeTempFolder();
  server = await start(folder.path, { MAX_FILE_MB: "1" });
}, 60_000);

afterAll(async () => {
  await Promise.all(servers.splice(0).map((each) => each.stop("SIGKILL")));
  folder.remove();
});

async function start(dataDir: string, environment: Record<string, string> = {}): Promise<ChildServer> {
  const started = await startChildServer({ DATA_DIR: dataDir, ...environment });
  servers.push(started);
  return started;
}

/** Headers of an administrator of the server that runs. */
async function authorization(): Promise<Record<string, string>> {
  const { token } = await makeTestAccount(join(folder.path, "zhengxiao.db"), { role: "administrator" });
  return { Authorization: `Bearer ${token}` };
}

async function current({ url }: ChildServer) {
  const response = await fetch(url + ROUTES.currentRevision);
  return currentRevisionSchema.parse(await response.json());
}

describe("the server as a process", () => {
  it("says where it is, where the data are and how to stop, in both languages", () => {
    for (const text of ["政效已启动", "Zhengxiao is ready", folder.path, "Ctrl-C", "未开放 closed"])
      expect(server.output()).toContain(text);
  });

  it("ends well on SIGTERM and SIGINT while pages listen, and has the same data after a stop and after a kill", async () => {
    const other = join(folder.path, "ending");
    const first = await start(other);
    const before = await current(first);
    await endWhilePagesListen(first, "SIGTERM");
    const second = await start(other);
    expect(await current(second)).toEqual(before);
    await second.stop("SIGKILL");
    const third = await start(other);
    expect(await current(third)).toEqual(before);
    await endWhilePagesListen(third, "SIGINT");
  }, 120_000);

  async function endWhilePagesListen(ending: ChildServer, signal: "SIGTERM" | "SIGINT"): Promise<void> {
    const events = await fetch(ending.url + ROUTES.events);
    const reader = events.body?.getReader();
    await reader?.read();
    const asked = performance.now();
    const ended = await ending.stop(signal);
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.output).toContain("数据已保存");
    expect(performance.now() - asked).toBeLessThan(5000);
    expect((await reader?.read())?.done).toBe(true);
  }

  it("says what to do when the port is taken", async () => {
    const { port } = new URL(server.url);
    const other = join(folder.path, "other");
    const ended = await runChildServer({ DATA_DIR: other, PORT: port });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain(`端口 ${port} 已被占用`);
    expect(ended.output).toContain(`Port ${port} is in use`);
    expect(ended.output).not.toContain("    at ");
  });

  it("refuses a wrong setting by its name", async () => {
    const ended = await runChildServer({
      DATA_DIR: join(folder.path, "none"),
      PORT: "many",
      DATABASE_URL: "postgres://db",
    });
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
    const path = `${ROUTES.uploads}?region=shili&fileName=large.csv`;
    const body = new Uint8Array(8 * 1024 * 1024);
    const response = await fetch(server.url + path, { method: "POST", body, headers: await authorization() });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("上限 1 MB");
    expect((await fetch(server.url + ROUTES.health)).status).toBe(200);
  });
});
