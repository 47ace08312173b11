import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { keepPolicyDocument } from "#client/catalogue-drafts.ts";
import { describeError } from "#client/fetch.ts";
import type { PolicyDocument } from "#domain/catalogue/policy.ts";
import form from "#ui/form.module.css";
import { Failure } from "#ui/form.tsx";
import { formatBytes } from "#ui/format-bytes.ts";
import { useCatalogueText } from "./catalogue-text.ts";

type Props = {
  readonly document: PolicyDocument | undefined;
  readonly onDocument: (document: PolicyDocument | undefined) => void;
};

/** The document itself: kept on the server as soon as it is chosen, and named by the draft when the form is. */
export function DocumentField({ document, onDocument }: Props) {
  const text = useCatalogueText();
  const id = useId();
  const keep = useMutation({ mutationFn: keepPolicyDocument, onSuccess: onDocument });
  return (
    <div className={form["field"]}>
      <label className={form["label"]} htmlFor={id}>
        {text("document")}
      </label>
      {document === undefined ? (
        <input
          id={id}
          type="file"
          accept=".pdf,.docx,.ofd"
          aria-describedby={`${id}-hint`}
          disabled={keep.isPending}
          onChange={({ currentTarget: { files } }) => {
            const file = files?.[0];
            if (file) keep.mutate(file);
          }}
        />
      ) : (
        <p className={form["ways"]}>
          <span>{text("documentKept", { name: document.fileName, size: formatBytes(document.size) })}</span>
          <button id={id} type="button" className={form["secondary"]} onClick={() => onDocument(undefined)}>
            {text("documentRemove")}
          </button>
        </p>
      )}
      <small id={`${id}-hint`} className={form["hint"]} role={keep.isPending ? "status" : undefined}>
        {text(keep.isPending ? "documentComing" : "documentHint")}
      </small>
      {keep.error ? <Failure {...describeError(keep.error)} /> : null}
    </div>
  );
}
