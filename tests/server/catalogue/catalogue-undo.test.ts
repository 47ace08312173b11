import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { revisionSchema } from "#contract/revisions.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import {
  type CatalogueDesk,
  catalogueDesk,
  changedLab,
  newPlatform,
  publishFigures,
  refusalOf,
  target,
} from "./catalogue-desk.ts";

let made: MadeApp;
let office: CatalogueDesk;

beforeEach(async () => {
  made = await makeApp({ seed: SMALL });
  office = catalogueDesk(made);
});

afterEach(() => made.close());

const items = async (revision?: number) => {
  const { indicators, organizations, policies, sources, targets } = await office.catalogue(revision);
  return { indicators, organizations, policies, sources, targets };
};

describe("the undo of a catalogue revision", () => {
  it("brings back what was before, item by item, and can itself be undone", async () => {
    await office.change([
      newPlatform("示例新园"),
      target(55, "2024"),
      target(9, "2026"),
      { kind: "withdraw-target", indicator: "phd", organization: "west", period: "2023" },
      { kind: "withdraw-policy", code: "grant" },
      changedLab({ founded: "2020-01" }),
    ]);
    const changed = await items();
    const undone = revisionSchema.parse(await (await office.undo(3)).json());
    expect(undone).toMatchObject({
      number: 4,
      kind: "undo",
      undoes: 3,
      fileName: null,
      counts: { added: 2, changed: 2, unchanged: 0, withdrawn: 2 },
    });
    expect(await items()).toEqual(await items(2));
    expect(await items(3)).toEqual(changed);
    expect((await office.difference(4))?.counts).toEqual({ added: 2, changed: 2, withdrawn: 2 });
    expect((await office.undo(4)).status).toBe(200);
    expect(await items()).toEqual(changed);
    expect((await made.store.audit.verify()).fault).toBe(null);
  });

  it("takes back the half-way state of neither: a later change of the same item blocks it", async () => {
    await office.change([target(55, "2024"), target(9, "2026")]);
    await office.change([target(58, "2024")]);
    const before = await items();
    expect(await refusalOf(await office.undo(3))).toEqual({
      status: 409,
      code: "undo-conflict",
      zh: "版本 4 改了 1 项",
      en: "revision 4 changed 1",
    });
    expect(await items()).toEqual(before);
  });

  it("is blocked by who entered anew what it had withdrawn", async () => {
    await office.change([{ kind: "withdraw-target", indicator: "phd", organization: "west", period: "2024" }]);
    await office.change([target(52, "2024")]);
    expect(await refusalOf(await office.undo(3))).toMatchObject({ code: "undo-conflict", en: "revision 4 changed 1" });
  });

  it("is not in the way of other items that changed since", async () => {
    await office.change([target(55, "2024")]);
    await office.change([changedLab({ founded: "2020-01" })]);
    expect((await office.undo(3)).status).toBe(200);
    const { organizations, targets } = await items();
    expect(organizations.find(({ code }) => code === "west-lab")?.founded).toBe("2020-01");
    expect(targets).toEqual((await items(2)).targets);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["figures", () => publishFigures(made, [["示例新园", "2024-04", "7"]])],
    ["a target", () => office.change([target(3, "2026", "west-shi-li-xin-yuan")])],
  ])("does not take away a platform that has %s by now", async (_what, use) => {
    await office.change([newPlatform("示例新园")]);
    await use();
    const refused = await refusalOf(await office.undo(3));
    expect(refused.code).toBe("undo-conflict");
    expect(refused.zh).toContain("平台或地区“示例新园”：还有");
    expect((await items()).organizations.map(({ code }) => code)).toContain("west-shi-li-xin-yuan");
  });

  it("does not bring back a name that is another's by now", async () => {
    await office.change([changedLab({ names: { zh: "示例西所", en: "" } })]);
    await office.change([newPlatform("示例西实验室")]);
    expect(await refusalOf(await office.undo(3))).toMatchObject({ code: "undo-conflict" });
  });

  it("gives the code of what is gone to nothing else", async () => {
    await office.change([newPlatform("示例新园")]);
    expect((await office.undo(3)).status).toBe(200);
    const { changes } = await office.draft([newPlatform("示例新园")]);
    expect(changes[0]).toMatchObject({ code: "west-shi-li-xin-yuan-2" });
  });

  it("leaves figures alone, and the undo of figures leaves the catalogue", async () => {
    const figures = await publishFigures(made, [["示例西实验室", "2024-04", "7"]]);
    await office.change([target(55, "2024")]);
    const entered = await items();
    expect((await office.undo(figures)).status).toBe(200);
    expect(await items()).toEqual(entered);
    expect(await office.difference(5)).toBe(undefined);
  });
});
