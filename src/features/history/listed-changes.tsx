import type { PlacedFigure, RevisionChange, RevisionEntry } from "#contract/revision-difference.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import type { Cell } from "#ui/data-table.tsx";
import { DifferenceTable } from "#ui/difference-table.tsx";
import { Link } from "#ui/link.tsx";
import { sourceKey } from "#ui/source-key.ts";
import classes from "./history.module.css";
import type { HistoryNames } from "./history-names.ts";
import { useHistoryText } from "./history-text.ts";

type Props = {
  readonly kind: RevisionChange;
  readonly entries: readonly RevisionEntry[];
  readonly names: HistoryNames;
  readonly notes: readonly string[];
};

/** A revision figure by figure: what held before, what it states, by how much, read in which cell of which file. */
export function ListedChanges({ kind, entries, names, notes }: Props) {
  const text = useHistoryText();
  const place = {
    column: { key: "cell", header: text("cell") },
    cell: (entry: RevisionEntry) => placeCell(entry, names),
  };
  return (
    <DifferenceTable
      caption={text(kind)}
      entries={entries}
      names={names}
      before={kind === "added" ? undefined : text("before")}
      after={kind === "withdrawn" ? undefined : text("after")}
      further={[place]}
      notes={notes}
    />
  );
}

/** File and cell, as the way to all that was ever published of the figure. */
function placeCell(entry: RevisionEntry, names: HistoryNames): Cell {
  const side = entry.after ?? entry.before;
  if (side === null) return { text: "" };
  const text = formatPlace(side);
  return { text, node: <SourceLink entry={entry} names={names} text={text} /> };
}

/** Where a figure was read: `八月.csv D3`, `月报.xlsx 表1!D3`. */
export function formatPlace(figure: PlacedFigure): string {
  return `${figure.fileName} ${formatCell(figure)}`.trim();
}

function SourceLink({
  entry,
  names,
  text,
}: {
  readonly entry: RevisionEntry;
  readonly names: HistoryNames;
  readonly text: string;
}) {
  const say = useHistoryText();
  const figure = say("sourceOf", {
    indicator: names.indicatorName(entry.indicator),
    organization: names.organizationName(entry.organization),
    period: formatPeriod(entry.period, names.language),
  });
  return (
    <Link to="." keep search={{ source: sourceKey(entry) }} className={classes["place"]}>
      {text}
      <span className="visually-hidden">
        {" "}
        {say("source")}:{figure}
      </span>
    </Link>
  );
}
