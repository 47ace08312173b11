import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { TableInfo } from "#domain/reading/understood.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { choiceKey, choicePlace } from "#intake/layout/reading-choices.ts";
import type { SourceTable } from "#intake/table/source-row.ts";
import { type CellFinder, createCellFinder } from "./cell-finder.ts";
import { counterpartSheets } from "./remembered-sheets.ts";

/** A file as answers are carried to and from it. */
export type AnsweredFile = {
  /** Tables by their sheet, `""` for a file of text. */
  readonly sheets: ReadonlyMap<string, SourceTable>;
  /** Of several tables on a sheet, each. */
  readonly tables: readonly TableInfo[];
};

export type CarriedOver = {
  /** What holds for the corrected file, by the places it has there. */
  readonly kept: ReadingChoices;
  /** What does not: its cell, row, heading, table or sheet is gone, or says something else by now. */
  readonly left: ReadingChoices;
};

/**
 * What was said of a file, as it holds for a corrected one: names, headings and keys as they are; cells and rows where
 * what they are about stands now.
 */
export function carryOver(choices: ReadingChoices, before: AnsweredFile, now: AnsweredFile): CarriedOver {
  const { sheets, cells, withdrawals, takenBack, tables, columns, members, membersLeftOut, ...lasting } = choices;
  const sheetOf = counterpartsBetween(before, now);
  const finder = createCellFinder(before.sheets, now.sheets, sheetOf);
  const headings = headingsOf(now);
  const isThere = (heading: string) => headings.has(nameForm(heading));
  const ofSheets = sheets?.map((name) => sheetOf(name));
  const parts = {
    cells: partBy(cells, (key) => finder.cell(key)),
    withdrawals: partBy(withdrawals, (key) => finder.cell(key)),
    tables: partBy(tables, (key) => tableKeyIn(key, before, now, sheetOf)),
    columns: partBy(columns, (heading) => (isThere(heading) ? heading : null)),
    members: partBy(members, (heading) => (isThere(heading) ? heading : null)),
    membersLeftOut: partBy(membersLeftOut, (heading) => (isThere(heading) ? heading : null)),
  };
  const rows = partRows(takenBack, finder);
  const hasSheets = ofSheets?.every((name) => name !== null) === true;
  const side = (which: "kept" | "left"): ReadingChoices => {
    const own = Object.entries(parts).flatMap(([key, part]) => (part[which] === undefined ? [] : [[key, part[which]]]));
    return { ...Object.fromEntries(own), ...(rows[which].length > 0 ? { takenBack: rows[which] } : {}) };
  };
  const chosen = (ofSheets ?? []).flatMap((name) => name ?? []);
  return {
    kept: { ...lasting, ...side("kept"), ...(hasSheets ? { sheets: [...new Set(chosen)] } : {}) },
    left: { ...side("left"), ...(sheets && !hasSheets ? { sheets } : {}) },
  };
}

/** Parts a record by whether its keys have a place in the corrected file. */
function partBy<T>(
  record: Readonly<Record<string, T>> | undefined,
  placeOf: (key: string) => string | null,
): { kept: Record<string, T> | undefined; left: Record<string, T> | undefined } {
  const kept: [string, T][] = [];
  const left: [string, T][] = [];
  for (const [key, value] of Object.entries(record ?? {})) {
    const place = placeOf(key);
    if (place === null) left.push([key, value]);
    else kept.push([place, value]);
  }
  const orNone = (entries: [string, T][]) => (entries.length > 0 ? Object.fromEntries(entries) : undefined);
  return { kept: orNone(kept), left: orNone(left) };
}

function partRows(rows: readonly string[] = [], finder: CellFinder): { kept: string[]; left: string[] } {
  const found = rows.map((key) => ({ key, place: finder.row(key) }));
  return {
    kept: found.flatMap(({ place }) => place ?? []),
    left: found.flatMap(({ key, place }) => (place === null ? [key] : [])),
  };
}

/** The sheet that stands where another stood: of its name, of its kind of name, or the only one of both. */
function counterpartsBetween(before: AnsweredFile, now: AnsweredFile): (sheet: string) => string | null {
  const [names, others] = [[...before.sheets.keys()], [...now.sheets.keys()]];
  return (sheet) => {
    if (others.includes(sheet)) return sheet;
    const [found, ...more] = counterpartSheets({ sheets: [sheet], sheetsAmong: names }, others) ?? [];
    if (found !== undefined && more.length === 0) return found;
    return names.length === 1 && others.length === 1 ? (others[0] ?? null) : null;
  };
}

/** The key of the table with the same title, or else in the same place. */
function tableKeyIn(
  key: string,
  before: AnsweredFile,
  now: AnsweredFile,
  sheetOf: (sheet: string) => string | null,
): string | null {
  const { sheet, cell } = choicePlace(key);
  const place = sheetOf(sheet);
  if (place === null) return null;
  const title = before.tables.find((one) => one.sheet === sheet && String(one.number) === cell)?.title;
  const there = now.tables.filter((one) => one.sheet === place);
  const titled = there.filter((one) => one.title === title);
  const [found] = titled.length === 1 ? titled : there.filter(({ number }) => String(number) === cell);
  return found ? choiceKey(place, found.number) : null;
}

function headingsOf({ sheets }: AnsweredFile): ReadonlySet<string> {
  const tables = [...sheets.values()].flatMap((table) => [table, ...table.further]);
  return new Set(tables.flatMap(({ rows }) => (rows[0] ?? []).map(nameForm)));
}
