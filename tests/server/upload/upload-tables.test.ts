import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogueSchema, expandTargets } from "#contract/catalogue.ts";
import { catalogueDraftTakenSchema } from "#contract/catalogue-drafts.ts";
import { type ReadTables, uploadTablesSchema } from "#contract/catalogue-tables.ts";
import { decodeObservations, observationsSchema } from "#contract/observations.ts";
import { ROUTES } from "#contract/routes.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import { curvesIn } from "#domain/catalogue/plan-curves.ts";
import { DEFAULT_RULES } from "#domain/catalogue/rules.ts";
import { buildSeriesSet } from "#domain/figures/series-set.ts";
import { headlineIn } from "#domain/views/headline.ts";
import { makeRegionData } from "#domain/views/region-data.ts";
import { catalogueDesk, refusalOf } from "#tests/server/catalogue/catalogue-desk.ts";
import { type Ask, type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";

const CASES = join(import.meta.dirname, "../../cases/catalogue");
const book = (name: string) => readFileSync(join(CASES, name, "input.xlsx"));

let made: MadeApp;
let administrator: Ask;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL, now: () => new Date("2026-12-01T02:00:00Z") });
  administrator = made.request;
});
afterEach(() => made.close());

async function bring(ask: Ask, region: string, fileName: string, body: BodyInit): Promise<Upload> {
  const answer = await ask(uploadPath(region, fileName), { method: "POST", body });
  expect(answer.status).toBe(201);
  return uploadSchema.parse(await answer.json());
}

const ask = (who: Ask, route: string, { id }: Pick<Upload, "id">, said: Partial<ReadTables> = {}) =>
  who(route.replace(":id", id), { method: "POST", body: JSON.stringify({ answers: {}, draft: null, ...said }) });

async function tablesOf(who: Ask, upload: Upload, said?: Partial<ReadTables>) {
  const answer = await ask(who, ROUTES.uploadTables, upload, said);
  expect(answer.status).toBe(200);
  return uploadTablesSchema.parse(await answer.json());
}

async function take(who: Ask, upload: Upload, said?: Partial<ReadTables>) {
  const answer = await ask(who, ROUTES.uploadTablesDraft, upload, said);
  expect(answer.status).toBe(200);
  return catalogueDraftTakenSchema.parse(await answer.json());
}

/** A county that an administrator made and that has nothing yet; returns its code. */
async function emptyCounty(): Promise<string> {
  const desk = catalogueDesk(made);
  const draft = await desk.draft([
    {
      kind: "add-region",
      code: "+1",
      fields: { names: { zh: "溪河县", en: "Xihe" }, aliases: [], illustrative: true },
    },
  ]);
  expect((await desk.publish(draft)).status).toBe(200);
  const [change] = draft.changes;
  return change && "code" in change ? change.code : "";
}

async function cataloguePublished() {
  const { number } = await made.store.currentRevision();
  const answer = await administrator(`${ROUTES.catalogue}?revision=${number}`);
  return { number, catalogue: catalogueSchema.parse(await answer.json()) };
}

