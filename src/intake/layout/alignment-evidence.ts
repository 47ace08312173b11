import type { EvidenceTable } from "#intake/table/choice.ts";
import { type ColumnContent, fitsColumn } from "./heading-fit.ts";
import type { Heading } from "./headings.ts";

/** One way of laying the headings of a table over its columns. */
export type AlignmentCandidate = {
  /** `plain`: as the file has them; `other`: a heading is lacking, or one is too many, at a place nothing tells. */
  readonly how: "plain" | "no-heading" | "blank-heading" | "joined-headings" | "other";
  /** The column that changed first. */
  readonly column: number;
  /** The heading over each column; `null` for none. */
  readonly headings: readonly (Heading | null)[];
  /** Headings that no column is left for. */
  readonly left: readonly Heading[];
  readonly contents: readonly ColumnContent[];
  /** As many headings as cells in the rows, delimiters behind the last of them aside. */
  readonly agrees: boolean;
  /** A heading stays that is two known ones without the delimiter between. */
  readonly hasJoined: boolean;
};

/** What must lie between the best way and the next for the best to be taken; else the file is refused. */
export const CERTAIN = 1;

/**
 * What tells how the headings stand over the columns. Each has a case in `tests/cases/intake` that is read wrongly without
 * it (`tests/intake/evidence.test.ts`).
 */
export const ALIGNMENT_EVIDENCE = {
  /** 引进博士 over names of platforms, 时期 over figures. */
  "heading over something else": {
    weight: -4,
    count: ({ headings, contents }) => countWhere(headings, (own, i) => own !== null && !fits(own, contents[i])),
  },
  /** Figures are hardly ever without a heading; names of rows often are. */
  "figures without a heading": {
    weight: -2,
    count: ({ headings, contents }) =>
      countWhere(headings, (own, i) => (own === null || own.text.trim() === "") && isFigures(contents[i])),
  },
  /** Months to come have a heading already and no cells; a column of remarks may have none. */
  "heading without cells": {
    weight: -1,
    count: ({ left, how }) =>
      left.filter(
        ({ text, period, role }) => text.trim() !== "" && role !== "note" && !(period !== null && how === "plain"),
      ).length,
  },
  "another number of cells": { weight: -1, count: ({ agrees }) => (agrees ? 0 : 1) },
  /** 引进博士引进硕士. */
  "two headings in one": { weight: -3, count: ({ hasJoined }) => (hasJoined ? 1 : 0) },
  /** Nobody moves the headings without a cause. */
  "headings moved": { weight: -1, count: ({ how }) => (how === "plain" ? 0 : 1) },
} satisfies EvidenceTable<AlignmentCandidate>;

function countWhere<T>(values: readonly T[], is: (value: T, index: number) => boolean): number {
  let count = 0;
  for (const [i, value] of values.entries()) if (is(value, i)) count += 1;
  return count;
}

function fits(heading: Heading, content: ColumnContent | undefined): boolean {
  return content === undefined || fitsColumn(heading, content);
}

function isFigures(content: ColumnContent | undefined): boolean {
  return content !== undefined && content.filled > 0 && content.figures >= 0.5;
}
