import { describeError } from "#client/fetch.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRegion } from "#client/use-region.ts";
import { zoneOf } from "#domain/catalogue/clock.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { isCalendarPeriod, parsePeriod } from "#domain/terms/period.ts";
import { type Completeness, completenessOf, reportingPeriods } from "#domain/views/completeness.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import type { PageProps, SearchState } from "#ui/page.ts";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import classes from "./completeness.module.css";
import { useCompletenessText } from "./completeness-text.ts";
import { useJudgedDay } from "./judged-day.ts";
import { LatePanel } from "./late-panel.tsx";
import { PeriodChoice } from "./period-choice.tsx";
import { ReportMatrix } from "./report-matrix.tsx";
import { useTimeliness } from "./use-timeliness.ts";

/** 报送情况: which organizations have reported which indicators for a period, and who is late. */
export function CompletenessPage({ region, search, onSearch }: PageProps<SearchState>) {
  const loaded = useRegion(region);
  if (loaded.state === "failed") {
    const { title, advice } = describeError(loaded.error);
    return <FailedState title={title} advice={advice} onRetry={loaded.retry} />;
  }
  if (loaded.state === "loading") return <Skeleton height="70vh" />;
  return <Reporting shown={loaded.value} search={search} onSearch={onSearch} />;
}

type Props = {
  readonly shown: RegionEdition;
  readonly search: SearchState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

function Reporting({ shown, search, onSearch }: Props) {
  const text = useCompletenessText();
  const language = useLanguage();
  const { data } = shown;
  const judged = useJudgedDay(search["asof"], shown.edition.revision, zoneOf(data.region));
  const { day: today } = judged;
  const periods = reportingPeriods(data, search["period"], today);
  const period = parsePeriod(periods?.chosen ?? "");
  const title = <h1 className={classes["title"]}>{text("title", { region: nameIn(data.region.names, language) })}</h1>;
  if (!periods || !period || !isCalendarPeriod(period))
    return (
      <>
        <div className={classes["head"]}>{title}</div>
        <EmptyState title={text("nothing")} advice={text("nothingAdvice")}>
          <Link to="/" search={{ region: data.region.code }}>
            {text("toOverview")}
          </Link>
        </EmptyState>
      </>
    );
  const completeness = completenessOf(data, period, today);
  const { latestDue, chosen } = periods;
  const isStopped = search["period"] === undefined && latestDue !== null && latestDue !== chosen;
  return (
    <>
      <div className={classes["head"]}>
        <div>
          {title}
          <p className={classes["subtitle"]}>
            {formatPeriod(chosen, language)} · {dueWords(completeness, text)}
            {judged.isEarlier ? ` · ${text("judged", { day: today })}` : null}
          </p>
        </div>
        <PeriodChoice codes={periods.codes} value={chosen} onChange={(code) => onSearch({ period: code })} />
      </div>
      {isStopped ? (
        <p className={classes["notice"]}>
          {text("stopped", { period: formatPeriod(latestDue, language) })}{" "}
          <button type="button" className={classes["link"]} onClick={() => onSearch({ period: latestDue })}>
            {text("showDue", { period: formatPeriod(latestDue, language) })}
          </button>
        </p>
      ) : null}
      {completeness.rows.length === 0 ? (
        <EmptyState title={text("nothingYet")} advice={text("nothingYetAdvice")} />
      ) : (
        <Reports shown={shown} completeness={completeness} code={chosen} />
      )}
    </>
  );
}

function dueWords({ due, overdue }: Completeness, text: ReturnType<typeof useCompletenessText>): string {
  if (due === null) return text("noDay");
  return text(overdue ? "duePassed" : "notDue", { due });
}

type ReportsProps = { readonly shown: RegionEdition; readonly completeness: Completeness; readonly code: string };

function Reports({ shown, completeness, code }: ReportsProps) {
  const text = useCompletenessText();
  const language = useLanguage();
  const timeliness = useTimeliness(shown, completeness);
  const { region } = shown.data;
  const { count } = completeness;
  const summary = text("summary", { ...count });
  const due = dueWords(completeness, text);
  const share = count.expected === 0 ? 0 : ((count.expected - count.notReported) / count.expected) * 100;
  const notes = [
    `${nameIn(region.names, language)} · ${due} · ${text("revision", { number: shown.edition.revision })}`,
    summary,
    ...(region.illustrative ? [text("sample")] : []),
  ];
  return (
    <div className={classes["stack"]}>
      <section className={classes["panel"]}>
        <p className={classes["summary"]}>
          <strong className="tabular">
            {count.expected - count.notReported}/{count.expected}
          </strong>
          <span>{summary}</span>
        </p>
        <div className={classes["bar"]} aria-hidden="true">
          <div className={classes["fill"]} style={{ width: `${share}%` }} />
        </div>
      </section>
      <LatePanel key={code} completeness={completeness} region={region} />
      <section className={classes["panel"]}>
        <ReportMatrix
          completeness={completeness}
          caption={`${text("matrix")} · ${formatPeriod(code, language)}`}
          notes={notes}
          timeliness={timeliness}
        />
        <p className={classes["note"]}>
          {text("expectation")} {completeness.overdue ? text("timeUnknown") : null}
        </p>
      </section>
    </div>
  );
}
