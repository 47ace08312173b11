import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Catalogue, catalogueSchema } from "#contract/catalogue.ts";
import { ROUTES } from "#contract/routes.ts";
import { targetHistorySchema } from "#contract/target-history.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import type { TargetValue } from "#domain/catalogue/target.ts";
import { catalogueDesk } from "#tests/server/catalogue/catalogue-desk.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
});
afterEach(() => made.close());

const place = { indicator: "phd", organization: "west" };
const set = (period: string, value: TargetValue, wording?: string): CatalogueChange => ({
  kind: "set-target",
  ...place,
  period,
  value,
  ...(wording === undefined ? {} : { wording }),
});

const PLANNED: readonly CatalogueChange[] = [
  set("2026", { kind: "bound", qualifier: "ge", value: 25 }, "≥25人"),
  set("2026-S1", { kind: "relative", by: "percent", change: 10, qualifier: "ge" }),
  set("2026-Q1", { kind: "completion", percent: 100, qualifier: "exact" }),
  set("2026-03", { kind: "words", text: "持续提升" }),
  set("2027", 60, "力争60人"),
  {
    kind: "change-plan",
    ...place,
    period: "2026",
    fields: { weight: 12.5, curve: { kind: "quarters", cumulative: [20, 45, 70, 100] } },
  },
];

async function catalogueAt(revision: number): Promise<Pick<Catalogue, "targets" | "plans">> {
  const { dataset } = made.store;
  const answer = await made.request(`${ROUTES.catalogue}?dataset=${dataset}&revision=${revision}`);
  expect(answer.status).toBe(200);
  const { targets, plans } = catalogueSchema.parse(await answer.json());
  return { targets, plans };
}

describe("what is planned", () => {
  it("is kept as its document has it, with weight and curve beside, and undone to what was", async () => {
    const desk = catalogueDesk(made);
    const before = await catalogueAt(2);
    expect(before.plans).toEqual([]);
    const draft = await desk.draft(PLANNED);
    expect(draft.changes).toEqual(PLANNED);
    expect((await desk.publish(draft)).status).toBe(200);
    const source = "entered-3";
    const after = await catalogueAt(3);
    expect(after.targets.filter((row) => row.source === source)).toEqual([
      {
        ...place,
        source,
        values: {
          "2026": { kind: "bound", qualifier: "ge", value: 25 },
          "2026-03": { kind: "words", text: "持续提升" },
          "2026-Q1": { kind: "completion", percent: 100, qualifier: "exact" },
          "2026-S1": { kind: "relative", by: "percent", change: 10, qualifier: "ge" },
          "2027": 60,
        },
        wordings: { "2026": "≥25人", "2027": "力争60人" },
      },
    ]);
    expect(after.plans).toEqual([
      { ...place, period: "2026", weight: 12.5, curve: { kind: "quarters", cumulative: [20, 45, 70, 100] }, source },
    ]);
    expect(await catalogueAt(2)).toEqual(before);
    expect((await desk.undo(3)).status).toBe(200);
    expect(await catalogueAt(4)).toEqual(before);
    expect((await desk.undo(4)).status).toBe(200);
    expect(await catalogueAt(5)).toEqual(after);
  });

  it("is told field by field, and changed in the part that is named", async () => {
    const desk = catalogueDesk(made);
    expect((await desk.publish(await desk.draft(PLANNED))).status).toBe(200);
    const next = await desk.draft([
      set("2026", { kind: "bound", qualifier: "ge", value: 30 }, "≥30人"),
      { kind: "change-plan", ...place, period: "2026", fields: { weight: 15 } },
    ]);
    const { entries, problems } = await desk.review(next);
    expect(problems).toEqual([]);
    expect(entries.map(({ did, fields }) => ({ did, fields }))).toEqual([
      {
        did: "changed",
        fields: [
          { field: "value", before: { zh: "≥25", en: "≥25" }, after: { zh: "≥30", en: "≥30" } },
          { field: "wording", before: "≥25人", after: "≥30人" },
        ],
      },
      { did: "changed", fields: [{ field: "weight", before: 12.5, after: 15 }] },
    ]);
    expect((await desk.publish(next)).status).toBe(200);
    const { plans } = await catalogueAt(4);
    expect(plans).toMatchObject([
      { weight: 15, curve: { kind: "quarters", cumulative: [20, 45, 70, 100] }, source: "entered-4" },
    ]);
  });

  it("keeps what a target was before it was revised, who set it and since when, as known at each revision", async () => {
    const desk = catalogueDesk(made);
    for (const change of [set("2024", 55, "力争55人"), { kind: "withdraw-target", ...place, period: "2024" } as const])
      expect((await desk.publish(await desk.draft([change]))).status).toBe(200);
    const historyAt = async (revision: number) => {
      const query = new URLSearchParams({ revision: String(revision), ...place, period: "2024" });
      const answer = await made.request(`${ROUTES.targetHistory}?${query}`);
      expect(answer.status).toBe(200);
      return targetHistorySchema.parse(await answer.json()).entries;
    };
    const said = (entries: Awaited<ReturnType<typeof historyAt>>) =>
      entries.map(({ value, wording, revision, until, withdrawn }) => [value, wording, revision, until, withdrawn]);
    expect(said(await historyAt(2))).toEqual([[50, undefined, 1, null, false]]);
    expect(said(await historyAt(3))).toEqual([
      [55, "力争55人", 3, null, false],
      [50, undefined, 1, 3, false],
    ]);
    expect(said(await historyAt(4))[0]).toEqual([55, "力争55人", 3, 4, true]);
    expect((await historyAt(4))[0]).toMatchObject({ kind: "catalogue", source: "entered-3" });
  });

  it("is refused of a period that the indicator has no figures of", async () => {
    const desk = catalogueDesk(made);
    const yearly: CatalogueChange = { kind: "change-indicator", code: "phd", fields: { frequency: "year" } };
    const { problems } = await desk.review(await desk.draft([yearly, set("2026-03", 5)]));
    expect(problems.map(({ code, message }) => [code, message.zh])).toEqual([
      ["target-period", "目标“引进博士 · 示例西市 · 2026-03”：指标每年报送，没有“2026-03”的数据可比"],
    ]);
  });
});
