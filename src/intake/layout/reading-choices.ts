import type { ReadingChoices, TableChoice } from "#domain/reading/reading-choices.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { isRole, type Role } from "#intake/table/columns.ts";
import { columnLetters } from "#intake/words/cell-name.ts";
import type { Match, Matcher } from "#intake/words/matching.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import type { Matchers } from "./headings.ts";

/** Choices in a form that is safe to look a stranger's text up in: own entries only, names compared as names are. */
export type ChoiceLookup = {
  readonly indicators: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, Role>;
  /** Members by the form of their column's heading: the one that is read, and those that are not. */
  readonly members: ReadonlyMap<string, string>;
  readonly membersLeftOut: ReadonlyMap<string, ReadonlySet<string>>;
  readonly cells: ReadonlyMap<string, string>;
  /** Cells whose published figure stays although they are empty. */
  readonly kept: ReadonlySet<string>;
  readonly takenBack: ReadonlySet<string>;
  readonly takenBackLabels: ReadonlySet<string>;
  readonly period: string | null;
  readonly indicator: string | null;
  readonly organization: string | null;
  readonly tables: ReadonlyMap<string, TableChoice>;
};

export function lookUpChoices(choices: ReadingChoices): ChoiceLookup {
  return {
    indicators: byForm(choices.names?.indicators),
    organizations: byForm(choices.names?.organizations),
    columns: new Map([...byForm(choices.columns)].flatMap(([key, role]) => (isRole(role) ? [[key, role]] : []))),
    members: byForm(choices.members),
    membersLeftOut: new Map(
      Object.entries(choices.membersLeftOut ?? {}).map(([heading, members]) => [nameForm(heading), new Set(members)]),
    ),
    cells: new Map(Object.entries(choices.cells ?? {})),
    kept: new Set(Object.entries(choices.withdrawals ?? {}).flatMap(([cell, said]) => (said === "keep" ? [cell] : []))),
    takenBack: new Set(choices.takenBack ?? []),
    takenBackLabels: new Set((choices.takenBackLabels ?? []).map(nameForm)),
    period: periodOf(choices.period ?? ""),
    indicator: choices.indicator ?? null,
    organization: choices.organization ?? null,
    tables: new Map(Object.entries(choices.tables ?? {})),
  };
}

/**
 * The choices as they hold for one of several tables of a sheet. What the first was said to be of, when and of whom,
 * those below it are too unless they are said to be of another; the indicator is each one's own.
 *
 * @param number place among the tables of its sheet, from 1
 */
export function choicesOfTable(choices: ChoiceLookup, key: string, number: number): ChoiceLookup {
  if (number === 1) return choices;
  const { period = "", indicator = null, organization = choices.organization } = choices.tables.get(key) ?? {};
  return { ...choices, period: periodOf(period) ?? choices.period, indicator, organization };
}

/** The period a person wrote, as a code; `null` for none or an unreadable one, about which the reader asks again. */
function periodOf(text: string): string | null {
  if (parsePeriod(text)) return text;
  const reading = readPeriod(text);
  return reading.kind === "period" ? reading.code : null;
}

/** The key of a cell or a row among choices: with its sheet's name where the file has sheets. */
export function choiceKey(sheet: string, place: string | number): string {
  return sheet === "" ? String(place) : `${sheet}!${place}`;
}

/** The sheet, empty for none, and the cell or row of a key that `choiceKey` made. A sheet's name may hold a `!`. */
export function choicePlace(key: string): { readonly sheet: string; readonly cell: string } {
  const end = key.lastIndexOf("!");
  return end < 0 ? { sheet: "", cell: key } : { sheet: key.slice(0, end), cell: key.slice(end + 1) };
}

function byForm(record: Readonly<Record<string, string>> | undefined): Map<string, string> {
  return new Map(Object.entries(record ?? {}).map(([text, value]) => [nameForm(text), value]));
}

