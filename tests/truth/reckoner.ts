import type { Books } from "./books.ts";
import { type ChangeMeasure, findChange } from "./change.ts";
import { findCompletion } from "./completion.ts";
import { openDesk } from "./desk.ts";
import { findDue } from "./due.ts";
import { findLevel, type LevelMeasure } from "./level.ts";
import { readCalendarPeriod } from "./period.ts";
import { type Ranking, rankEntries } from "./rank.ts";
import type { Result } from "./result.ts";
import { findSchedule, type Schedule } from "./schedule.ts";

export type Measure = LevelMeasure | ChangeMeasure | "completion";

export const MEASURES: readonly Measure[] = ["current", "ytd", "yoy", "ytd-yoy", "pop", "completion"];

/** An auditor who knows the books alone and none of the product's code. */
export interface Reckoner {
  /** @param period code of a month, quarter, half or year */
  reckon(indicator: string, organization: string, period: string, measure: Measure): Result;
  schedule(indicator: string, organization: string, period: string): Schedule;
  rank(indicator: string, organizations: readonly string[], period: string, measure: Measure): Ranking;
}

export function openReckoner(books: Books): Reckoner {
  const desk = openDesk(books);
  const reckon: Reckoner["reckon"] = (code, organization, periodCode, measure) => {
    const question = { indicator: desk.indicator(code), organization, period: readCalendarPeriod(periodCode) };
    switch (measure) {
      case "current":
      case "ytd":
        return findLevel(desk, question, measure);
      case "yoy":
      case "ytd-yoy":
      case "pop":
        return findChange(desk, question, measure);
      case "completion":
        return findCompletion(desk, question);
    }
  };
  return {
    reckon,
    schedule(code, organization, period) {
      const question = { indicator: desk.indicator(code), organization, period: readCalendarPeriod(period) };
      return findSchedule(question.indicator, findCompletion(desk, question), findDue(desk, question));
    },
    rank(code, organizations, period, measure) {
      const entries = organizations.map((organization) => ({
        organization,
        result: reckon(code, organization, period, measure),
      }));
      return rankEntries(entries, desk.indicator(code).direction);
    },
  };
}
