import { type Language, nameIn } from "#domain/terms/names.ts";
import { PROBLEM_NAMES, RETIRED_PROBLEM_NAMES } from "./problem-names.ts";

const NAMES = new Map(Object.entries({ ...RETIRED_PROBLEM_NAMES, ...PROBLEM_NAMES }));

/** What a kind of problem is about; a code of another version stays as it is. */
export function problemName(code: string, language: Language): string {
  const names = NAMES.get(code);
  return names ? nameIn(names, language) : code;
}
