import type { ECharts, EChartsOption } from "echarts";
import EChartsReactCore from "echarts-for-react/esm/core";
import { type KeyboardEvent, type MouseEvent, type Ref, useImperativeHandle, useRef, useState } from "react";
import { selectedKey } from "#charts/selection.ts";
import { highestPoint, pointNear } from "./chart-points.ts";
import { echarts } from "./echarts.ts";

export type Renderer = "canvas" | "svg";

export type ChartHandle = {
  /** Draws an option apart from the screen and returns the picture as a data URL; `null` while nothing can draw yet. */
  draw(option: EChartsOption, width: number, height: number): Promise<string | null>;
};

export type ChartCanvasProps = {
  readonly option: EChartsOption;
  readonly height: number;
  readonly label: string;
  readonly renderer: Renderer;
  readonly onSelect?: ((key: string) => void) | undefined;
  readonly onPoint?: ((key: string, category: string) => void) | undefined;
  readonly ref?: Ref<ChartHandle> | undefined;
};

/**
 * The wrapper of echarts-for-react, with its start replaced. Its own draws an empty chart first, waits a frame and makes
 * a second one, to learn a size that ours has from the beginning.
 */
class DirectChart extends EChartsReactCore {
  override async initEchartsInstance(): Promise<ECharts> {
    const instance: ECharts = echarts.init(this.ele, null, { renderer: this.props.opts?.renderer ?? "canvas" });
    await Promise.resolve();
    // React's strict mode unmounts and mounts again before this line: what was disposed of must not be bound twice.
    return instance.isDisposed() ? new Promise<never>(() => {}) : instance;
  }
}

/** The pixels of a chart: draws when the option is another one, follows the size of its box, tells what was clicked. */
export function ChartCanvas({ option, height, label, renderer, onSelect, onPoint, ref }: ChartCanvasProps) {
  const chart = useRef<EChartsReactCore>(null);
  const select = useRef(onSelect);
  select.current = onSelect;
  const [events] = useState(() => ({ click: (event: unknown) => tellKey(event, select.current) }));
  const keys = useChartKeys(chart, option, onSelect, onPoint);
  const choosePoint = (event: MouseEvent<HTMLElement>) => {
    const instance = chart.current?.getEchartsInstance();
    if (!instance || !onPoint) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const point = pointNear(instance, option, event.clientX - left, event.clientY - top);
    if (point) onPoint(point.key, point.category);
  };
  useImperativeHandle(ref, () => ({ draw: async (...picture) => drawPicture(renderer, ...picture) }), [renderer]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk through the figures
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is not what this is
    <div role="group" aria-label={label} tabIndex={0} onKeyDown={keys} onClick={choosePoint} style={{ height }}>
      <DirectChart
        ref={chart}
        echarts={echarts}
        option={option}
        notMerge
        opts={OPTS[renderer]}
        style={FILL}
        onEvents={events}
        shouldSetOption={hasOtherOption}
      />
    </div>
  );
}

const FILL = { width: "100%", height: "100%" } as const;
const OPTS = { canvas: { renderer: "canvas" }, svg: { renderer: "svg" } } as const;

/** By identity: an option holds functions, and comparing thousands of values costs more than it saves. */
function hasOtherOption(
  before: { option: unknown; opts?: unknown },
  now: { option: unknown; opts?: unknown },
): boolean {
  return before.option !== now.option || before.opts !== now.opts;
}

function tellKey(event: unknown, onSelect: ((key: string) => void) | undefined): void {
  const key = selectedKey(event);
  if (key !== null) onSelect?.(key);
}

async function drawPicture(renderer: Renderer, option: EChartsOption, width: number, height: number): Promise<string> {
  const box = document.createElement("div");
  const picture = echarts.init(box, null, { width, height, renderer, devicePixelRatio: 2 });
  try {
    picture.setOption({ ...option, animation: false });
    return picture.getDataURL({ type: renderer === "svg" ? "svg" : "png", pixelRatio: 2 });
  } finally {
    picture.dispose();
  }
}

type Step = { readonly axis: "x" | "y"; readonly categories: readonly unknown[] };

/**
 * Left and right (on bars up and down) walk the tooltip from figure to figure, Enter chooses a bar or the highest point,
 * Escape hides it.
 */
function useChartKeys(
  chart: { readonly current: EChartsReactCore | null },
  option: EChartsOption,
  onSelect: ((key: string) => void) | undefined,
  onPoint: ((key: string, category: string) => void) | undefined,
) {
  const place = useRef<number | null>(null);
  return (event: KeyboardEvent) => {
    const instance = chart.current?.getEchartsInstance();
    const step = categoriesOf(option);
    if (!instance || !step) return;
    const last = step.categories.length - 1;
    const at = place.current;
    if (event.key === "Escape") {
      place.current = null;
      instance.dispatchAction({ type: "hideTip" });
      return;
    }
    if (event.key === "Enter" && at !== null) {
      // What opens takes the focus at once; the key must not go on to press its first button.
      event.preventDefault();
      const point = step.axis === "x" ? highestPoint(option, at) : null;
      if (point) onPoint?.(point.key, point.category);
      if (step.axis === "y") tellKey({ name: step.categories[at] }, onSelect);
      return;
    }
    const move = KEY_MOVES[step.axis][event.key];
    if (move === undefined) return;
    event.preventDefault();
    const start = step.axis === "x" ? last : 0;
    place.current = at === null ? start : Math.max(0, Math.min(last, at + move));
    showAt(instance, step.axis, place.current);
  };
}

const KEY_MOVES: Record<"x" | "y", Record<string, number>> = {
  x: { ArrowLeft: -1, ArrowRight: 1 },
  y: { ArrowUp: -1, ArrowDown: 1 },
};

function categoriesOf(option: EChartsOption): Step | null {
  for (const axis of ["x", "y"] as const) {
    const own: unknown = axis === "x" ? option.xAxis : option.yAxis;
    const first: unknown = Array.isArray(own) ? own[0] : own;
    const data: unknown = typeof first === "object" && first !== null ? Reflect.get(first, "data") : null;
    if (Array.isArray(data) && data.length > 0) return { axis, categories: data };
  }
  return null;
}

function showAt(instance: ECharts, axis: "x" | "y", index: number): void {
  const along = Number(instance.convertToPixel(axis === "x" ? { xAxisIndex: 0 } : { yAxisIndex: 0 }, index));
  const across = axis === "x" ? instance.getHeight() / 2 : instance.getWidth() / 2;
  const [x, y] = axis === "x" ? [along, across] : [across, along];
  instance.dispatchAction({ type: "showTip", x, y });
}
