import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { catalogueDraftQuery, dropCatalogueDraft } from "#client/catalogue-drafts.ts";
import { describeError } from "#client/fetch.ts";
import type { CatalogueDraft } from "#contract/catalogue-drafts.ts";
import form from "#ui/form.module.css";
import { Failure } from "#ui/form.tsx";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";

type Props = {
  readonly draft: CatalogueDraft;
  readonly isSaving: boolean;
  readonly isReviewed: boolean;
  readonly onReview: (isReviewed: boolean) => void;
  readonly onDiscarded: () => void;
};

/** At the foot of the page: how much waits, and the ways on: review it, go back to it, discard it. */
export function WaitingBar({ draft, isSaving, isReviewed, onReview, onDiscarded }: Props) {
  const text = useCatalogueText();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const count = draft.changes.length;
  const discard = useMutation({
    scope: { id: `catalogue-draft ${draft.region}` },
    mutationFn: () => dropCatalogueDraft(draft.id),
    onSuccess: () => {
      client.setQueryData(catalogueDraftQuery(draft.region).queryKey, null);
      onDiscarded();
    },
  });
  return (
    <section className={classes["bar"]} aria-label={text("waiting", { count })}>
      {discard.error ? <Failure {...describeError(discard.error)} /> : null}
      {isAsked ? (
        <div className={form["ways"]} role="alert">
          <span className={classes["grow"]}>{text("discardAsk", { count })}</span>
          <button
            type="button"
            className={form["danger"]}
            aria-disabled={discard.isPending}
            onClick={() => (discard.isPending ? undefined : discard.mutate())}
          >
            {text("discardYes")}
          </button>
          {/* biome-ignore lint/a11y/noAutofocus: the question was just asked for, and this is the harmless answer */}
          <button type="button" className={form["secondary"]} autoFocus onClick={() => setAsked(false)}>
            {text("discardNo")}
          </button>
        </div>
      ) : (
        <div className={form["ways"]}>
          <span className={classes["grow"]}>
            <strong>{text("waiting", { count })}</strong>{" "}
            <span className={form["hint"]} role="status">
              {text(isSaving ? "saving" : "kept")}
            </span>
          </span>
          <button
            type="button"
            className={form[isReviewed ? "secondary" : "primary"]}
            aria-disabled={isSaving}
            onClick={() => (isSaving ? undefined : onReview(!isReviewed))}
          >
            {text(isReviewed ? "back" : "review")}
          </button>
          <button type="button" className={form["danger"]} onClick={() => setAsked(true)}>
            {text("discard")}
          </button>
        </div>
      )}
    </section>
  );
}
