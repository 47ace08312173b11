import type { Problem, Severity } from "#domain/reading/problem.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { listedAsCsv } from "#intake/out/listed-csv.ts";

const HEADERS: readonly Names[] = [
  { zh: "程度", en: "Severity" },
  { zh: "工作表", en: "Sheet" },
  { zh: "单元格", en: "Cell" },
  { zh: "读到", en: "Read" },
  { zh: "问题", en: "Problem" },
  { zh: "怎么办", en: "What to do" },
];

const SEVERITY_NAMES: Record<Severity, Names> = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "提醒", en: "warning" },
  note: { zh: "说明", en: "note" },
};

/** The problems as a table to hand to whoever filled in the file. */
export function problemsCsv(problems: readonly Problem[], language: Language): string {
  const say = (names: Names) => nameIn(names, language);
  const rows = problems.map(({ severity, sheet, cell, read, message, advice }) => [
    say(SEVERITY_NAMES[severity]),
    sheet,
    cell,
    read,
    say(message),
    say(advice),
  ]);
  return listedAsCsv(HEADERS.map(say), rows, [], language);
}
