import { useState } from "react";
import { filePath } from "#client/paths.ts";
import { mayPublishIn, useSession } from "#client/session.ts";
import type { Edition } from "#contract/common.ts";
import type { ListedRevision } from "#contract/revisions.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { DifferencePanel } from "./difference-panel.tsx";
import classes from "./history.module.css";
import type { HistoryNames } from "./history-names.ts";
import { useHistoryText } from "./history-text.ts";
import { problemName } from "./problem-name.ts";
import { ReadingLog } from "./reading-log.tsx";
import { Counts, RevisionHead } from "./revision-list.tsx";
import { UndoPanel } from "./undo-panel.tsx";

type Props = {
  readonly edition: Edition;
  readonly revision: ListedRevision;
  readonly names: HistoryNames;
  readonly onUndone: (number: number) => void;
};

/** One revision: who published what, with which words, and what it changed; the ways to look at it and to undo it. */
export function RevisionDetail({ edition, revision, names, onUndone }: Props) {
  return (
    <div className={classes["detail"]}>
      <section className={classes["panel"]} aria-labelledby="history-revision">
        <h2 id="history-revision">
          <RevisionHead revision={revision} isCurrent={revision.number === edition.revision} />
        </h2>
        <Facts revision={revision} names={names} />
        <Answers answers={revision.answers} />
        <Ways edition={edition} revision={revision} onUndone={onUndone} />
      </section>
      <DifferencePanel edition={edition} revision={revision} names={names} />
      {revision.kind === "upload" ? <ReadingLog edition={edition} revision={revision} names={names} /> : null}
    </div>
  );
}

function Facts({ revision, names }: Pick<Props, "revision" | "names">) {
  const text = useHistoryText();
  const { region, latestPeriod, fileName, fileDigest, undoes } = revision;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    ...originFacts(revision, text, names),
    [text("region"), names.organizationName(region)],
    [text("difference"), <Counts key="counts" revision={revision} />],
    [text("latest"), latestPeriod === null ? "—" : formatPeriod(latestPeriod, names.language)],
    [
      text(undoes === null ? "file" : "undoneFile"),
      fileDigest === null ? (
        text("entered", { name: revision.publishedBy, day: revision.publishedDay })
      ) : (
        <span key="file">
          {fileName} <a href={filePath(fileDigest)}>{text("download")}</a>
        </span>
      ),
    ],
  ];
  return (
    <dl className={classes["facts"]}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Who published what, and when: of a seed its source did, and the time is only that of recording. */
function originFacts(
  { kind, source, region, message, publishedAt, publishedBy }: ListedRevision,
  text: ReturnType<typeof useHistoryText>,
  { language, zone }: Pick<HistoryNames, "language" | "zone">,
): (readonly [string, React.ReactNode])[] {
  const time = formatInstant(publishedAt, zone(region), language);
  if (kind !== "seed")
    return [
      [text("message"), message || "—"],
      [text("publishedBy"), publishedBy],
      [text("publishedAt"), time],
    ];
  const recorded = [text("recordedAt"), time] as const;
  if (!source) return [[text("message"), message || "—"], recorded];
  return [
    [text("source"), nameIn(source.names, language)],
    [text("sourcePublisher"), nameIn(source.publisher, language)],
    [text("sourceDay"), source.published ?? text("noSourceDay")],
    recorded,
  ];
}

/** The publisher's word on each kind of warning that the file had. */
function Answers({ answers }: { readonly answers: ListedRevision["answers"] }) {
  const text = useHistoryText();
  const language = useLanguage();
  const entries = Object.entries(answers);
  if (entries.length === 0) return null;
  return (
    <section>
      <h3>{text("answers")}</h3>
      <dl className={classes["facts"]}>
        {entries.map(([code, answer]) => (
          <div key={code}>
            <dt>{problemName(code, language)}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Looking at the figures as of the revision, and undoing it where that can be; else why not. */
function Ways({ edition, revision, onUndone }: Omit<Props, "names">) {
  const text = useHistoryText();
  const session = useSession();
  const [isAsked, setAsked] = useState(false);
  const { number, region, kind, undoneBy } = revision;
  const hindrance =
    kind === "seed"
      ? text("seedStays")
      : undoneBy !== null
        ? text("undoneBy", { number: undoneBy })
        : session !== undefined && !mayPublishIn(session, region)
          ? text("notYours")
          : "";
  return (
    <>
      <div className={classes["ways"]}>
        <Link to="/" search={{ region, asof: String(number) }} className={classes["primary"]}>
          {text("view")}
        </Link>
        {hindrance === "" ? (
          <button
            type="button"
            className={classes["secondary"]}
            aria-expanded={isAsked}
            onClick={() => setAsked(!isAsked)}
          >
            {text("undo")}
          </button>
        ) : (
          <span className={classes["muted"]}>{hindrance}</span>
        )}
      </div>
      {isAsked && hindrance === "" ? (
        <UndoPanel edition={edition} revision={revision} onCancel={() => setAsked(false)} onUndone={onUndone} />
      ) : null}
    </>
  );
}
