import type { ReactNode } from "react";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Figure } from "#domain/figures/figure.ts";
import type { Measure } from "#domain/figures/measure.ts";
import type { Scale } from "#domain/say/format-number.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import classes from "./figure-line.module.css";
import { useLanguage } from "./language.ts";
import { Link } from "./link.tsx";

type Props = {
  readonly figure: Figure;
  readonly indicator: Indicator;
  readonly measure: Measure;
  /** The scale of the column it stands in; chosen for the figure alone where absent. */
  readonly scale?: Scale | undefined;
  /** Key of its source, to which the figure then leads. */
  readonly source?: string;
  /** Stands before the number and leads where it leads. */
  readonly before?: ReactNode;
  /** Remarks that the figure it is made of has already, right beside: the same ones are not said again. */
  readonly said?: string;
  /** Looks of the number, where they are not those of the text around. */
  readonly className?: string | undefined;
};

/** A figure with all that is known of it: marks, reason, coverage stand beside it and wrap below where there is no room. */
export function FigureLine({ figure, indicator, measure, scale, source, before, said = "", className }: Props) {
  const language = useLanguage();
  const { text, remarks } = sayFigure(figure, indicator, measure, language, scale);
  const number = (
    <span className={`${classes["number"]} ${className ?? ""}`}>
      {before}
      {text}
    </span>
  );
  return (
    <span className={classes["figure"]}>
      {source === undefined ? (
        number
      ) : (
        <Link to="." keep search={{ source }} className={classes["link"]}>
          {number}
        </Link>
      )}
      {remarks === "" || remarks === said ? null : (
        <>
          {" "}
          <small className={classes["remarks"]}>{remarks}</small>
        </>
      )}
    </span>
  );
}
