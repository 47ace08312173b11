import { useState } from "react";
import type { Edition } from "#contract/common.ts";
import { missing } from "#domain/figure.ts";
import { formatFigure } from "#domain/format-figure.ts";
import { formatPeriod } from "#domain/format-period.ts";
import type { Indicator } from "#domain/indicator.ts";
import { nameIn } from "#domain/names.ts";
import type { ObservationKey } from "#domain/observation.ts";
import type { RegionData } from "#domain/region-data.ts";
import { useLanguage } from "#ui/language.ts";
import { sourceKey } from "#ui/source-key.ts";
import { CellHistory } from "./cell-history.tsx";
import classes from "./source.module.css";
import { useSourceText } from "./source-text.ts";

/** Longest list shown; the rest is counted. */
const LIMIT = 400;

type Props = {
  readonly data: RegionData;
  readonly edition: Edition;
  readonly indicator: Indicator;
  readonly keys: readonly ObservationKey[];
};

/** The published figures that a computed one is made of, and the cell of the one in view: at first the last of them. */
export function ComponentList({ data, edition, indicator, keys }: Props) {
  const text = useSourceText();
  const language = useLanguage();
  const listed = keys.slice(0, LIMIT);
  const [chosen, setChosen] = useState(listed.length - 1);
  const shown = listed[chosen];
  const names = new Map([data.region, ...data.platforms].map(({ code, names: own }) => [code, own]));
  return (
    <>
      <p>{text("computed", { count: keys.length })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes["scroll"]} tabIndex={0} aria-label={text("title")}>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">{text("organization")}</th>
              <th scope="col">{text("period")}</th>
              <th scope="col" className={classes["number"]}>
                {text("value")}
              </th>
              <th scope="col">{text("cell")}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((key, index) => {
              const figure = data.observed(indicator, key.organization).get(key.period) ?? missing("not-reported");
              const name = names.get(key.organization);
              return (
                <tr key={sourceKey(key)} className={index === chosen ? classes["chosen"] : undefined}>
                  <td>{name ? nameIn(name, language) : key.organization}</td>
                  <td>{formatPeriod(key.period, language)}</td>
                  <td className={classes["number"]}>{formatFigure(figure, indicator, "current", language).text}</td>
                  <td>
                    <button
                      type="button"
                      className={classes["open"]}
                      aria-pressed={index === chosen}
                      onClick={() => setChosen(index)}
                    >
                      {text("open")}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {shown ? (
        <section className={classes["component"]} aria-label={text("original")}>
          <h3 className={classes["subhead"]}>
            {[
              nameIn(names.get(shown.organization) ?? { zh: shown.organization, en: shown.organization }, language),
              formatPeriod(shown.period, language),
            ].join(" · ")}
          </h3>
          <CellHistory key={sourceKey(shown)} edition={edition} indicator={indicator} observation={shown} />
        </section>
      ) : null}
      {keys.length > LIMIT ? <p>{text("more", { count: keys.length - LIMIT })}</p> : null}
    </>
  );
}
