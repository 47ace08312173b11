import type { Books, Curve, Indicator, Region } from "./books.ts";
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

/** A platform in a total: from which month its figures are owed, until which, and whether they are owed at all. */
export interface Owing extends Folder {
  readonly until: number;
  readonly optional: boolean;
}

/** The books, opened: folders are made when first asked for. */
export interface Desk {
  indicator(code: string): Indicator;
  /** null: the organization is no region. */
  region(code: string): Region | null;
  folder(indicator: string, organization: string): Folder;
  /** The target of a period as jotted down, or null. */
  target(indicator: string, organization: string, period: string): string | null;
  /** The curve of a year: one's own, else that of one's region; null: none. */
  curve(indicator: string, organization: string, year: number): Curve["shape"] | null;
}

export function openDesk({ rows, indicators, targets, curves, regions }: Books): Desk {
  const cells = groupBy(rows, ({ indicator, organization }) => key(indicator, organization));
  const kinds = new Map(indicators.map((each) => [each.code, each]));
  const places = new Map(regions.map((each) => [each.code, each]));
  const aims = new Map(targets.map((each) => [key(each.indicator, each.organization, each.period), each.aim]));
  const shapes = new Map(curves.map((each) => [key(each.indicator, each.organization, each.year), each.shape]));
  const folders = new Map<string, Folder>();
  const indicator = (code: string) => {
    const found = kinds.get(code);
    if (!found) throw new Error(`unknown indicator: ${code}`);
    return found;
  };
  return {
    indicator,
    region: (code) => places.get(code) ?? null,
    target: (code, organization, period) => aims.get(key(code, organization, period)) ?? null,
    curve(code, organization, year) {
      const region = regions.find(({ platforms }) => platforms.includes(organization))?.code ?? organization;
      return shapes.get(key(code, organization, year)) ?? shapes.get(key(code, region, year)) ?? null;
    },
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
