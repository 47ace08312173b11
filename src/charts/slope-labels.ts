import { heightOf } from "./line-parts.ts";
import type { Plot, Shape } from "./overlay.ts";
import type { Pair } from "./slope-pair.ts";
import { spread } from "./spread.ts";
import type { ChartTokens } from "./tokens.ts";

/** The labels of one side, moved apart where they meet, each led to by a thin line from its point. */
export function drawSide(pairs: readonly Pair[], which: "left" | "right", plot: Plot, tokens: ChartTokens): Shape[] {
  const { size, gap, line, symbol, font } = tokens;
  const shown = pairs.flatMap((pair) => {
    const side = pair[which];
    return side ? [{ pair, side, point: plot.at(which === "left" ? 0 : 1, heightOf(side.figure)) }] : [];
  });
  const tops = spread(
    shown.map(({ point }) => point[1]),
    size.label * 1.45,
    plot.y,
    plot.y + plot.height,
  );
  const sign = which === "left" ? -1 : 1;
  return shown.flatMap(({ pair, side, point: [x, y] }, i): Shape[] => {
    const top = tops[i] ?? y;
    const from = x + sign * (symbol / 2 + 2);
    const to = x + sign * gap * 2.4;
    return [
      {
        type: "line",
        shape: { x1: from, y1: y, x2: to, y2: top },
        style: { stroke: pair.color, lineWidth: line.hair, opacity: 0.5 },
      },
      {
        type: "text",
        style: {
          x: to + sign * gap * 0.5,
          y: top,
          text: side.text,
          align: which === "left" ? "right" : "left",
          verticalAlign: "middle",
          fill: pair.color,
          fontFamily: font,
          fontSize: size.label,
        },
      },
    ];
  });
}
