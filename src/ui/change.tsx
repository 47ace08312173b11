import type { Figure } from "#domain/figure.ts";
import { formatFigure } from "#domain/format-figure.ts";
import type { Indicator } from "#domain/indicator.ts";
import type { Measure } from "#domain/measure.ts";
import classes from "./change.module.css";
import { defineText, useLanguage } from "./language.ts";

const useText = defineText("change", {
  up: { zh: "增", en: "up" },
  down: { zh: "减", en: "down" },
  flat: { zh: "持平", en: "no change" },
});

type Props = { readonly figure: Figure; readonly indicator: Indicator; readonly measure: Measure };

/** A change with its sign, an arrow and a word; never by colour alone. Without a base, "—" and why. */
export function Change({ figure, indicator, measure }: Props) {
  const text = useText();
  const language = useLanguage();
  const written = formatFigure(figure, indicator, measure, language);
  if (figure.kind !== "value")
    return (
      <span className={`${classes["change"]} ${classes["none"]}`}>
        {written.text}
        {written.note === "" ? null : <small>{written.note}</small>}
      </span>
    );
  const direction = figure.value > 0 ? "up" : figure.value < 0 ? "down" : "flat";
  const arrow = { up: "▲", down: "▼", flat: "■" }[direction];
  return (
    <span className={`${classes["change"]} ${classes[direction]}`}>
      <span aria-hidden="true">{arrow}</span>
      <span className="visually-hidden">{text(direction)}</span>
      {written.text}
    </span>
  );
}
