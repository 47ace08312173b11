import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMatchers } from "#intake/layout/matchers.ts";
import { fillText, PROBLEM_TEXTS } from "#intake/problems/problem-texts.ts";
import { cellName } from "#intake/words/cell-name.ts";
import { createMatcher, similarity } from "#intake/words/matching.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { pinyinForms } from "#intake/words/pinyin-forms.ts";
import { chineseNumber } from "#intake/words/text-forms.ts";
import { readUnit, splitUnit } from "#intake/words/unit-text.ts";
import { catalogue } from "./catalogue.ts";

describe("createMatcher(entries)", () => {
  const { match, findIn } = createMatcher(catalogue.organizations);

  it.each([
    ["demo-a", "demo-a"],
    ["示例甲研究院", "demo-a"],
    ["甲院", "demo-a"],
    [" 示例 甲 研究院 ", "demo-a"],
    ["DEMO INSTITUTE A", "demo-a"],
    ["ｄｅｍｏ－ａ", "demo-a"],
    ["示例丙实验室(筹)", "demo-c"],
    ["“示例市”", "demo"],
  ])("finds %s by code, name or alias", (text, code) => expect(match(text)).toEqual({ kind: "exact", code }));

  it("suggests the nearest three, best first, and takes none of them", () => {
    const found = match("示例甲研究所");
    expect(found.kind).toBe("near");
    const suggestions = found.kind === "near" ? found.suggestions : [];
    expect(suggestions[0]).toMatchObject({ code: "demo-a", names: { zh: "示例甲研究院" } });
    expect(suggestions.length).toBeLessThanOrEqual(3);
    const scores = suggestions.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeCloseTo(5 / 6);
  });

  it("suggests all that is like it, however few letters it was spared to compare", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."引进博士硕ab1"), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 6 }), letters, (names, text) => {
        const entries = names.map((zh, i) => ({ code: `#${i}`, names: { zh, en: "" }, aliases: [] }));
        const found = createMatcher(entries).match(text);
        fc.pre(found.kind === "near" && text !== "" && !names.includes(text));
        const scores = entries.map(({ code, names: { zh } }) =>
          Math.max(...[code.slice(1), zh].map((name) => similarity(text, name))),
        );
        const worth = scores.filter((score) => score >= 0.3).sort((a, b) => b - a);
        const suggested = found.kind === "near" ? found.suggestions.map(({ score }) => score) : [];
        expect(suggested).toEqual(worth.slice(0, 3));
      }),
      { numRuns: 2000 },
    );
  });

  it("suggests nothing for a name without likeness", () =>
    expect(match("xyzzy")).toEqual({ kind: "near", suggestions: [] }));

  it("asks where two entries share a name", () => {
    const [a] = catalogue.organizations;
    if (!a) throw new Error("no organization");
    const twins = createMatcher([a, { ...a, code: "twin" }]);
    const found = twins.match("示例市");
    expect(found).toMatchObject({ kind: "near", suggestions: [{ score: 1 }, { score: 1 }] });
    expect(twins.match("twin")).toEqual({ kind: "exact", code: "twin" });
  });

  it("finds the one name in a title, the longest where names stand inside each other", () => {
    expect(findIn("2024年示例乙创新中心引才情况")).toMatchObject({ code: "demo-b" });
    expect(findIn("示例甲研究院与示例乙创新中心")).toBeNull();
    expect(createMatcher(catalogue.indicators).findIn("引进全职博士情况表")?.code).toBe("phd");
  });

  it("takes a name written whole in pinyin, and suggests for initials", () => {
    const pinyinMatcher = createMatchers(catalogue).organizations;
    expect(pinyinMatcher.match("shilijiayanjiuyuan")).toEqual({ kind: "exact", code: "demo-a" });
    expect(pinyinMatcher.match("Shili Jia Yanjiuyuan")).toEqual({ kind: "exact", code: "demo-a" });
    expect(pinyinMatcher.match("sljyjy")).toMatchObject({ kind: "near", suggestions: [{ code: "demo-a" }] });
    const [a] = catalogue.organizations;
    if (!a) throw new Error("no organization");
    const named = (code: string, zh: string) => ({ ...a, code, names: { zh, en: code }, aliases: [] });
    const homophones = createMatcher([named("one", "示例院"), named("two", "事例院")], undefined, pinyinForms);
    const found = homophones.match("shiliyuan");
    expect(found.kind).toBe("near");
    expect(found.kind === "near" ? found.suggestions.map(({ code }) => code) : []).toEqual(["one", "two"]);
  });

  it("measures likeness from 0 to 1", () => {
    expect(similarity("abc", "abc")).toBe(1);
    expect(similarity("abc", "xyz")).toBe(0);
    expect(similarity("kitten", "sitting")).toBeCloseTo(4 / 7);
    expect(similarity("博士", "引进全职博士")).toBe(0.6);
  });
});

