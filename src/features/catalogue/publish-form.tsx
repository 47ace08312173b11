import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { catalogueDraftQuery, publishCatalogueDraft } from "#client/catalogue-drafts.ts";
import { describeError } from "#client/fetch.ts";
import { CURRENT_REVISION_KEY } from "#client/queries.ts";
import type { CatalogueReview } from "#contract/catalogue-drafts.ts";
import type { Revision } from "#contract/revisions.ts";
import { CATALOGUE_WARNINGS, type CatalogueWarningCode } from "#domain/catalogue/catalogue-problem.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { Failure, Form, LongField } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import { useCatalogueText } from "./catalogue-text.ts";
import { ReviewProblems } from "./review-problems.tsx";

type Props = {
  readonly review: CatalogueReview;
  readonly region: string;
  /** The server said no: what is current now, or the draft, is another one. */
  readonly onRefused: () => void;
  readonly onPublished: (revision: Revision) => void;
};

/** A word on each kind of warning, a word why, and the way to publish. */
export function PublishForm({ review, region, onRefused, onPublished }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [message, setMessage] = useState("");
  const [answers, setAnswers] = useState<Partial<Record<CatalogueWarningCode, string>>>({});
  const [hasTried, setTried] = useState(false);
  const publish = usePublish({ review, region, onRefused, onPublished });
  const asked = CATALOGUE_WARNINGS.flatMap((code) => {
    const problem = review.problems.find((found) => found.code === code);
    return problem ? [{ code, problem }] : [];
  });
  const isBlank = (said: string | undefined) => (said ?? "").trim() === "";
  const isLacking = isBlank(message) || asked.some(({ code }) => isBlank(answers[code]));
  const submit = () => {
    setTried(true);
    if (!isLacking && !publish.isPending) publish.mutate({ message, answers });
  };
  const hasErrors = review.counts.errors > 0;
  return (
    <Form onSubmit={submit}>
      <ReviewProblems problems={review.problems} severity="warning" />
      {hasErrors
        ? null
        : asked.map(({ code, problem }) => (
            <LongField
              key={code}
              label={text("answer")}
              about={nameIn(problem.message, language)}
              maxLength={500}
              value={answers[code] ?? ""}
              onValue={(answer) => setAnswers((before) => ({ ...before, [code]: answer }))}
              lacking={hasTried && isBlank(answers[code]) ? text("answerLacking") : ""}
            />
          ))}
      {publish.error ? <Failure {...describeError(publish.error)} /> : null}
      {hasErrors ? null : (
        <>
          <LongField
            label={text("message")}
            hint={text("messageHint")}
            maxLength={500}
            value={message}
            onValue={setMessage}
            lacking={hasTried && isBlank(message) ? text("messageLacking") : ""}
          />
          <div className={form["ways"]}>
            <button type="submit" className={form["primary"]} aria-disabled={publish.isPending}>
              {text(publish.isPending ? "publishing" : "publish")}
            </button>
          </div>
        </>
      )}
    </Form>
  );
}

function usePublish({ review, region, onRefused, onPublished }: Props) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: { message: string; answers: Partial<Record<CatalogueWarningCode, string>> }) =>
      publishCatalogueDraft(review.id, { version: review.version, base: review.revision, ...said }),
    onSuccess: async (revision) => {
      await client.invalidateQueries({ queryKey: CURRENT_REVISION_KEY });
      client.setQueryData(catalogueDraftQuery(region).queryKey, null);
      onPublished(revision);
    },
    onError: async () => {
      await client.invalidateQueries({ queryKey: CURRENT_REVISION_KEY });
      await client.invalidateQueries({ queryKey: catalogueDraftQuery(region).queryKey });
      onRefused();
    },
  });
}
