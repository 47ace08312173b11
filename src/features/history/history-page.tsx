import { useEffect, useRef, useState } from "react";
import { describeError } from "#client/fetch.ts";
import { useCatalogue, useRevisions } from "#client/use-region.ts";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Revisions } from "#contract/revisions.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import { DayChoice } from "./day-choice.tsx";
import classes from "./history.module.css";
import { useHistoryNames } from "./history-names.ts";
import { useHistoryText } from "./history-text.ts";
import { RevisionDetail } from "./revision-detail.tsx";
import { RevisionList } from "./revision-list.tsx";

/** 版本历史: every revision, what it changed, and the ways to look at the figures as of it and to undo it. */
export function HistoryPage({ search, onSearch }: PageProps<SearchState>) {
  const catalogue = useCatalogue();
  const revisions = useRevisions();
  const failed = [catalogue, revisions].find(({ state }) => state === "failed");
  if (failed?.state === "failed") return <FailedState {...describeError(failed.error)} onRetry={failed.retry} />;
  if (catalogue.state !== "ready" || revisions.state !== "ready") return <Skeleton height="60vh" />;
  return <Loaded catalogue={catalogue.value} listed={revisions.value} search={search} onSearch={onSearch} />;
}

type LoadedProps = {
  readonly catalogue: Catalogue;
  readonly listed: Revisions;
  readonly search: SearchState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

function Loaded({ catalogue, listed, search, onSearch }: LoadedProps) {
  const text = useHistoryText();
  const names = useHistoryNames(catalogue);
  const [undone, setUndone] = useState<number | null>(null);
  const asked = search["revision"];
  const selected =
    asked === undefined ? listed.revisions[0] : listed.revisions.find(({ number }) => String(number) === asked);
  const outcome = listed.revisions.find(({ number }) => number === undone);
  return (
    <div className={classes["page"]}>
      <header className={classes["title"]}>
        <div>
          <h1>{text("title")}</h1>
          <p className={classes["muted"]}>
            {text("about")} {text("clock")}
          </p>
        </div>
        <DayChoice region={search["region"]} listed={listed.revisions} />
      </header>
      {outcome && outcome.undoes !== null ? (
        <Outcome text={text("undone", { undoes: outcome.undoes, number: outcome.number })} />
      ) : null}
      <div className={classes["columns"]}>
        <RevisionList revisions={listed.revisions} selected={selected?.number} names={names} />
        {selected ? (
          <RevisionDetail
            key={selected.number}
            edition={listed}
            revision={selected}
            names={names}
            onUndone={(number) => {
              setUndone(number);
              onSearch({ revision: String(number) });
            }}
          />
        ) : undone !== null && String(undone) === asked ? (
          <Skeleton height="40vh" />
        ) : (
          <EmptyState title={text("unknown", { number: asked ?? "" })} advice={text("unknownAdvice")} />
        )}
      </div>
    </div>
  );
}

/** What came of an undo, read out and given the focus that its form had. */
function Outcome({ text }: { readonly text: string }) {
  const element = useRef<HTMLParagraphElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <p ref={element} tabIndex={-1} className={classes["outcome"]} role="status">
      {text}
    </p>
  );
}
