import { missing } from "#domain/figure.ts";
import { formatFigure } from "#domain/format-figure.ts";
import { formatPeriod } from "#domain/format-period.ts";
import type { Indicator } from "#domain/indicator.ts";
import { nameIn } from "#domain/names.ts";
import type { ObservationKey } from "#domain/observation.ts";
import type { RegionData } from "#domain/region-data.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { sourceKey } from "#ui/source-key.ts";
import classes from "./source.module.css";
import { useSourceText } from "./source-text.ts";

/** Longest list shown; the rest is counted. */
const LIMIT = 400;

type Props = { readonly data: RegionData; readonly indicator: Indicator; readonly keys: readonly ObservationKey[] };

/** The published figures that a computed one is made of, each leading to its own cell. */
export function ComponentList({ data, indicator, keys }: Props) {
  const text = useSourceText();
  const language = useLanguage();
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
            {keys.slice(0, LIMIT).map((key) => {
              const figure = data.observed(indicator, key.organization).get(key.period) ?? missing("not-reported");
              const name = names.get(key.organization);
              return (
                <tr key={sourceKey(key)}>
                  <td>{name ? nameIn(name, language) : key.organization}</td>
                  <td>{formatPeriod(key.period, language)}</td>
                  <td className={classes["number"]}>{formatFigure(figure, indicator, "current", language).text}</td>
                  <td>
                    <Link to="." keep search={{ source: sourceKey(key) }}>
                      {text("open")}
                    </Link>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {keys.length > LIMIT ? <p>{text("more", { count: keys.length - LIMIT })}</p> : null}
    </>
  );
}
