import { describe, expect, test } from "vitest";
import { periodTicks } from "#charts/axes.ts";
import { axisScale } from "#charts/chart-line.ts";
import { selectedKey } from "#charts/selection.ts";
import { escapeHtml, fitText, labelText, textEms } from "#charts/text-fit.ts";
import { MONTHS } from "./fixture.ts";

const ticks = (periods: readonly string[], room: number) => [...periodTicks(periods, room, "zh-CN").values()];

describe("periodTicks(periods, room, language)", () => {
  test("every month where it fits, the year said once", () => {
    expect(ticks(["2023-11", "2023-12", "2024-01"], 10)).toEqual(["11月\n2023年", "12月", "1月\n2024年"]);
  });

  test("fewer as room shrinks: quarters, halves, years, every second year", () => {
    expect(ticks(MONTHS.slice(0, 12), 5)).toEqual(["1月\n2019年", "4月", "7月", "10月"]);
    expect(ticks(MONTHS, 12)).toHaveLength(12);
    expect(ticks(MONTHS, 8)).toEqual(["2019年", "2020年", "2021年", "2022年", "2023年", "2024年"]);
    expect(ticks(MONTHS, 3)).toEqual(["2020年", "2022年", "2024年"]);
  });

  test("quarters, halves and years", () => {
    expect(ticks(["2023-Q4", "2024-Q1"], 9)).toEqual(["四季度\n2023年", "一季度\n2024年"]);
    expect(ticks(["2023-S2", "2024-S1"], 9)).toEqual(["下半年\n2023年", "上半年\n2024年"]);
    expect(ticks(["2022", "2023", "2024"], 9)).toEqual(["2022年", "2023年", "2024年"]);
  });
});

describe("axisScale(unit, values, language)", () => {
  test("money by its largest value, percentages as they are", () => {
    const money = axisScale({ kind: "indicator", unit: "yuan", unitMult: 4, decimals: 1 }, [2500, 30000], "zh-CN");
    expect([money.unit, money.tick(5000)]).toEqual(["亿元", "0.5"]);
    const change = axisScale({ kind: "percent" }, [-20], "en");
    expect([change.unit, change.tick(-20)]).toEqual(["%", "−20"]);
    expect(axisScale({ kind: "percentage-point" }, [], "zh-CN").unit).toBe("百分点");
  });
});

describe("texts", () => {
  test("fitText keeps what fits and ends with an ellipsis", () => {
    expect(fitText("示例研究院", 5)).toBe("示例研究院");
    expect(fitText("示例研究院", 4)).toBe("示例研…");
    expect(fitText("示例研究院", 0)).toBe("示…");
    expect(textEms(fitText("Example Institute of Technology", 8))).toBeLessThanOrEqual(8);
  });

  test("labelText and escapeHtml take the meaning out of signs", () => {
    expect(labelText("{a|b}")).toBe("｛a｜b｝");
    expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
      "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;",
    );
  });
});

describe("selectedKey(event)", () => {
  test("a line, a point of an unnamed series, a bar, and the name beside a bar", () => {
    expect(selectedKey({ componentType: "series", seriesType: "line", seriesName: "demo_p01", name: "2024-01" })).toBe(
      "demo_p01",
    );
    expect(
      selectedKey({ componentType: "series", seriesType: "line", seriesName: "series\u00003", name: "demo_p02" }),
    ).toBe("demo_p02");
    expect(
      selectedKey({ componentType: "series", seriesType: "bar", seriesName: "series\u00000", name: "demo_p03" }),
    ).toBe("demo_p03");
    expect(selectedKey({ componentType: "yAxis", value: "demo_p04" })).toBe("demo_p04");
  });

  test("anything else is nothing", () => {
    expect(selectedKey({ seriesType: "line", seriesName: "" })).toBeNull();
    expect(selectedKey(undefined)).toBeNull();
  });
});
