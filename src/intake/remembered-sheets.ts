import { maskHeading } from "./fingerprint.ts";
import type { ReadingChoices } from "./reading-choices.ts";

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
