import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogueDraftsSchema } from "#contract/catalogue-drafts.ts";
import { revisionsSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { proposalsSchema } from "#contract/upload-catalogue.ts";
import { uploadTableSchema } from "#contract/upload-table.ts";
import { type Upload, uploadSchema } from "#contract/uploads.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { catalogueDesk, changedLab, newPlatform, refusalOf } from "#tests/server/catalogue/catalogue-desk.ts";
import { type Ask, type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

let made: MadeApp;
let administrator: Ask;
let office: Ask;
let clerk: Ask;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
  administrator = made.request;
  office = await made.as({ role: "publisher", name: "示例西市人才办", regions: ["west"] });
  clerk = await made.as({ role: "contributor", name: "示例西实验室", organizations: ["west-lab"] });
});

afterEach(() => made.close());

const FILE = longFile([
  ["引进博士", "示例西实验室", "2024-04", "7"],
  ["引进博士", "示例新园", "2024-04", "3"],
]);

const NEW_INDICATOR: CatalogueChange = {
  kind: "add-indicator",
  code: "+2",
  fields: {
    names: { zh: "发明专利", en: "" },
    aliases: [],
    group: { zh: "成果", en: "" },
    unit: "item",
    unitMult: 0,
    decimals: 0,
    direction: "higher",
    aggregation: "sum",
    additive: true,
    definition: { zh: "", en: "" },
    min: 0,
    max: null,
    headline: false,
  },
};

const idPath = (route: string, { id }: Pick<Upload, "id">) => route.replace(":id", id);
const uploadIn = async (answer: Response) => {
  expect(answer.status).toBeLessThan(300);
  return uploadSchema.parse(await answer.json());
};

async function bring(ask: Ask, text = FILE): Promise<Upload> {
  return uploadIn(await ask(uploadPath("west", "四月.csv"), { method: "POST", body: text }));
}

function save(ask: Ask, upload: Upload, changes: readonly CatalogueChange[]): Promise<Response> {
  const body = JSON.stringify({ version: upload.catalogue?.version ?? 0, base: upload.base, changes });
  return ask(idPath(ROUTES.uploadCatalogue, upload), { method: "PUT", body });
}

function publish(ask: Ask, upload: Upload, more: object = {}): Promise<Response> {
  const { base, catalogue } = upload;
  const seen = catalogue ? { catalogue: { version: catalogue.version } } : {};
  const body = JSON.stringify({ base, message: "四月，新增示例新园", answers: answersFor(upload), ...seen, ...more });
  return ask(publishPath(upload.id), { method: "POST", body });
}

const codes = ({ problemCodes }: Upload) => problemCodes.map(({ code }) => code);

