import { cellPlaceOf } from "#intake/file/cell-fact.ts";
import type { WorkbookSheet } from "#intake/file/workbook.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { columnLetters } from "#intake/words/cell-name.ts";
import { readFigure } from "#intake/words/number-text.ts";

/** Tells of a sheet that is read what its cells do not show, or show otherwise, wherever they stand. */
export function tellSheet(sheet: WorkbookSheet, log: ProblemLog): void {
  const { name, hiddenRows, hiddenColumns, records, underMerges, recalculatedFrom } = sheet;
  log.enterSheet(name);
  const filled = hiddenRows.filter((row) => records[row - 1]?.some((text) => text !== ""));
  if (filled.length > 0) log.add("hidden-rows", null, "", { first: filled[0] ?? 0, count: filled.length });
  if (hiddenColumns.length > 0)
    log.add("hidden-columns", null, "", { letters: columnLetters(hiddenColumns[0] ?? 0), count: hiddenColumns.length });
  for (const { row, column, text } of underMerges) log.add("hidden-under-merge", { column, row: row + 1 }, text);
  if (recalculatedFrom)
    log.add("formulas-not-recalculated", { column: recalculatedFrom.column, row: recalculatedFrom.row + 1 }, "");
  tellCells(sheet, log);
}

function tellCells({ facts: { facts }, records }: WorkbookSheet, log: ProblemLog): void {
  const struckWords: { place: { row: number; column: number }; text: string }[] = [];
  for (const [key, fact] of facts) {
    const { row, column } = cellPlaceOf(key);
    const place = { column, row: row + 1 };
    const text = records[row]?.[column] ?? "";
    if (fact.kind === "unvalued") log.add("formula-without-value", place, "");
    else if (fact.kind === "partly-struck") log.add("struck-part", place, text, { whole: fact.whole });
    else if (fact.kind === "struck" && readFigure(text).kind !== "number") struckWords.push({ place, text });
  }
  const [first] = struckWords;
  if (first) log.add("struck-words", first.place, first.text, { count: struckWords.length });
}
