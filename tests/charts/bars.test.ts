import { describe, expect, test } from "vitest";
import { rankEntries } from "#charts/bar-entry.ts";
import { type CompletionEntry, makeCompletionOption } from "#charts/completion.ts";
import { makeRankedBarsOption, type RankedBarsInput } from "#charts/ranked-bars.ts";
import { makeSlopeOption, slopeTooltip } from "#charts/slope.ts";
import { CHART_TOKENS } from "#charts/tokens.ts";
import { missing, valueFigure } from "#domain/figure.ts";
import { scheduleOf } from "#domain/schedule.ts";
import { completionEntries, DOCTORS, platformEntries, REVISIONS, slopeEntries } from "./fixture.ts";
import { badNumbers, drawnText, renderSvg, seriesOf } from "./render.ts";

const light = CHART_TOKENS.light;
const value = (number: number, more = {}) => valueFigure(number, { revision: 1, ...more });
const named = (key: string, zh: string) => ({ key, names: { zh, en: `Example ${key}` } });
const ENTRIES = [
  { ...named("a", "示例甲"), figure: value(40), target: 50 },
  { ...named("b", "示例乙"), figure: missing("not-reported") },
  { ...named("c", "示例丙"), figure: value(60, { qualifier: "gt" }) },
  { ...named("d", "示例丁"), figure: { kind: "text", text: "数千", status: "A", revision: 1 } as const },
  { ...named("e", "示例戊"), figure: value(40, { status: "P" }) },
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
      ["c", 1],
      ["a", 2],
      ["e", 2],
    ]);
    expect(unranked.map(({ key }) => key)).toEqual(["b", "d"]);
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
    const entries = [entry("a", value(30, { qualifier: "ge", coverage: { reported: 3, expected: 13 } }))];
    const words = drawnText(renderSvg(makeCompletionOption({ period: "2024-08", entries }, light, "zh-CN")));
    expect(words).toContain("不少于30% 未报齐,状态待定");
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
    expect(slopeTooltip(slope, "a", "zh-CN")).toContain("基期为零,增减+50人");
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
