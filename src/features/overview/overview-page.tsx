import { describeError } from "#client/fetch.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRegion, useRevisions } from "#client/use-region.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { monthCode } from "#domain/terms/period.ts";
import { headlineIn } from "#domain/views/headline.ts";
import { chooseMonth } from "#domain/views/month.ts";
import { useLanguage } from "#ui/language.ts";
import { MonthSelect } from "#ui/month-select.tsx";
import { NewerMonths } from "#ui/newer-months.tsx";
import type { PageProps, SearchState } from "#ui/page.ts";
import { FailedState } from "#ui/state.tsx";
import { ChangeList } from "./change-list.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { HeadlineCard } from "./headline-card.tsx";
import classes from "./overview.module.css";
import { OverviewSkeleton } from "./overview-skeleton.tsx";
import { useOverviewText } from "./overview-text.ts";
import { Register } from "./register.tsx";
import { RevisionList } from "./revision-list.tsx";

/** 总览: every headline indicator of a region for a month, what changed, what was published. */
export function OverviewPage({ region, search, onSearch }: PageProps<SearchState>) {
  const loaded = useRegion(region);
  if (loaded.state === "failed") {
    const { title, advice } = describeError(loaded.error);
    return <FailedState title={title} advice={advice} onRetry={loaded.retry} />;
  }
  if (loaded.state === "loading") return <OverviewSkeleton />;
  return <Overview shown={loaded.value} search={search} onSearch={onSearch} />;
}

type Props = {
  readonly shown: RegionEdition;
  readonly search: SearchState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

function Overview({ shown, search, onSearch }: Props) {
  const { data, edition, catalogue } = shown;
  const text = useOverviewText();
  const language = useLanguage();
  const revisions = useRevisions();
  const at = chooseMonth(search["period"], data);
  // Where the source states single figures there is nothing to choose from: all of them are shown.
  const headlines = data.indicators.filter(({ headline }) => headline || at === null);
  if (headlines.length === 0) return <FirstSteps shown={shown} />;
  return (
    <>
      <div className={classes["head"]}>
        <div>
          <h1 className={classes["title"]}>{text("title", { region: nameIn(data.region.names, language) })}</h1>
          <p className={classes["subtitle"]}>
            {at ? text("asOf", { period: formatPeriod(monthCode(at.year, at.month), language) }) : text("statedTitle")}
            {" · "}
            {text("revision", { number: edition.revision })}
          </p>
        </div>
        {at && data.span ? (
          <MonthSelect
            span={data.span}
            value={at}
            onChange={({ year, month }) => onSearch({ period: monthCode(year, month) })}
          />
        ) : null}
      </div>
      <FirstSteps shown={shown} isBeside={true} />
      {at ? <NewerMonths data={data} at={at} searchFor={(period) => ({ period })} /> : null}
      <div className={classes["cards"]}>
        {headlines.map((indicator) => (
          <HeadlineCard
            key={indicator.code}
            data={data}
            headline={headlineIn(data, indicator, search["period"])}
            at={at}
          />
        ))}
      </div>
      {at ? <p className={classes["legend"]}>{text("dueMark")}</p> : null}
      <div className={at ? classes["columns"] : classes["below"]}>
        {at ? <ChangeList data={data} at={at} /> : null}
        <div className={classes["stack"]}>
          <Register region={data.region.code} policies={data.policies} sources={catalogue.sources} />
          <RevisionList revisions={revisions} region={data.region.code} />
        </div>
      </div>
    </>
  );
}
