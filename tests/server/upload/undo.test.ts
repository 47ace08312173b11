import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { problemDetailsSchema } from "#contract/errors.ts";
import { historySchema } from "#contract/history.ts";
import { decodeObservations, observationsSchema } from "#contract/observations.ts";
import { revisionDifferenceSchema } from "#contract/revision-difference.ts";
import { type Revision, revisionSchema, revisionsSchema, type Undo } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type Ask, type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
});
afterEach(() => made.close());

type Row = readonly [period: string, value: string];

/** Publishes figures of 引进博士 at 示例西实验室; the answer is the revision's number. */
async function publishRows(rows: readonly Row[], fileName = "四月.csv"): Promise<number> {
  const body = longFile(rows.map(([period, value]) => ["引进博士", "示例西实验室", period, value]));
  const upload = uploadSchema.parse(
    await (await made.request(uploadPath("west", fileName), { method: "POST", body })).json(),
  );
  const publish = { base: upload.base, message: fileName, answers: answersFor(upload) };
  const response = await made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(publish) });
  expect(response.status).toBe(200);
  return (await made.store.currentRevision()).number;
}

async function undo(number: number, more: Partial<Undo> = {}, ask: Ask = made.request): Promise<Response> {
  const base = (await made.store.currentRevision()).number;
  const body: Undo = { base, message: "传错了文件", ...more };
  return ask(ROUTES.undo.replace(":number", String(number)), { method: "POST", body: JSON.stringify(body) });
}

async function undone(number: number): Promise<Revision> {
  const response = await undo(number);
  expect(response.status).toBe(200);
  return revisionSchema.parse(await response.json());
}

/** Code and detail of a refusal; the current revision must be as before. */
async function refusal(number: number, more: Partial<Undo> = {}, ask: Ask = made.request) {
  const before = (await made.store.currentRevision()).number;
  const { code, messages } = problemDetailsSchema.parse(await (await undo(number, more, ask)).json());
  expect((await made.store.currentRevision()).number).toBe(before);
  return { code, detail: messages.detail.en };
}

async function figures(revision: number): Promise<[string, number | null, number][]> {
  const response = await made.request(
    `${ROUTES.observations}?revision=${revision}&organization=west-lab&indicator=phd`,
  );
  return [...decodeObservations(observationsSchema.parse(await response.json()))].map(({ observation, revision }) => [
    observation.period,
    observation.value,
    revision,
  ]);
}

async function history(revision: number, period: string) {
  const query = new URLSearchParams({ revision: String(revision), indicator: "phd", organization: "west-lab", period });
  return historySchema.parse(await (await made.request(`${ROUTES.history}?${query}`)).json()).entries;
}

async function listed(number: number) {
  const current = (await made.store.currentRevision()).number;
  const { revisions } = revisionsSchema.parse(
    await (await made.request(`${ROUTES.revisions}?revision=${current}`)).json(),
  );
  const found = revisions.find((revision) => revision.number === number);
  if (!found) throw new Error(`no revision ${number}`);
  return found;
}

async function difference(number: number, revision = number) {
  const path = `${ROUTES.difference.replace(":number", String(number))}?revision=${revision}`;
  return revisionDifferenceSchema.parse(await (await made.request(path)).json());
}

const SEEDED = [
  ["2024-01", 3, 2],
  ["2024-02", null, 2],
  ["2024-03", 5, 2],
];

