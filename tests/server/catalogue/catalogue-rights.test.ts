import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import type { CatalogueChange, CatalogueChangeKind } from "#domain/catalogue/catalogue-change.ts";
import { CATALOGUE_PERMISSIONS } from "#domain/catalogue/permission.ts";
import type { Role } from "#domain/catalogue/role.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { catalogueDesk, changedLab, newPlatform, refusalOf, target } from "./catalogue-desk.ts";

let made: MadeApp;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL, accessPolicy: "signed-in" });
});

afterEach(() => made.close());

const names = { zh: "示例新名", en: "New name" };
const group = { zh: "人才", en: "Talent" };

/** One change of each kind, which is sound. */
const CHANGES: { readonly [K in CatalogueChangeKind]: Extract<CatalogueChange, { kind: K }> } = {
  "add-indicator": {
    kind: "add-indicator",
    code: "+1",
    fields: {
      names,
      aliases: [],
      group,
      unit: "person",
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
  },
  "change-indicator": { kind: "change-indicator", code: "phd", fields: { decimals: 1 } },
  "add-region": { kind: "add-region", code: "+1", fields: { names, aliases: [], illustrative: true } },
  "change-region": { kind: "change-region", code: "west", fields: { reportingDay: 10 } },
  "add-platform": newPlatform("示例新园") as Extract<CatalogueChange, { kind: "add-platform" }>,
  "change-platform": changedLab({ founded: "2020-01" }) as Extract<CatalogueChange, { kind: "change-platform" }>,
  "add-policy": {
    kind: "add-policy",
    code: "+1",
    region: "west",
    fields: {
      names,
      kind: "policy",
      organizations: ["west-lab"],
      date: "2026-03",
      dateStated: { zh: "2026年3月", en: "March 2026" },
      indicators: ["phd"],
      quote: "",
    },
  },
  "change-policy": { kind: "change-policy", code: "grant", fields: { validUntil: "2028-12" } },
  "withdraw-policy": { kind: "withdraw-policy", code: "grant" },
  "set-target": target(60) as Extract<CatalogueChange, { kind: "set-target" }>,
  "withdraw-target": { kind: "withdraw-target", indicator: "phd", organization: "west", period: "2024" },
  "change-plan": {
    kind: "change-plan",
    indicator: "phd",
    organization: "west",
    period: "2026",
    fields: { weight: 15, curve: { kind: "quarters", cumulative: [20, 45, 70, 100] } },
  },
};

const ROLES: readonly Role[] = ["administrator", "publisher", "contributor", "viewer"];

describe("who may change what of the catalogue", () => {
  it.each(ROLES.flatMap((role) => Object.values(CHANGES).map((change) => [role, change.kind, change] as const)))(
    "%s, %s",
    async (role, kind, change) => {
      const desk = catalogueDesk(made, await made.as({ role, regions: ["west"], organizations: ["west-lab"] }));
      if (role === "contributor" || role === "viewer") {
        expect(CATALOGUE_PERMISSIONS[role]).toEqual([]);
        const refused = await desk.send("POST", ROUTES.catalogueDrafts, { region: "west" });
        expect(await refusalOf(refused)).toMatchObject({ status: 403, code: "not-permitted" });
        return;
      }
      const saved = await desk.save(await desk.begin(), [change]);
      if (!CATALOGUE_PERMISSIONS[role].includes(kind)) {
        expect(await refusalOf(saved)).toMatchObject({ status: 403, code: "not-permitted" });
        return;
      }
      const { id, version } = await saved.json();
      expect((await desk.publish({ id, version })).status).toBe(200);
    },
  );

  it("is of no other region", async () => {
    const west = catalogueDesk(made, await made.as({ role: "publisher", regions: ["west"] }));
    const elsewhere = await west.send("POST", ROUTES.catalogueDrafts, { region: "east" });
    expect(await refusalOf(elsewhere)).toMatchObject({ status: 403, code: "not-permitted" });
    const moving = await west.save(await west.begin(), [changedLab({ parent: "east" })]);
    expect(await refusalOf(moving)).toMatchObject({ status: 403, code: "not-permitted" });
    const draft = await west.draft([target(1, "2026", "east-lab")]);
    expect(await refusalOf(await west.publish(draft))).toMatchObject({ code: "catalogue-has-errors" });
  });

  it("is of no draft of another's: it is as not there", async () => {
    const one = catalogueDesk(made, await made.as({ role: "publisher", regions: ["west"] }));
    const draft = await one.draft([target(60)]);
    for (const role of ["administrator", "publisher"] as const) {
      const other = catalogueDesk(made, await made.as({ role, regions: ["west"] }));
      for (const [method, route] of [
        ["GET", ROUTES.catalogueDraft],
        ["DELETE", ROUTES.catalogueDraft],
        ["GET", ROUTES.catalogueReview],
      ] as const)
        expect((await other.send(method, route.replace(":id", draft.id))).status).toBe(404);
      expect((await other.save(draft, [])).status).toBe(404);
      expect((await other.publish(draft)).status).toBe(404);
    }
    expect((await one.review(draft)).counts.added).toBe(1);
  });

  it("goes for the undo, too", async () => {
    const office = catalogueDesk(made);
    const west = catalogueDesk(made, await made.as({ role: "publisher", regions: ["west"] }));
    await office.change([CHANGES["change-indicator"]]);
    await office.change([CHANGES["change-region"]]);
    await office.change([CHANGES["set-target"]]);
    expect(await refusalOf(await west.undo(3))).toMatchObject({ status: 403, code: "not-permitted" });
    expect(await refusalOf(await west.undo(4))).toMatchObject({ status: 403, code: "not-permitted" });
    expect((await west.undo(5)).status).toBe(200);
  });
});