describe("chineseNumber(text)", () => {
  it.each([
    ["二十五", 25],
    ["一百二十", 120],
    ["一百零八", 108],
    ["十", 10],
    ["两亿", 2e8],
    ["三千二百万", 32_000_000],
    ["一亿二千万", 120_000_000],
    ["二〇二四", 2024],
    ["百", 100],
    ["人", null],
    ["", null],
  ])("reads %s as %s", (text, number) => expect(chineseNumber(text)).toBe(number));
});

describe("readUnit(text) and splitUnit(text)", () => {
  it.each([
    ["万元", { unit: "yuan", mult: 4 }],
    ["（亿元）", { unit: "yuan", mult: 8 }],
    ["单位：人", { unit: "person", mult: 0 }],
    ["％", { unit: "percent", mult: 0 }],
    ["亿", { unit: null, mult: 8 }],
    ["10 thousand yuan", { unit: "yuan", mult: 4 }],
    ["million yuan", { unit: "yuan", mult: 6 }],
  ])("reads %s", (text, unit) => expect(readUnit(text)).toMatchObject(unit));

  it("knows no other currency, and takes no word for a unit", () => {
    expect(readUnit("美元")).toBeNull();
    expect(readUnit("人才")).toBeNull();
    expect(readUnit("百分点")).toBeNull();
  });

  it("splits a unit in brackets off a name and leaves other brackets", () => {
    expect(splitUnit("投资金额（万元）")).toMatchObject({ text: "投资金额", unit: { unit: "yuan", mult: 4 } });
    expect(splitUnit("示例实验室（筹）")).toEqual({ text: "示例实验室（筹）", unit: null });
  });
});

describe("readFigure(cell)", () => {
  it("keeps bounds and wordings apart from figures", () => {
    expect(readFigure("不足百人")).toMatchObject({ kind: "number", number: 100, qualifier: "lt" });
    expect(readFigure("上千人")).toEqual({ kind: "text", text: "上千人", status: null });
    expect(readFigure("百")).toEqual({ kind: "unreadable" });
    expect(readFigure("20-30")).toEqual({ kind: "unreadable" });
    expect(readFigure("0")).toMatchObject({ kind: "number", number: 0 });
  });
});

describe("PROBLEM_TEXTS", () => {
  it("asks for the same words in both languages, but for those that differ by language", () => {
    const words = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, word]) => (word ?? "").replace(/(Zh|En)$/, "")).sort();
    for (const [code, { message, advice }] of Object.entries(PROBLEM_TEXTS)) {
      expect([code, words(message.zh)]).toEqual([code, words(message.en)]);
      expect([code, words(advice.zh)]).toEqual([code, words(advice.en)]);
    }
  });

  it("fills words and leaves unknown ones empty", () =>
    expect(fillText("{a}-{b}-{constructor}", { a: "1" })).toBe("1--"));
});

describe("cellName(column, row)", () => {
  it.each([
    [0, 1, "A1"],
    [25, 2, "Z2"],
    [26, 3, "AA3"],
    [701, 4, "ZZ4"],
    [702, 5, "AAA5"],
  ])("names column %i of row %i", (column, row, name) => expect(cellName(column, row)).toBe(name));
});
