import type { EChartsOption } from "echarts";
import { useMemo, useRef } from "react";
import { type ChartTitle, withTitle } from "#charts/title.ts";
import type { ChartTokens } from "#charts/tokens.ts";
import { downloadUrl } from "#ui/download.ts";
import { defineText } from "#ui/language.ts";
import { Chart, type ChartHandle } from "./chart.tsx";
import classes from "./chart-figure.module.css";
import { useChartTokens } from "./use-chart-tokens.ts";
import { useWidth } from "./use-size.ts";

const useText = defineText("chart-figure", {
  picture: { zh: "下载图片", en: "Download picture" },
});

/** Assumed until the chart stands on the page. */
const USUAL_WIDTH = 760;

type Props = {
  readonly title: ChartTitle;
  readonly height: (tokens: ChartTokens, width: number) => number;
  /** Makes the option for a width in pixels; pure, and the same function as long as it makes the same. */
  readonly make: (tokens: ChartTokens, width: number) => EChartsOption;
  /** What the signs of the chart mean. */
  readonly notes?: readonly string[];
  /** What is to be known of its figures that the labels have no room for, at a width in pixels. */
  readonly remarks?: (width: number) => readonly string[];
  readonly onSelect?: (key: string) => void;
  /** A point of a line was chosen: its key and its period. */
  readonly onPoint?: (key: string, category: string) => void;
};

/** A chart under its title and source, downloadable as a picture that carries both. */
export function ChartFigure({ title, height, make, notes = [], remarks, onSelect, onPoint }: Props) {
  const text = useText();
  const tokens = useChartTokens();
  const [box, width] = useWidth<HTMLDivElement>();
  const chart = useRef<ChartHandle>(null);
  const pixels = Math.round(height(tokens, width ?? USUAL_WIDTH));
  const option = useMemo(() => (width === null ? null : make(tokens, width)), [make, tokens, width]);
  const told = remarks?.(width ?? USUAL_WIDTH) ?? [];
  const download = async () => {
    if (!option || width === null) return;
    const picture = withTitle(option, title, tokens, width);
    const url = await chart.current?.draw(picture.option, width, pixels + picture.height);
    if (url) downloadUrl(`${title.title}.png`, url);
  };
  return (
    <figure className={classes["figure"]}>
      <figcaption className={classes["head"]}>
        <div>
          <p className={classes["title"]}>{title.title}</p>
          <p className={classes["subtitle"]}>{title.subtitle}</p>
        </div>
        <button type="button" className={classes["picture"]} onClick={() => void download()}>
          {text("picture")}
        </button>
      </figcaption>
      <div ref={box} style={{ minHeight: pixels }}>
        {option ? (
          <Chart
            ref={chart}
            option={option}
            height={pixels}
            label={title.title}
            {...(onSelect ? { onSelect } : {})}
            {...(onPoint ? { onPoint } : {})}
          />
        ) : null}
      </div>
      {notes.length > 0 ? <p className={classes["notes"]}>{notes.join(" · ")}</p> : null}
      {told.length > 0 ? (
        <ul className={classes["notes"]}>
          {told.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </figure>
  );
}
