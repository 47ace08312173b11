import { useQuery } from "@tanstack/react-query";
import { describeError } from "#client/fetch.ts";
import { filePath } from "#client/paths.ts";
import { historyQuery } from "#client/queries.ts";
import type { Edition } from "#contract/common.ts";
import type { History } from "#contract/history.ts";
import { formatFigure } from "#domain/format-figure.ts";
import { formatInstant } from "#domain/format-instant.ts";
import type { Indicator } from "#domain/indicator.ts";
import { type ObservationKey, observedFigure } from "#domain/observation.ts";
import { useLanguage } from "#ui/language.ts";
import { FailedState, Skeleton } from "#ui/state.tsx";
import classes from "./source.module.css";
import { useSourceText } from "./source-text.ts";

type Props = { readonly edition: Edition; readonly indicator: Indicator; readonly observation: ObservationKey };

/** Everything ever published of one cell, newest first, with the place it was read. */
export function CellHistory({ edition, indicator, observation }: Props) {
  const query = useQuery(historyQuery(edition, observation));
  if (query.isError) {
    const { title, advice } = describeError(query.error);
    return <FailedState title={title} advice={advice} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton height={220} />;
  return query.data.entries.map((entry) => (
    <HistoryEntry key={entry.revision} entry={entry} indicator={indicator} observation={observation} />
  ));
}

type EntryProps = {
  readonly entry: History["entries"][number];
  readonly indicator: Indicator;
  readonly observation: ObservationKey;
};

function HistoryEntry({ entry, indicator, observation }: EntryProps) {
  const text = useSourceText();
  const language = useLanguage();
  const figure = observedFigure({ ...observation, ...entry }, entry.revision);
  const written = formatFigure(figure, indicator, "current", language);
  return (
    <dl className={classes["entry"]}>
      <dt>{text("value")}</dt>
      <dd>
        <strong className="tabular">{written.text}</strong>{" "}
        <span className={classes["muted"]}>
          {written.note} {entry.until === null ? text("holds") : text("replaced", { number: entry.until })}
        </span>
      </dd>
      <dt>{text("raw")}</dt>
      <dd>{entry.raw}</dd>
      <dt>{text("file")}</dt>
      <dd>
        {entry.fileName} <a href={filePath(entry.fileDigest)}>{text("download")}</a>
      </dd>
      <dt>{text("cell")}</dt>
      <dd>{[entry.sheet, entry.cell].filter((part) => part !== "").join("!")}</dd>
      <dt>{text("revision")}</dt>
      <dd>{entry.revision}</dd>
      <dt>{text("publishedBy")}</dt>
      <dd>{entry.publishedBy}</dd>
      <dt>{text("publishedAt")}</dt>
      <dd>{formatInstant(entry.publishedAt, language)}</dd>
    </dl>
  );
}
