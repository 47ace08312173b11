import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "#client/fetch.ts";
import { filePath } from "#client/paths.ts";
import { historyQuery } from "#client/queries.ts";
import type { Edition } from "#contract/common.ts";
import type { History } from "#contract/history.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type ObservationKey, observedFigure } from "#domain/figures/observation.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { useLanguage } from "#ui/language.ts";
import { FailedState, Skeleton } from "#ui/state.tsx";
import { OriginalRow } from "./original-row.tsx";
import { PublicationFacts, usePublicationLine } from "./publication.tsx";
import classes from "./source.module.css";
import { useSourceText } from "./source-text.ts";

type Entry = History["entries"][number];
type Props = { readonly edition: Edition; readonly indicator: Indicator; readonly observation: ObservationKey };

/** One cell: where its figure was read, with the original row, and everything ever published of it, newest first. */
export function CellHistory({ edition, indicator, observation }: Props) {
  const text = useSourceText();
  const query = useQuery(historyQuery(edition, observation));
  const [chosen, setChosen] = useState<number | null>(null);
  if (query.isError) {
    const { title, advice } = describeError(query.error);
    return <FailedState title={title} advice={advice} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton height={320} />;
  const { entries } = query.data;
  const shown = entries.find(({ revision }) => revision === chosen) ?? entries[0];
  if (!shown) return <p>{text("none")}</p>;
  const props = { indicator, observation };
  return (
    <>
      <EntryFacts entry={shown} {...props} />
      <OriginalRow digest={shown.fileDigest} sheet={shown.sheet} cell={shown.cell} fileName={shown.fileName} />
      {entries.length === 1 ? null : (
        <section aria-labelledby="cell-history">
          <h3 id="cell-history" className={classes["subhead"]}>
            {text("history", { count: entries.length })}
          </h3>
          <ol className={classes["history"]}>
            {entries.map((entry) => (
              <li key={entry.revision}>
                <HistoryLine
                  entry={entry}
                  isShown={entry === shown}
                  onShow={() => setChosen(entry.revision)}
                  {...props}
                />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

type EntryProps = {
  readonly entry: Entry;
  readonly indicator: Indicator;
  readonly observation: ObservationKey;
};

/** The figure, its wording, and the way to it: file, sheet, cell, who and when. */
function EntryFacts(props: EntryProps) {
  const text = useSourceText();
  const { entry, observation } = props;
  return (
    <dl className={classes["entry"]}>
      <dt>{text("value")}</dt>
      <dd>
        <EntryFigure {...props} /> <EntryState entry={entry} />
      </dd>
      <dt>{text("raw")}</dt>
      <dd className={classes["raw"]}>{entry.raw}</dd>
      {entry.corrected ? (
        <>
          <dt>{text("corrected")}</dt>
          <dd>
            {entry.corrected.by === null
              ? text("correctedTo", { to: entry.corrected.to, from: entry.raw })
              : text("correctedBy", { to: entry.corrected.to, from: entry.raw, by: entry.corrected.by })}
          </dd>
        </>
      ) : null}
      <dt>{text("file")}</dt>
      <dd>
        {entry.fileName}{" "}
        <a className={classes["download"]} href={filePath(entry.fileDigest)}>
          {text("download")}
        </a>
      </dd>
      <dt>{text("cell")}</dt>
      <dd>
        {entry.sheet === "" ? null : `${text("sheet", { sheet: entry.sheet })} · `}
        <strong className="tabular">{entry.cell}</strong>
      </dd>
      <PublicationFacts entry={entry} organization={observation.organization} />
    </dl>
  );
}

function EntryFigure({ entry, indicator, observation }: EntryProps) {
  const language = useLanguage();
  const figure = observedFigure({ ...observation, ...entry }, entry.revision);
  const { text, remarks } = sayFigure(figure, indicator, "current", language);
  return (
    <>
      <strong className="tabular">{text}</strong> <span className={classes["muted"]}>{remarks}</span>
    </>
  );
}

/** Whether it holds, was replaced, or was withdrawn by an undo, after which nothing is stated. */
function EntryState({ entry }: { readonly entry: Entry }) {
  const text = useSourceText();
  const { until, withdrawn } = entry;
  if (until === null) return <span className={`${classes["state"]} ${classes["holds"]}`}>{text("holds")}</span>;
  const words = withdrawn ? text("withdrawn", { number: until }) : text("replaced", { number: until });
  return <span className={classes["state"]}>{words}</span>;
}

type LineProps = EntryProps & { readonly isShown: boolean; readonly onShow: () => void };

function HistoryLine({ isShown, onShow, ...props }: LineProps) {
  const text = useSourceText();
  const { entry, observation } = props;
  const publicationLine = usePublicationLine(observation.organization);
  const place = [entry.fileName, entry.sheet, entry.cell].filter((part) => part !== "").join(" › ");
  return (
    <button type="button" className={classes["line"]} aria-pressed={isShown} onClick={onShow}>
      <span className={classes["line-revision"]}>{text("revisionNumber", { number: entry.revision })}</span>
      <span className={classes["line-figure"]}>
        <EntryFigure {...props} /> <EntryState entry={entry} />
      </span>
      <span className={classes["line-place"]}>
        {publicationLine(entry)}
        <br />
        {place}
      </span>
    </button>
  );
}
