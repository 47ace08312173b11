import { valueFigure } from "#domain/figure.ts";
import { formatFigure } from "#domain/format-figure.ts";
import { formatPercent } from "#domain/format-number.ts";
import { formatPeriod } from "#domain/format-period.ts";
import { formatGap } from "#domain/format-schedule.ts";
import type { Headline } from "#domain/headline.ts";
import { MEASURE_NAMES } from "#domain/measure.ts";
import { nameIn } from "#domain/names.ts";
import { monthCode } from "#domain/period.ts";
import type { RegionData, YearMonth } from "#domain/region-data.ts";
import { SCHEDULE_STATUS_NAMES } from "#domain/schedule.ts";
import { Change } from "#ui/change.tsx";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { sourceKey } from "#ui/source-key.ts";
import { CardTrend } from "./card-trend.tsx";
import classes from "./headline-card.module.css";
import { useOverviewText } from "./overview-text.ts";

type Props = {
  readonly data: RegionData;
  readonly headline: Headline;
  readonly at: YearMonth | null;
};

/** One headline indicator: value with qualifier and unit, change, completion against schedule, trend, source. */
export function HeadlineCard({ data, headline, at }: Props) {
  const text = useOverviewText();
  const language = useLanguage();
  const { indicator, figure, measure, period } = headline;
  const written = formatFigure(figure, indicator, measure, language);
  const name = nameIn(indicator.names, language);
  const region = data.region.code;
  const shown = headline.at === null ? { period } : { period: monthCode(headline.at.year, headline.at.month), measure };
  const source = sourceKey({ indicator: indicator.code, organization: region, ...shown });
  return (
    <article className={classes["card"]}>
      <h2 className={classes["name"]}>
        {headline.statedOnly ? (
          name
        ) : (
          <Link to="/trend" search={{ region, indicator: indicator.code }}>
            {name}
          </Link>
        )}
      </h2>
      <p className={classes["period"]}>
        {formatPeriod(period, language)}
        {headline.statedOnly ? null : ` ${nameIn(MEASURE_NAMES[measure], language)}`}
      </p>
      <p className={classes["value"]}>
        <Link to="." keep className={classes["figure"]} search={{ source }}>
          {written.qualifier === "" ? null : <span className={classes["qualifier"]}>{written.qualifier.trim()}</span>}
          <span className={classes["number"]}>{written.number}</span>
          <span className={classes["unit"]}>{written.unit}</span>
        </Link>
        {written.marks === "" ? null : <span className={classes["status-mark"]}>{written.marks}</span>}
        {written.note === "" ? null : <span className={classes["note"]}>{written.note}</span>}
        {figure.kind === "missing" && headline.latest !== null ? (
          <span className={classes["note"]}>{text("latest", { period: formatPeriod(headline.latest, language) })}</span>
        ) : null}
      </p>
      {headline.statedOnly ? <StatedLines /> : <ComparedLines headline={headline} />}
      {headline.statedOnly || at === null ? null : (
        <CardTrend series={data.seriesOf(indicator, region)} region={data.region} at={at} />
      )}
      <div className={classes["foot"]}>
        <span>{headline.statedOnly || at === null ? "" : text("recent")}</span>
        <Link to="." keep search={{ source }}>
          {text("source")}
          <span className="visually-hidden">:{name}</span>
        </Link>
      </div>
    </article>
  );
}

function StatedLines() {
  const text = useOverviewText();
  return (
    <>
      <p className={classes["note"]}>{text("noYearOnYear")}</p>
      <p className={classes["note"]}>{text("noTarget")}</p>
    </>
  );
}

function ComparedLines({ headline }: { readonly headline: Headline }) {
  const text = useOverviewText();
  const { indicator, yearOnYear, yearOnYearMeasure } = headline;
  return (
    <>
      <p className={classes["row"]}>
        <span className={classes["label"]}>{text("yearOnYear")}</span>
        <Change figure={yearOnYear} indicator={indicator} measure={yearOnYearMeasure} />
      </p>
      <Completion headline={headline} />
    </>
  );
}

function Completion({ headline }: { readonly headline: Headline }) {
  const text = useOverviewText();
  const language = useLanguage();
  const { completion, schedule, indicator, target } = headline;
  if (target === null)
    return (
      <p className={classes["row"]}>
        <span className={classes["label"]}>{text("completion")}</span>
        <span className={classes["label"]}>{text("noTargetSet")}</span>
      </p>
    );
  const written = formatFigure(completion, indicator, "completion", language);
  const targetFigure = valueFigure(target, { revision: 1 });
  const width = completion.kind === "value" ? Math.min(100, Math.max(0, completion.value)) : 0;
  return (
    <div className={classes[schedule?.status ?? ""] ?? ""}>
      <p className={classes["row"]}>
        <span className={classes["label"]}>
          {text("completion")} <strong className="tabular">{written.text}</strong>
        </span>
        <span className={classes["label"]}>
          {text("target", { value: formatFigure(targetFigure, indicator, "current", language).text })}
        </span>
      </p>
      <div className={classes["bar"]}>
        <div className={classes["fill"]} style={{ width: `${width}%` }} />
        {schedule ? (
          <div className={classes["due"]} style={{ left: `${schedule.due}%` }} title={text("dueMark")} />
        ) : null}
      </div>
      <p className={classes["row"]}>
        {schedule ? (
          <>
            <span className={classes["label"]}>{text("due", { value: formatPercent(schedule.due) })}</span>
            <span className={classes["status"]}>
              {schedule.status === null
                ? text("unproven")
                : text("gap", {
                    status: nameIn(SCHEDULE_STATUS_NAMES[schedule.status], language),
                    value: formatGap(schedule, language),
                  })}
            </span>
          </>
        ) : (
          <span className={classes["label"]}>
            {completion.kind === "value" ? text("stockNoSchedule") : written.note}
          </span>
        )}
      </p>
    </div>
  );
}
