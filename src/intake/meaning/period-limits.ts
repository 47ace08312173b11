import { formatPeriod } from "#domain/say/format-period.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { yearLimits } from "#intake/words/period-time.ts";

/** Says that the year of a period must be mistyped, and which years there can be. @param read as written; else its name */
export function reportImplausible(log: ProblemLog, place: Place, code: string, today: string, read?: string): void {
  const periodZh = formatPeriod(code, "zh-CN");
  const { first, last } = yearLimits(today);
  log.addOnce("implausible-period", place, read ?? periodZh, { first, last });
}
