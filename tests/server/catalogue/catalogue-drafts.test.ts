import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogueDraftSchema, catalogueDraftsSchema } from "#contract/catalogue-drafts.ts";
import { currentRevisionSchema, revisionsSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { makeTempFolder } from "#tests/server/temp-folder.ts";
import { longFile, uploadPath } from "#tests/server/upload-request.ts";
import {
  type CatalogueDesk,
  catalogueDesk,
  changedLab,
  newPlatform,
  publishFigures,
  refusalOf,
  target,
} from "./catalogue-desk.ts";

const NOON = new Date("2026-03-02T20:00:00Z");

let made: MadeApp;
let office: CatalogueDesk;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL, now: () => NOON });
  office = catalogueDesk(made);
});

afterEach(() => made.close());

const current = async () => (await made.store.currentRevision()).number;

describe("a draft of the catalogue", () => {
  it("becomes a revision that says who entered it on which day, and leaves the one before as it was", async () => {
    const before = await office.catalogue(2);
    const draft = await office.draft([newPlatform("示例新园"), target(9, "2026", "+1"), target(55, "2024")]);
    expect(draft.changes[1]).toMatchObject({ organization: "west-shi-li-xin-yuan" });
    expect(draft).toMatchObject({ version: 2, base: 2, region: "west" });
    const review = await office.review(draft);
    expect(review).toMatchObject({
      revision: 2,
      version: 2,
      counts: { added: 2, changed: 1, withdrawn: 0, errors: 0, warnings: 0 },
      problems: [],
      moved: [],
    });
    const response = await office.publish(draft);
    expect(await response.json()).toEqual({
      number: 3,
      kind: "catalogue",
      region: "west",
      publishedAt: NOON.toISOString(),
      publishedBy: "示例办",
      message: "年初下达",
      fileName: null,
      fileDigest: null,
      counts: { added: 2, changed: 1, unchanged: 0, withdrawn: 0 },
      latestPeriod: null,
      undoes: null,
    });
    const after = await office.catalogue();
    expect(after.organizations.at(-1)).toEqual({
      code: "west-shi-li-xin-yuan",
      names: { zh: "示例新园", en: "示例新园" },
      aliases: [],
      kind: "platform",
      parent: "west",
      illustrative: true,
    });
    expect(after.targets).toEqual([
      { indicator: "phd", organization: "west", source: "sample", values: { "2023": 40 } },
      { indicator: "phd", organization: "west", source: "entered-3", values: { "2024": 55 } },
      { indicator: "phd", organization: "west-shi-li-xin-yuan", source: "entered-3", values: { "2026": 9 } },
    ]);
    // Eight in the evening at Greenwich is the next day in Beijing.
    expect(after.sources.at(-1)).toEqual({
      code: "entered-3",
      names: { zh: "示例办于 2026-03-03 录入", en: "Entered by 示例办 on 2026-03-03" },
      publisher: { zh: "示例办", en: "示例办" },
      published: "2026-03-03",
      url: null,
      illustrative: true,
    });
    expect(await office.catalogue(2)).toEqual(before);
    expect((await office.send("GET", ROUTES.catalogueDraft.replace(":id", draft.id))).status).toBe(404);
  });

  it("is told as a difference, by revision, and of the seeds not at all", async () => {
    await office.change([target(55, "2024"), { kind: "withdraw-policy", code: "grant" }]);
    expect(await office.difference(3)).toEqual({
      counts: { added: 0, changed: 1, withdrawn: 1 },
      entries: [
        expect.objectContaining({ place: { item: "policy", code: "grant" }, did: "withdrawn" }),
        {
          place: { item: "target", indicator: "phd", organization: "west", period: "2024" },
          names: { zh: "引进博士 · 示例西市 · 2024", en: "PhDs hired · west · 2024" },
          did: "changed",
          fields: [{ field: "value", before: 50, after: 55 }],
        },
      ],
    });
    expect(await office.difference(2)).toBe(undefined);
    await publishFigures(made, [["示例西实验室", "2024-04", "7"]]);
    expect(await office.difference(4)).toBe(undefined);
  });

  it("keeps an item's place in the catalogue's order", async () => {
    const codes = (await office.catalogue()).indicators.map(({ code }) => code);
    await office.change([
      { kind: "change-indicator", code: "phd", fields: { department: "人才科", frequency: "month" } },
    ]);
    const { indicators } = await office.catalogue();
    expect(indicators.map(({ code }) => code)).toEqual(codes);
    expect(indicators[0]).toMatchObject({ department: "人才科", frequency: "month" });
    await office.change([{ kind: "change-indicator", code: "phd", fields: { department: null } }]);
    expect((await office.catalogue()).indicators[0]).not.toHaveProperty("department");
  });

  it("refuses what has errors, and warnings without a word why; the word is kept", async () => {
    const wrong = await office.draft([changedLab({ founded: "2024-02-30" })]);
    expect(await refusalOf(await office.publish(wrong))).toMatchObject({
      status: 422,
      code: "catalogue-has-errors",
      zh: "平台或地区“示例西实验室”的成立时间：“2024-02-30”不是日期",
    });
    const closing = await office.draft([changedLab({ closed: "2024-02" })]);
    expect((await office.review(closing)).counts.warnings).toBe(1);
    expect(await refusalOf(await office.publish(closing))).toMatchObject({ code: "warnings-unanswered" });
    const answers = { "closed-with-later-figures": "补报数据" };
    expect((await office.publish(closing, { answers })).status).toBe(200);
    const listed = revisionsSchema.parse(await (await made.request(`${ROUTES.revisions}?revision=3`)).json());
    expect(listed.revisions[0]).toMatchObject({ kind: "catalogue", answers, publishedDay: "2026-03-03" });
  });

  it("refuses what changes nothing", async () => {
    expect(await refusalOf(await office.publish(await office.draft([target(50, "2024")])))).toMatchObject({
      status: 409,
      code: "nothing-changed",
    });
    expect(await current()).toBe(2);
  });

  it.each<[string, unknown]>([
    ["a code that a person made up", { ...newPlatform("示例新园"), code: "my-own" }],
    ["a draft's code that nothing adds", target(1, "2026", "+9")],
    [
      "a number without end",
      `{"kind":"set-target","indicator":"phd","organization":"west","period":"2026","value":1e999}`,
    ],
    ["a field that there is not", { ...newPlatform("示例新园"), fields: { parent: "west" } }],
    ["a kind that there is not", { kind: "merge-platforms" }],
  ])("refuses to keep %s", async (_what, change) => {
    const { id, version, base } = await office.begin();
    const text = typeof change === "string" ? change : JSON.stringify(change);
    const body = `{"version":${version},"base":${base},"changes":[${text}]}`;
    const path = ROUTES.catalogueDraft.replace(":id", id);
    expect(await refusalOf(await made.request(path, { method: "PUT", body }))).toMatchObject({ code: "bad-request" });
  });

  it("gives no code twice, to two drafts neither", async () => {
    const one = await office.draft([newPlatform("示例新园")]);
    const other = await office.draft([newPlatform("示例新园")]);
    const codes = [one, other].map(({ changes: [change] }) => change && "code" in change && change.code);
    expect(codes).toEqual(["west-shi-li-xin-yuan", "west-shi-li-xin-yuan-2"]);
  });

  it("is not overwritten from another tab", async () => {
    const draft = await office.begin();
    expect((await office.save(draft, [target(60)])).status).toBe(200);
    expect(await refusalOf(await office.save(draft, [target(70)]))).toMatchObject({ status: 409, code: "draft-moved" });
    const kept = await (await office.send("GET", ROUTES.catalogueDraft.replace(":id", draft.id))).json();
    expect(catalogueDraftSchema.parse(kept).changes).toEqual([target(60)]);
    // Nor is another version published than was looked at.
    expect(await refusalOf(await office.publish(draft))).toMatchObject({ code: "draft-moved" });
  });

  it("is listed for its owner, newest first, until it is discarded", async () => {
    const draft = await office.draft([target(60)]);
    const list = async () => catalogueDraftsSchema.parse(await (await made.request(ROUTES.catalogueDrafts)).json());
    expect((await list()).drafts).toEqual([{ ...draft, changes: 1 }]);
    expect((await office.send("DELETE", ROUTES.catalogueDraft.replace(":id", draft.id))).status).toBe(204);
    expect((await list()).drafts).toEqual([]);
  });

  it("is told to every page that is open, and is on record in a log that verifies", async () => {
    const events = (await made.app.request(ROUTES.events)).body?.getReader();
    const read = async () => new TextDecoder().decode((await events?.read())?.value);
    await read();
    await office.change([target(60)]);
    const data = /data: (.*)\n/.exec(await read())?.[1] ?? "null";
    expect(currentRevisionSchema.parse(JSON.parse(data)).revision).toBe(3);
    await events?.cancel();
    const [entry] = await made.store.audit.entries({ kind: "catalogue-publish" }, { limit: 5 });
    expect(entry).toMatchObject({
      object: "revision:3",
      name: "示例办",
      detail: { added: 1, changed: 0, withdrawn: 0, base: 2, items: "target|phd|west|2025", message: "年初下达" },
    });
    expect((await made.store.audit.verify()).fault).toBe(null);
  });
});

