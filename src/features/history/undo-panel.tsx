import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { describeError } from "#client/fetch.ts";
import { CURRENT_REVISION_KEY } from "#client/queries.ts";
import { revisionDifferenceQuery, undoRevision } from "#client/revisions.ts";
import type { Edition } from "#contract/common.ts";
import type { CurrentRevision, ListedRevision } from "#contract/revisions.ts";
import { nameIn } from "#domain/names.ts";
import { useLanguage } from "#ui/language.ts";
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
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const [why, setWhy] = useState("");
  const [hasTried, setTried] = useState(false);
  const { undo, isUndoing, error } = useUndo(edition, revision, onUndone);
  useEffect(() => heading.current?.focus(), []);
  const message = why.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (message !== "" && !isUndoing) undo(message);
  };
  const failure = error === null ? null : describeError(error);
  return (
    <form className={classes["undo"]} onSubmit={submit} noValidate>
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
        longest={500}
        onChange={setWhy}
      />
      {failure === null ? null : (
        <p className={classes["failure"]} role="alert">
          <strong>{nameIn(failure.title, language)}</strong> {nameIn(failure.advice, language)}
        </p>
      )}
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
  return (
    <ul className={classes["happens"]}>
      {added > 0 ? <li>{text("willWithdraw", { count: added })}</li> : null}
      {changed > 0 ? <li>{text("willRestore", { count: changed })}</li> : null}
      {withdrawn > 0 ? <li>{text("willBring", { count: withdrawn })}</li> : null}
    </ul>
  );
}

type FieldProps = {
  readonly label: string;
  readonly hint: string;
  /** What is wrong with it; empty where nothing is. */
  readonly lacking: string;
  readonly value: string;
  readonly longest: number;
  readonly onChange: (value: string) => void;
};

function Field({ label, hint, lacking, value, longest, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className={classes["field"]}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        required
        maxLength={longest}
        value={value}
        aria-invalid={lacking !== ""}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <span id={`${id}-hint`} className={lacking === "" ? classes["muted"] : classes["lacking"]}>
        {lacking === "" ? hint : lacking}
      </span>
    </div>
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
