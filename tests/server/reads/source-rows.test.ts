import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { historySchema } from "#contract/history.ts";
import { ROUTES } from "#contract/routes.ts";
import { sourceRowSchema } from "#contract/source-row.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;

// One for all: its desk is a thread with two processes, and each test has a file of its own.
beforeAll(async () => {
  made = await makeApp({ seed: SMALL, thread: true });
});

afterAll(() => made.close());

const rowPath = (digest: string, cell: string, sheet = "") =>
  `${ROUTES.sourceRow.replace(":digest", digest)}?${new URLSearchParams({ sheet, cell })}`;

/** The file of a year: its April and May. */
const textOf = (year: number) =>
  longFile([
    ["引进博士", "示例西实验室", `${year}-04`, "7"],
    ["引进博士", "示例西实验室", `${year}-05`, "超8人"],
  ]);

async function draft(year: number) {
  const response = await made.request(uploadPath("west", `${year}.csv`), { method: "POST", body: textOf(year) });
  return uploadSchema.parse(await response.json());
}

async function publish(year: number) {
  const upload = await draft(year);
  const body = JSON.stringify({ base: upload.base, message: "", answers: answersFor(upload) });
  expect((await made.request(publishPath(upload.id), { method: "POST", body })).status).toBe(200);
  return upload.fileDigest;
}

describe("GET /files/:digest/row", () => {
  it("leads from a published figure to its original row, for anybody and for ever", async () => {
    const digest = await publish(2024);
    const anybody = await made.as("anonymous");
    const query = { revision: "3", indicator: "phd", organization: "west-lab", period: "2024-05" };
    const history = await made.request(`${ROUTES.history}?${new URLSearchParams(query)}`);
    const [entry] = historySchema.parse(await history.json()).entries;
    if (!entry) throw new Error("nothing was published of the figure");
    expect(entry.fileDigest).toBe(digest);
    const response = await anybody(rowPath(digest, entry.cell, entry.sheet));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toContain("immutable");
    const { rows, at } = sourceRowSchema.parse(await response.json());
    const own = rows.find(({ kind }) => kind === "cell");
    expect(own?.cells[at]).toBe(entry.raw);
    expect(own?.cells.slice(0, 3)).toEqual(["引进博士", "示例西实验室", "2024-05"]);
    expect(rows.find(({ kind }) => kind === "header")?.cells).toEqual(textOf(2024).split(/\r?\n/)[0]?.split(","));
  });

  it("shows a draft's rows to those who may publish, and to nobody else", async () => {
    const { fileDigest } = await draft(2023);
    const own = await made.request(rowPath(fileDigest, "D2"));
    expect([own.status, own.headers.get("cache-control")]).toEqual([200, "no-store"]);
    for (const asking of ["anonymous", "viewer", "contributor"] as const)
      expect((await (await made.as(asking))(rowPath(fileDigest, "D2"))).status).toBe(404);
  });

  it("says what it does not find: file, sheet or cell", async () => {
    const digest = await publish(2022);
    const detail = async (path: string) => {
      const response = await made.request(path, { headers: { "Accept-Language": "en" } });
      expect(response.status).toBe(404);
      return ((await response.json()) as { messages: { detail: { en: string } } }).messages.detail.en;
    };
    expect(await detail(rowPath("none", "D2"))).toBe("");
    expect(await detail(rowPath(digest, "D900"))).toBe("there is no cell D900");
    expect(await detail(rowPath(digest, "D2", "八月"))).toBe("there is no sheet “八月”");
  });

  it.each(["", "2", "D0", "AAAA1", "D2:D3"])("refuses %j, which names no cell", async (cell) => {
    expect((await made.request(rowPath("none", cell))).status).toBe(400);
  });
});
