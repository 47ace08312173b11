import type { Names } from "#domain/terms/names.ts";

/** An error blocks publishing; a warning asks for an answer; a note only tells. */
export const SEVERITIES = ["error", "warning", "note"] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * Ways to put a problem right: another text in its cell (`cell`); a code for the name that was read, or none to leave it
 * out (`name`); the heading of the column that holds the figures (`value-column`); the member whose rows are meant
 * (`member`) or left out (`member-left-out`) of the column that was read; blank cells say nothing (`keep-blanks`); the
 * period of the whole table (`period`).
 */
export const FIX_KINDS = [
  "cell",
  "name",
  "value-column",
  "member",
  "member-left-out",
  "keep-blanks",
  "period",
] as const;
export type FixKind = (typeof FIX_KINDS)[number];

export type Fix = {
  readonly kind: FixKind;
  readonly label: Names;
  readonly replacement: string;
  /** The heading that a member is of, or the table that a period or an indicator is of, where that is not what was read. */
  readonly about?: string | undefined;
};

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
  /** Ways to put it right with one click, the likeliest first. */
  readonly fixes?: Fix[] | undefined;
};

export function countProblems(problems: readonly Problem[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const problem of problems) counts[problem.severity] += 1;
  return counts;
}

/** Errors before warnings before notes, each in the order they came. */
export function bySeverity(problems: readonly Problem[]): Problem[] {
  return SEVERITIES.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
}
