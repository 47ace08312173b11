import type { Indicator } from "#domain/catalogue/indicator.ts";
import { MEASURE_NAMES } from "#domain/figures/measure.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatDue, formatStatus } from "#domain/say/format-schedule.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { nameIn } from "#domain/terms/names.ts";
import { type Headline, headlineIn } from "#domain/views/headline.ts";
import type { RegionData, YearMonth } from "#domain/views/region-data.ts";
import { Change } from "#ui/change.tsx";
import { FigureLine } from "#ui/figure-line.tsx";
import { useLanguage } from "#ui/language.ts";
import classes from "./screen.module.css";
import { useScreenText } from "./screen-text.ts";

type Props = {
  readonly data: RegionData;
  readonly indicators: readonly Indicator[];
  readonly at: YearMonth | null;
  readonly period: string | undefined;
};

/** Headline indicators in sizes that read from three metres. */
export function OverviewScene({ data, indicators, at, period }: Props) {
  const text = useScreenText();
  return (
    <>
      <h2 className={classes["scene-title"]}>{text("overview")}</h2>
      <div className={classes["cards"]}>
        {indicators.map((indicator) => (
          <WallCard key={indicator.code} headline={headlineIn(data, indicator, period)} at={at} />
        ))}
      </div>
    </>
  );
}

function WallCard({ headline, at }: { readonly headline: Headline; readonly at: YearMonth | null }) {
  const text = useScreenText();
  const language = useLanguage();
  const { indicator, figure, measure, period, statedOnly, newer } = headline;
  const isOther =
    at !== null && headline.at !== null && (headline.at.year !== at.year || headline.at.month !== at.month);
  const written = sayFigure(figure, indicator, measure, language);
  return (
    <article className={classes["card"]}>
      <div>
        <h3>{nameIn(indicator.names, language)}</h3>
        <p className={`${classes["card-period"]} ${isOther ? classes["other"] : ""}`}>
          {isOther ? text("otherMonth", { period: formatPeriod(period, language) }) : formatPeriod(period, language)}
          {statedOnly ? "" : ` ${nameIn(MEASURE_NAMES[measure], language)}`}
        </p>
      </div>
      <p className={classes["value"]}>
        {written.qualifier === "" ? null : <span>{written.qualifier.trim()}</span>}
        <b>{written.number}</b>
        <span>{written.unit}</span>
        {written.remarks === "" ? null : <span className={classes["remarks"]}>{written.remarks}</span>}
        {newer === null ? null : (
          <span className={classes["remarks"]}>
            {text("newer", { period: formatPeriod(newer.period, language) })}
            {sayFigure(newer.figure, indicator, measure, language).line}
          </span>
        )}
      </p>
      <WallCardLines headline={headline} said={written.remarks} />
    </article>
  );
}

function WallCardLines({ headline, said }: { readonly headline: Headline; readonly said: string }) {
  const text = useScreenText();
  const language = useLanguage();
  const { indicator, statedOnly, yearOnYear, yearOnYearMeasure, completion, schedule, target } = headline;
  if (statedOnly) return <p className={classes["card-period"]}>{text("noTargetStated")}</p>;
  return (
    <div>
      <p className={classes["line"]}>
        <span className={classes["label"]}>{text("yearOnYear")}</span>
        <Change figure={yearOnYear} indicator={indicator} measure={yearOnYearMeasure} />
      </p>
      <p className={classes["line"]}>
        <span className={classes["label"]}>{text("completion")}</span>
        <span>
          {target === null ? (
            text("noTarget")
          ) : (
            <FigureLine figure={completion} indicator={indicator} measure="completion" said={said} />
          )}
        </span>
      </p>
      {schedule ? (
        <p className={classes["line"]}>
          <span className={classes["label"]}>{text("due", { value: formatDue(schedule, language) })}</span>
          <strong className={classes[schedule.status ?? ""]}>
            {formatStatus(schedule, language) ?? text("unproven")}
          </strong>
        </p>
      ) : null}
    </div>
  );
}