describe("POST /revisions/:number/undo", () => {
  it("withdraws what was added and gives back what was changed, in one new revision", async () => {
    const number = await publishRows([
      ["2024-03", "6"],
      ["2024-04", "7"],
    ]);
    const revision = await undone(number);
    expect(revision).toMatchObject({
      number: number + 1,
      kind: "undo",
      undoes: number,
      region: "west",
      message: "传错了文件",
      counts: { added: 0, changed: 1, unchanged: 0, withdrawn: 1 },
      latestPeriod: "2024-03",
    });
    expect(await figures(number + 1)).toEqual([...SEEDED.slice(0, 2), ["2024-03", 5, number + 1]]);
  });

  it("leaves the undone revision, and every earlier one, as they were known", async () => {
    const number = await publishRows([["2024-04", "7"]]);
    await undone(number);
    expect(await figures(2)).toEqual(SEEDED);
    expect(await figures(number)).toEqual([...SEEDED, ["2024-04", 7, number]]);
  });

  it("leads from a restored figure to the file and cell it was first read in", async () => {
    const number = await publishRows([["2024-03", "6"]], "三月.csv");
    await undone(number);
    const [restored, replaced, first] = await history(number + 1, "2024-03");
    expect(restored).toMatchObject({ revision: number + 1, value: 5, cell: "D4", readIn: 2, fileName: "west.csv" });
    expect(restored?.fileDigest).toBe(first?.fileDigest);
    expect(replaced).toMatchObject({ value: 6, fileName: "三月.csv", readIn: number, until: number + 1 });
    expect(replaced?.withdrawn).toBe(false);
  });

  it("says of a figure that was withdrawn when, and that nothing took its place", async () => {
    const number = await publishRows([["2024-04", "7"]]);
    await undone(number);
    expect(await history(number + 1, "2024-04")).toMatchObject([{ value: 7, until: number + 1, withdrawn: true }]);
    expect(await history(number, "2024-04")).toMatchObject([{ value: 7, until: null, withdrawn: false }]);
  });

  it("undoes an undo: what was withdrawn and what was changed stand again, read where they were read", async () => {
    const number = await publishRows(
      [
        ["2024-03", "6"],
        ["2024-04", "7"],
      ],
      "四月.csv",
    );
    await undone(number);
    const again = await undone(number + 1);
    expect(again).toMatchObject({ undoes: number + 1, counts: { added: 1, changed: 1, withdrawn: 0 } });
    expect((await figures(again.number)).map(([, value]) => value)).toEqual([3, null, 6, 7]);
    expect((await history(again.number, "2024-04"))[0]).toMatchObject({
      cell: "D3",
      readIn: number,
      fileName: "四月.csv",
    });
    expect((await listed(number)).undoneBy).toBeNull();
    expect((await listed(number + 1)).undoneBy).toBe(again.number);
    // And once more.
    await undone(again.number);
    expect((await figures(again.number + 1)).map(([, value]) => value)).toEqual([3, null, 5]);
  });

  it("refuses whole where a later revision changed one of the figures, and names it", async () => {
    const number = await publishRows([
      ["2024-03", "6"],
      ["2024-04", "7"],
    ]);
    const later = await publishRows([["2024-04", "8"]]);
    expect(await refusal(number)).toEqual({ code: "undo-conflict", detail: `revision ${later} changed 1` });
    await undone(later);
    // The later one undone, its undo is now the last word on that figure.
    expect(await refusal(number)).toMatchObject({ code: "undo-conflict" });
  });

  it("refuses to bring back a withdrawn figure that somebody stated since", async () => {
    const number = await publishRows([["2024-04", "7"]]);
    await undone(number);
    const later = await publishRows([["2024-04", "9"]]);
    expect(await refusal(number + 1)).toEqual({ code: "undo-conflict", detail: `revision ${later} changed 1` });
  });

  it("is not held up by later revisions of other figures", async () => {
    const number = await publishRows([["2024-04", "7"]]);
    const later = await publishRows([["2024-05", "8"]]);
    await undone(number);
    expect(await figures(later + 1)).toEqual([...SEEDED, ["2024-05", 8, later]]);
  });

  it("refuses the seed, what is undone, what is not there, and an old base", async () => {
    const number = await publishRows([["2024-04", "7"]]);
    expect(await refusal(2)).toMatchObject({ code: "seed-not-undone" });
    expect(await refusal(99)).toMatchObject({ code: "not-found" });
    expect(await refusal(number, { base: number - 1 })).toEqual({
      code: "revision-moved",
      detail: `the current revision is ${number}`,
    });
    expect(await refusal(number, { message: "  " })).toMatchObject({ code: "bad-request" });
    await undone(number);
    expect(await refusal(number)).toEqual({ code: "already-undone", detail: `by revision ${number + 1}` });
  });

  it("is for those who may publish", async () => {
    const number = await publishRows([["2024-04", "7"]]);
    for (const role of ["viewer", "contributor"] as const)
      expect(await refusal(number, {}, await made.as(role))).toMatchObject({ code: "not-permitted" });
    const eastern = await made.as({ role: "publisher", regions: ["east"] });
    expect(await refusal(number, {}, eastern)).toMatchObject({ code: "not-permitted" });
    expect(await refusal(number, {}, await made.as("anonymous"))).toMatchObject({ code: "sign-in-required" });
    expect((await made.store.currentRevision()).number).toBe(number);
  });

  it("tells every page, and the file can be published again", async () => {
    const number = await publishRows([["2024-04", "7"]]);
    await undone(number);
    expect(made.logged).toContainEqual(expect.objectContaining({ event: "undone", undoes: number }));
    expect(await publishRows([["2024-04", "7"]])).toBe(number + 2);
  });
});

