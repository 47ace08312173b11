import { PROBLEM_TEXTS } from "#domain/catalogue/catalogue-problem-texts.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { PROBLEM_NAMES, RETIRED_PROBLEM_NAMES } from "./problem-names.ts";

const OF_CATALOGUE = Object.entries(PROBLEM_TEXTS).map(([code, { name }]) => [code, name] as const);
const NAMES = new Map([...Object.entries({ ...RETIRED_PROBLEM_NAMES, ...PROBLEM_NAMES }), ...OF_CATALOGUE]);

/** What a kind of problem is about; a code of another version stays as it is. */
export function problemName(code: string, language: Language): string {
  const names = NAMES.get(code);
  return names ? nameIn(names, language) : code;
}
