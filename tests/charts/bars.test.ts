import { describe, expect, test } from "vitest";
import { rankEntries } from "#charts/bar-entry.ts";
import { type CompletionEntry, makeCompletionOption } from "#charts/completion.ts";
import { completionNotes, completionRemarks } from "#charts/completion-notes.ts";
import { makeRankedBarsOption, type RankedBarsInput } from "#charts/ranked-bars.ts";
import { rankedNotes, rankedRemarks, sayUnranked } from "#charts/ranked-notes.ts";
import { makeSlopeOption, slopeTooltip } from "#charts/slope.ts";
import { sayUnpaired, slopeNotes, slopeRemarks } from "#charts/slope-notes.ts";
import { CHART_TOKENS } from "#charts/tokens.ts";
import { type Figure, missing, valueFigure } from "#domain/figures/figure.ts";
import { scheduleOf } from "#domain/figures/schedule.ts";
import { completionEntries, DOCTORS, platformEntries, REVISIONS, slopeEntries } from "./fixture.ts";
import { badNumbers, drawnText, renderSvg, seriesOf } from "./render.ts";

const light = CHART_TOKENS.light;
const value = (number: number, more = {}) => valueFigure(number, { revision: 1, ...more });
const between = (low: number, high: number): Figure => {
  return { kind: "range", low, high, above: false, below: false, marks: [], revision: 1 };
};
const named = (key: string, zh: string) => ({ key, names: { zh, en: `Example ${key}` } });
const ENTRIES = [
  { ...named("a", "示例甲"), figure: value(40), target: 50 },
  { ...named("b", "示例乙"), figure: missing("not-reported") },
  { ...named("c", "示例丙"), figure: value(60, { qualifier: "gt" }) },
  { ...named("d", "示例丁"), figure: { kind: "text", text: "数千", marks: [], revision: 1 } as const },
  { ...named("e", "示例戊"), figure: value(40, { marks: ["P"] }) },
];
const INPUT: RankedBarsInput = {
  indicator: DOCTORS,
  measure: "ytd",
  period: "2024-08",
  entries: ENTRIES,
  revisions: REVISIONS,
};

const dataOf = (option: ReturnType<typeof makeRankedBarsOption>): { value?: unknown; name?: unknown }[] => {
  const data = seriesOf(option, "bars")[0]?.data;
  return Array.isArray(data) ? data : [];
};

function tooltipOf(option: ReturnType<typeof makeRankedBarsOption>, key: string): string {
  const { tooltip } = option;
  const formatter: unknown = Array.isArray(tooltip) ? null : tooltip?.formatter;
  return typeof formatter === "function" ? String(formatter([{ axisValue: key }])) : "";
}

