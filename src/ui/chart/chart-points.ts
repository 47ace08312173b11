import type { ECharts, EChartsOption } from "echarts";
import { type ChartPoint, pointsAt } from "#charts/point-at.ts";

/** How far from a line, in pixels, a click still means it; a thumb covers about this much. */
const REACH = 36;

/**
 * The point of a line that a place in the picture means: the nearest in height at the nearest period. In a grid of one
 * line any height means it. `null` beside all of them.
 */
export function pointNear(instance: ECharts, option: EChartsOption, x: number, y: number): ChartPoint | null {
  const grids = Array.isArray(option.grid) ? option.grid.length : 1;
  for (let grid = 0; grid < grids; grid += 1) {
    if (!instance.containPixel({ gridIndex: grid }, [x, y])) continue;
    const index = Math.round(Number(instance.convertFromPixel({ xAxisIndex: grid }, x)));
    const points = pointsAt(option, grid, index);
    const far = (point: ChartPoint) => Math.abs(Number(instance.convertToPixel({ yAxisIndex: grid }, point.value)) - y);
    const [nearest] = [...points].sort((a, b) => far(a) - far(b));
    const isAlone = new Set(points.map(({ key }) => key)).size === 1;
    return nearest && (isAlone || far(nearest) <= REACH) ? nearest : null;
  }
  return null;
}

/** What Enter follows where the arrow keys stand: the first figure of the tooltip, which is the highest. */
export function highestPoint(option: EChartsOption, index: number): ChartPoint | null {
  const [highest] = pointsAt(option, 0, index).sort((a, b) => b.value - a.value);
  return highest ?? null;
}
