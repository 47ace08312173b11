import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "#client/fetch.ts";
import { revisionDifferenceQuery } from "#client/revisions.ts";
import type { Edition } from "#contract/common.ts";
import { REVISION_CHANGES, type RevisionChange, type RevisionDifference } from "#contract/revision-difference.ts";
import type { ListedRevision } from "#contract/revisions.ts";
import { DataTable } from "#ui/data-table.tsx";
import { FailedState, Skeleton } from "#ui/state.tsx";
import { CatalogueChanges } from "./catalogue-changes.tsx";
import classes from "./history.module.css";
import type { HistoryNames } from "./history-names.ts";
import { useHistoryText } from "./history-text.ts";
import { ListedChanges } from "./listed-changes.tsx";
import { revisionOrigin, revisionTitle } from "./revision-origin.ts";

/** A difference longer than this is summed up first and listed on demand. */
const LONG = 60;

type View = RevisionChange | "summary";

type Props = { readonly edition: Edition; readonly revision: ListedRevision; readonly names: HistoryNames };

/** What a revision changed: summed up by indicator and organization, or figure by figure. */
export function DifferencePanel({ edition, revision, names }: Props) {
  const text = useHistoryText();
  const query = useQuery(revisionDifferenceQuery(edition, revision.number));
  return (
    <section className={classes["panel"]} aria-labelledby="history-difference">
      <h3 id="history-difference">{text("difference")}</h3>
      {query.data ? (
        <Difference difference={query.data} revision={revision} names={names} />
      ) : query.isError ? (
        <FailedState {...describeError(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton height={240} />
      )}
    </section>
  );
}

type DifferenceProps = {
  readonly difference: RevisionDifference;
  readonly revision: ListedRevision;
  readonly names: HistoryNames;
};

function Difference({ difference, revision, names }: DifferenceProps) {
  const text = useHistoryText();
  const [chosen, setChosen] = useState<View | null>(null);
  const { counts } = difference;
  const total = counts.added + counts.changed + counts.withdrawn;
  const notes = downloadNotes(revision, names, text);
  if (difference.catalogue && total === 0)
    return <CatalogueChanges catalogue={difference.catalogue} names={names} notes={notes} />;
  if (total === 0) return <p>{text("nothing")}</p>;
  const first = REVISION_CHANGES.find((kind) => counts[kind] > 0) ?? "changed";
  const view = chosen ?? (total > LONG ? "summary" : first);
  const views: readonly (readonly [View, string, number])[] = [
    ...REVISION_CHANGES.map((kind) => [kind, text(`${kind}Count`, { count: counts[kind] }), counts[kind]] as const),
    ["summary", text("summary"), total],
  ];
  return (
    <>
      {difference.catalogue ? <CatalogueChanges catalogue={difference.catalogue} names={names} notes={notes} /> : null}
      <fieldset className={classes["choices"]} aria-label={text("differenceView")}>
        {views.map(([key, label, count]) => (
          <button
            key={key}
            type="button"
            aria-pressed={key === view}
            disabled={count === 0}
            onClick={() => setChosen(key)}
          >
            {label}
          </button>
        ))}
      </fieldset>
      {view === "summary" ? (
        <Summary difference={difference} names={names} notes={notes} />
      ) : (
        <Listed kind={view} difference={difference} names={names} notes={notes} />
      )}
    </>
  );
}

type ListProps = {
  readonly difference: RevisionDifference;
  readonly names: HistoryNames;
  readonly notes: readonly string[];
};

function Listed({ kind, difference, names, notes }: ListProps & { readonly kind: RevisionChange }) {
  const text = useHistoryText();
  const entries = difference.entries.filter((entry) => entry.kind === kind);
  const all = difference.counts[kind];
  return (
    <>
      {all > entries.length ? (
        <p className={classes["muted"]}>{text("listed", { all, listed: entries.length })}</p>
      ) : null}
      <ListedChanges kind={kind} entries={entries} names={names} notes={notes} />
    </>
  );
}

function Summary({ difference, names, notes }: ListProps) {
  const text = useHistoryText();
  const columns = [
    { key: "indicator", header: text("indicator") },
    { key: "organization", header: text("organization") },
    ...REVISION_CHANGES.map((kind) => ({ key: kind, header: text(kind), number: true })),
  ];
  const rows = difference.summary.map((line) => ({
    key: `${line.indicator}|${line.organization}`,
    cells: [
      { text: names.indicatorName(line.indicator) },
      { text: names.organizationName(line.organization) },
      ...REVISION_CHANGES.map((kind) => ({ text: String(line[kind]) })),
    ],
  }));
  return <DataTable caption={text("summaryCaption")} columns={columns} rows={rows} notes={notes} />;
}

/** What stands above the header of a downloaded table. */
function downloadNotes(
  revision: ListedRevision,
  names: HistoryNames,
  text: ReturnType<typeof useHistoryText>,
): readonly string[] {
  const { number, region } = revision;
  const what = revision.source ? [revisionTitle(revision, names.language)] : [];
  const origin = revisionOrigin(revision, text, names, "abroad");
  const head = [text("revision", { number }), names.organizationName(region), ...what, origin].join(" · ");
  return names.isIllustrative(region) ? [text("sample"), head] : [head];
}