describe("two who change the catalogue at once", () => {
  it("do not overwrite each other: the second is told who changed what, and decides", async () => {
    const other = catalogueDesk(made, await made.as({ role: "publisher", regions: ["west"], name: "目标科" }));
    const draft = await office.draft([target(60, "2024"), target(70, "2025")]);
    await other.change([target(55, "2024")]);
    expect(await refusalOf(await office.publish(draft, { base: 2 }))).toEqual({
      status: 409,
      code: "catalogue-moved",
      zh: "版本 3（目标科）：目标“引进博士 · 示例西市 · 2024”的目标值由 50 改为 55",
      en: "revision 3 (目标科): target “PhDs hired · west · 2024”: target from 50 to 55",
    });
    expect(await current()).toBe(3);
    const review = await office.review(draft);
    expect(review.moved).toEqual([
      expect.objectContaining({
        did: "changed",
        fields: [{ field: "value", before: 50, after: 55 }],
        revision: 3,
        publishedBy: "目标科",
      }),
    ]);
    expect(review.entries[0]?.fields).toEqual([{ field: "value", before: 55, after: 60 }]);
    expect((await office.publish(draft, { base: review.revision })).status).toBe(200);
  });

  it.each<[string, (other: CatalogueDesk) => Promise<unknown>]>([
    ["another target", (other) => other.change([target(9, "2026")])],
    ["a platform", (other) => other.change([changedLab({ founded: "2020-01" })])],
    ["figures", () => publishFigures(made, [["示例西实验室", "2024-04", "7"]])],
    [
      "the same, and back",
      async (other) => {
        await other.change([target(55, "2024")]);
        await other.change([target(50, "2024")]);
      },
    ],
  ])("do not hinder each other where the first changed %s", async (_what, act) => {
    const draft = await office.draft([target(60, "2024")]);
    await act(catalogueDesk(made, await made.as({ role: "publisher", regions: ["west"] })));
    expect((await office.publish(draft, { base: 2 })).status).toBe(200);
  });

  it("see what figures have come to mean in between", async () => {
    const draft = await office.draft([{ kind: "change-indicator", code: "fund", fields: { unitMult: 4 } }], "east");
    // The east has figures of the fund, so that its unit stays.
    expect(await refusalOf(await office.publish(draft))).toMatchObject({ code: "catalogue-has-errors" });
  });
});

