import type { RevisionChange, RevisionEntry } from "#contract/revision-difference.ts";
import { formatPeriod } from "#domain/format-period.ts";
import { formatStated } from "#domain/format-stated.ts";
import { observationKey } from "#domain/observation.ts";
import { type Cell, DataTable, type TableColumn } from "#ui/data-table.tsx";
import { Link } from "#ui/link.tsx";
import { sourceKey } from "#ui/source-key.ts";
import { formatChangeBy, formatPlace } from "./change-text.ts";
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
export function DifferenceTable({ kind, entries, names, notes }: Props) {
  const text = useHistoryText();
  const hasBefore = kind !== "added";
  const hasAfter = kind !== "withdrawn";
  const columns: TableColumn[] = [
    { key: "indicator", header: text("indicator") },
    { key: "organization", header: text("organization") },
    { key: "period", header: text("period") },
    ...(hasBefore ? [{ key: "before", header: text("before"), number: true }] : []),
    ...(hasAfter ? [{ key: "after", header: text("after"), number: true }] : []),
    ...(hasBefore && hasAfter ? [{ key: "by", header: text("by"), number: true }] : []),
    { key: "cell", header: text("cell") },
  ];
  const cellsOf = (entry: RevisionEntry): Cell[] => {
    const indicator = names.indicator(entry.indicator);
    const write = (side: RevisionEntry["before"]) =>
      indicator ? formatStated(side, entry, indicator, names.language) : "";
    const before = write(entry.before);
    const after = write(entry.after);
    return [
      { text: names.indicatorName(entry.indicator) },
      { text: names.organizationName(entry.organization) },
      { text: formatPeriod(entry.period, names.language) },
      ...(hasBefore ? [{ text: before, node: <span className={classes["old"]}>{before}</span> }] : []),
      ...(hasAfter ? [{ text: after, node: <Stated text={after} isNew={!hasBefore} /> }] : []),
      ...(hasBefore && hasAfter ? [{ text: indicator ? formatChangeBy(entry, indicator, names.language) : "" }] : []),
      placeCell(entry, names),
    ];
  };
  return (
    <DataTable
      caption={text(kind)}
      columns={columns}
      rows={entries.map((entry) => ({ key: observationKey(entry), cells: cellsOf(entry) }))}
      notes={notes}
    />
  );
}

/** The arrow leads the eye from old to new; it is left out where there is no old. */
function Stated({ text, isNew }: { readonly text: string; readonly isNew: boolean }) {
  return (
    <span className={classes["new"]}>
      {isNew ? null : (
        <span aria-hidden="true" className={classes["old"]}>
          →{" "}
        </span>
      )}
      {text}
    </span>
  );
}

/** File and cell, as the way to all that was ever published of the figure. */
function placeCell(entry: RevisionEntry, names: HistoryNames): Cell {
  const side = entry.after ?? entry.before;
  if (side === null) return { text: "" };
  const text = formatPlace(side);
  return { text, node: <SourceLink entry={entry} names={names} text={text} /> };
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
