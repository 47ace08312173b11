import type { Fix, FixKind, Problem } from "#domain/reading/problem.ts";
import type { Question, QuestionFigure, QuestionKind } from "#domain/reading/question.ts";
import type { TableInfo } from "#domain/reading/understood.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import { createMatchers } from "#intake/layout/matchers.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import { isProblemCode, type ProblemCode } from "#intake/problems/problem-texts.ts";
import { columnIndex } from "#intake/words/cell-name.ts";

/** Most questions put at once; who has more should bring another file. Of single cells there may be more. */
const MOST_QUESTIONS = 200;
const MOST_OF_CELLS = 3000;

/** What a problem asks for: of a name, of a whole table, or which of the texts that its fixes name. */
const ASKS_FOR: { readonly [Code in ProblemCode]?: QuestionKind } = {
  "unknown-indicator": "indicator",
  "unknown-organization": "organization",
  "no-indicator": "indicator",
  "indicator-unsure": "indicator",
  "no-period": "period",
  "period-column-unclear": "period",
  "period-unsure": "period",
  "period-without-year": "period",
  "region-assumed": "organization",
  "other-region": "organization",
  "value-unclear": "value",
  "member-unclear": "member",
  "blank-withdraws": "withdrawal",
  "share-or-fraction": "cell",
  "fraction-or-share": "cell",
  "unit-blank": "cell",
  "sum-without-end": "period",
};

/** The fixes of a problem that answer a question. */
const ANSWERED_BY: Record<QuestionKind, FixKind> = {
  indicator: "name",
  organization: "name",
  period: "period",
  value: "value-column",
  member: "member",
  withdrawal: "withdrawal",
  cell: "cell",
};

/** Questions of one cell each, which are put for every cell. */
const OF_CELLS: ReadonlySet<QuestionKind> = new Set(["withdrawal", "cell"]);

/**
 * The questions that problems amount to: each name once, each key of a whole table once.
 *
 * @param tables of a file with several
 * @param figureAt the figure that was read from a cell
 */
export function questionsOf(
  problems: readonly Problem[],
  catalogue: IntakeCatalogue,
  tables: readonly TableInfo[] = [],
  figureAt: (place: Pick<Problem, "sheet" | "cell">) => QuestionFigure | undefined = () => undefined,
): Question[] {
  const matchers = createMatchers(catalogue);
  const asked = new Map<string, Question>();
  // A table of the region itself needs no question; one whose rows then say the same thing twice does.
  const collides = problems.some(({ code }) => code === "duplicate");
  for (const problem of problems) {
    const { code, read, sheet, cell } = problem;
    const about = isProblemCode(code) ? ASKS_FOR[code] : undefined;
    if (about === undefined || (code === "region-assumed" && !collides)) continue;
    const isOfCell = OF_CELLS.has(about);
    if (asked.size >= (isOfCell ? MOST_OF_CELLS : MOST_QUESTIONS)) continue;
    const isOfTable = OF_TABLE.has(code);
    const table = isOfTable ? furtherTableAt(tables, sheet, cell) : "";
    const text = isOfTable ? "" : read;
    const key = isOfCell ? `${about} ${choiceKey(sheet, cell)}` : `${about} ${text} ${table}`;
    if (asked.has(key)) continue;
    const question = ask(problem, about, { table, text, isOfTable }, matchers);
    if (question !== null) asked.set(key, isOfCell ? { ...question, figure: figureAt({ sheet, cell }) } : question);
  }
  return [...asked.values()];
}

/** What is asked because of a problem; `null` for what the file has no words for, which is put right in the file. */
function ask(
  problem: Problem,
  about: QuestionKind,
  { table, text, isOfTable }: { readonly table: string; readonly text: string; readonly isOfTable: boolean },
  matchers: Matchers,
): Question | null {
  const { sheet, cell, fixes = [] } = problem;
  const answers = fixes.filter(({ kind }) => kind === ANSWERED_BY[about]);
  const isOfNames = about === "indicator" || about === "organization";
  if ((about === "value" || about === "member") && answers.length === 0) return null;
  return {
    about,
    text,
    sheet,
    cell: isOfTable ? "" : cell,
    table,
    suggestions: isOfNames ? suggestionsFor(problem, answers, matchers) : [],
    options: isOfNames ? [] : answers.map(({ replacement }) => replacement),
  };
}

/** Problems of a whole table rather than of a name in it. */
const OF_TABLE: ReadonlySet<string> = new Set<ProblemCode>([
  "no-indicator",
  "indicator-unsure",
  "no-period",
  "period-column-unclear",
  "period-unsure",
  "period-without-year",
  "sum-without-end",
  "region-assumed",
  "other-region",
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
