import { afterEach, beforeEach, expect, it } from "vitest";
import { type RevisionLog, revisionLogSchema } from "#contract/revision-log.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
});

afterEach(() => made.close());

async function logOf(number: number, revision: number): Promise<RevisionLog> {
  const path = ROUTES.revisionLog.replace(":number", String(number));
  const response = await made.request(`${path}?revision=${revision}`);
  expect(response.status).toBe(200);
  return revisionLogSchema.parse(await response.json());
}

/** Brings a file in which a name is unknown, a cell is no figure and another is a thousand times its neighbours. */
async function publishWithFixes(): Promise<void> {
  const body = longFile([
    ["高层次人才", "示例西实验室", "2024-04", "待核实吧"],
    ["引进博士", "示例西实验室", "2024-05", "70000"],
  ]);
  const sent = uploadSchema.parse(
    await (await made.request(uploadPath("west", "四月.csv"), { method: "POST", body })).json(),
  );
  const choices = { names: { indicators: { 高层次人才: "phd" } }, cells: { D2: "8" } };
  const chosen = await made.request(ROUTES.choices.replace(":id", sent.id), {
    method: "PUT",
    body: JSON.stringify(choices),
  });
  const upload = uploadSchema.parse(await chosen.json());
  const request = { base: upload.base, publishedBy: "示例办", message: "", answers: answersFor(upload) };
  const published = await made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(request) });
  expect(published.status).toBe(200);
}

it("keeps with a revision what was understood, said, put right and still wrong", async () => {
  await publishWithFixes();
  const { log } = await logOf(3, 3);
  expect(log?.understood).toMatchObject({ layout: "long", headerRow: 1, rows: 2 });
  expect(log?.choices.names?.indicators).toEqual({ 高层次人才: "phd" });
  expect(log?.fixes).toMatchObject([
    { sheet: "", cell: "D2", from: "待核实吧", to: "8", problem: { severity: "error", cell: "D2", read: "待核实吧" } },
  ]);
  expect(log?.problemCounts).toMatchObject({ error: 0 });
  expect(log?.problems.find(({ severity }) => severity === "warning")).toMatchObject({ cell: "D3", read: "70000" });
  expect(log?.problemCodes.reduce((sum, { count }) => sum + count, 0)).toBe(log?.problems.length);
});

it("says the same of a revision for ever, and nothing of one that read no file", async () => {
  await publishWithFixes();
  const before = await logOf(3, 3);
  const undo = { base: 3, publishedBy: "示例办", message: "传错了" };
  await made.request(ROUTES.undo.replace(":number", "3"), { method: "POST", body: JSON.stringify(undo) });
  expect((await logOf(3, 4)).log).toEqual(before.log);
  expect((await logOf(4, 4)).log).toBeNull();
  expect((await logOf(1, 4)).log).toBeNull();
  const unknown = await made.request(`${ROUTES.revisionLog.replace(":number", "4")}?revision=3`);
  expect(unknown.status).toBe(404);
});
