import { parsePeriod } from "#domain/period.ts";
import { isRole, type Role } from "#intake/table/columns.ts";
import { columnLetters } from "#intake/words/cell-name.ts";
import type { Match, Matcher } from "#intake/words/matching.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { nameForm } from "#intake/words/text-forms.ts";
import type { Matchers } from "./headings.ts";

/** What a person said of a file that the file itself does not say, so that it can be read without asking again. */
export type ReadingChoices = {
  /** Sheets to read, by name; absent: those the reader takes by itself. */
  readonly sheets?: string[] | undefined;
  /** Of sheets that were remembered: all that the workbook had, to tell which of the next they correspond to. */
  readonly sheetsAmong?: string[] | undefined;
  /** Names as in the file, each with the code it means; an empty code leaves its rows or its column out. */
  readonly names?: NameChoices | undefined;
  /** Headings with what their column holds; `ignored` leaves it out. */
  readonly columns?: Readonly<Record<string, Role>> | undefined;
  /** Cells (`Sheet!B7`, of a text file `B7`), each with the text to read in its place. */
  readonly cells?: Readonly<Record<string, string>> | undefined;
  /** Rows (`Sheet!12` or `12`) that were set aside and are data after all. */
  readonly takenBack?: string[] | undefined;
  /** What such rows are called in files of this shape. */
  readonly takenBackLabels?: string[] | undefined;
  /** Period, indicator and organization of the whole table, where the file names none. */
  readonly period?: string | undefined;
  readonly indicator?: string | undefined;
  readonly organization?: string | undefined;
  /** Tables one below the other, by their place among those of their sheet (`Sheet!2` or `2`). */
  readonly tables?: Readonly<Record<string, TableChoice>> | undefined;
};

/** What a person said of one of several tables: whether to read it, and of one below the first what it does not say. */
export type TableChoice = {
  /** Absent: the reader decides. */
  readonly read?: boolean | undefined;
  readonly period?: string | undefined;
  readonly indicator?: string | undefined;
  readonly organization?: string | undefined;
};

export type NameChoices = {
  readonly indicators?: Readonly<Record<string, string>> | undefined;
  readonly organizations?: Readonly<Record<string, string>> | undefined;
};

/** Choices in a form that is safe to look a stranger's text up in: own entries only, names compared as names are. */
export type ChoiceLookup = {
  readonly indicators: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, Role>;
  readonly cells: ReadonlyMap<string, string>;
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
    cells: new Map(Object.entries(choices.cells ?? {})),
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

export const NO_CHOICES: ChoiceLookup = lookUpChoices({});

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
  if (earlier.tables || later.tables) merged.tables = mergeTables(earlier.tables, later.tables);
  if (earlier.cells || later.cells) merged.cells = { ...earlier.cells, ...later.cells };
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
