/** What an office may set of how figures are judged; the definitions themselves are fixed. */
export type Rules = {
  /** A change on a base below this is marked and not ranked; of indicators that count (people, projects). */
  readonly smallBase: number;
  /** Share of a month's expected figures, 0 to 1, from which the month is complete enough to be shown first. */
  readonly completeShare: number;
  /** Gap to the schedule in percentage points from which a figure is ahead, and below which it is behind. */
  readonly ahead: number;
  readonly behind: number;
};

export const DEFAULT_RULES: Rules = { smallBase: 10, completeShare: 0.8, ahead: 5, behind: -5 };
