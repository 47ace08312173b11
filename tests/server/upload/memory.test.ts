import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { problemDetailsSchema } from "#contract/errors.ts";
import { aliasesSchema, type Mapping, mappingSchema, mappingsSchema } from "#contract/memory.ts";
import { ROUTES } from "#contract/routes.ts";
import { draftsSchema, type Upload, uploadSchema } from "#contract/uploads.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { makeBook, saveBook } from "#tests/intake/workbook-files.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;
let clock = new Date("2024-12-01T08:00:00Z");

beforeEach(async () => {
  clock = new Date("2024-12-01T08:00:00Z");
  made = await makeApp({ seed: SMALL, now: () => clock });
});

afterEach(() => made.close());

/** A month's table whose names are the office's own. */
function monthly(month: number, rows = ["西实验室（本部）,高层次人才,9", "作废,高层次人才,1"]): string {
  return ["机构,指标名称,数值,校验码", ...rows.map((row, i) => `${row},77${i}`)]
    .join("\n")
    .replace(/^/, `2024年${month}月人才情况\n`);
}

const EXPLAINED: ReadingChoices = {
  names: { indicators: { 高层次人才: "phd" }, organizations: { "西实验室（本部）": "west-lab", 作废: "" } },
};

async function send(
  text: string | Uint8Array<ArrayBuffer>,
  fileName = "人才月报.csv",
  region = "west",
): Promise<Upload> {
  const response = await made.request(uploadPath(region, fileName), { method: "POST", body: text });
  return uploadSchema.parse(await response.json());
}

async function choose(upload: Upload, choices: ReadingChoices): Promise<Upload> {
  const path = ROUTES.choices.replace(":id", upload.id);
  const response = await made.request(path, { method: "PUT", body: JSON.stringify(choices) });
  expect(response.status).toBe(200);
  return uploadSchema.parse(await response.json());
}

function publish(upload: Upload, remember = true): Promise<Response> {
  const body = { base: upload.base, message: "", answers: answersFor(upload), remember };
  return made.request(publishPath(upload.id), { method: "POST", body: JSON.stringify(body) });
}

async function publishExplained(remember = true): Promise<Upload> {
  const response = await publish(await choose(await send(monthly(4)), EXPLAINED), remember);
  expect(response.status).toBe(200);
  return uploadSchema.parse(await response.json());
}

async function mappings(region = "west"): Promise<Mapping[]> {
  const response = await made.request(`${ROUTES.mappings}?region=${region}`);
  return mappingsSchema.parse(await response.json()).mappings;
}

async function aliases() {
  return aliasesSchema.parse(await (await made.request(`${ROUTES.aliases}?region=west`)).json()).aliases;
}

describe("PUT /uploads/:id/choices", () => {
  it("reads again as it is told, and keeps what it was told with the draft", async () => {
    const first = await send(monthly(4));
    expect(first.questions.map(({ about, text }) => `${about} ${text}`)).toEqual([
      "organization 西实验室（本部）",
      "indicator 高层次人才",
      "organization 作废",
    ]);
    expect(first.questions[0]?.suggestions[0]).toMatchObject({ code: "west-lab" });
    const told = await choose(first, EXPLAINED);
    expect(told).toMatchObject({ problemCounts: { error: 0 }, questions: [], choices: EXPLAINED });
    expect(told.difference.entries).toMatchObject([
      { kind: "added", indicator: "phd", organization: "west-lab", period: "2024-04", after: { value: 9 } },
    ]);
    const again = await made.request(ROUTES.upload.replace(":id", first.id));
    expect(uploadSchema.parse(await again.json())).toEqual(told);
  });

  it("replaces what was said before, and publishes by it", async () => {
    const told = await choose(await send(monthly(4)), EXPLAINED);
    const undone = await choose(told, {});
    expect(undone.problemCounts.error).toBeGreaterThan(0);
    expect((await publish(undone)).status).toBe(422);
    const fixed = await choose(undone, { ...EXPLAINED, cells: { C3: "12" } });
    const published = uploadSchema.parse(await (await publish(fixed)).json());
    expect(published.choices.cells).toEqual({ C3: "12" });
    expect(published.difference.entries).toMatchObject([{ after: { value: 12, raw: "9" } }]);
  });

  it("does not let a code through that the region does not have", async () => {
    const told = await choose(await send(monthly(4)), {
      names: { indicators: { 高层次人才: "phd" }, organizations: { "西实验室（本部）": "east-lab", 作废: "" } },
    });
    expect(told.questions.map(({ text }) => text)).toEqual(["西实验室（本部）"]);
    expect(told.difference.counts.added).toBe(0);
  });

  it("refuses what is no choice, and what is no draft", async () => {
    const draft = await send(monthly(4));
    const path = ROUTES.choices.replace(":id", draft.id);
    const wrong = await made.request(path, { method: "PUT", body: '{"columns":{"数值":"nonsense"}}' });
    expect(wrong.status).toBe(400);
    expect((await made.request(path.replace(draft.id, "none"), { method: "PUT", body: "{}" })).status).toBe(404);
    const published = await publishExplained();
    const late = await made.request(ROUTES.choices.replace(":id", published.id), { method: "PUT", body: "{}" });
    expect(problemDetailsSchema.parse(await late.json()).code).toBe("already-published");
  });
});

