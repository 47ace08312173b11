import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { makeChildPublisher } from "#tests/server/child-publisher.ts";
import { type ChildServer, spawnChildServer, startChildServer } from "#tests/server/child-server.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { uploadPath } from "#tests/server/upload-request.ts";

let folder: TempFolder;
const servers: ChildServer[] = [];

beforeEach(() => {
  folder = makeTempFolder();
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop("SIGKILL")));
  folder.remove();
});

async function start(dataDir = folder.path): Promise<ChildServer> {
  const server = await startChildServer({ DATA_DIR: dataDir });
  servers.push(server);
  return server;
}

/** An upload of which half arrived and nothing more comes; gives what is answered. */
function stalledUpload(
  server: ChildServer,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  return new Promise((settle, reject) => {
    const body = "指标,平台,时期,数值\n";
    const asked = request(server.url + uploadPath("shili", "slow.csv"), {
      method: "POST",
      headers: { ...headers, "Content-Length": Buffer.byteLength(body) * 2 },
    });
    asked.on("error", reject);
    asked.on("response", (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += String(chunk);
      });
      answer.on("end", () => settle({ status: answer.statusCode ?? 0, body: text }));
      answer.on("error", reject);
    });
    asked.write(body);
  });
}

async function openStream(server: ChildServer) {
  const stream = (await fetch(server.url + ROUTES.events)).body?.getReader();
  await stream?.read();
  return stream;
}

describe("stopping the server", () => {
  it("takes no ten seconds with event streams open and an upload that does not come to its end: it is refused", async () => {
    const server = await start();
    const publisher = await makeChildPublisher(server, folder.path);
    const streams = await Promise.all([openStream(server), openStream(server), openStream(server)]);
    const stalled = stalledUpload(server, publisher.headers);
    // The server has the head and the first half once it answers what was asked after it.
    await publisher.current();
    const asked = performance.now();
    const ending = server.stop("SIGTERM");
    for (const stream of streams) expect((await stream?.read())?.done).toBe(true);
    const answer = await stalled;
    expect(answer).toMatchObject({ status: 503, body: expect.stringContaining('"stopping"') });
    expect(answer.body).toContain("服务正在停止");
    const ended = await ending;
    expect(ended).toMatchObject({ code: 0, output: expect.stringContaining("数据已保存") });
    expect(performance.now() - asked).toBeLessThan(10_000);
  }, 120_000);

  it("finishes what has come: an upload and a publish under way are answered, and there after the next start", async () => {
    const server = await start();
    const publisher = await makeChildPublisher(server, folder.path);
    const draft = await publisher.send(publisher.file(2000, 1));
    const publishing = publisher.tryPublish(draft);
    const sending = publisher.trySend(publisher.file(2000, 2));
    // Both are under way when a later question is answered.
    await publisher.current();
    const [published, sent, ended] = await Promise.all([publishing, sending, server.stop("SIGTERM")]);
    expect(ended.code).toBe(0);
    expect([published.status, sent.status]).toEqual([200, 201]);
    const { id }: { id: unknown } = await sent.json();
    const again = publisher.on(await start());
    expect(await again.current()).toBe(3);
    const found = await fetch(servers.at(-1)?.url + ROUTES.upload.replace(":id", String(id)), {
      headers: again.headers,
    });
    expect(found.status).toBe(200);
  }, 180_000);

  it("is at once on a second signal", async () => {
    const server = await start();
    const publisher = await makeChildPublisher(server, folder.path);
    stalledUpload(server, publisher.headers).catch(() => {});
    await publisher.current();
    const first = server.stop("SIGINT");
    while (!server.output().includes('"stopping"')) await wait(5);
    const asked = performance.now();
    await server.stop("SIGINT");
    expect(performance.now() - asked).toBeLessThan(2000);
    expect((await first).code).toBe(130);
    expect(await publisher.on(await start()).current()).toBe(2);
  }, 120_000);

  it("within the first start, early, half-way and late, leaves nothing half", async () => {
    const began = performance.now();
    await (await start(join(folder.path, "whole"))).stop("SIGKILL");
    const usual = performance.now() - began;
    for (const share of [0.3, 0.6, 0.9]) {
      const dataDir = join(folder.path, `stopped-at-${share}`);
      const first = spawnChildServer({ DATA_DIR: dataDir });
      await wait(usual * share);
      const asked = performance.now();
      const ended = await first.stop("SIGTERM");
      expect(performance.now() - asked).toBeLessThan(10_000);
      // Before the program has said that it listens to signals, the system ends it.
      expect(ended.code === 0 || ended.signal === "SIGTERM", `at ${share} of it: ${ended.output}`).toBe(true);
      const next = await start(dataDir);
      const current = await fetch(next.url + ROUTES.currentRevision);
      expect(await current.json()).toMatchObject({ revision: 2 });
      await next.stop("SIGKILL");
    }
  }, 180_000);
});
