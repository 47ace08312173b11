import type { Publish, Upload } from "#contract/uploads.ts";
import type { Problem } from "#domain/reading/problem.ts";

/** What a person fills in before publishing. */
export type PublishForm = Omit<Publish, "base">;

/** Why publishing cannot go ahead. The first three are not for the form to cure. */
export type Blocker =
  | { readonly kind: "errors"; readonly count: number }
  | { readonly kind: "nothing-to-publish" }
  | { readonly kind: "moved" }
  | { readonly kind: "answer"; readonly code: string };

/** One kind of warning: how often, and the first as an example. */
export type WarningKind = { readonly code: string; readonly count: number; readonly example: Problem };

/** @param hasMoved true while somebody else's publishing has not been looked at */
export function publishBlockers(upload: Upload, form: PublishForm, hasMoved: boolean): Blocker[] {
  const { added, changed } = upload.difference.counts;
  // With errors there is nothing to fill in yet: the file comes again.
  if (upload.problemCounts.error > 0) return [{ kind: "errors", count: upload.problemCounts.error }];
  const blockers: Blocker[] = [];
  if (added + changed === 0) blockers.push({ kind: "nothing-to-publish" });
  if (hasMoved) blockers.push({ kind: "moved" });
  for (const { code } of warningKinds(upload))
    if ((form.answers[code] ?? "").trim() === "") blockers.push({ kind: "answer", code });
  return blockers;
}

/** True where no filling in will help. */
export function isHard(blocker: Blocker): boolean {
  return blocker.kind === "errors" || blocker.kind === "nothing-to-publish" || blocker.kind === "moved";
}

/** The kinds of warning of an upload, also those beyond the list of problems. Each wants one answer. */
export function warningKinds({ problemCodes }: Pick<Upload, "problemCodes">): WarningKind[] {
  return problemCodes.flatMap(({ code, severity, count, example }) =>
    severity === "warning" ? [{ code, count, example }] : [],
  );
}
