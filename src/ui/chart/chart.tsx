import type { EChartsOption } from "echarts";
import { type ComponentType, memo, type Ref, useSyncExternalStore } from "react";
import { defineText } from "#ui/language.ts";
import type { ChartCanvasProps, ChartHandle, Renderer } from "./chart-canvas.tsx";

export type { ChartHandle } from "./chart-canvas.tsx";

const useText = defineText("chart", {
  failed: { zh: "图表程序没有加载成功。", en: "The chart program could not be loaded." },
  reload: { zh: "重新加载页面", en: "Reload the page" },
});

export type ChartProps = {
  /** Draws again when it is another object; keep it while nothing changes. */
  readonly option: EChartsOption;
  /** Pixels; fixed, so that nothing moves when the chart comes. */
  readonly height: number;
  /** What the chart shows, for those who hear it. */
  readonly label: string;
  /** A line or bar was clicked; gets its key. */
  readonly onSelect?: (key: string) => void;
  /** A point of a line was chosen; gets the line's key and the period. */
  readonly onPoint?: (key: string, category: string) => void;
  /** The canvas where there is one. */
  readonly renderer?: Renderer;
  readonly ref?: Ref<ChartHandle>;
};

/** The one place where a figure becomes pixels. */
export const Chart = memo(function Chart({ option, height, label, onSelect, onPoint, renderer, ref }: ChartProps) {
  const { Canvas, failed } = useSyncExternalStore(subscribe, () => program);
  if (failed) return <FailedChart height={height} />;
  if (!Canvas) return <div className="skeleton" style={{ height }} />;
  return (
    <Canvas
      option={option}
      height={height}
      label={label}
      renderer={renderer ?? (HAS_CANVAS ? "canvas" : "svg")}
      onSelect={onSelect}
      onPoint={onPoint}
      ref={ref}
    />
  );
});

function FailedChart({ height }: { readonly height: number }) {
  const text = useText();
  return (
    <div role="alert" style={{ minHeight: height }}>
      <p>{text("failed")}</p>
      <button type="button" onClick={() => location.reload()}>
        {text("reload")}
      </button>
    </div>
  );
}

const HAS_CANVAS = typeof CanvasRenderingContext2D !== "undefined";

type Program = { readonly Canvas: ComponentType<ChartCanvasProps> | null; readonly failed: boolean };

let program: Program = { Canvas: null, failed: false };
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: Program): void {
  program = next;
  for (const listener of listeners) listener();
}

/**
 * ECharts loads beside the first view, from the moment this file is read. A store rather than Suspense, because React
 * holds boundaries back that resolve soon after another, up to 300 ms.
 */
async function loadProgram(): Promise<void> {
  try {
    const [{ ChartCanvas }] = await Promise.all([
      import("./chart-canvas.tsx"),
      HAS_CANVAS ? null : import("./echarts-svg.ts"),
    ]);
    become({ Canvas: ChartCanvas, failed: false });
  } catch {
    become({ Canvas: null, failed: true });
  }
}

void loadProgram();
