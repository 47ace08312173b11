import { describeError } from "#client/fetch.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRegion } from "#client/use-region.ts";
import { MEASURE_NAMES } from "#domain/figures/measure.ts";
import { nameIn } from "#domain/terms/names.ts";
import { monthCode } from "#domain/terms/period.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { MonthSelect } from "#ui/month-select.tsx";
import { NewerMonths } from "#ui/newer-months.tsx";
import type { PageProps, SearchState } from "#ui/page.ts";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import classes from "./compare.module.css";
import { COMPARE_MEASURES, comparableIndicators, readCompareState } from "./compare-state.ts";
import { useCompareText } from "./compare-text.ts";
import { CompletionPanel } from "./completion-panel.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { MultiplesPanel } from "./multiples-panel.tsx";
import { RankedPanel } from "./ranked-panel.tsx";
import { SlopePanel } from "./slope-panel.tsx";

/** 对比: the platforms of a region for one period: ranked, against last year, over time, and all indicators at once. */
export function ComparePage({ region, search, onSearch }: PageProps<SearchState>) {
  const loaded = useRegion(region);
  if (loaded.state === "failed") {
    const { title, advice } = describeError(loaded.error);
    return <FailedState title={title} advice={advice} onRetry={loaded.retry} />;
  }
  if (loaded.state === "loading") return <Skeleton height="70vh" />;
  return <Comparison shown={loaded.value} search={search} onSearch={onSearch} />;
}

type Props = {
  readonly shown: RegionEdition;
  readonly search: SearchState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

function Comparison({ shown, search, onSearch }: Props) {
  const text = useCompareText();
  const language = useLanguage();
  const { data } = shown;
  const indicators = comparableIndicators(data);
  const title = <h1 className={classes["title"]}>{text("title", { region: nameIn(data.region.names, language) })}</h1>;
  const state = readCompareState(search, data);
  const indicator = indicators.find(({ code }) => code === state?.indicator);
  if (!state || !data.span || !indicator)
    return (
      <>
        <div className={classes["head"]}>{title}</div>
        <EmptyState title={text("noPlatforms")} advice={text("noPlatformsAdvice")}>
          <Link to="/upload" search={{ region: data.region.code }}>
            {text("toUpload")}
          </Link>
        </EmptyState>
      </>
    );
  return (
    <>
      <div className={classes["head"]}>
        {title}
        <div className={classes["controls"]}>
          <select
            className={classes["select"]}
            aria-label={text("indicator")}
            value={indicator.code}
            onChange={(event) => onSearch({ indicator: event.currentTarget.value })}
          >
            {indicators.map(({ code, names }) => (
              <option key={code} value={code}>
                {nameIn(names, language)}
              </option>
            ))}
          </select>
          <select
            className={classes["select"]}
            aria-label={text("measure")}
            value={state.measure}
            onChange={(event) => onSearch({ measure: event.currentTarget.value })}
          >
            {COMPARE_MEASURES.map((measure) => (
              <option key={measure} value={measure}>
                {nameIn(MEASURE_NAMES[measure], language)}
              </option>
            ))}
          </select>
          <MonthSelect
            span={data.span}
            value={state.at}
            onChange={({ year, month }) => onSearch({ period: monthCode(year, month) })}
          />
        </div>
      </div>
      <NewerMonths data={data} at={state.at} searchFor={(period) => ({ period })} />
      <div className={classes["grid"]}>
        {state.measure === "completion" ? (
          <CompletionPanel shown={shown} indicator={indicator} state={state} onSearch={onSearch} />
        ) : (
          <RankedPanel shown={shown} indicator={indicator} state={state} onSearch={onSearch} />
        )}
        <SlopePanel shown={shown} indicator={indicator} state={state} onSearch={onSearch} />
        <MultiplesPanel shown={shown} indicator={indicator} state={state} onSearch={onSearch} />
        <section className={`${classes["panel"]} ${classes["wide"]}`}>
          <MatrixTable shown={shown} indicators={indicators} at={state.at} sort={state.sort} onSearch={onSearch} />
          <p className={classes["note"]}>{text("matrixAdvice")}</p>
        </section>
      </div>
    </>
  );
}