describe("makeRankedBarsOption(input, tokens, language)", () => {
  test("best first, ties share a rank, missing and worded figures are not drawn but returned apart", () => {
    expect(dataOf(makeRankedBarsOption(INPUT, light, "zh-CN")).map(({ name }) => name)).toEqual(["c", "a", "e"]);
    const { ranked, unranked } = rankEntries(ENTRIES, DOCTORS);
    expect(ranked.map(({ key, rank }) => [key, rank])).toEqual([
      ["c", { best: 1, worst: 1 }],
      ["a", { best: 2, worst: 2 }],
      ["e", { best: 2, worst: 2 }],
    ]);
    expect(unranked.map(({ key }) => key)).toEqual(["b", "d"]);
  });

  test("a provisional bar is marked in its label, and its look explained below", () => {
    const words = drawnText(renderSvg(makeRankedBarsOption(INPUT, light, "zh-CN")));
    expect(words).toContain("40人（初步）");
    const { ranked } = rankEntries(ENTRIES, DOCTORS);
    expect(rankedNotes(ranked, "zh-CN")).toEqual(["浅色：初步、估计或预测", "空框：约数、上下限或未报齐"]);
    expect(rankedNotes(ranked, "en")).toContain("light: provisional, estimated or forecast");
  });

  test("limits are a stroke and no bar; a place that they leave open is a range, and it is said why", () => {
    const entries = [
      { ...named("a", "示例甲"), figure: between(60, 70) },
      { ...named("b", "示例乙"), figure: value(65) },
      { ...named("c", "示例丙"), figure: value(20) },
    ];
    const option = makeRankedBarsOption({ ...INPUT, entries }, light, "zh-CN");
    const words = drawnText(renderSvg(option));
    expect(words).toEqual(expect.arrayContaining(["1—2", "60至70人", "65人", "3"]));
    expect(dataOf(option).find(({ name }) => name === "a")).toEqual({ value: null, name: "a" });
    expect(seriesOf(option, "limits")[0]?.data).toEqual([[60, expect.any(Number), 70]]);
    expect(tooltipOf(option, "a")).toMatch(/1—2.*上下限未定先后/);
    const { ranked } = rankEntries(entries, DOCTORS);
    expect(rankedNotes(ranked, "zh-CN")).toEqual(["细横线：仅知上下限", "名次1—2：上下限未定先后"]);
    expect(rankedRemarks(ranked, INPUT, "zh-CN")).toEqual(["仅知上下限：示例甲"]);
    expect(rankedNotes(ranked, "en")).toContain("rank 1—2: order open between bounds");
  });

  test("those without a rank keep figure and reason: missing, incomplete, a small base", () => {
    const say = (figure: Figure, measure: RankedBarsInput["measure"] = "ytd") => {
      const [entry] = rankEntries([{ ...named("a", "示例甲"), figure }], DOCTORS).unranked;
      return entry ? sayUnranked(entry, { indicator: DOCTORS, measure }, "zh-CN") : null;
    };
    expect(say(missing("reported-together", { limits: { low: 0, high: 10, above: false, below: false } }))).toBe(
      "示例甲（合并报送，在0人至10人之间）",
    );
    const partial = { qualifier: "ge", coverage: { of: "months", reported: 2, expected: 3 }, marks: ["P"] } as const;
    expect(say(value(8, partial))).toBe("示例甲 不少于8人（初步，已报2/3个月）");
    expect(say(value(300, { smallBase: true }), "ytd-yoy")).toBe("示例甲 +300%（基数小，不排名）");
    expect(say(value(8))).toBeNull();
  });

  test("what is to be known of each is in the description, for those who hear it", () => {
    const { aria } = makeRankedBarsOption(INPUT, light, "zh-CN");
    expect(aria?.label?.description).toContain("2 示例戊 40人（初步）");
  });

  test("a cost ranks ascending", () => {
    const option = makeRankedBarsOption({ ...INPUT, indicator: { ...DOCTORS, direction: "lower" } }, light, "zh-CN");
    expect(dataOf(option).map(({ name }) => name)).toEqual(["a", "e", "c"]);
  });

  test("ranks, names, qualifiers and units are in the picture", () => {
    const words = drawnText(renderSvg(makeRankedBarsOption(INPUT, light, "zh-CN")));
    expect(words).toEqual(expect.arrayContaining(["1", "示例丙", "超60人", "2", "示例甲", "40人"]));
    expect(words.join(" ")).not.toMatch(/示例乙|数千/);
  });

  test("changes carry ▲ or ▼ beside their sign", () => {
    const entries = [
      { ...named("a", "示例甲"), figure: value(12.5) },
      { ...named("b", "示例乙"), figure: value(-3) },
    ];
    const words = drawnText(renderSvg(makeRankedBarsOption({ ...INPUT, measure: "ytd-yoy", entries }, light, "zh-CN")));
    expect(words).toEqual(expect.arrayContaining(["▲ +12.5%", "▼ −3%"]));
  });

  test("names with the template signs of ECharts come out as names", () => {
    const entries = [{ ...named("a", "示例{a}|b}"), figure: value(1) }];
    expect(drawnText(renderSvg(makeRankedBarsOption({ ...INPUT, entries }, light, "zh-CN")))).toContain(
      "示例｛a｝｜b｝",
    );
  });

  test("the tooltip tells the figure, the target and the source, escaped", () => {
    const names = { zh: "<img onerror>", en: "" };
    const html = tooltipOf(
      makeRankedBarsOption({ ...INPUT, entries: [{ key: "a", names, figure: value(4), target: 5 }] }, light, "zh-CN"),
      "a",
    );
    for (const part of ["&lt;img onerror&gt;", "4人", "目标", "5人", "第1版(2024-09-01发布)", "2024年1—8月"])
      expect(html).toContain(part);
    expect(html).not.toContain("<img");
  });

  test("nothing to rank, one zero, and a full region are drawn", () => {
    for (const entries of [
      [],
      [{ ...named("a", "示例甲"), figure: value(0) }],
      platformEntries("ytd", { year: 2024, month: 8 }),
    ]) {
      const option = makeRankedBarsOption({ ...INPUT, entries }, light, "en");
      expect(badNumbers(option)).toEqual([]);
      expect(renderSvg(option)).not.toMatch(/NaN|undefined/);
    }
  });
});