describe("changes of the catalogue that go with an upload", () => {
  it("let its figures name what they add, and are published with them in one revision", async () => {
    const unknown = await bring(office);
    expect(codes(unknown)).toContain("unknown-organization");
    const held = await uploadIn(await save(office, unknown, [newPlatform("示例新园")]));
    expect(codes(held)).not.toContain("unknown-organization");
    expect(held.difference.counts).toMatchObject({ added: 2 });
    expect(held.catalogue).toMatchObject({ counts: { added: 1, errors: 0 }, entries: [{ did: "added" }], moved: [] });
    const code = held.catalogue?.changes[0]?.kind === "add-platform" ? held.catalogue.changes[0].code : "";
    const published = await uploadIn(await publish(office, held));
    expect(published).toMatchObject({
      state: "published",
      revision: 3,
      catalogue: { draft: null, counts: { added: 1 } },
    });
    expect(published.difference.counts).toEqual(held.difference.counts);
    const { revisions } = revisionsSchema.parse(await (await office(`${ROUTES.revisions}?revision=3`)).json());
    expect(revisions[0]).toMatchObject({ number: 3, kind: "upload", counts: { added: 3 }, items: 1 });
    const entries = await made.store.audit.entries({}, { after: 0, limit: 100 });
    expect(entries.filter(({ object }) => object === "revision:3")).toMatchObject([
      { kind: "publish", detail: { added: 2, items: `organization|${code}` } },
    ]);
    // Read again, it is as it was published.
    expect((await uploadIn(await office(idPath(ROUTES.upload, held)))).difference.counts).toEqual(
      held.difference.counts,
    );
    // Before, neither is there.
    const desk = catalogueDesk(made);
    const platforms = async (revision: number) => (await desk.catalogue(revision)).organizations.map((one) => one.code);
    expect(await platforms(2)).not.toContain(code);
    expect(await platforms(3)).toContain(code);
    expect(await made.store.observations(2, { organizations: [code] })).toEqual([]);
    expect(await made.store.observations(3, { organizations: [code] })).toHaveLength(1);
    expect((await desk.difference(3))?.counts).toEqual({ added: 1, changed: 0, withdrawn: 0 });
    // Undone, both are gone, and undone again both are back.
    expect((await desk.undo(3)).status).toBe(200);
    expect(await platforms(4)).not.toContain(code);
    expect(await made.store.observations(4, { organizations: [code] })).toEqual([]);
    expect((await desk.undo(4)).status).toBe(200);
    expect(await made.store.observations(5, { organizations: [code] })).toHaveLength(1);
    expect((await made.store.audit.verify()).fault).toBe(null);
  });

  it("are proposed by a clerk, seen by the office, and published by who may", async () => {
    const upload = await bring(clerk);
    expect((await save(clerk, upload, [changedLab({ founded: "2020-01" })])).status).toBe(403);
    const proposed = await uploadIn(await save(clerk, upload, [newPlatform("示例新园"), NEW_INDICATOR]));
    // Figures of what it proposes are the clerk's to state.
    expect(proposed.problemCounts.error).toBe(0);
    const body = JSON.stringify({ message: "新园开园", answers: answersFor(proposed) });
    await uploadIn(await clerk(idPath(ROUTES.submission, proposed), { method: "PUT", body }));
    expect((await save(clerk, proposed, [])).status).toBe(409);
    const seen = await uploadIn(await office(idPath(ROUTES.upload, upload)));
    expect(seen.catalogue?.counts.added).toBe(2);
    // Indicators are the administrator's.
    expect((await publish(office, seen)).status).toBe(403);
    const [platform] = seen.catalogue?.changes ?? [];
    const altered = await uploadIn(await save(office, seen, platform ? [platform] : []));
    expect((await publish(office, seen)).status).toBe(409);
    expect(await uploadIn(await publish(office, altered))).toMatchObject({ state: "published", revision: 3 });
    // To its clerk it stays as it was published.
    expect((await uploadIn(await clerk(idPath(ROUTES.upload, upload)))).problemCounts.error).toBe(0);
  });

  it("are refused where somebody else changed the same, and nothing is published", async () => {
    const held = await uploadIn(
      await save(administrator, await bring(administrator), [
        newPlatform("示例新园"),
        changedLab({ founded: "2020-01" }),
      ]),
    );
    await catalogueDesk(made).change([changedLab({ founded: "2019-05" })]);
    const [former] = [await publish(administrator, held)];
    expect(await refusalOf(former)).toMatchObject({ code: "revision-moved" });
    const now = await uploadIn(await administrator(idPath(ROUTES.upload, held)));
    expect(now.catalogue?.moved).toHaveLength(1);
    expect(await refusalOf(await publish(administrator, now))).toMatchObject({ status: 409, code: "catalogue-moved" });
    // Looked at again and saved, it is published.
    const changes = now.catalogue?.changes ?? [];
    const decided = await uploadIn(await save(administrator, now, changes));
    expect((await publish(administrator, decided)).status).toBe(200);
  });

  it("are proposed from the file itself for each name that nobody knows", async () => {
    const upload = await bring(
      clerk,
      longFile([
        ["发明专利", "示例西实验室", "2024-04", "7件"],
        ["引进博士", "1. 示例新园（新）", "2024-04", "3"],
      ]),
    );
    const answer = await clerk(idPath(ROUTES.proposals, upload));
    const { proposals } = proposalsSchema.parse(await answer.json());
    expect(proposals).toMatchObject([
      { kind: "indicator", text: "发明专利", examples: ["7件"], fields: { unit: "item", group: { zh: "人才" } } },
      { kind: "platform", fields: { names: { zh: "示例新园" }, parent: "west" } },
    ]);
    const changes = proposals.map((proposal, i): CatalogueChange => {
      const code = `+${i + 1}`;
      return proposal.kind === "platform"
        ? { kind: "add-platform", code, fields: proposal.fields }
        : { kind: "add-indicator", code, fields: proposal.fields };
    });
    const held = await uploadIn(await save(clerk, upload, changes));
    expect(held.questions).toEqual([]);
    expect(held.difference.counts).toMatchObject({ added: 2 });
    expect((await office(idPath(ROUTES.proposals, upload))).status).toBe(404);
  });

  it("stand in the table of a period, platform by indicator, page by page of its periods", async () => {
    const held = await uploadIn(await save(office, await bring(office), [newPlatform("示例新园")]));
    const table = async (query = "") =>
      uploadTableSchema.parse(await (await office(`${idPath(ROUTES.uploadTable, held)}${query}`)).json());
    const first = await table();
    expect(first).toMatchObject({ period: "2024-04", before: "2024-03", indicators: ["phd"], organizations: 2 });
    expect(first.periods).toEqual([{ period: "2024-04", added: 2, changed: 0, unchanged: 0, withdrawn: 0 }]);
    expect(first.rows.map(({ cells }) => [cells[0]?.change, cells[0]?.file?.cell])).toEqual([
      ["added", "D2"],
      ["added", "D3"],
    ]);
    expect((await table("?from=1")).rows).toHaveLength(1);
    expect((await office(`${idPath(ROUTES.uploadTable, held)}?period=2024-05`)).status).toBe(400);
  });

  it("must be without errors, and be the ones that the publisher saw", async () => {
    const held = await uploadIn(
      await save(administrator, await bring(administrator), [newPlatform("示例新园"), newPlatform("示例新园", "+2")]),
    );
    expect(held.catalogue?.counts.errors).toBeGreaterThan(0);
    expect((await publish(administrator, held)).status).toBe(422);
    const good = await uploadIn(await save(administrator, held, (held.catalogue?.changes ?? []).slice(0, 1)));
    expect(await refusalOf(await publish(administrator, held))).toMatchObject({ code: "draft-moved" });
    expect(await refusalOf(await publish(administrator, good, { catalogue: undefined }))).toMatchObject({
      code: "draft-moved",
    });
    expect(await refusalOf(await save(administrator, held, []))).toMatchObject({ code: "draft-moved" });
    expect((await made.store.currentRevision()).number).toBe(2);
  });

  it("go to the corrected file, and away with what is discarded; a draft of one's own stays", async () => {
    const first = await uploadIn(await save(office, await bring(office), [newPlatform("示例新园")]));
    const path = `${uploadPath("west", "四月.csv")}&beside=${first.id}`;
    const corrected = await uploadIn(await office(path, { method: "POST", body: FILE.replace(",3", ",4") }));
    expect(corrected.replaced?.id).toBe(first.id);
    expect(corrected.catalogue?.counts.added).toBe(1);
    expect(codes(corrected)).not.toContain("unknown-organization");
    const mine = async () =>
      catalogueDraftsSchema.parse(await (await office(ROUTES.catalogueDrafts)).json()).drafts.length;
    expect(await mine()).toBe(0);
    await office(idPath(ROUTES.upload, corrected), { method: "DELETE" });
    expect(await made.store.catalogueDrafts.read(corrected.catalogue?.draft ?? "")).toBe(null);
    const own = await catalogueDesk(made, office).draft([newPlatform("示例新园")]);
    const attach = (upload: Upload, draft: string | null) =>
      office(idPath(ROUTES.uploadCatalogue, upload), { method: "POST", body: JSON.stringify({ draft }) });
    const held = await uploadIn(await attach(await bring(office), own.id));
    expect(codes(held)).not.toContain("unknown-organization");
    expect(codes(await uploadIn(await attach(held, null)))).toContain("unknown-organization");
    await attach(held, own.id);
    await office(idPath(ROUTES.upload, held), { method: "DELETE" });
    expect(await mine()).toBe(1);
    expect((await attach(await bring(administrator), own.id)).status).toBe(404);
  });
});
