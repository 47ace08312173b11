import { describe, expect, it } from "vitest";
import { createMatchers } from "#intake/layout/matchers.ts";
import { readUpload } from "#intake/read-upload.ts";
import { pinyinForms } from "#intake/words/pinyin-forms.ts";
import { isSlip } from "#intake/words/slips.ts";
import { catalogue } from "./catalogue.ts";

describe("isSlip(text, name, pinyinOf)", () => {
  it.each([
    ["事例甲研究院", "示例甲研究院"],
    ["示例甲研究园", "示例甲研究院"],
    ["示例甲究研院", "示例甲研究院"],
    ["示例甲研究究院", "示例甲研究院"],
    ["示例甲研究院院", "示例甲研究院"],
    ["Demo Insitute A", "Demo Institute A"],
    ["Demo Instiutte A", "Demo Institute A"],
    ["Demo Institutee A", "Demo Institute A"],
    ["demo-institutr a", "Demo Institute A"],
  ])("takes %s for %s", (text, name) => expect(isSlip(text, name, pinyinForms)).toBe(true));

  it.each([
    ["示例乙研究院", "示例甲研究院", "another heavenly stem"],
    ["示例第二研究院", "示例第一研究院", "another number"],
    ["第医研究院", "第一研究院", "a number replaced, though of the same sound"],
    ["市级以上领军人才", "省级以上领军人才", "another sound"],
    ["非引进全职博士", "引进全职博士", "a character more that is not a neighbour's double"],
    ["引进全职博", "引进全职博士", "a character fewer"],
    ["引进博士后", "引进博士", "too short, and a character more"],
    ["事例院", "示例院", "too short"],
    ["示例甲研究院", "示例甲研究院", "the name itself"],
    ["Demo Institute B", "Demo Institute A", "another short word"],
    ["Demo Institute A2", "Demo Institute A1", "another number"],
    ["PhDs fired", "PhDs hired", "another first letter"],
    ["Demo Institute", "Demo Institute A", "a word fewer"],
    ["Memo Insitute A", "Demo Institute A", "two words"],
    ["Demo Intitude A", "Demo Institute A", "two letters"],
  ])("does not take %s for %s: %s", (text, name) => expect(isSlip(text, name, pinyinForms)).toBe(false));
});

describe("createMatchers(catalogue), of mistyped names", () => {
  const { organizations } = createMatchers(catalogue);

  it("takes a slip where no other name is as near, with the score and the next", () => {
    const match = organizations.match("示例甲研究园");
    expect(match).toMatchObject({ kind: "exact", code: "demo-a", slip: { taken: { code: "demo-a" } } });
    expect(match.kind === "exact" ? match.slip?.taken.score : 0).toBeCloseTo(5 / 6);
    expect(match.kind === "exact" ? match.slip?.others.every(({ score }) => score < 5 / 6) : false).toBe(true);
  });

  it("asks where another name is as near", () => {
    const [a] = catalogue.organizations;
    if (!a) throw new Error("no organization");
    const named = (code: string, zh: string) => ({ ...a, code, names: { zh, en: code }, aliases: [], parent: "demo" });
    const { organizations: two } = createMatchers({
      ...catalogue,
      organizations: [a, named("one", "示例加研究院"), named("two", "示例丁研究院")],
    });
    const match = two.match("示例佳研究院");
    expect(match.kind === "near" ? match.suggestions.map(({ code }) => code).slice(0, 2) : []).toEqual(["one", "two"]);
  });

  it("never takes a mistyped code", () => expect(organizations.match("demo_aa").kind).toBe("near"));
});

describe("readUpload(bytes, catalogue, options), of mistyped names", () => {
  const read = (lines: readonly string[]) =>
    readUpload(new TextEncoder().encode(lines.join("\n")), catalogue, { limits: { rows: 100 }, today: "2024-09-10" });

  it("reads them and says so once, in rows", () => {
    const { observations, problems } = read([
      "平台,指标,时期,数值",
      "事例甲研究院,引进全职博士,2024年7月,12",
      "事例甲研究院,引进全值博士,2024年8月,13",
    ]);
    expect(observations.map(({ organization, indicator }) => `${organization} ${indicator}`)).toEqual([
      "demo-a phd",
      "demo-a phd",
    ]);
    expect(problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)).toEqual([
      "note name-taken A2",
      "note name-taken B3",
    ]);
    expect(problems[0]?.message.zh).toBe("“事例甲研究院”读作“示例甲研究院”(相似 83%,没有其他相近的名称)(共 2 处)。");
  });

  it("reads them and says so in headings", () => {
    const { observations, problems } = read(
      ["平台,引进全值博士", "示例甲研究院,12"].map((line, i) => `${i === 0 ? "时期" : "2024年8月"},${line}`),
    );
    expect(observations).toMatchObject([{ indicator: "phd", organization: "demo-a", value: 12 }]);
    expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(["name-taken C1"]);
  });

  it("asks about any other near name, with how alike each is", () => {
    const { problems } = read(["平台,指标,时期,数值", "示例甲研究所,引进全职博士,2024年7月,12"]);
    expect(problems).toMatchObject([{ severity: "error", code: "unknown-organization", cell: "A2" }]);
    expect(problems[0]?.advice.zh).toContain("示例甲研究院(83%)");
    expect(problems[0]?.advice.en).toContain("Demo Institute A (83 %)");
  });
});
