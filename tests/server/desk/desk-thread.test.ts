import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { DEFAULT_RULES } from "#domain/catalogue/rules.ts";
import { createLog } from "#server/base/log.ts";
import { startDeskThread } from "#server/desk/desk-thread.ts";
import { ApiError } from "#server/http/errors.ts";
import { makeKnownRevision } from "#server/store/known-revision.ts";
import { childrenOf } from "#tests/hostile/process-memory.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder, type TempFolder } from "#tests/server/temp-folder.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

const APRIL = longFile([["引进博士", "示例西实验室", "2024-04", "7"]]);

describe("startDeskThread(data, log)", () => {
  let folder: TempFolder;
  let made: MadeApp;

  beforeAll(async () => {
    folder = makeTempFolder();
    made = await makeApp({ seed: SMALL, dataDir: folder.path, thread: true });
  });

  afterAll(async () => {
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
    const rows = Array.from({ length: 30_000 }, (_, i): [string, string, string, string] => [
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

/** More than the smaller of the readers takes. */
const LARGE = `${APRIL}\n注：${"x".repeat(3_200_000)}\n`;

/** The reader with the most memory, which reads what is large. */
function largestReader(): number {
  const readers = childrenOf(process.pid).flatMap(({ pid, command }) => {
    const heap = /--max-old-space-size=(\d+).* \S*reader-worker\.ts/.exec(command)?.[1];
    return heap === undefined ? [] : [{ pid, heap: Number(heap) }];
  });
  const [largest] = readers.sort((a, b) => b.heap - a.heap);
  if (!largest) throw new Error("no process reads files");
  return largest.pid;
}

describe("a file whose reading takes too long", () => {
  // A process that is halted takes as long on an idle machine as on a busy one; nothing else has to be done in time.
  it.skipIf(process.platform !== "linux")(
    "is given up with a way out, and no other is",
    async () => {
      const made = await makeApp({ seed: SMALL, thread: true, readers: { readMs: 5000 } });
      try {
        const other = await made.as("administrator");
        const send = (name: string, body: BodyInit, ask = made.request) =>
          ask(uploadPath("west", name), { method: "POST", body });
        // A picture is refused at its first bytes, by the same reader: it has started, and stays.
        const picture = new Uint8Array(LARGE.length);
        picture.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
        expect((await send("a.png", picture)).status).toBe(201);
        const reader = largestReader();
        process.kill(reader, "SIGSTOP");
        const [long, behind, others] = await Promise.all([
          send("a.csv", LARGE),
          send("b.csv", APRIL),
          send("c.csv", APRIL, other),
        ]);
        expect(await long.json()).toMatchObject({ code: "reading-too-long", status: 422 });
        expect([behind.status, others.status]).toEqual([201, 201]);
        for (const [ask, names] of [[made.request, ["a.png", "b.csv"]] as const, [other, ["c.csv"]] as const]) {
          const { drafts } = await (await ask(`${ROUTES.uploads}?region=west`)).json();
          expect(drafts.map(({ fileName }: { fileName: string }) => fileName).sort()).toEqual(names);
        }
        // It is gone, and another in its place reads the same file.
        expect(largestReader()).not.toBe(reader);
        expect((await send("a.csv", LARGE)).status).toBe(201);
      } finally {
        await made.close();
      }
    },
    60_000,
  );
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
