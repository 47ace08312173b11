import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, it } from "vitest";
import { historySchema } from "#contract/history.ts";
import { revisionsSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { readShipped } from "#tests/data/read-shipped.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp | undefined;
const folder = makeTempFolder();

afterEach(async () => {
  await made?.close();
  made = undefined;
});

/** Kind, publisher and source of every revision, newest first. */
async function origins({ request, store }: MadeApp) {
  const { number } = await store.currentRevision();
  const response = await request(`${ROUTES.revisions}?revision=${number}`);
  return revisionsSchema.parse(await response.json()).revisions;
}

async function entriesOf({ request, store }: MadeApp, figure: string) {
  const { number } = await store.currentRevision();
  const response = await request(`${ROUTES.history}?revision=${number}&${figure}`);
  return historySchema.parse(await response.json()).entries;
}

const ARTICLE = { code: "liyang-2024-09-06", published: "2024-09-06" };

describe("the source of what is shipped", () => {
  it("is the article with its publisher and day, and 示例数据 without a day; nobody published in the database", async () => {
    made = await makeApp({ now: () => new Date("2026-10-20T04:00:00Z") });
    const { sources } = await readShipped();
    const [shili, liyang] = await origins(made);
    expect(liyang).toMatchObject({ kind: "seed", region: "liyang", publishedBy: "政效 Zhengxiao", source: ARTICLE });
    expect(liyang?.source).toEqual(sources.find(({ code }) => code === ARTICLE.code));
    expect(shili).toMatchObject({ kind: "seed", region: "shili", source: { code: "shili-sample", published: null } });
    const figure = "indicator=phd_hired&organization=liyang&period=2024-01%2F..2024-09-06";
    expect(await entriesOf(made, figure)).toMatchObject([
      { kind: "seed", publishedBy: "政效 Zhengxiao", publishedAt: "2026-10-20T04:00:00.000Z", source: ARTICLE },
    ]);
  });

  it("is found in a database that an earlier program filled, which named the publisher as its own", async () => {
    const first = await makeApp({ dataDir: folder.path });
    await first.close();
    const database = new DatabaseSync(join(folder.path, "zhengxiao.db"));
    database.exec("update revision set published_by = '溧阳市委组织部(刊于中共常州市委组织部网站)' where number = 1");
    database.close();
    made = await makeApp({ dataDir: folder.path });
    const [, liyang] = await origins(made);
    expect(liyang).toMatchObject({ publishedBy: "政效 Zhengxiao", source: ARTICLE });
  });

  it("stays with a figure that an undo restores, and is none of a figure that was published", async () => {
    made = await makeApp({ seed: SMALL });
    const body = longFile([["引进博士", "示例西实验室", "2024-03", "6"]]);
    const sent = await made.request(uploadPath("west", "三月.csv"), { method: "POST", body });
    const upload = uploadSchema.parse(await sent.json());
    const publish = JSON.stringify({ base: 2, message: "三月", answers: answersFor(upload) });
    expect((await made.request(publishPath(upload.id), { method: "POST", body: publish })).status).toBe(200);
    const undo = JSON.stringify({ base: 3, message: "传错了" });
    const path = ROUTES.undo.replace(":number", "3");
    expect((await made.request(path, { method: "POST", body: undo })).status).toBe(200);
    const entries = await entriesOf(made, "indicator=phd&organization=west-lab&period=2024-03");
    expect(entries.map(({ revision, kind, source }) => [revision, kind, source?.code])).toEqual([
      [4, "undo", "sample"],
      [3, "upload", undefined],
      [2, "seed", "sample"],
    ]);
    expect((await origins(made)).map(({ kind, source }) => [kind, source?.code])).toEqual([
      ["undo", undefined],
      ["upload", undefined],
      ["seed", "sample"],
      // It names no source.
      ["seed", undefined],
    ]);
  });
});
