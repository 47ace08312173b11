import type { Severity } from "#domain/reading/problem.ts";
import type { Names } from "#domain/terms/names.ts";
import { CATALOGUE_TEXTS } from "./catalogue-texts.ts";
import { CELL_TEXTS } from "./cell-texts.ts";
import { CHECK_TEXTS } from "./check-texts.ts";
import { CONFLICT_TEXTS } from "./conflict-texts.ts";
import { FIGURE_TEXTS } from "./figure-texts.ts";
import { FILE_TEXTS } from "./file-texts.ts";
import { KEY_TEXTS } from "./key-texts.ts";
import { KIND_TEXTS } from "./kind-texts.ts";
import { TIME_TEXTS } from "./time-texts.ts";

/** One kind of problem. `{read}` is what was read; other words in braces are given by whoever reports it. */
type ProblemText = { readonly severity: Severity; readonly message: Names; readonly advice: Names };

/** Every problem the reader knows, with its way out. The screen and the API speak from this table. */
export const PROBLEM_TEXTS = {
  ...FILE_TEXTS,
  ...KEY_TEXTS,
  ...KIND_TEXTS,
  ...TIME_TEXTS,
  ...CELL_TEXTS,
  ...CONFLICT_TEXTS,
  ...FIGURE_TEXTS,
  ...CHECK_TEXTS,
  ...CATALOGUE_TEXTS,
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof PROBLEM_TEXTS;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_TEXTS, code);
}

/** Templates parted at their words in braces, every second part a word; a broken file has thousands of problems. */
const parted = new Map<string, readonly string[]>();

/** Fills the words in braces; a word that was not given stays empty. */
export function fillText(template: string, params: Readonly<Record<string, string | number>>): string {
  const parts = parted.get(template) ?? template.split(/\{(\w+)\}/);
  parted.set(template, parts);
  if (parts.length === 1) return template;
  return parts.map((part, i) => (i % 2 === 0 ? part : Object.hasOwn(params, part) ? params[part] : "")).join("");
}
