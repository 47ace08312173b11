import type { Publish, Upload } from "#contract/uploads.ts";
import type { Problem } from "#domain/reading/problem.ts";

/** What a person fills in before publishing. */
export type PublishForm = Omit<Publish, "base">;

/** Why publishing cannot go ahead. All but answers are not for the form to cure. */
export type Blocker =
  | { readonly kind: "errors"; readonly count: number }
  | { readonly kind: "nothing-to-publish" }
  | { readonly kind: "moved" }
  | { readonly kind: "catalogue"; readonly has: "errors" | "moved" }
  | { readonly kind: "answer"; readonly code: string };

/** One kind of warning: how often, and the first as an example. */
export type WarningKind = { readonly code: string; readonly count: number; readonly example: Problem };

/** @param hasMoved true while somebody else's publishing has not been looked at */
export function publishBlockers(upload: Upload, form: PublishForm, hasMoved: boolean): Blocker[] {
  const { added, changed } = upload.difference.counts;
  const { catalogue } = upload;
  // With errors there is nothing to fill in yet: the file comes again.
  if (upload.problemCounts.error > 0) return [{ kind: "errors", count: upload.problemCounts.error }];
  const blockers: Blocker[] = [];
  if (added + changed === 0 && (catalogue?.entries ?? []).length === 0) blockers.push({ kind: "nothing-to-publish" });
  if (hasMoved) blockers.push({ kind: "moved" });
  if ((catalogue?.counts.errors ?? 0) > 0) blockers.push({ kind: "catalogue", has: "errors" });
  else if ((catalogue?.moved ?? []).length > 0) blockers.push({ kind: "catalogue", has: "moved" });
  for (const { code } of warningKinds(upload))
    if ((form.answers[code] ?? "").trim() === "") blockers.push({ kind: "answer", code });
  return blockers;
}

/** True where no filling in will help. */
export function isHard(blocker: Blocker): boolean {
  return blocker.kind !== "answer";
}

/** The kinds of warning of an upload, also those beyond the list of problems. Each wants one answer. */
export function warningKinds({ problemCodes, catalogue }: Pick<Upload, "problemCodes" | "catalogue">): WarningKind[] {
  const kinds = problemCodes.flatMap(({ code, severity, count, example }) =>
    severity === "warning" ? [{ code, count, example }] : [],
  );
  const ofCatalogue = new Map<string, WarningKind>();
  for (const { code, severity, message, advice } of catalogue?.problems ?? []) {
    if (severity !== "warning") continue;
    const example = { severity, code, sheet: "", cell: "", read: "", message, advice };
    ofCatalogue.set(code, { code, count: (ofCatalogue.get(code)?.count ?? 0) + 1, example });
  }
  return [...kinds, ...ofCatalogue.values()];
}
