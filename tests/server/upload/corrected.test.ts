import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { draftsSchema, type Upload, uploadSchema } from "#contract/uploads.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL, now: () => new Date("2024-12-01T08:00:00Z") });
});

afterEach(() => made.close());

const monthly = (month: number, ...rows: string[]) =>
  [`2024年${month}月人才情况`, "机构,指标名称,数值", ...rows, ""].join("\n");

async function send(text: string, fileName: string, beside?: Upload): Promise<Upload> {
  const query = new URLSearchParams({ region: "west", fileName, ...(beside ? { beside: beside.id } : {}) });
  const response = await made.request(`${ROUTES.uploads}?${query}`, { method: "POST", body: text });
  expect(response.status).toBe(201);
  return uploadSchema.parse(await response.json());
}

async function put(path: string, body?: ReadingChoices): Promise<Upload> {
  const response = await made.request(path, { method: "PUT", ...(body ? { body: JSON.stringify(body) } : {}) });
  expect(response.status).toBe(200);
  return uploadSchema.parse(await response.json());
}

const choose = ({ id }: Upload, choices: ReadingChoices) => put(ROUTES.choices.replace(":id", id), choices);

async function drafts(): Promise<string[]> {
  const response = await made.request(`${ROUTES.uploads}?region=west`);
  return draftsSchema.parse(await response.json()).drafts.map(({ fileName }) => fileName);
}

const WORDS: ReadingChoices = {
  names: { organizations: { "西实验室（本部）": "west-lab" }, indicators: { 高层次人才: "phd" } },
};

describe("a corrected file brought beside its draft", () => {
  it("takes the draft's place and its answers, under another name, where cells have moved", async () => {
    const first = await send(monthly(4, "西实验室（本部）,高层次人才,9?"), "人才月报.csv");
    const answered = await choose(first, { ...WORDS, cells: { C3: "9" } });
    expect(answered.problemCounts.error).toBe(0);
    const rows = ["作废,引进硕士,1", "西实验室（本部）,高层次人才,9?"];
    const corrected = await send(monthly(4, ...rows), "改好了 最终.csv", answered);
    expect(corrected.choices).toEqual({ ...WORDS, cells: { C4: "9" } });
    expect(corrected.questions.map(({ text }) => text)).toEqual(["作废"]);
    expect(corrected.replaced).toMatchObject({ fileName: "人才月报.csv", kept: 3, left: {} });
    expect(await drafts()).toEqual(["改好了 最终.csv"]);
  });

  it("says what of the answers it has no place for", async () => {
    const first = await send(monthly(4, "西实验室（本部）,高层次人才,9?"), "人才月报.csv");
    const answered = await choose(first, { ...WORDS, cells: { C3: "9" } });
    const corrected = await send(monthly(4, "西实验室（本部）,高层次人才,10"), "人才月报.csv", answered);
    expect(corrected.replaced).toMatchObject({ left: { cells: { C3: "9" } }, kept: 2 });
    expect(corrected.choices).toEqual(WORDS);
  });

  it("of next month, or of something else, replaces nothing and asks", async () => {
    const first = await choose(await send(monthly(4, "西实验室（本部）,高层次人才,9"), "四月.csv"), WORDS);
    const next = await send(monthly(5, "西实验室（本部）,高层次人才,7"), "五月.csv", first);
    expect(next).toMatchObject({ mayReplace: [{ id: first.id, fileName: "四月.csv" }] });
    const other = await send("平台,时期,引进硕士\n示例西实验室,2024年4月,3\n", "别的.csv", first);
    expect(other).toMatchObject({ mayReplace: [{ id: first.id }], choices: {} });
    expect(await drafts()).toHaveLength(3);
  });
});

describe("files that processes read", () => {
  it("give their answers to a correction as well", async () => {
    await made.close();
    made = await makeApp({ seed: SMALL, thread: true });
    const first = await send(monthly(4, "西实验室（本部）,高层次人才,9?"), "人才月报.csv");
    const answered = await choose(first, { ...WORDS, cells: { C3: "9" } });
    const rows = ["作废,引进硕士,1", "西实验室（本部）,高层次人才,9?"];
    const corrected = await send(monthly(4, ...rows), "人才月报.csv", answered);
    expect(corrected.choices).toEqual({ ...WORDS, cells: { C4: "9" } });
    expect(corrected.replaced).toMatchObject({ kept: 3, left: {} });
  });
});

describe("a file brought by itself", () => {
  it("names the drafts that it may correct; the one chosen gives its answers and goes", async () => {
    const row = "西实验室（本部）,高层次人才,";
    const [one, two] = [await send(monthly(4, `${row}9`), "甲.csv"), await send(monthly(4, `${row}8`), "乙.csv")];
    await choose(one, WORDS);
    const corrected = await send(monthly(4, `${row}10`), "丙.csv");
    expect(corrected.replaced).toBeUndefined();
    expect(corrected.mayReplace?.map(({ fileName }) => fileName).sort()).toEqual(["乙.csv", "甲.csv"]);
    const path = ROUTES.replaced.replace(":id", corrected.id).replace(":draft", one.id);
    expect(await put(path)).toMatchObject({ choices: WORDS, questions: [], replaced: { fileName: "甲.csv", kept: 2 } });
    expect((await drafts()).sort()).toEqual(["丙.csv", "乙.csv"]);
    const again = await made.request(path, { method: "PUT" });
    expect(again.status).toBe(409);
    expect(two.mayReplace?.map(({ fileName }) => fileName)).toEqual(["甲.csv"]);
  });

  it("of another month is nobody's correction", async () => {
    await choose(await send(monthly(4, "西实验室（本部）,高层次人才,9"), "月报.csv"), WORDS);
    expect(await send(monthly(5, "西实验室（本部）,高层次人才,9"), "月报.csv")).not.toHaveProperty("mayReplace");
  });
});
