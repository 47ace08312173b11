import type { Books, Indicator, Region } from "./books.ts";
import { groupBy } from "./group.ts";
import { type OwnFigures, ownFigures } from "./own-figure.ts";
import { beginOf, endOf, type MonthRange } from "./period.ts";
import { type Account, cannotBeNegative, EMPTY, openAccount } from "./reports.ts";

/** An organization of an indicator: what it reported, and its figures. */
export interface Folder {
  readonly organization: string;
  readonly account: Account;
  readonly begins: number;
  readonly figures: OwnFigures;
}

/** The books, opened: folders are made when first asked for. */
export interface Desk {
  indicator(code: string): Indicator;
  /** null: the organization is no region. */
  region(code: string): Region | null;
  folder(indicator: string, organization: string): Folder;
  /** The year's target as written, or null. */
  target(indicator: string, organization: string, year: number): string | null;
}

export function openDesk({ rows, indicators, targets, regions }: Books): Desk {
  const cells = groupBy(rows, ({ indicator, organization }) => key(indicator, organization));
  const kinds = new Map(indicators.map((each) => [each.code, each]));
  const places = new Map(regions.map((each) => [each.code, each]));
  const aims = new Map(targets.map((each) => [key(each.indicator, each.organization, each.year), each.value]));
  const folders = new Map<string, Folder>();
  const indicator = (code: string) => {
    const found = kinds.get(code);
    if (!found) throw new Error(`unknown indicator: ${code}`);
    return found;
  };
  return {
    indicator,
    region: (code) => places.get(code) ?? null,
    target: (code, organization, year) => aims.get(key(code, organization, year)) ?? null,
    folder(code, organization) {
      const name = key(code, organization);
      const found = folders.get(name);
      if (found) return found;
      const reported = cells.get(name);
      const account = reported ? openAccount(reported, cannotBeNegative(indicator(code))) : EMPTY;
      const figures = ownFigures(account, indicator(code));
      const made = { organization, account, begins: account.begins, figures };
      folders.set(name, made);
      return made;
    },
  };
}

/**
 * Whether a reported value of these folders carries a break later than `base` begins and no later than `period` ends.
 * A report breaks with its first month, a year to date with its last.
 */
export function liesAcrossBreak(folders: readonly Folder[], base: MonthRange, period: MonthRange): boolean {
  return folders.some(({ account }) =>
    account.reports.some((report) => {
      if (!report.marks.includes("B")) return false;
      const { kind, range } = report.period;
      const month = kind === "to-date" ? endOf(range) : beginOf(range);
      return beginOf(base) < month && month <= endOf(period);
    }),
  );
}

function key(...parts: readonly (string | number)[]): string {
  return parts.join(" ");
}
