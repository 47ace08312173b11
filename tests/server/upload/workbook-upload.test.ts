import { utils, write } from "@e965/xlsx";
import { afterEach, beforeEach, expect, it } from "vitest";
import { historySchema } from "#contract/history.ts";
import { ROUTES } from "#contract/routes.ts";
import { sourceRowSchema } from "#contract/source-row.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL, thread: true });
});

afterEach(() => made.close());

it("publishes a workbook, and leads from a figure to its sheet, cell and row", async () => {
  const book = utils.book_new();
  const month = (value: number) =>
    utils.aoa_to_sheet([["示例西 2024年引进博士"], ["平台", "引进博士"], ["示例西实验室", value]]);
  utils.book_append_sheet(book, month(7), "4月");
  utils.book_append_sheet(book, month(8), "5月");
  const body = new Uint8Array(write(book, { type: "array" }));
  const sent = await made.request(uploadPath("west", "四五月.xlsx"), { method: "POST", body });
  const upload = uploadSchema.parse(await sent.json());
  expect(upload.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(upload.understood.sheets?.map(({ name, state }) => [name, state])).toEqual([
    ["4月", "read"],
    ["5月", "read"],
  ]);
  expect(upload.figures.map(({ sheet, cell, period, value }) => [sheet, cell, period, value])).toEqual([
    ["4月", "B3", "2024-04", 7],
    ["5月", "B3", "2024-05", 8],
  ]);
  expect(upload.understood.furtherSamples?.map(({ sheet, rows }) => [sheet, rows.at(-1)?.cells])).toEqual([
    ["5月", ["示例西实验室", "8"]],
  ]);
  const publish = { base: 2, message: "", answers: answersFor(upload) };
  const published = await made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(publish) });
  expect(published.status).toBe(200);
  const query = { revision: "3", indicator: "phd", organization: "west-lab", period: "2024-05" };
  const history = await made.request(`${ROUTES.history}?${new URLSearchParams(query)}`);
  const [entry] = historySchema.parse(await history.json()).entries;
  expect(entry).toMatchObject({ sheet: "5月", cell: "B3", raw: "8", fileDigest: upload.fileDigest });
  const rowPath = ROUTES.sourceRow.replace(":digest", upload.fileDigest);
  const row = await made.request(`${rowPath}?${new URLSearchParams({ sheet: "5月", cell: "B3" })}`);
  const { rows, at } = sourceRowSchema.parse(await row.json());
  expect(rows.find(({ kind }) => kind === "cell")?.cells[at]).toBe("8");
});
