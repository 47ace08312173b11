import type { ReadingChoices, TableChoice } from "#domain/reading/reading-choices.ts";
import { choiceKey, choicePlace } from "#intake/layout/reading-choices.ts";
import { maskHeading } from "./fingerprint.ts";

/**
 * The sheets of a workbook that stand where those chosen in an earlier one of the same shape stood. A name counts as it
 * is; names that change with the month (8月, 2024年8月) count by their place among such names: all of them, the last, or
 * the one at the same place. `undefined` where a sheet that was chosen has no counterpart: the reader then chooses.
 *
 * @param names names of all sheets, in the order of the workbook
 */
export function counterpartSheets(
  { sheets = [], sheetsAmong = [] }: Pick<ReadingChoices, "sheets" | "sheetsAmong">,
  names: readonly string[],
): string[] | undefined {
  if (sheets.length === 0) return undefined;
  const found = new Set<string>();
  for (const chosen of sheets) {
    const counterparts = counterpartsOf(chosen, sheets, sheetsAmong, names);
    if (counterparts.length === 0) return undefined;
    for (const name of counterparts) found.add(name);
  }
  return names.filter((name) => found.has(name));
}

/**
 * What was said of tables one below the other in a workbook, as it holds for those sheets of another that stand where
 * theirs stood. Of a file of text, which has no sheets, as it is.
 */
export function counterpartTables(
  { tables = {}, sheetsAmong = [] }: Pick<ReadingChoices, "tables" | "sheetsAmong">,
  names: readonly string[],
): ReadingChoices["tables"] {
  const found = Object.entries(tables).flatMap(([key, choice]) => {
    const { sheet, cell: number } = choicePlace(key);
    const sheets = sheet === "" ? [""] : counterpartsOf(sheet, [sheet], sheetsAmong, names);
    return sheets.map((name): [string, TableChoice] => [choiceKey(name, number), choice]);
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function counterpartsOf(
  chosen: string,
  sheets: readonly string[],
  among: readonly string[],
  names: readonly string[],
): string[] {
  const mask = maskHeading(chosen);
  const isPeriodic = mask.includes("*");
  if (!isPeriodic && names.includes(chosen)) return [chosen];
  const before = among.filter((name) => maskHeading(name) === mask);
  const now = names.filter((name) => maskHeading(name) === mask);
  if (before.every((name) => sheets.includes(name))) return now;
  if (isPeriodic && before.at(-1) === chosen) return now.slice(-1);
  const at = now[before.indexOf(chosen)];
  return at === undefined || before.length !== now.length ? [] : [at];
}
