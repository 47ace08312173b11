import type { ListedRevision } from "#contract/revisions.ts";
import { Link } from "#ui/link.tsx";
import classes from "./history.module.css";
import type { HistoryNames } from "./history-names.ts";
import { useHistoryText } from "./history-text.ts";
import { revisionOrigin, revisionTitle } from "./revision-origin.ts";

type Props = {
  readonly revisions: readonly ListedRevision[];
  readonly selected: number | undefined;
  readonly names: HistoryNames;
};

/** All revisions, newest first; the one that is looked at is marked. */
export function RevisionList({ revisions, selected, names }: Props) {
  const text = useHistoryText();
  return (
    <nav className={classes["list"]} aria-label={text("list", { count: revisions.length })}>
      <ol>
        {revisions.map((revision) => (
          <li key={revision.number} data-selected={revision.number === selected}>
            <Link
              to="."
              keep
              search={{ region: revision.region, revision: String(revision.number), source: undefined }}
            >
              <RevisionHead revision={revision} isCurrent={revision === revisions[0]} />
              <span className={classes["message"]}>{revisionTitle(revision, names.language)}</span>
              <span className={classes["muted"]}>{revisionOrigin(revision, text, names)}</span>
              <span className={classes["muted"]}>
                {names.organizationName(revision.region)} · <Counts revision={revision} />
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The number, and what became of it. */
export function RevisionHead({
  revision,
  isCurrent,
}: {
  readonly revision: ListedRevision;
  readonly isCurrent: boolean;
}) {
  const text = useHistoryText();
  const { number, kind, items = 0, undoes, undoneBy } = revision;
  return (
    <span className={classes["head"]}>
      <strong>{text("revision", { number })}</strong>
      {isCurrent ? <span className={classes["mark"]}>{text("isCurrent")}</span> : null}
      {kind === "seed" ? <span className={classes["mark"]}>{text("seed")}</span> : null}
      {kind === "catalogue" ? <span className={classes["mark"]}>{text("catalogue")}</span> : null}
      {items > 0 ? <span className={classes["mark"]}>{text("both")}</span> : null}
      {undoes === null ? null : <span className={classes["mark"]}>{text("undoes", { number: undoes })}</span>}
      {undoneBy === null ? null : <span className={classes["undone"]}>{text("undoneBy", { number: undoneBy })}</span>}
    </span>
  );
}

/** 新增 3,更改 1; only what is not nought. */
export function Counts({ revision }: { readonly revision: ListedRevision }) {
  const text = useHistoryText();
  const { added, changed, withdrawn } = revision.counts;
  const parts = [
    added > 0 ? text("addedCount", { count: added }) : "",
    changed > 0 ? text("changedCount", { count: changed }) : "",
    withdrawn > 0 ? text("withdrawnCount", { count: withdrawn }) : "",
  ].filter((part) => part !== "");
  if (parts.length === 0) return text("nothing");
  const { items = 0 } = revision;
  return [...parts, ...(items > 0 ? [text("ofItems", { count: items })] : [])].join(" · ");
}
