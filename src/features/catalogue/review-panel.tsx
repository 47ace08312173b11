import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { catalogueReviewQuery } from "#client/catalogue-drafts.ts";
import { describeError } from "#client/fetch.ts";
import { useCurrentRevision } from "#client/use-region.ts";
import { useZone } from "#client/zone.ts";
import type { CatalogueDraft, CatalogueReview } from "#contract/catalogue-drafts.ts";
import type { CatalogueEntry } from "#contract/catalogue-entries.ts";
import type { Revision } from "#contract/revisions.ts";
import { itemKey } from "#domain/catalogue/catalogue-change.ts";
import { FIELD_NAMES, ITEM_NAMES } from "#domain/catalogue/catalogue-words.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import panel from "#ui/panel.module.css";
import plain from "#ui/plain-table.module.css";
import { saidField } from "#ui/said-field.ts";
import { FailedState, Skeleton } from "#ui/state.tsx";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";
import { PublishForm } from "./publish-form.tsx";
import { ReviewProblems } from "./review-problems.tsx";
import type { Desk } from "./use-catalogue-desk.ts";

type Props = {
  readonly desk: Desk;
  readonly draft: CatalogueDraft;
  readonly onPublished: (revision: Revision, counts: CatalogueReview["counts"]) => void;
};

/** What a draft would change, what is wrong with it, what others changed meanwhile, and the way to publish it. */
export function ReviewPanel({ desk, draft, onPublished }: Props) {
  const text = useCatalogueText();
  const heading = useRef<HTMLHeadingElement>(null);
  const current = useCurrentRevision();
  const number = current.state === "ready" ? current.value.revision : 0;
  const query = useQuery({ ...catalogueReviewQuery(draft, number), enabled: number > 0 });
  useEffect(() => heading.current?.focus(), []);
  const review = query.data;
  return (
    <section className={panel["panel"]} aria-label={text("reviewTitle")}>
      <h2 ref={heading} tabIndex={-1}>
        {text("reviewTitle")}
      </h2>
      {review ? (
        <>
          <ReviewProblems problems={review.problems} severity="error" />
          <Moved moved={review.moved} desk={desk} />
          <Differences review={review} desk={desk} />
          <PublishForm
            key={`${review.id} ${review.version}`}
            review={review}
            region={desk.region}
            onRefused={() => void query.refetch()}
            onPublished={(revision) => onPublished(revision, review.counts)}
          />
        </>
      ) : query.error ? (
        <FailedState {...describeError(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton height={240} />
      )}
    </section>
  );
}

function Differences({ review, desk }: { readonly review: CatalogueReview; readonly desk: Desk }) {
  const text = useCatalogueText();
  const { counts, entries } = review;
  const all = counts.added + counts.changed + counts.withdrawn;
  return (
    <>
      <h3>{text("differences")}</h3>
      <p>
        {text("counts", counts)}
        {all > entries.length ? ` ${text("listed", { all, listed: entries.length })}` : ""}
      </p>
      {entries.length === 0 ? null : <EntryTable caption={text("differences")} entries={entries} desk={desk} />}
    </>
  );
}

/** What others published of the same items since the draft was begun. */
function Moved({ moved, desk }: { readonly moved: CatalogueReview["moved"]; readonly desk: Desk }) {
  const text = useCatalogueText();
  const language = useLanguage();
  const zone = useZone(desk.region);
  if (moved.length === 0) return null;
  return (
    <section className={classes["moved"]}>
      <h3>{text("movedTitle")}</h3>
      <p>{text("movedLead")}</p>
      <EntryTable
        caption={text("movedTitle")}
        entries={moved}
        desk={desk}
        whose={moved.map(({ publishedBy, publishedAt, revision }) =>
          text("movedBy", { name: publishedBy, time: formatInstant(publishedAt, zone, language), number: revision }),
        )}
      />
    </section>
  );
}

type EntryProps = {
  readonly caption: string;
  readonly entries: readonly CatalogueEntry[];
  readonly desk: Desk;
  /** Of each entry, who did it. */
  readonly whose?: readonly string[];
};

/** Entries field by field, before and after, in words. */
function EntryTable({ caption, entries, desk, whose }: EntryProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const nameOf = (items: ReadonlyMap<string, { readonly names: { zh: string; en: string } }>) => (code: string) => {
    const found = items.get(code);
    return found ? nameIn(found.names, language) : code;
  };
  const names = {
    language,
    organizationName: nameOf(desk.drafted.organizations),
    indicatorName: nameOf(desk.drafted.indicators),
    policyName: nameOf(desk.drafted.policies),
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes["scroll"]} tabIndex={0} aria-label={caption}>
      <table className={`${plain["table"]} ${classes["table"]}`}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {(["item", "what", "field", "before", "after"] as const).map((key) => (
              <th key={key} scope="col">
                {text(key)}
              </th>
            ))}
            {whose ? <th scope="col">{text("whose")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) =>
            entry.fields.map(({ field, before, after }, at) => (
              <tr key={`${itemKey(entry.place)} ${field}`} data-first={at === 0}>
                {/* Said once for the lines that follow; read out for each. */}
                <th scope="row">
                  <span className={at === 0 ? undefined : "visually-hidden"}>
                    {nameIn(entry.names, language)}
                    <small>{nameIn(ITEM_NAMES[entry.place.item], language)}</small>
                  </span>
                </th>
                <td data-label={text("what")}>{at === 0 ? text(`did${entry.did}`) : ""}</td>
                <td data-label={text("field")}>{nameIn(FIELD_NAMES[field], language)}</td>
                <td data-label={text("before")}>{saidField(field, before, names)}</td>
                <td data-label={text("after")}>{saidField(field, after, names)}</td>
                {whose ? <td data-label={text("whose")}>{at === 0 ? whose[index] : ""}</td> : null}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