describe("the desk in its thread", () => {
  it("undoes as it publishes", async () => {
    await made.close();
    made = await makeApp({ seed: SMALL, thread: true });
    const number = await publishRows([["2024-04", "7"]]);
    await undone(number);
    expect(await figures(number + 1)).toEqual(SEEDED);
    expect(await refusal(number)).toEqual({ code: "already-undone", detail: `by revision ${number + 1}` });
  });
});

describe("GET /revisions/:number/difference", () => {
  it("pairs what was stated with what held, each with file, cell and wording", async () => {
    const number = await publishRows(
      [
        ["2024-03", "6人"],
        ["2024-04", "7"],
      ],
      "四月.csv",
    );
    const { counts, entries, summary } = await difference(number);
    expect(counts).toEqual({ added: 1, changed: 1, withdrawn: 0 });
    expect(entries).toMatchObject([
      {
        kind: "changed",
        period: "2024-03",
        before: { value: 5, revision: 2, cell: "D4", fileName: "west.csv" },
        after: { value: 6, revision: number, cell: "D2", raw: "6人", fileName: "四月.csv" },
      },
      { kind: "added", period: "2024-04", before: null, after: { value: 7, cell: "D3" } },
    ]);
    expect(summary).toEqual([{ indicator: "phd", organization: "west-lab", ...counts }]);
  });

  it("of an undo says what was withdrawn and what was given back, from which file", async () => {
    const number = await publishRows([
      ["2024-03", "6"],
      ["2024-04", "7"],
    ]);
    await undone(number);
    const { counts, entries } = await difference(number + 1);
    expect(counts).toEqual({ added: 0, changed: 1, withdrawn: 1 });
    expect(entries).toMatchObject([
      { kind: "changed", before: { value: 6 }, after: { value: 5, revision: number + 1, readIn: 2 } },
      { kind: "withdrawn", period: "2024-04", before: { value: 7 }, after: null },
    ]);
  });

  it("is the same for ever, whatever is published later", async () => {
    const number = await publishRows([["2024-03", "6"]]);
    const { revision: _, ...before } = await difference(number);
    await publishRows([["2024-03", "9"]]);
    const { revision, ...after } = await difference(number, number + 1);
    expect(revision).toBe(number + 1);
    expect(after).toEqual(before);
  });

  it("counts a whole seed, and refuses a revision that is not yet known", async () => {
    expect((await difference(2)).counts).toEqual({ added: 6, changed: 0, withdrawn: 0 });
    const path = ROUTES.difference.replace(":number", "2");
    const response = await made.request(`${path}?revision=1`);
    expect(problemDetailsSchema.parse(await response.json()).code).toBe("unknown-revision");
    expect((await made.request(`${ROUTES.difference.replace(":number", "x")}?revision=1`)).status).toBe(400);
  });
});

describe("GET /revisions", () => {
  it("says of each its undoing, its day at the server and the publisher's words on warnings", async () => {
    const number = await publishRows([["2024-04", "7000"]]);
    const revision = await listed(number);
    expect(Object.values(revision.answers)).toContain("已核实");
    expect(revision).toMatchObject({ kind: "upload", undoes: null, undoneBy: null, fileName: "四月.csv" });
    expect(revision.publishedDay).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await undone(number);
    expect(await listed(number)).toMatchObject({ undoneBy: number + 1 });
    expect(await listed(number + 1)).toMatchObject({ kind: "undo", undoes: number, answers: {} });
  });
});