describe("the tables of a file", () => {
  it("make an empty region one whose overview shows its own indicators against its own targets", async () => {
    const region = await emptyCounty();
    const workbook = await bring(administrator, region, "人才工作.xlsx", book("a-whole-workbook"));
    // 1. What the workbook holds, by sheets and by kinds.
    const found = await tablesOf(administrator, workbook);
    expect(found.tables.map(({ sheet, kind }) => `${sheet} ${kind}`)).toEqual([
      "考核指标体系 indicators",
      "平台名单 platforms",
      "目标分解 targets",
      "政策清单 policies",
      "10月数据 figures",
    ]);
    // The small package has two of them already; indicators are of all regions.
    expect(found.counts).toEqual([
      { item: "indicator", added: 1, changed: 2 },
      { item: "organization", added: 2, changed: 0 },
      { item: "policy", added: 1, changed: 0 },
      { item: "target", added: 9, changed: 0 },
      { item: "plan", added: 3, changed: 0 },
    ]);
    expect([found.questions, found.problems, found.notPermitted]).toEqual([[], [], 0]);
    // 2. Into a draft, reviewed and published; each entry says its cell.
    const desk = catalogueDesk(made);
    const draft = await take(administrator, workbook);
    const review = await desk.review(draft);
    expect(review.problems).toEqual([]);
    const sources = new Map(review.entries.map(({ names, source }) => [names.zh, source]));
    expect(sources.get("引进博士 · 溪河智能制造研究院 · 2026")).toEqual({
      fileName: "人才工作.xlsx",
      fileDigest: workbook.fileDigest,
      sheet: "目标分解",
      cell: "B3",
    });
    expect((await desk.publish(draft)).status).toBe(200);
    const { catalogue, number } = await cataloguePublished();
    const cited = new Map(catalogue.sources.map(({ code, names }) => [code, names.zh]));
    const lab = catalogue.organizations.find(({ names }) => names.zh === "溪河智能制造研究院");
    const target = catalogue.targets.find(
      ({ organization, values }) => organization === lab?.code && values["2026"] === 15,
    );
    expect(cited.get(target?.source ?? "")).toBe("《人才工作.xlsx》工作表“目标分解”");
    const difference = await made.store.catalogueDifference(number);
    expect(difference.every(({ source }) => source?.fileName === "人才工作.xlsx")).toBe(true);
    // 3. The same file has nothing more to say.
    expect((await tablesOf(administrator, workbook)).counts).toEqual([]);
    expect((await ask(administrator, ROUTES.uploadTablesDraft, workbook)).status).toBe(409);
    // 4. Last month's figures, of the same workbook: its other sheets are none.
    const figures = await bring(administrator, region, "人才工作.xlsx", book("a-whole-workbook"));
    expect(figures.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(figures.difference.counts.added).toBe(6);
    const published = await administrator(publishPath(figures.id), {
      method: "POST",
      body: JSON.stringify({ base: figures.base, message: "10月", answers: answersFor(figures) }),
    });
    expect(published.status).toBe(200);
    // 5. The overview.
    const now = await cataloguePublished();
    const answer = await administrator(`${ROUTES.observations}?revision=${now.number}&region=${region}`);
    const { indicators, organizations, plans } = now.catalogue;
    const own = organizations.find(({ code }) => code === region);
    if (!own) throw new Error("the county is gone");
    const observations = decodeObservations(observationsSchema.parse(await answer.json()));
    const set = buildSeriesSet(
      observations,
      expandTargets(now.catalogue),
      DEFAULT_RULES,
      curvesIn(plans, organizations),
    );
    const data = makeRegionData(own, now.catalogue, set);
    const shown = indicators
      .map((indicator) => headlineIn(data, indicator, "2026-10"))
      .filter(({ figure }) => figure.kind === "value");
    expect(
      shown.map(({ indicator, figure, target }) => [
        indicator.names.zh,
        figure.kind === "value" ? figure.value : null,
        target?.value,
      ]),
    ).toEqual([
      ["引进博士", 3, 25],
      ["引进硕士", 9, 120],
      ["研发经费投入", 2000, 24000],
    ]);
  });

  it("are asked about where the file leaves something open, and follow the answer", async () => {
    const region = await emptyCounty();
    const upload = await bring(administrator, region, "指标.xlsx", book("scheme-with-merged-groups"));
    const open = await tablesOf(administrator, upload);
    const [question] = open.questions.filter(({ about }) => about === "unit");
    expect(question).toMatchObject({ text: "人才满意度（分）", proposed: null, answer: null });
    const answers = { [question?.key ?? ""]: "percent:0" };
    const added = (found: typeof open) => found.counts.find(({ item }) => item === "indicator")?.added;
    expect([added(open), added(await tablesOf(administrator, upload, { answers }))]).toEqual([6, 7]);
  });

  it("go into an open draft: what it adds already is not added twice", async () => {
    const region = await emptyCounty();
    const upload = await bring(administrator, region, "a.xlsx", book("platforms-with-short-names"));
    const draft = await take(administrator, upload);
    expect(draft.changes).toBe(4);
    const again = await ask(administrator, ROUTES.uploadTablesDraft, upload, { draft: draft.id });
    expect(await refusalOf(again)).toMatchObject({ status: 409, code: "nothing-changed" });
    const whole = await bring(administrator, region, "b.xlsx", book("a-whole-workbook"));
    const both = await take(administrator, whole, { draft: draft.id });
    expect([both.id, both.version]).toEqual([draft.id, 3]);
    const review = await catalogueDesk(made).review(both);
    expect(review.problems).toEqual([]);
    expect(review.entries.filter(({ place }) => place.item === "organization")).toHaveLength(4);
  });

  it("are a publisher's without the indicators, and no contributor's or other region's", async () => {
    const office = await made.as({ role: "publisher", name: "示例西市人才办", regions: ["west"] });
    const clerk = await made.as({ role: "contributor", name: "示例西实验室", organizations: ["west-lab"] });
    const other = await made.as({ role: "publisher", name: "示例东市人才办", regions: ["east"] });
    const upload = await bring(office, "west", "a.xlsx", book("a-whole-workbook"));
    const found = await tablesOf(office, upload);
    expect(found.counts.some(({ item }) => item === "indicator")).toBe(false);
    expect(found.notPermitted).toBeGreaterThan(0);
    const draft = await take(office, upload);
    expect((await catalogueDesk(made, office).review(draft)).problems).toEqual([]);
    for (const who of [clerk, other]) {
      expect([403, 404]).toContain((await ask(who, ROUTES.uploadTables, upload)).status);
      expect([403, 404]).toContain((await ask(who, ROUTES.uploadTablesDraft, upload)).status);
    }
    const own = await bring(clerk, "west", "a.xlsx", book("a-whole-workbook"));
    expect((await ask(clerk, ROUTES.uploadTables, own)).status).toBe(403);
    // Another's draft is nobody's to fill.
    expect((await ask(administrator, ROUTES.uploadTablesDraft, upload, { draft: draft.id })).status).toBe(404);
  });

  it("are read in the process that has strangers' files in its hands", async () => {
    await made.close();
    made = await makeApp({ seed: SMALL, thread: true, now: () => new Date("2026-12-01T02:00:00Z") });
    const upload = await bring(made.request, "west", "a.xlsx", book("a-whole-workbook"));
    const found = await tablesOf(made.request, upload);
    expect(found.counts.find(({ item }) => item === "target")).toEqual({ item: "target", added: 9, changed: 0 });
    expect((await take(made.request, upload)).changes).toBeGreaterThan(9);
  });
});
