import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Figure } from "#domain/figures/figure.ts";
import type { Measure } from "#domain/figures/measure.ts";
import classes from "./figure-line.module.css";
import { FigureLine } from "./figure-line.tsx";
import { defineText } from "./language.ts";

const useText = defineText("change", {
  up: { zh: "增", en: "up" },
  down: { zh: "减", en: "down" },
  flat: { zh: "持平", en: "no change" },
});

type Props = {
  readonly figure: Figure;
  readonly indicator: Indicator;
  readonly measure: Measure;
  /** Key of its source, to which the change then leads: both sides of it, cell by cell. */
  readonly source?: string;
};

/**
 * A change with its sign, an arrow and a word; never by colour alone. What has to be known of it stands beside it: marks,
 * a small base, other platforms than before; without a base "—" and why.
 */
export function Change({ figure, ...rest }: Props) {
  const text = useText();
  const direction = directionOf(figure);
  const sign =
    direction === "none" ? null : (
      <>
        <span aria-hidden="true" className={classes["arrow"]}>
          {ARROWS[direction]}
        </span>
        <span className={classes["word"]}>{text(direction)}</span>
      </>
    );
  return <FigureLine {...rest} figure={figure} before={sign} className={classes[direction]} />;
}

const ARROWS = { up: "▲", down: "▼", flat: "■" } as const;

function directionOf(figure: Figure): "up" | "down" | "flat" | "none" {
  if (figure.kind !== "value") return "none";
  return figure.value > 0 ? "up" : figure.value < 0 ? "down" : "flat";
}