describe("makeCompletionOption(input, tokens, language)", () => {
  const entry = (key: string, completion: CompletionEntry["completion"]): CompletionEntry => ({
    ...named(key, `示例${key}`),
    indicator: DOCTORS,
    completion,
    schedule: scheduleOf(DOCTORS, completion, 2024, 8),
  });

  test("says the status in a word with its sign and the gap in percentage points", () => {
    const entries = [entry("a", value(80)), entry("b", value(66)), entry("c", value(30))];
    const words = drawnText(renderSvg(makeCompletionOption({ period: "2024-08", entries }, light, "zh-CN")));
    expect(words).toEqual(
      expect.arrayContaining([
        "80% ▲ 超前 +13.3个百分点",
        "66% ● 正常 −0.7个百分点",
        "30% ▼ 滞后 −36.7个百分点",
        "序时进度 66.7%",
      ]),
    );
  });

  test("a narrow chart leaves the gap to the tooltip", () => {
    const option = makeCompletionOption(
      { period: "2024-08", entries: [entry("a", value(80))], width: 320 },
      light,
      "zh-CN",
    );
    expect(drawnText(renderSvg(option, 320))).toContain("80% ▲ 超前");
    expect(tooltipOf(option, "a")).toContain("+13.3个百分点");
  });

  test("a missing completion keeps its row and says why", () => {
    const option = makeCompletionOption(
      { period: "2024-08", entries: [entry("a", missing("no-target"))] },
      light,
      "zh-CN",
    );
    expect(dataOf(option)).toEqual([{ value: null, name: "a" }]);
    expect(drawnText(renderSvg(option))).toContain("— 未设目标");
  });

  test("a partial total proves no status that is not reached yet", () => {
    const entries = [entry("a", value(30, { qualifier: "ge", coverage: { of: "months", reported: 3, expected: 8 } }))];
    const words = drawnText(renderSvg(makeCompletionOption({ period: "2024-08", entries }, light, "zh-CN")));
    expect(words).toContain("不少于30% 状态待定");
    expect(completionRemarks(entries, "zh-CN")).toEqual(["已报3/8个月：示例a"]);
  });

  test("a provisional completion is marked beside its figure, and what its look means stands below", () => {
    const entries = [entry("a", value(80, { marks: ["B", "P"] })), entry("b", missing("inexact"))];
    const option = makeCompletionOption({ period: "2024-08", entries }, light, "zh-CN");
    const words = drawnText(renderSvg(option));
    expect(words).toContain("80%（口径变更、初步） ▲ 超前 +13.3个百分点");
    expect(words).toContain("— 仅知上下限");
    expect(completionNotes(entries, "zh-CN")).toEqual(["浅色：初步、估计或预测"]);
    expect(option.aria?.label?.description).toContain("示例a 80%（口径变更、初步） 超前 +13.3个百分点");
  });

  test("more than 100 % stretches the axis, and a whole region is drawn", () => {
    const option = makeCompletionOption({ period: "2024-08", entries: [entry("a", value(140))] }, light, "en");
    expect(option.xAxis).toMatchObject({ max: 140 });
    const full = makeCompletionOption(
      { period: "2024-08", entries: completionEntries({ year: 2024, month: 8 }) },
      light,
      "en",
    );
    expect(badNumbers(full)).toEqual([]);
    expect(renderSvg(full)).not.toMatch(/NaN|undefined/);
  });
});

