import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import type { Names } from "#domain/terms/names.ts";
import type { Problem } from "./problem.ts";

/**
 * What a table of a file is: a scheme of indicators, a list of platforms, targets by platform and indicator, a list of
 * policies, figures (which the reader of figures has), or nothing known.
 */
export const CATALOGUE_TABLE_KINDS = ["indicators", "platforms", "targets", "policies", "figures", "unknown"] as const;
export type CatalogueTableKind = (typeof CATALOGUE_TABLE_KINDS)[number];

/** What the kinds are called. */
export const CATALOGUE_TABLE_NAMES: Readonly<Record<CatalogueTableKind, Names>> = {
  indicators: { zh: "考核指标", en: "Indicators" },
  platforms: { zh: "平台名单", en: "Platforms" },
  targets: { zh: "目标分解", en: "Targets" },
  policies: { zh: "政策文件", en: "Policies" },
  figures: { zh: "数据", en: "Figures" },
  unknown: { zh: "其他", en: "Something else" },
};

/** A cell of a file; the sheet is empty for a file of text. */
export type CellPlace = { readonly sheet: string; readonly cell: string };

/** One table of a file as it was taken. */
export type CatalogueTable = {
  readonly sheet: string;
  /** Its place among the tables of its sheet, from 1. */
  readonly number: number;
  /** The line above its header; empty for none. */
  readonly title: string;
  readonly kind: CatalogueTableKind;
  /** Numbers of its header's last row and of its last row. */
  readonly headerRow: number;
  readonly lastRow: number;
  /** What its rows propose to do, and how many entries are as they stand in the catalogue. */
  readonly counts: { readonly added: number; readonly changed: number; readonly same: number };
  /** Headings and first rows. */
  readonly sample: readonly (readonly string[])[];
};

/**
 * `kind`: what a table is. `year`: of which year targets are. `unit`: what an indicator is counted in. `stock-or-flow`:
 * whether an indicator is a state or adds up. `name`: which item a name means. `new-names`: whether names that nothing has
 * are to be added.
 */
export const CATALOGUE_QUESTIONS = ["kind", "year", "unit", "stock-or-flow", "name", "new-names"] as const;
export type CatalogueQuestionKind = (typeof CATALOGUE_QUESTIONS)[number];

export type CatalogueQuestion = CellPlace & {
  /** What its answer is kept under; the same for the same file. */
  readonly key: string;
  readonly about: CatalogueQuestionKind;
  /** The name, or names, that it is about. */
  readonly text: string;
  readonly options: readonly { readonly value: string; readonly names: Names }[];
  /** What is taken while nobody answers; `null` where what hangs on it is left out until then. */
  readonly proposed: string | null;
  readonly answer: string | null;
};

/** Answers by the key of their question. */
export type CatalogueAnswers = Readonly<Record<string, string>>;

/** A change that a file proposes, and the cell it comes from. */
export type FoundChange = CellPlace & { readonly change: CatalogueChange };

/** What a file holds for the catalogue. */
export type CatalogueReading = {
  readonly tables: readonly CatalogueTable[];
  /** In an order in which each can be made: what is added comes before what names it. */
  readonly changes: readonly FoundChange[];
  readonly questions: readonly CatalogueQuestion[];
  readonly problems: readonly Problem[];
};
