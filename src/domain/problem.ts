import type { Names } from "./names.ts";

/** An error blocks publishing; a warning asks for an answer; a note only tells. */
export const SEVERITIES = ["error", "warning", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One defect of an upload: what, where, what was read, what to do. */
export type Problem = {
  readonly severity: Severity;
  /** Stable code, `unknown-indicator`. */
  readonly code: string;
  /** Sheet name, empty for CSV. */
  readonly sheet: string;
  /** Cell as a spreadsheet shows it, `C12`; empty where the whole file is meant. */
  readonly cell: string;
  /** What was read there. */
  readonly read: string;
  readonly message: Names;
  /** The way out. */
  readonly advice: Names;
};

export function countProblems(problems: readonly Problem[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const problem of problems) counts[problem.severity] += 1;
  return counts;
}