describe("makeSlopeOption(input, tokens, language)", () => {
  const input = { indicator: DOCTORS, measure: "ytd", periodBefore: "2023-08", periodNow: "2024-08" } as const;
  const entry = { ...named("a", "示例甲"), before: value(40), now: value(50), change: value(25) };

  test("both sides are labelled, the right one with the change", () => {
    const words = drawnText(renderSvg(makeSlopeOption({ ...input, entries: [entry] }, light, "zh-CN")));
    expect(words).toEqual(expect.arrayContaining(["2023年1—8月", "2024年1—8月", "示例甲 40人", "50人 ▲ +25% 示例甲"]));
  });

  test("a phone's narrow one names an organization once and keeps the sign of its change", () => {
    const narrow = { ...input, entries: [entry], width: 310 };
    const words = drawnText(renderSvg(makeSlopeOption(narrow, light, "zh-CN"), 310, 300));
    expect(words).toEqual(expect.arrayContaining(["示例甲 40人", "50人 ▲"]));
  });

  test("an organization without a figure before is named at the right, however narrow", () => {
    const fresh = { ...entry, before: missing("not-reported"), change: missing("not-reported") };
    const narrow = { ...input, entries: [fresh], width: 310 };
    expect(drawnText(renderSvg(makeSlopeOption(narrow, light, "zh-CN"), 310, 300))).toContain("50人 示例甲");
  });

  test("rising and falling lines have the direction colours, a side that is missing has no point", () => {
    const option = makeSlopeOption(
      {
        ...input,
        entries: [
          entry,
          { ...entry, key: "b", now: value(30), change: value(-25) },
          { ...entry, key: "c", now: missing("not-reported"), change: missing("not-reported") },
        ],
      },
      light,
      "zh-CN",
    );
    const colors = ["a", "b", "c"].map((key) => Reflect.get(seriesOf(option, `${key}|`)[0] ?? {}, "color"));
    expect(colors).toEqual([light.direction.up, light.direction.down, light.direction.flat]);
    expect(seriesOf(option, "c|")[0]?.data).toMatchObject([{ value: 40 }, null]);
    expect(badNumbers(option)).toEqual([]);
  });

  test("without a base there is no percentage but the tooltip says why", () => {
    const none = { ...entry, before: value(0), change: missing("base-zero", { change: 50, revision: 1 }) };
    const slope = { ...input, entries: [none] };
    expect(drawnText(renderSvg(makeSlopeOption(slope, light, "zh-CN")))).toContain("50人 示例甲");
    expect(slopeTooltip(slope, "a", "zh-CN")).toContain("基期为零，增减+50人");
  });

  const marked = {
    ...named("m", "示例甲"),
    before: value(40, { marks: ["P"] }),
    now: value(50),
    change: value(25, { marks: ["B", "P"], smallBase: true }),
  };

  test("marks stand at their side, a break at the change; a mark of a side is not said a second time", () => {
    const words = drawnText(renderSvg(makeSlopeOption({ ...input, entries: [marked] }, light, "zh-CN")));
    expect(words).toEqual(expect.arrayContaining(["示例甲 40人（初步）", "50人 ▲ +25%（口径变更） 示例甲"]));
    const shown = { ...input, entries: [marked] };
    expect(slopeNotes(shown, "zh-CN")).toEqual(["虚线：初步、估计或预测"]);
    expect(slopeRemarks(shown, 600, "zh-CN")).toEqual(["同比 基数小，不排名：示例甲"]);
  });

  test("a phone's narrow one tells marks and changes below, as its labels have no room", () => {
    expect(slopeRemarks({ ...input, entries: [marked] }, 320, "zh-CN")).toEqual([
      "2023年1—8月 初步：示例甲",
      "同比 +25%（口径变更、初步，基数小，不排名）：示例甲",
    ]);
  });

  test("limits are a stroke at their side, and what is not drawn on both is told with both sides", () => {
    const limits = { ...entry, before: between(30, 35), change: missing("base-inexact") };
    const option = makeSlopeOption({ ...input, entries: [limits] }, light, "zh-CN");
    expect(seriesOf(option, "limits")[0]?.data).toEqual([[0, 30, 35]]);
    expect(drawnText(renderSvg(option))).toContain("示例甲 30至35人");
    const gone = { ...entry, before: missing("not-reported"), now: value(50, { marks: ["P"] }) };
    expect(sayUnpaired(gone, { ...input, entries: [gone] }, "zh-CN")).toBe(
      "示例甲（2023年1—8月 未报；2024年1—8月 50人，初步）",
    );
  });

  test("two bounds have no direction", () => {
    const bounds = { ...entry, now: value(50, { qualifier: "gt" }), change: missing("inexact") };
    const [line] = seriesOf(makeSlopeOption({ ...input, entries: [bounds] }, light, "zh-CN"), "a|");
    expect(Reflect.get(line ?? {}, "color")).toBe(light.direction.flat);
  });

  test("a whole region is drawn, with every label apart from its neighbours", () => {
    const svg = renderSvg(makeSlopeOption({ ...input, entries: slopeEntries() }, light, "zh-CN"), 800, 460);
    const tops = [...svg.matchAll(/<text[^>]*text-anchor="end"[^>]* y="([^"]+)"/g)]
      .map((match) => Number(match[1]))
      .sort((a, b) => a - b);
    expect(tops.length).toBeGreaterThan(10);
    for (const [i, top] of tops.slice(1).entries()) expect(top - (tops[i] ?? 0)).toBeGreaterThan(12);
  });
});
