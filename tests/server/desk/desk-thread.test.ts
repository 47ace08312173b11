import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { DEFAULT_RULES } from "#domain/catalogue/rules.ts";
import { createLog } from "#server/base/log.ts";
import { startDeskThread } from "#server/desk/desk-thread.ts";
import { ApiError } from "#server/http/errors.ts";
import { makeKnownRevision } from "#server/store/known-revision.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

const APRIL = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);

describe("startDeskThread(data, log)", () => {
  let folder: TempFolder;
  let made: MadeApp;

  beforeEach(async () => {
    folder = makeTempFolder();
    made = await makeApp({ seed: SMALL, dataDir: folder.path, thread: true });
  });

  afterEach(async () => {
    await made.close();
    folder.remove();
  });

  it("takes a file in, publishes it, and the server's own reads see it at once", async () => {
    const created = await made.request(uploadPath("west", "a.csv"), { method: "POST", body: APRIL });
    const upload = uploadSchema.parse(await created.json());
    const body = JSON.stringify({ base: 2, message: "", answers: answersFor(upload) });
    expect((await made.request(publishPath(upload.id), { method: "POST", body })).status).toBe(200);
    expect((await made.store.currentRevision()).number).toBe(3);
    const again = await made.request(publishPath(upload.id), { method: "POST", body });
    expect(await again.json()).toMatchObject({ code: "already-published", status: 409 });
  });

  it("sends errors with their detail", async () => {
    const response = await made.request(uploadPath("nowhere", "a.csv"), { method: "POST", body: APRIL });
    expect(await response.json()).toMatchObject({ code: "not-found", detail: "没有这个地区:nowhere" });
  });

  it("answers readers while it reads a large file", async () => {
    const rows = Array.from({ length: 60_000 }, (_, i): [string, string, string, string] => [
      "引进博士",
      "示例西实验室",
      "2024-04",
      String(i),
    ]);
    const order: string[] = [];
    const upload = made
      .request(uploadPath("west", "large.csv"), { method: "POST", body: longFile(rows) })
      .then(() => order.push("upload"));
    for (let i = 0; i < 20; i += 1) {
      await made.request(ROUTES.health);
      // Lets what else has arrived have its turn.
      await new Promise((settle) => setImmediate(settle));
    }
    order.push("reads");
    await upload;
    expect(order).toEqual(["reads", "upload"]);
  });
});

describe("a file whose reading takes too long", () => {
  it("is given up with a way out, and no other is", async () => {
    const folder = makeTempFolder();
    const made = await makeApp({ seed: SMALL, dataDir: folder.path, thread: true, readers: { readMs: 2500 } });
    try {
      const rows = Array.from({ length: 190_000 }, (_, i): [string, string, string, string] => [
        "引进博士",
        "示例西实验室",
        `${1000 + (i % 9000)}-0${1 + (i % 9)}`,
        String(i),
      ]);
      const other = await made.as("administrator");
      const send = (name: string, body: BodyInit, ask = made.request) =>
        ask(uploadPath("west", name), { method: "POST", body });
      const [long, behind, others] = await Promise.all([
        send("a.csv", longFile(rows)),
        send("b.csv", APRIL),
        send("c.csv", APRIL, other),
      ]);
      expect(await long.json()).toMatchObject({ code: "reading-too-long", status: 422 });
      expect([behind.status, others.status]).toEqual([201, 201]);
      for (const [ask, name] of [[made.request, "b.csv"] as const, [other, "c.csv"] as const]) {
        const { drafts } = await (await ask(`${ROUTES.uploads}?region=west`)).json();
        expect(drafts).toMatchObject([{ fileName: name }]);
      }
    } finally {
      await made.close();
      folder.remove();
    }
  }, 60_000);
});

describe("a desk's thread that cannot start", () => {
  it("fails its jobs, says so in the log, and is tried again", async () => {
    const folder = makeTempFolder();
    const logged: string[] = [];
    const log = createLog("error", (line) => logged.push(line));
    const data = {
      databasePath: `${folder.path}/absent/zhengxiao.db`,
      revision: makeKnownRevision(),
      limits: { fileBytes: 1, rows: 1 },
      rules: DEFAULT_RULES,
      readers: { count: 2, bytes: 400e6 },
    };
    const desk = startDeskThread(data, log);
    await expect(desk.read("a")).rejects.toThrow(ApiError);
    await expect(desk.read("b")).rejects.toThrow(ApiError);
    expect(logged).toHaveLength(2);
    expect(logged[0]).toContain("desk-thread-ended");
    await desk.close();
    folder.remove();
  });
});
