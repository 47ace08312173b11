import type { CustomSeriesOption, CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn } from "echarts";

/** The plot and a way from data to pixels, at the moment of drawing. */
export type Plot = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of a pair of axis values; on a category axis its index. */
  at(x: number, y: number): readonly [number, number];
};

type Group = Extract<NonNullable<CustomSeriesRenderItemReturn>, { type: "group" }>;
export type Shape = NonNullable<Group["children"]>[number];

/**
 * A layer over the plot that is laid out when it is drawn, so that names are placed by the true size of the picture and
 * placed again when it is resized.
 *
 * @param anchor any pair of values that is in the plot already, so that the layer does not stretch the axes
 */
export function overlay(
  id: string,
  anchor: readonly [number, number] | null,
  draw: (plot: Plot) => Shape[],
  z = 6,
): CustomSeriesOption {
  return {
    type: "custom",
    id,
    data: anchor ? [[...anchor]] : [],
    silent: true,
    animation: false,
    tooltip: { show: false },
    z,
    renderItem: (params, api) => ({ type: "group", children: draw(plotOf(params.coordSys, api)) }),
  };
}

function plotOf(coordSys: object, api: CustomSeriesRenderItemAPI): Plot {
  const number = (key: string): number => {
    const value: unknown = Reflect.get(coordSys, key);
    return typeof value === "number" ? value : 0;
  };
  return {
    x: number("x"),
    y: number("y"),
    width: number("width"),
    height: number("height"),
    at: (x, y) => {
      const [left = 0, top = 0] = api.coord([x, y]);
      return [left, top];
    },
  };
}
