import { type IndexedItems, indexItems } from "#domain/catalogue/catalogue-apply.ts";
import type { CatalogueChange, CatalogueItems } from "#domain/catalogue/catalogue-change.ts";
import { regionOf } from "#domain/catalogue/organization.ts";
import type { CatalogueAnswers, CatalogueQuestion, FoundChange } from "#domain/reading/catalogue-reading.ts";
import { withWholeNames } from "#intake/layout/intake-catalogue.ts";
import { createProblemLog, type ProblemLog } from "#intake/problems/problem-log.ts";
import { cellName } from "#intake/words/cell-name.ts";
import { createNameLookup } from "./name-lookup.ts";
import type { HeadedTable } from "./sheet-tables.ts";
import type { Lookups } from "./table-facts.ts";

/** What a file is held against: the catalogue as it is, with the changes of the draft that the file is to go into. */
export type CatalogueBasis = CatalogueItems & {
  readonly region: string;
  /** The day of the region, ISO. */
  readonly today: string;
  readonly fileName: string;
  readonly answers: CatalogueAnswers;
};

export type TableCounts = { added: number; changed: number; same: number };

/** What is made of a file's tables while they are read. */
export type Stating = {
  readonly region: string;
  readonly today: string;
  readonly fileName: string;
  readonly items: IndexedItems;
  readonly lookups: Lookups;
  readonly log: ProblemLog;
  /** Asks, and says what holds: the answer, or else what is proposed; `null` for neither. */
  readonly ask: (question: Omit<CatalogueQuestion, "answer">) => string | null;
  /** Keeps a change that a cell proposes. */
  readonly propose: (change: CatalogueChange, at: At) => void;
  /** A code of the file's own for something that is new. */
  readonly newCode: () => string;
  readonly questions: ReadonlyMap<string, CatalogueQuestion>;
  readonly changes: readonly FoundChange[];
  /** Counts of the table that is being read. */
  counts: TableCounts;
};

/** A cell of a table: its row from 1, its column from 0. */
export type At = { readonly table: HeadedTable; readonly row: number; readonly column: number };

export function createStating(basis: CatalogueBasis): Stating {
  const { region, today, fileName, answers } = basis;
  const questions = new Map<string, CatalogueQuestion>();
  const changes: FoundChange[] = [];
  let codes = 0;
  const own = basis.organizations.filter((organization) => regionOf(organization) === region);
  const stating: Stating = {
    region,
    today,
    fileName,
    items: indexItems(basis),
    lookups: {
      indicators: createNameLookup(basis.indicators),
      organizations: createNameLookup(own.map((item) => ({ ...withWholeNames(item), shortNames: item.shortNames }))),
    },
    log: createProblemLog(),
    ask: (question) => {
      const said = Object.hasOwn(answers, question.key) ? answers[question.key] : undefined;
      const answer = question.options.some(({ value }) => value === said) ? (said ?? null) : null;
      if (!questions.has(question.key)) questions.set(question.key, { ...question, answer });
      return answer ?? question.proposed;
    },
    propose: (change, { table, row, column }) => {
      changes.push({ sheet: table.sheet, cell: cellName(column, row), change });
    },
    newCode: () => {
      codes += 1;
      return `+f${codes}`;
    },
    questions,
    changes,
    counts: { added: 0, changed: 0, same: 0 },
  };
  return stating;
}

/** Where a question of a cell stands. */
export function placeOf({ table, row, column }: At): { readonly sheet: string; readonly cell: string } {
  return { sheet: table.sheet, cell: cellName(column, row) };
}

/** A problem's place. */
export function placed({ row, column }: At): { readonly row: number; readonly column: number } {
  return { row, column };
}

/** The name of a table in keys of questions. */
export function tableName({ sheet, number }: HeadedTable): string {
  return `${sheet}!${number}`;
}
