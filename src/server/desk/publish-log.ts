import { type AppliedFix, LOG_LIMITS, type PublishLog } from "#contract/revision-log.ts";
import type { Applied } from "#contract/uploads.ts";
import { countProblems, type Problem } from "#domain/reading/problem.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { choiceKey, choicePlace } from "#intake/layout/reading-choices.ts";
import type { StoredUpload } from "#server/store/store.ts";
import { codesOf, type Review } from "./review.ts";

/** What is written into a revision's log of how its file was read. */
export function makeLog({ choices, applied }: StoredUpload, review: Review, fixes: AppliedFix[]): PublishLog {
  const { sample: _sample, furtherSamples: _further, ...understood } = review.understood;
  return {
    understood: {
      ...understood,
      setAside: understood.setAside.filter(({ kind }) => kind !== "blank").slice(0, LOG_LIMITS.setAside),
    },
    choices,
    applied,
    fixes: fixes.slice(0, LOG_LIMITS.fixes),
    problemCounts: countProblems(review.problems),
    problemCodes: codesOf(review.problems),
    problems: review.problems.slice(0, LOG_LIMITS.problems),
  };
}

/** The cells of choices that were read as another text, as a reader is asked what the file says there. */
export function replacedCells({ cells }: ReadingChoices): string[] {
  return Object.keys(cells ?? {});
}

/**
 * The cells that were read as another text: what the file says there, and what was wrong with it.
 *
 * @param originals what the file says in each cell of `replacedCells`
 * @param problems those of the file as it is, without its cells replaced
 * @param correctedBy who said so of each
 */
export function fixesOf(
  cells: ReadingChoices["cells"],
  originals: readonly string[],
  problems: readonly Problem[],
  correctedBy: Applied["correctedBy"] = {},
): AppliedFix[] {
  const byPlace = new Map<string, Problem>();
  // Problems come gravest first; of several at a cell the gravest was put right.
  for (const problem of problems) {
    const key = choiceKey(problem.sheet, problem.cell);
    if (!byPlace.has(key)) byPlace.set(key, problem);
  }
  return Object.entries(cells ?? {}).map(([key, to], i) => {
    const { sheet, cell } = choicePlace(key);
    const by = correctedBy[key];
    const fix = { sheet, cell, from: originals[i] ?? "", to, problem: byPlace.get(key) ?? null };
    return by === undefined ? fix : { ...fix, by };
  });
}

/** The choices without replaced cells: so the file is read as it is, with all else that was said of it. */
export function withoutCells({ cells: _cells, ...choices }: ReadingChoices): ReadingChoices {
  return choices;
}
