import { formatFigure } from "#domain/format-figure.ts";
import { formatPercent } from "#domain/format-number.ts";
import { formatPeriod } from "#domain/format-period.ts";
import { formatStatus } from "#domain/format-schedule.ts";
import { type Headline, headlineOf } from "#domain/headline.ts";
import type { Indicator } from "#domain/indicator.ts";
import { MEASURE_NAMES } from "#domain/measure.ts";
import { nameIn } from "#domain/names.ts";
import type { RegionData, YearMonth } from "#domain/region-data.ts";
import { Change } from "#ui/change.tsx";
import { useLanguage } from "#ui/language.ts";
import classes from "./screen.module.css";
import { useScreenText } from "./screen-text.ts";

type Props = {
  readonly data: RegionData;
  readonly indicators: readonly Indicator[];
  readonly at: YearMonth | null;
};

/** Headline indicators in sizes that read from three metres. */
export function OverviewScene({ data, indicators, at }: Props) {
  const text = useScreenText();
  return (
    <>
      <h2 className={classes["scene-title"]}>{text("overview")}</h2>
      <div className={classes["cards"]}>
        {indicators.map((indicator) => (
          <WallCard key={indicator.code} headline={headlineOf(data.seriesOf(indicator, data.region.code), at)} />
        ))}
      </div>
    </>
  );
}

function WallCard({ headline }: { readonly headline: Headline }) {
  const language = useLanguage();
  const { indicator, figure, measure, period, statedOnly } = headline;
  const written = formatFigure(figure, indicator, measure, language);
  return (
    <article className={classes["card"]}>
      <div>
        <h3>{nameIn(indicator.names, language)}</h3>
        <p className={classes["card-period"]}>
          {formatPeriod(period, language)}
          {statedOnly ? "" : ` ${nameIn(MEASURE_NAMES[measure], language)}`}
        </p>
      </div>
      <p className={classes["value"]}>
        {written.qualifier === "" ? null : <span>{written.qualifier.trim()}</span>}
        <b>{written.number}</b>
        <span>{written.unit}</span>
        {written.note === "" ? null : <span className={classes["note"]}>{written.note}</span>}
      </p>
      <WallCardLines headline={headline} />
    </article>
  );
}

function WallCardLines({ headline }: { readonly headline: Headline }) {
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
          {target === null ? text("noTarget") : formatFigure(completion, indicator, "completion", language).text}
        </span>
      </p>
      {schedule ? (
        <p className={classes["line"]}>
          <span className={classes["label"]}>{text("due", { value: formatPercent(schedule.due) })}</span>
          <strong className={classes[schedule.status ?? ""]}>{formatStatus(schedule, language) ?? ""}</strong>
        </p>
      ) : null}
    </div>
  );
}
