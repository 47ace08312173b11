import type { Loadable } from "#client/loadable.ts";
import { useZone } from "#client/zone.ts";
import type { ListedRevision, Revisions } from "#contract/revisions.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatPublication } from "#domain/say/format-source.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { Skeleton } from "#ui/state.tsx";
import classes from "./overview.module.css";
import { useOverviewText } from "./overview-text.ts";

type Props = { readonly revisions: Loadable<Revisions>; readonly region: string };

/** The latest revisions of a region: what, who, when. */
export function RevisionList({ revisions, region }: Props) {
  const text = useOverviewText();
  const language = useLanguage();
  const zone = useZone(region);
  if (revisions.state !== "ready") return <Skeleton height={180} />;
  const own = revisions.value.revisions.filter((revision) => revision.region === region).slice(0, 6);
  // What was shipped was published as its source says; when it was recorded here is no publication.
  const broughtBy = ({ kind, source, publishedAt, publishedBy }: ListedRevision) => {
    const time = formatInstant(publishedAt, zone, language);
    if (kind !== "seed") return `${time} · ${publishedBy}`;
    return [...(source ? [formatPublication(source, language)] : []), text("seeded", { time })].join(" · ");
  };
  return (
    <section className={classes["panel"]}>
      <h2>{text("revisions")}</h2>
      <ul className={classes["list"]}>
        {own.map((revision) => (
          <li key={revision.number}>
            <strong>
              <Link to="/history" search={{ region, revision: String(revision.number) }}>
                {text("revision", { number: revision.number })}
              </Link>{" "}
              ·{" "}
              {revision.source
                ? nameIn(revision.source.names, language)
                : revision.message || (revision.fileName ?? "")}
            </strong>
            <p className={classes["small"]}>
              {broughtBy(revision)} ·{" "}
              {text("revisionLine", { added: revision.counts.added, changed: revision.counts.changed })}
              {revision.latestPeriod === null ? null : ` · ${formatPeriod(revision.latestPeriod, language)}`}
            </p>
          </li>
        ))}
      </ul>
      <p className={classes["small"]}>
        <Link to="/history" search={{ region }}>
          {text("allRevisions")}
        </Link>
      </p>
    </section>
  );
}