/** The matchers with names that a person explained before those of the catalogue. */
export function withChosenNames(matchers: Matchers, choices: ChoiceLookup): Matchers {
  return {
    ...matchers,
    indicators: withChosen(matchers.indicators, choices.indicators),
    organizations: withChosen(matchers.organizations, choices.organizations),
  };
}

function withChosen(matcher: Matcher, chosen: ReadonlyMap<string, string>): Matcher {
  if (chosen.size === 0) return matcher;
  // A code that the catalogue does not have means nothing; the name is then asked about again.
  const isKnown = (code: string) => {
    const match = matcher.match(code);
    return match.kind === "exact" && match.code === code;
  };
  return {
    ...matcher,
    match: (text): Match => {
      const code = chosen.get(nameForm(text));
      if (code === undefined || (code !== "" && !isKnown(code))) return matcher.match(text);
      return code === "" ? { kind: "left-out" } : { kind: "exact", code };
    },
  };
}

/** Both choices as one; where both speak of the same thing the later counts. */
export function mergeChoices(earlier: ReadingChoices, later: ReadingChoices): ReadingChoices {
  const merged: { -readonly [K in keyof ReadingChoices]: ReadingChoices[K] } = { ...earlier, ...withoutAbsent(later) };
  if (earlier.names || later.names)
    merged.names = {
      indicators: { ...earlier.names?.indicators, ...later.names?.indicators },
      organizations: { ...earlier.names?.organizations, ...later.names?.organizations },
    };
  if (earlier.columns || later.columns) merged.columns = { ...earlier.columns, ...later.columns };
  if (earlier.members || later.members) merged.members = { ...earlier.members, ...later.members };
  if (earlier.membersLeftOut || later.membersLeftOut)
    merged.membersLeftOut = mergeLists(earlier.membersLeftOut, later.membersLeftOut);
  if (earlier.tables || later.tables) merged.tables = mergeTables(earlier.tables, later.tables);
  if (earlier.cells || later.cells) merged.cells = { ...earlier.cells, ...later.cells };
  if (earlier.withdrawals || later.withdrawals) merged.withdrawals = { ...earlier.withdrawals, ...later.withdrawals };
  if (earlier.takenBack || later.takenBack)
    merged.takenBack = [...new Set([...(earlier.takenBack ?? []), ...(later.takenBack ?? [])])];
  if (earlier.takenBackLabels || later.takenBackLabels)
    merged.takenBackLabels = [...new Set([...(earlier.takenBackLabels ?? []), ...(later.takenBackLabels ?? [])])];
  return merged;
}

function mergeTables(
  earlier: ReadingChoices["tables"] = {},
  later: ReadingChoices["tables"] = {},
): Record<string, TableChoice> {
  const merged: Record<string, TableChoice> = { ...earlier };
  for (const [key, choice] of Object.entries(later)) merged[key] = { ...merged[key], ...choice };
  return merged;
}

function mergeLists(
  earlier: ReadingChoices["membersLeftOut"] = {},
  later: ReadingChoices["membersLeftOut"] = {},
): Record<string, string[]> {
  const merged: Record<string, string[]> = { ...earlier };
  for (const [key, texts] of Object.entries(later)) merged[key] = [...new Set([...(merged[key] ?? []), ...texts])];
  return merged;
}

function withoutAbsent(choices: ReadingChoices): ReadingChoices {
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}

/** True where nothing was chosen. */
export function isEmptyChoices(choices: ReadingChoices): boolean {
  return Object.values(choices).every((value) => value === undefined || isEmptyValue(value));
}

function isEmptyValue(value: unknown): boolean {
  if (typeof value === "string") return value === "";
  if (typeof value === "boolean") return false;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every((inner) => typeof inner !== "string" && isEmptyValue(inner));
}

/** Column letters and row of a cell's key without its sheet; `null` for what names no cell. */
export function cellPlace(key: string): { readonly column: number; readonly row: number } | null {
  const [, letters = "", digits = ""] = /^([A-Z]{1,3})([1-9]\d{0,7})$/.exec(key) ?? [];
  if (letters === "") return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return columnLetters(column - 1) === letters ? { column: column - 1, row: Number(digits) } : null;
}