describe("the memory of a region", () => {
  it("reads of next month's workbook the sheets that stand where the chosen ones stood", async () => {
    const sheet = [
      ["机构", "指标名称", "数值"],
      ["west-lab", "phd", 9],
    ];
    const notes = [["填报说明"]];
    const first = await send(saveBook(makeBook({ 说明: notes, "2024年4月": sheet, "2024年4月初稿": sheet })), "a.xlsx");
    expect(first.understood.sheets?.map(({ state }) => state)).toEqual(["not-read", "read", "read"]);
    const told = await choose(first, { sheets: ["2024年4月"] });
    expect((await publish(told)).status).toBe(200);
    expect((await mappings())[0]?.choices).toMatchObject({ sheetsAmong: ["说明", "2024年4月", "2024年4月初稿"] });
    const next = await send(saveBook(makeBook({ 说明: notes, "2024年5月": sheet, "2024年5月初稿": sheet })), "b.xlsx");
    expect(next).toMatchObject({
      questions: [],
      choices: { sheets: ["2024年5月"] },
      applied: { mapping: { name: "a" } },
    });
    expect(next.difference.entries).toMatchObject([{ kind: "added", period: "2024-05" }]);
  });

  it("lets next month's file of the same shape through without a question", async () => {
    const published = await publishExplained();
    const next = await send(monthly(5), "五月.csv");
    expect(next).toMatchObject({
      questions: [],
      problemCounts: { error: 0 },
      applied: { mapping: { name: "人才月报" } },
      choices: EXPLAINED,
    });
    expect(next.difference.entries).toMatchObject([{ kind: "added", period: "2024-05", after: { value: 9 } }]);
    expect((await publish(next)).status).toBe(200);
    expect(await mappings()).toMatchObject([{ name: "人才月报", revision: (published.revision ?? 0) + 1 }]);
  });

  it("knows an explained name in a file of another shape, but leaves nothing out there", async () => {
    await publishExplained();
    const other = await send("平台,时期,指标,数值\n西实验室（本部）,2024-05,高层次人才,4\n作废,2024-05,高层次人才,4\n");
    expect(other.applied).toEqual({ mapping: null, aliases: 2 });
    expect(other.questions.map(({ text }) => text)).toEqual(["作废"]);
  });

  it("is of its region alone, and only where it was wanted", async () => {
    await publishExplained(false);
    expect([await mappings(), await aliases()]).toEqual([[], []]);
    await made.close();
    made = await makeApp({ seed: SMALL });
    await publishExplained();
    expect(await mappings("east")).toEqual([]);
    expect((await send(monthly(5), "东.csv", "east")).applied).toEqual({ mapping: null, aliases: 0 });
  });

  it("does not carry a file's own cells, rows and period over to the next", async () => {
    const text = "机构,指标名称,数值\n西实验室（本部）,高层次人才,9\n";
    const told = await choose(await send(text), { ...EXPLAINED, period: "2024-04", cells: { C2: "10" } });
    expect((await publish(told)).status).toBe(200);
    const next = await send(text.replace("9", "11"));
    expect([next.choices.period, next.choices.cells]).toEqual([undefined, undefined]);
    expect(next.questions).toMatchObject([{ about: "period", text: "" }]);
  });

  it("knows rows taken back by what they are called, wherever they stand in the next file", async () => {
    const table = (rows: readonly string[]) => ["2024年4月情况", "平台,引进博士", ...rows].join("\n");
    const choices: ReadingChoices = { names: { organizations: { 合计: "west" } }, takenBack: ["4"] };
    const told = await choose(await send(table(["示例西实验室,3", "合计,9"])), choices);
    expect(told.figures.map(({ organization, value }) => [organization, value])).toContainEqual(["west", 9]);
    expect((await publish(told)).status).toBe(200);
    const next = await send(table(["示例西实验室,4", "西实验室（本部）,2", "合计,11"]).replace("4月", "5月"));
    expect(next.choices).toMatchObject({ takenBackLabels: ["合计"] });
    expect(next.choices.takenBack).toBeUndefined();
    expect(next.figures.map(({ organization, value }) => [organization, value])).toContainEqual(["west", 11]);
  });

  it("can be seen, renamed and forgotten", async () => {
    await publishExplained();
    const [mapping] = await mappings();
    const path = ROUTES.mapping.replace(":id", String(mapping?.id));
    const renamed = await made.request(path, { method: "PATCH", body: '{"name":" 月报(本部) "}' });
    expect(mappingSchema.parse(await renamed.json()).name).toBe("月报(本部)");
    expect((await made.request(path, { method: "PATCH", body: '{"name":" "}' })).status).toBe(400);
    expect((await aliases()).map(({ kind, text, code }) => `${kind} ${text} ${code}`).sort()).toEqual([
      "indicator 高层次人才 phd",
      "organization 西实验室（本部） west-lab",
    ]);
    expect((await made.request(path, { method: "DELETE" })).status).toBe(204);
    expect((await made.request(path, { method: "DELETE" })).status).toBe(404);
    for (const { id } of await aliases()) {
      const answer = await made.request(ROUTES.alias.replace(":id", String(id)), { method: "DELETE" });
      expect(answer.status).toBe(204);
    }
    expect((await send(monthly(5))).questions).toHaveLength(3);
  });

  it("is for those who may publish", async () => {
    const viewer = await made.as("viewer");
    const asked = await Promise.all([
      viewer(`${ROUTES.mappings}?region=west`),
      viewer(`${ROUTES.aliases}?region=west`),
      viewer(`${ROUTES.uploads}?region=west`),
      viewer(ROUTES.mapping.replace(":id", "1"), { method: "DELETE" }),
      viewer(ROUTES.choices.replace(":id", "x"), { method: "PUT", body: "{}" }),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });
});

describe("publishing", () => {
  it("says that the same file was published before, and changes nothing", async () => {
    const published = await publishExplained();
    const again = await send(monthly(4));
    expect(again.publishedAs).toEqual({ revision: published.revision, publishedAt: "2024-12-01T08:00:00.000Z" });
    expect(again.difference.counts).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    expect(problemDetailsSchema.parse(await (await publish(again)).json()).code).toBe("already-published");
  });

  it("shows the second of two drafts what the first changed in between", async () => {
    const first = await choose(await send(monthly(4)), EXPLAINED);
    const second = await choose(await send(monthly(4, ["西实验室（本部）,高层次人才,10"])), EXPLAINED);
    expect(second.difference.entries).toMatchObject([{ kind: "added", after: { value: 10 } }]);
    expect((await publish(first)).status).toBe(200);
    const refused = await publish(second);
    expect(problemDetailsSchema.parse(await refused.json()).code).toBe("revision-moved");
    const now = uploadSchema.parse(await (await made.request(ROUTES.upload.replace(":id", second.id))).json());
    expect(now.difference.entries).toMatchObject([{ kind: "changed", before: { value: 9 }, after: { value: 10 } }]);
    expect((await publish(now)).status).toBe(200);
  });

  it("counts every kind of problem, also those that are not listed", async () => {
    const rows = Array.from({ length: 1200 }, (_, i) => `引进博士,示例西实验室,2024-04,无此数${i}`);
    const upload = await send(`指标,平台,时期,数值\n${rows.join("\n")}\n`);
    expect(upload.problems.length).toBe(1000);
    expect(upload.problemCodes).toMatchObject([{ severity: "error", count: 1200, example: { cell: "D2" } }]);
  });

  it("reads the tables of next month's file as those of this month's were, but not where they are others", async () => {
    const stacked = (month: number, second: string) =>
      [
        "一、引进博士",
        `平台,2024年${month}月`,
        "示例西实验室,7",
        "",
        second,
        `平台,2024年${month}月`,
        "示例西实验室,9",
      ].join("\n");
    const tables = { "2": { read: true, indicator: "phd" }, "1": { read: false } };
    const first = await choose(await send(stacked(4, "二、高层次人才")), { tables });
    expect(first.problemCounts.error).toBe(0);
    expect((await publish(first)).status).toBe(200);
    const next = await send(stacked(5, "二、高层次人才"));
    expect(next.choices).toEqual({ tables });
    expect([next.questions, next.difference.entries.map(({ after }) => after?.cell)]).toEqual([[], ["B7"]]);
    expect((await send(stacked(5, "二、创新团队"))).choices).toEqual({});
  });
});

describe("drafts", () => {
  it("are found again from anywhere, newest first, until they are published, discarded or old", async () => {
    const list = async () => {
      const response = await made.request(`${ROUTES.uploads}?region=west&state=draft`);
      return draftsSchema.parse(await response.json()).drafts.map(({ fileName }) => fileName);
    };
    await send(monthly(4), "一.csv");
    clock = new Date("2024-12-20T08:00:00Z");
    const second = await send(monthly(5), "二.csv");
    clock = new Date("2024-12-21T08:00:00Z");
    await send(monthly(6), "三.csv");
    await send(monthly(6), "东.csv", "east");
    expect(await list()).toEqual(["三.csv", "二.csv", "一.csv"]);
    await made.request(ROUTES.upload.replace(":id", second.id), { method: "DELETE" });
    expect(await made.store.discardOldDrafts("2024-12-10T00:00:00Z")).toBe(1);
    expect(await list()).toEqual(["三.csv"]);
  });
});
