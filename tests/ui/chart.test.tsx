import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import type { ECharts } from "echarts";
import { createRef, StrictMode } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { makeRankedBarsOption } from "#charts/ranked-bars.ts";
import { CHART_TOKENS } from "#charts/tokens.ts";
import { makeTrendOption } from "#charts/trend.ts";
import { DOCTORS, platformEntries, platformLines } from "#tests/charts/fixture.ts";
import { Chart, type ChartHandle } from "#ui/chart/chart.tsx";
import { echarts } from "#ui/chart/echarts.ts";
import { startLanguage } from "#ui/language.ts";

const light = CHART_TOKENS.light;
const trend = makeTrendOption({ lines: platformLines(2), width: 600 }, light, "zh-CN");
const bars = makeRankedBarsOption(
  { indicator: DOCTORS, measure: "ytd", period: "2024-08", entries: platformEntries("ytd", { year: 2024, month: 8 }) },
  light,
  "zh-CN",
);

beforeAll(() => startLanguage(location, undefined));

beforeEach(() => {
  // jsdom lays nothing out: every element would be zero pixels wide.
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(300);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function instanceIn(label: string): Promise<ECharts> {
  const group = await screen.findByRole("group", { name: label });
  return waitFor(() => {
    const box = group.querySelector<HTMLElement>(".echarts-for-react");
    const instance = box ? echarts.getInstanceByDom(box) : undefined;
    if (!instance?.getOption()) throw new Error("not drawn yet");
    return instance as unknown as ECharts;
  });
}

describe("<Chart>", () => {
  test("holds its height before the program has come, and after", async () => {
    const { container } = render(<Chart option={trend} height={240} label="趋势" />);
    expect((container.firstElementChild as HTMLElement).style.height).toBe("240px");
    expect((await screen.findByRole("group", { name: "趋势" })).style.height).toBe("240px");
  });

  test("draws, in strict mode too, and describes itself", async () => {
    render(
      <StrictMode>
        <Chart option={trend} height={300} label="趋势" />
      </StrictMode>,
    );
    await instanceIn("趋势");
    expect(await screen.findByText("示例物理研究中心")).toBeTruthy();
    expect(screen.getByRole("img").getAttribute("aria-label")).toContain("折线图，引进全职博士");
  });

  test("does nothing on a re-render with the same option, and replaces all of another one", async () => {
    const { rerender } = render(<Chart option={trend} height={300} label="趋势" />);
    const instance = await instanceIn("趋势");
    const setOption = vi.spyOn(instance, "setOption");
    rerender(<Chart option={trend} height={300} label="趋势" onSelect={() => {}} />);
    expect(setOption).not.toHaveBeenCalled();
    rerender(<Chart option={bars} height={300} label="趋势" />);
    expect(setOption).toHaveBeenCalledTimes(1);
    const series = instance.getOption()["series"];
    expect(Array.isArray(series) && series.map(({ id }) => id)).toEqual(["bars", "labels"]);
  });

  test("tells the key of what was clicked, once, to the newest listener", async () => {
    const first = vi.fn();
    const second = vi.fn();
    const chart = (onSelect: (key: string) => void) => (
      <StrictMode>
        <Chart option={bars} height={300} label="排名" onSelect={onSelect} />
      </StrictMode>
    );
    const { rerender } = render(chart(first));
    const instance = await instanceIn("排名");
    rerender(chart(second));
    act(() => {
      // What ECharts tells of a click on the second bar.
      (instance as unknown as { trigger(type: string, event: object): void }).trigger("click", {
        componentType: "series",
        seriesType: "bar",
        name: "demo_p02",
      });
    });
    expect(first).not.toHaveBeenCalled();
    expect(second.mock.calls).toEqual([["demo_p02"]]);
  });

  test("draws a picture apart from the screen", async () => {
    const ref = createRef<ChartHandle>();
    render(<Chart ref={ref} option={trend} height={300} label="趋势" />);
    await instanceIn("趋势");
    const url = await ref.current?.draw(trend, 600, 300);
    expect(decodeURIComponent(url ?? "")).toMatch(/^data:image\/svg\+xml.*示例物理研究中心/s);
  });

  test("disposes of what it drew", async () => {
    const { unmount } = render(<Chart option={trend} height={300} label="趋势" />);
    const instance = await instanceIn("趋势");
    unmount();
    expect(instance.isDisposed()).toBe(true);
  });
});
