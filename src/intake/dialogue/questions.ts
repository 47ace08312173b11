import type { Fix, FixKind, Problem } from "#domain/reading/problem.ts";
import type { Question, QuestionKind } from "#domain/reading/question.ts";
import type { TableInfo } from "#domain/reading/understood.ts";
import type { Matchers } from "#intake/meaning/headings.ts";
import type { IntakeCatalogue } from "#intake/meaning/intake-catalogue.ts";
import { createMatchers } from "#intake/meaning/matchers.ts";
import { choiceKey } from "#intake/meaning/reading-choices.ts";
import { isProblemCode, type ProblemCode } from "#intake/problems/problem-texts.ts";
import { columnIndex } from "#intake/words/cell-name.ts";

/** Most questions put at once; who has more should bring another file. */
const MOST_QUESTIONS = 200;

/** What a problem asks for: of a name, of a whole table, or which of the texts that its fixes name. */
const ASKS_FOR: { readonly [Code in ProblemCode]?: QuestionKind } = {
  "unknown-indicator": "indicator",
  "unknown-organization": "organization",
  "no-indicator": "indicator",
  "no-period": "period",
  "period-unsure": "period",
  "period-without-year": "period",
  "region-assumed": "organization",
  "value-unclear": "value",
  "member-unclear": "member",
};

/** The fixes of a problem that answer a question. */
const ANSWERED_BY: Record<QuestionKind, FixKind> = {
  indicator: "name",
  organization: "name",
  period: "period",
  value: "value-column",
  member: "member",
};

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
  for (const problem of problems) {
    if (asked.size >= MOST_QUESTIONS) break;
    const { code, read, sheet, cell, fixes = [] } = problem;
    const about = isProblemCode(code) ? ASKS_FOR[code] : undefined;
    if (about === undefined || (code === "region-assumed" && !collides)) continue;
    const isOfTable = OF_TABLE.has(code);
    const table = isOfTable ? furtherTableAt(tables, sheet, cell) : "";
    const text = isOfTable ? "" : read;
    const key = `${about} ${text} ${table}`;
    if (asked.has(key)) continue;
    const answers = fixes.filter(({ kind }) => kind === ANSWERED_BY[about]);
    const isOfNames = about === "indicator" || about === "organization";
    asked.set(key, {
      about,
      text,
      sheet,
      cell: isOfTable ? "" : cell,
      table,
      suggestions: isOfNames ? suggestionsFor(problem, answers, matchers) : [],
      options: isOfNames ? [] : answers.map(({ replacement }) => replacement),
    });
  }
  return [...asked.values()];
}

/** Problems of a whole table rather than of a name in it. */
const OF_TABLE: ReadonlySet<string> = new Set<ProblemCode>([
  "no-indicator",
  "no-period",
  "period-unsure",
  "period-without-year",
  "region-assumed",
]);

/** The nearest names, of those that the reader offers for a problem: none where it is not sure of the region. */
function suggestionsFor({ code, read }: Problem, offered: readonly Fix[], matchers: Matchers): Question["suggestions"] {
  const match = (code === "unknown-organization" ? matchers.organizations : matchers.indicators).match(read);
  const scores = new Map((match.kind === "near" ? match.suggestions : []).map((one) => [one.code, one.score]));
  return offered
    .filter(({ replacement }) => replacement !== "")
    .map(({ replacement, label }) => ({
      code: replacement,
      names: label,
      score: Math.round((scores.get(replacement) ?? INSIDE_ANOTHER) * 100) / 100,
    }));
}

/** How alike a text and a name inside it count. */
const INSIDE_ANOTHER = 0.6;

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
