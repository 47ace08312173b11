import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/ScrollArea.css";
import "@mantine/core/styles/CloseButton.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Pill.css";
import "@mantine/core/styles/PillsInput.css";
import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/SegmentedControl.css";
import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/dates/styles.css";
import "dayjs/locale/zh-cn";
import { DatesProvider } from "@mantine/dates";
import { describeError } from "#client/fetch.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRegion, useRevisionMap } from "#client/use-region.ts";
import { nameIn } from "#domain/terms/names.ts";
import { FiguresDownload } from "#ui/figures-download.tsx";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { WithMantine } from "#ui/mantine.tsx";
import { NewerMonths } from "#ui/newer-months.tsx";
import type { PageProps, SearchState } from "#ui/page.ts";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import classes from "./trend.module.css";
import { TrendCard } from "./trend-card.tsx";
import { TrendControls } from "./trend-controls.tsx";
import { readTrendState } from "./trend-state.ts";
import { useTrendText } from "./trend-text.ts";

/** 趋势: one chart an indicator, one line an organization, for any frequency, measure and range. */
export function TrendPage({ region, search, onSearch }: PageProps<SearchState>) {
  const loaded = useRegion(region);
  const language = useLanguage();
  if (loaded.state === "failed") {
    const { title, advice } = describeError(loaded.error);
    return <FailedState title={title} advice={advice} onRetry={loaded.retry} />;
  }
  if (loaded.state === "loading") return <Skeleton height="70vh" />;
  return (
    <WithMantine>
      <DatesProvider settings={{ locale: language === "en" ? "en" : "zh-cn" }}>
        <Trends shown={loaded.value} search={search} onSearch={onSearch} />
      </DatesProvider>
    </WithMantine>
  );
}

type Props = {
  readonly shown: RegionEdition;
  readonly search: SearchState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

function Trends({ shown, search, onSearch }: Props) {
  const text = useTrendText();
  const language = useLanguage();
  const { data, edition } = shown;
  const revisions = useRevisionMap();
  const title = (
    <div className={classes["head"]}>
      <h1 className={classes["title"]}>{text("title", { region: nameIn(data.region.names, language) })}</h1>
      <FiguresDownload data={data} edition={edition} catalogue={shown.catalogue} revisions={revisions} />
    </div>
  );
  if (data.span === null)
    return (
      <>
        {title}
        <EmptyState title={text("noMonths")} advice={text("noMonthsAdvice")}>
          <Link to="/" search={{ region: data.region.code }}>
            {text("toOverview")}
          </Link>
        </EmptyState>
      </>
    );
  const state = readTrendState(search, data, data.span);
  const indicators = data.indicators.filter(({ code }) => state.indicators.includes(code));
  return (
    <>
      {title}
      {state.to.kind === "month" ? <NewerMonths data={data} at={state.to} searchFor={(to) => ({ to })} /> : null}
      <TrendControls data={data} span={data.span} state={state} onSearch={onSearch} />
      <div className={indicators.length === 1 ? classes["single"] : classes["grid"]}>
        {indicators.map((indicator) => (
          <TrendCard
            key={indicator.code}
            shown={shown}
            indicator={indicator}
            state={state}
            isAlone={indicators.length === 1}
            onSearch={onSearch}
          />
        ))}
      </div>
    </>
  );
}
