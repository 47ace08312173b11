import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { describeError } from "#client/fetch.ts";
import { CURRENT_REVISION_KEY } from "#client/queries.ts";
import { revisionDifferenceQuery, undoRevision } from "#client/revisions.ts";
import type { Edition } from "#contract/common.ts";
import type { CurrentRevision, ListedRevision } from "#contract/revisions.ts";
import { Failure, Field, submitForm } from "#ui/form.tsx";
import classes from "./history.module.css";
import { useHistoryText } from "./history-text.ts";

type Props = {
  readonly edition: Edition;
  readonly revision: ListedRevision;
  readonly onCancel: () => void;
  readonly onUndone: (number: number) => void;
};

/** Before undoing: what will be restored, who does it and why. */
export function UndoPanel({ edition, revision, onCancel, onUndone }: Props) {
  const text = useHistoryText();
  const heading = useRef<HTMLHeadingElement>(null);
  const [why, setWhy] = useState("");
  const [hasTried, setTried] = useState(false);
  const { undo, isUndoing, error } = useUndo(edition, revision, onUndone);
  useEffect(() => heading.current?.focus(), []);
  const message = why.trim();
  const submit = () => {
    setTried(true);
    if (message !== "" && !isUndoing) undo(message);
  };
  return (
    <form className={classes["undo"]} onSubmit={(event) => submitForm(event, submit)} noValidate>
      <h3 ref={heading} tabIndex={-1}>
        {text("confirmTitle", { number: revision.number })}
      </h3>
      <p>{text("confirmWhat", { number: revision.number })}</p>
      <WhatHappens edition={edition} revision={revision} />
      <Field
        label={text("why")}
        hint={text("whyHint")}
        lacking={hasTried && message === "" ? text("whyLacking") : ""}
        value={why}
        required
        maxLength={500}
        onValue={setWhy}
      />
      {error === null ? null : <Failure {...describeError(error)} />}
      <div className={classes["ways"]}>
        <button type="submit" className={classes["danger"]} aria-disabled={isUndoing}>
          {text(isUndoing ? "confirming" : "confirm")}
        </button>
        <button type="button" className={classes["secondary"]} onClick={onCancel}>
          {text("cancel")}
        </button>
      </div>
    </form>
  );
}

/** Counts of the difference, read as what its undoing does. */
function WhatHappens({ edition, revision }: Pick<Props, "edition" | "revision">) {
  const text = useHistoryText();
  const { data } = useQuery(revisionDifferenceQuery(edition, revision.number));
  if (!data) return null;
  const { added, changed, withdrawn } = data.counts;
  const items = data.catalogue?.counts ?? { added: 0, changed: 0, withdrawn: 0 };
  return (
    <ul className={classes["happens"]}>
      {added > 0 ? <li>{text("willWithdraw", { count: added })}</li> : null}
      {changed > 0 ? <li>{text("willRestore", { count: changed })}</li> : null}
      {withdrawn > 0 ? <li>{text("willBring", { count: withdrawn })}</li> : null}
      {items.added > 0 ? <li>{text("willWithdrawItems", { count: items.added })}</li> : null}
      {items.changed > 0 ? <li>{text("willRestoreItems", { count: items.changed })}</li> : null}
      {items.withdrawn > 0 ? <li>{text("willBringItems", { count: items.withdrawn })}</li> : null}
    </ul>
  );
}

/** The page goes to the new revision at once; the live connection would bring it a moment later. */
function useUndo(edition: Edition, { number }: ListedRevision, onUndone: (number: number) => void) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (message: string) => undoRevision(number, { base: edition.revision, message }),
    onSuccess: (made) => {
      const current: CurrentRevision = {
        dataset: edition.dataset,
        revision: made.number,
        publishedAt: made.publishedAt,
      };
      client.setQueryData(CURRENT_REVISION_KEY, current);
      onUndone(made.number);
    },
    onError: () => void client.invalidateQueries({ queryKey: CURRENT_REVISION_KEY }),
  });
  return {
    undo: (message: string) => mutation.mutate(message),
    isUndoing: mutation.isPending,
    error: mutation.error,
  };
}
