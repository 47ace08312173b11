import { pinyin } from "pinyin-pro";
import { describe, expect, it } from "vitest";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { giveCodes } from "#domain/catalogue/item-code.ts";

const pinyinOf = (text: string) => pinyin(text, { toneType: "none", v: true, nonZh: "consecutive" });

const platform = (zh: string, en: string, code = "+1", parent = "west"): CatalogueChange => ({
  kind: "add-platform",
  code,
  fields: { names: { zh, en }, aliases: [], parent },
});

function codesOf(changes: readonly CatalogueChange[], taken: readonly string[] = []): string[] {
  return giveCodes(changes, { taken, pinyinOf }).flatMap((change) => ("code" in change ? [change.code] : []));
}

describe("giveCodes(changes, making)", () => {
  it.each([
    ["示例实验室", "New Energy Lab", "west-new-energy-lab"],
    ["示例新园", "", "west-shi-li-xin-yuan"],
    ["绿色Ｒ＆Ｄ中心", "", "west-lv-se-r-d-zhong-xin"],
    ["示例新园", "示例新园", "west-shi-li-xin-yuan"],
    ["示例", "Café l’Été", "west-cafe-lete"],
    ["５Ｇ研究院", "", "west-5g-yan-jiu-yuan"],
    ["？？", "", "west-platform"],
    ["Москва", "Москва", "west-platform"],
    ["x".repeat(90), "", `west-${"x".repeat(40)}`],
    ["示例", "one two three four five six seven eight nine ten", "west-one-two-three-four-five-six-seven-eight"],
  ])("makes of %s, %s the code %s", (zh, en, code) => {
    const [made = ""] = codesOf([platform(zh, en)]);
    expect(made).toBe(code);
    expect(made).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
  });

  it("gives none twice, whatever its case, in the catalogue or in a draft", () => {
    expect(codesOf([platform("甲", "Lab"), platform("乙", "Lab", "+2")], ["WEST-Lab", "west-lab-3"])).toEqual([
      "west-lab-2",
      "west-lab-4",
    ]);
  });

  it("puts codes in place of the draft's own wherever they stand", () => {
    const changes: CatalogueChange[] = [
      { kind: "set-target", indicator: "phd", organization: "+p", period: "2026", value: 1 },
      {
        kind: "add-region",
        code: "+r",
        fields: { names: { zh: "示例南市", en: "South" }, aliases: [], illustrative: true },
      },
      platform("示例园", "Park", "+p", "+r"),
      { kind: "change-platform", code: "+p", fields: { founded: "2026-01" } },
    ];
    expect(giveCodes(changes, { taken: [], pinyinOf })).toEqual([
      { kind: "set-target", indicator: "phd", organization: "south-park", period: "2026", value: 1 },
      { kind: "add-region", code: "south", fields: expect.anything() },
      expect.objectContaining({ code: "south-park", fields: expect.objectContaining({ parent: "south" }) }),
      { kind: "change-platform", code: "south-park", fields: { founded: "2026-01" } },
    ]);
  });

  it("leaves codes that were given as they are", () => {
    const given = giveCodes([platform("甲", "Lab", "west-lab")], { taken: ["west-lab"], pinyinOf });
    expect(given).toEqual([platform("甲", "Lab", "west-lab")]);
  });

  it("refuses a code of the draft that nothing in it has", () => {
    const changes: CatalogueChange[] = [
      { kind: "withdraw-target", indicator: "+x", organization: "west", period: "2026" },
    ];
    expect(() => giveCodes(changes, { taken: [], pinyinOf })).toThrow("+x");
  });
});
