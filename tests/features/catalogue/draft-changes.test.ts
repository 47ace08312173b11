import { describe, expect, it } from "vitest";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { changedFields, newCode, withChange } from "#features/catalogue/draft-changes.ts";
import { dateCode, pastedCells, writtenList, writtenNumber } from "#features/catalogue/entered-text.ts";

const lab = (code: string): CatalogueChange => ({
  kind: "add-platform",
  code,
  fields: { names: { zh: "新实验室", en: "" }, aliases: [], parent: "west" },
});
const target = (organization: string, value: number): CatalogueChange => ({
  kind: "set-target",
  indicator: "phd",
  organization,
  period: "2026",
  value,
});
const policy: CatalogueChange = {
  kind: "change-policy",
  code: "grant",
  fields: { organizations: ["west-lab", "+1"], validUntil: null },
};

describe("withChange(changes, place, change)", () => {
  it("puts a change in the place of the one that its item had, else last", () => {
    const changes = [lab("+1"), target("west", 5)];
    const place = { item: "target", indicator: "phd", organization: "west", period: "2026" } as const;
    expect(withChange(changes, place, target("west", 7))).toEqual([lab("+1"), target("west", 7)]);
    expect(withChange(changes, { ...place, organization: "+1" }, target("+1", 2))).toEqual([
      ...changes,
      target("+1", 2),
    ]);
  });

  it("takes out what was new with all that names it, and nothing else", () => {
    const changes = [target("west", 5), lab("+1"), target("+1", 2), policy];
    expect(withChange(changes, { item: "organization", code: "+1" }, null)).toEqual([
      target("west", 5),
      { ...policy, fields: { organizations: ["west-lab"], validUntil: null } },
    ]);
  });

  it("leaves everything where the item had no change", () => {
    expect(withChange([lab("+1")], { item: "organization", code: "west-lab" }, null)).toEqual([lab("+1")]);
  });
});

describe("changedFields(before, after)", () => {
  it("has what differs, and null for what is no longer said", () => {
    const before = { names: { zh: "甲", en: "A" }, closed: "2024-02", aliases: ["a"] };
    expect(changedFields(before, { names: { zh: "乙", en: "A" }, aliases: ["a"] })).toEqual({
      names: { zh: "乙", en: "A" },
      closed: null,
    });
    expect(changedFields(before, { ...before })).toEqual({});
  });
});

describe("newCode(changes)", () => {
  it("is one that no change has", () => {
    expect(newCode([])).toBe("+1");
    expect(newCode([lab("+1"), lab("+3")])).toBe("+2");
  });
});

describe("dateCode(written)", () => {
  it.each([
    ["2026", "2026"],
    ["2026年3月", "2026-03"],
    ["２０２６年３月５日", "2026-03-05"],
    ["2026/3/5", "2026-03-05"],
    ["2026-12", "2026-12"],
    ["2026.03", "2026-03"],
    // January or October: told by the review, and not decided here.
    ["2024.1", "2024.1"],
    ["去年", "去年"],
    ["", ""],
  ])("reads %s as %s", (written, code) => expect(dateCode(written)).toBe(code));
});

describe("writtenNumber(written)", () => {
  it.each([
    ["1,250.5", 1250.5],
    ["１２０", 120],
    ["0", 0],
    ["-3", -3],
    [" ", undefined],
    ["1oo", null],
    ["1,2", null],
    ["1e3", null],
  ])("reads %s as %s", (written, value) => expect(writtenNumber(written)).toBe(value));
});

describe("a block copied from a table", () => {
  it("is its lines, cell by cell, without the last line break", () => {
    expect(pastedCells("1\t2\r\n3\t\r\n")).toEqual([
      ["1", "2"],
      ["3", ""],
    ]);
  });
  it("lists aliases whatever parts them", () => expect(writtenList("甲、乙, 丙；")).toEqual(["甲", "乙", "丙"]));
});
