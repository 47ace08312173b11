import { isFlow } from "#domain/figures/accumulation.ts";
import { type Figure, plottable } from "#domain/figures/figure.ts";
import { MEASURE_NAMES, type Measure } from "#domain/figures/measure.ts";
import { SCHEDULE_STATUS_NAMES } from "#domain/figures/schedule.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatDue, formatGap } from "#domain/say/format-schedule.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { sayTarget } from "#domain/say/say-target.ts";
import { nameIn } from "#domain/terms/names.ts";
import { monthCode } from "#domain/terms/period.ts";
import type { Headline } from "#domain/views/headline.ts";
import type { RegionData, YearMonth } from "#domain/views/region-data.ts";
import { Change } from "#ui/change.tsx";
import { FigureLine } from "#ui/figure-line.tsx";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { sourceKey } from "#ui/source-key.ts";
import { CardTrend } from "./card-trend.tsx";
import classes from "./headline-card.module.css";
import { useOverviewText } from "./overview-text.ts";

type Props = {
  readonly data: RegionData;
  readonly headline: Headline;
  /** The month of the page; the card's own may be another, and says so. */
  readonly at: YearMonth | null;
};

/** One headline indicator: figure with all that is known of it, change, completion against schedule, trend, source. */
export function HeadlineCard({ data, headline, at }: Props) {
  const text = useOverviewText();
  const language = useLanguage();
  const { indicator, figure, measure, period } = headline;
  const written = sayFigure(figure, indicator, measure, language);
  const name = nameIn(indicator.names, language);
  const region = data.region.code;
  const source = sourceIn(headline, region, measure);
  const isOther = at !== null && headline.at !== null && monthOf(headline.at) !== monthOf(at);
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
      <p className={`${classes["period"]} ${isOther ? classes["other"] : ""}`}>
        {isOther ? text("otherMonth", { period: formatPeriod(period, language) }) : formatPeriod(period, language)}
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
      <Newer headline={headline} region={region} />
      {headline.statedOnly ? <StatedLines /> : <ComparedLines headline={headline} region={region} />}
      {headline.statedOnly || headline.at === null ? null : (
        <CardTrend series={data.seriesOf(indicator, region)} region={data.region} at={headline.at} />
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

/** Key of the source of one measure of a card, at the month it speaks of. */
function sourceIn({ indicator, at, period }: Headline, organization: string, measure: Measure): string {
  const key = { indicator: indicator.code, organization };
  return sourceKey(at === null ? { ...key, period } : { ...key, period: monthOf(at), measure });
}

function monthOf({ year, month }: YearMonth): string {
  return monthCode(year, month);
}

type PartProps = { readonly headline: Headline; readonly region: string };

/** What has come of a later month of which not everything has: 2024年9月：不少于3人（已报齐1/13个平台）. */
function Newer({ headline: { newer, indicator, measure }, region }: PartProps) {
  const text = useOverviewText();
  const language = useLanguage();
  if (newer === null) return null;
  const source = sourceKey({ indicator: indicator.code, organization: region, period: newer.period, measure });
  return (
    <p className={classes["note"]}>
      {text("newer", { period: formatPeriod(newer.period, language) })}
      <FigureLine figure={newer.figure} indicator={indicator} measure={measure} source={source} />
    </p>
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

function ComparedLines({ headline, region }: PartProps) {
  const text = useOverviewText();
  const { indicator, yearOnYear, yearOnYearMeasure } = headline;
  return (
    <>
      <p className={classes["row"]}>
        <span className={classes["label"]}>{text("yearOnYear")}</span>
        <Change
          figure={yearOnYear}
          indicator={indicator}
          measure={yearOnYearMeasure}
          source={sourceIn(headline, region, yearOnYearMeasure)}
        />
      </p>
      <Completion headline={headline} region={region} />
    </>
  );
}

function Completion({ headline, region }: PartProps) {
  const text = useOverviewText();
  const language = useLanguage();
  const { figure, measure, completion, schedule, indicator, target } = headline;
  if (target === null)
    return (
      <p className={classes["row"]}>
        <span className={classes["label"]}>{text("completion")}</span>
        <span className={classes["label"]}>{text("noTargetSet")}</span>
      </p>
    );
  const source = sourceIn(headline, region, "completion");
  const said = sayFigure(figure, indicator, measure, language).remarks;
  return (
    <div className={classes[schedule?.status ?? ""] ?? ""}>
      <p className={classes["row"]}>
        <span className={classes["label"]}>
          {text("completion")}{" "}
          <FigureLine
            figure={completion}
            indicator={indicator}
            measure="completion"
            source={source}
            className={classes["completion"]}
            said={said}
          />
        </span>
        <span className={classes["label"]}>{text("target", { value: sayTarget(target, indicator, language) })}</span>
      </p>
      <div className={classes["bar"]}>
        <div className={classes["fill"]} style={{ width: `${filled(completion)}%` }} />
        {schedule ? (
          <div className={classes["due"]} style={{ left: `${Math.min(100, Math.max(0, schedule.due))}%` }} />
        ) : null}
      </div>
      <p className={classes["row"]}>
        {schedule ? (
          <>
            <span className={classes["label"]}>{text("due", { value: formatDue(schedule, language) })}</span>
            <Link to="." keep search={{ source }} className={`${classes["figure"]} ${classes["status"]}`}>
              {schedule.status === null
                ? text("unproven")
                : text("gap", {
                    status: nameIn(SCHEDULE_STATUS_NAMES[schedule.status], language),
                    value: formatGap(schedule, language),
                  })}
            </Link>
          </>
        ) : (
          <span className={classes["label"]}>
            {completion.kind === "value" && !isFlow(indicator) ? text("stockNoSchedule") : ""}
          </span>
        )}
      </p>
    </div>
  );
}

/** How far a bar is filled, in percent: as far as the completion has come for certain. */
function filled(completion: Figure): number {
  return Math.min(100, Math.max(0, plottable(completion) ?? 0));
}
