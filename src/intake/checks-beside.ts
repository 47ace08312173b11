import type { Problem } from "#domain/reading/problem.ts";
import type { Published } from "#intake/checks/difference.ts";
import { checkAgainstHistory } from "#intake/checks/history-checks.ts";
import { checkPeriodsAhead, type Judged } from "#intake/checks/period-ahead-check.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import type { Reading } from "./read-upload.ts";

/**
 * All that is wrong with a file that was read, beside what is published. The reader warns of coming periods too, not
 * knowing what is published; here it is said what they would do.
 */
export function checkBeside(
  { problems, observations, publishedChanges, settled }: Reading,
  published: Published,
  catalogue: IntakeCatalogue,
  judged: Judged,
): Problem[] {
  return [
    ...problems.filter(({ code }) => code !== "future-period"),
    ...checkPeriodsAhead(observations, published, catalogue, judged),
    ...checkAgainstHistory(observations, published, catalogue, publishedChanges, settled),
  ];
}
