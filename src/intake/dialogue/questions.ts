import type { Names } from "#domain/names.ts";
import type { Problem } from "#domain/problem.ts";
import type { IntakeCatalogue } from "#intake/meaning/intake-catalogue.ts";
import { createMatchers } from "#intake/meaning/matchers.ts";
import { choiceKey } from "#intake/meaning/reading-choices.ts";
import { columnIndex } from "#intake/words/cell-name.ts";
import type { Suggestion } from "#intake/words/matching.ts";
import type { TableInfo } from "./table-info.ts";

/** Something the file does not say and a person can: what a name means, or a key of the whole table. */
export type Question = {
  readonly about: "indicator" | "organization" | "period";
  /** The name as the file has it; empty where the whole table lacks the key. */
  readonly text: string;
  readonly sheet: string;
  /** The first cell with the name; empty for the whole table. */
  readonly cell: string;
  /** Of several tables on a sheet, which lacks the key, as choices name it; empty for the first and for a name. */
  readonly table: string;
  /** The nearest that the catalogue has, best first; of a name only. */
  readonly suggestions: { readonly code: string; readonly names: Names; readonly score: number }[];
};

/** Most questions put at once; who has more should bring another file. */
const MOST_QUESTIONS = 200;

const WHOLE_TABLE = new Map<string, Question["about"]>([
  ["no-indicator", "indicator"],
  ["no-period", "period"],
  ["period-without-year", "period"],
  ["region-assumed", "organization"],
]);

/**
 * The questions that problems amount to: each name once, each key of a whole table once.
 *
 * @param tables of a file with several
 */
export function questionsOf(
  problems: readonly Problem[],
  catalogue: IntakeCatalogue,
  tables: readonly TableInfo[] = [],
): Question[] {
  const matchers = createMatchers(catalogue);
  const asked = new Map<string, Question>();
  // A table of the region itself needs no question; one whose rows then say the same thing twice does.
  const collides = problems.some(({ code }) => code === "duplicate");
  for (const { code, read, sheet, cell } of problems) {
    if (asked.size >= MOST_QUESTIONS) break;
    const about = code === "unknown-indicator" ? "indicator" : code === "unknown-organization" ? "organization" : null;
    const ofTable = WHOLE_TABLE.get(code);
    if (about !== null && !asked.has(`${about} ${read}`)) {
      const match = (about === "indicator" ? matchers.indicators : matchers.organizations).match(read);
      const suggestions = match.kind === "near" ? match.suggestions.map(rounded) : [];
      asked.set(`${about} ${read}`, { about, text: read, sheet, cell, table: "", suggestions });
    } else if (ofTable !== undefined && (code !== "region-assumed" || collides)) {
      const table = furtherTableAt(tables, sheet, cell);
      const key = `${ofTable} of ${table}`;
      if (!asked.has(key)) asked.set(key, { about: ofTable, text: "", sheet, cell: "", table, suggestions: [] });
    }
  }
  return [...asked.values()];
}

/** The table after the first that a cell belongs to, as choices name it; empty for the first. */
function furtherTableAt(tables: readonly TableInfo[], sheet: string, cell: string): string {
  const [, letters = "", digits = "0"] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const column = columnIndex(letters) + 1;
  const above = tables.filter(
    ({ sheet: own, firstRow, firstColumn = 0 }) => own === sheet && firstRow <= Number(digits) && firstColumn <= column,
  );
  const { number = 1 } = above.at(-1) ?? {};
  return number > 1 ? choiceKey(sheet, number) : "";
}

function rounded({ code, names, score }: Suggestion): Question["suggestions"][number] {
  return { code, names, score: Math.round(score * 100) / 100 };
}
