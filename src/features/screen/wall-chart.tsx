import type { EChartsOption } from "echarts";
import { useMemo } from "react";
import { type ChartTokens, chartTokens, scaleTokens } from "#charts/tokens.ts";
import { Chart } from "#ui/chart/chart.tsx";
import { useSize } from "#ui/chart/use-size.ts";
import classes from "./screen.module.css";

type Props = {
  readonly label: string;
  readonly scale: number;
  /** Makes the option for a size in pixels; the same function as long as it makes the same. */
  readonly make: (tokens: ChartTokens, width: number, height: number) => EChartsOption;
};

/** A chart that fills what is left of its scene. */
export function WallChart({ label, scale, make }: Props) {
  const [box, size] = useSize<HTMLDivElement>();
  const tokens = useMemo(() => scaleTokens(chartTokens("wall"), scale), [scale]);
  const option = useMemo(() => (size ? make(tokens, size.width, size.height) : null), [make, tokens, size]);
  return (
    <div ref={box} className={classes["chart"]}>
      {option && size ? <Chart option={option} height={size.height} label={label} /> : null}
    </div>
  );
}