describe("a catalogue that changes", () => {
  it("is what files are read by from then on, those that were brought before, too", async () => {
    const body = longFile([["引进博士", "示例新园", "2024-04", "7"]]);
    const created = await made.request(uploadPath("west", "四月.csv"), { method: "POST", body });
    const upload = uploadSchema.parse(await created.json());
    const codes = ({ problems }: typeof upload) => problems.map(({ code }) => code);
    expect(codes(upload)).toContain("unknown-organization");
    await office.change([newPlatform("示例新园")]);
    const again = await made.request(ROUTES.upload.replace(":id", upload.id));
    expect(codes(uploadSchema.parse(await again.json()))).not.toContain("unknown-organization");
  });

  it("has regions that begin empty, are hidden, and come back", async () => {
    const south = { names: { zh: "示例南市", en: "South" }, aliases: [], illustrative: true };
    await office.change([
      { kind: "add-region", code: "+r", fields: south },
      { kind: "change-region", code: "west", fields: { hidden: true } },
    ]);
    const hidden = await office.catalogue();
    expect(hidden.organizations.at(-1)).toMatchObject({ code: "south", kind: "region", parent: null });
    expect(hidden.organizations.find(({ code }) => code === "west")?.hidden).toBe(true);
    expect(hidden.defaultRegion).toBe("east");
    expect((await office.catalogue(2)).defaultRegion).toBe("west");
    const figures = await made.request(`${ROUTES.observations}?revision=3&region=south`);
    expect(figures.status).toBe(200);
    // It is one that may be filled from now on.
    const own = await office.draft(
      [
        {
          kind: "add-platform",
          code: "+p",
          fields: { names: { zh: "示例南园", en: "" }, aliases: [], parent: "south" },
        },
      ],
      "south",
    );
    expect((await office.publish(own)).status).toBe(200);
    await office.change([{ kind: "change-region", code: "west", fields: { hidden: null } }]);
    expect((await office.catalogue()).defaultRegion).toBe("west");
  });

  it("has one default region, of whichever region the draft is", async () => {
    await office.change([{ kind: "change-region", code: "east", fields: { isDefault: true } }]);
    expect((await office.catalogue()).defaultRegion).toBe("east");
    const second = await office.draft([{ kind: "change-region", code: "west", fields: { isDefault: true } }]);
    const refused = await office.publish(second);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("示例东市");
    await office.change([
      { kind: "change-region", code: "west", fields: { isDefault: true } },
      { kind: "change-region", code: "east", fields: { isDefault: null } },
    ]);
    expect((await office.catalogue()).defaultRegion).toBe("west");
  });

  it("cannot make what is fictional pass for real", async () => {
    const fields = { illustrative: false } as object;
    const draft = await office.draft([{ kind: "change-region", code: "west", fields }, newPlatform("示例新园")]);
    expect(draft.changes[0]).toEqual({ kind: "change-region", code: "west", fields: {} });
    expect((await office.publish(draft)).status).toBe(200);
    const { organizations } = await office.catalogue();
    expect(organizations.every(({ illustrative }) => illustrative)).toBe(true);
  });

  it("is there after a restart, and so is a draft; the desk's own thread publishes it", async () => {
    const folder = makeTempFolder();
    const first = await makeApp({ seed: SMALL, dataDir: folder.path, thread: true });
    const before = catalogueDesk(first);
    await before.change([newPlatform("示例新园")]);
    const expected = await before.catalogue();
    const draft = await before.draft([target(60)]);
    const stored = await first.store.catalogueDrafts.read(draft.id);
    await first.close();
    const second = await makeApp({ seed: SMALL, dataDir: folder.path });
    try {
      expect(await catalogueDesk(second).catalogue()).toEqual(expected);
      expect(await second.store.catalogueDrafts.read(draft.id)).toEqual(stored);
      expect((await second.store.audit.verify()).fault).toBe(null);
    } finally {
      await second.close();
      folder.remove();
    }
  });
});
