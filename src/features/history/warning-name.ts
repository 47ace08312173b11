import { type Language, nameIn } from "#domain/names.ts";
import { PROBLEM_TEXTS } from "#intake/problem-texts.ts";

/** What a kind of warning is about, without the figures of one case; a code of another version stays as it is. */
export function warningName(code: string, language: Language): string {
  const known = Object.entries(PROBLEM_TEXTS).find(([name]) => name === code);
  return known ? nameIn(known[1].message, language).replace(/\{\w+\}/g, "…") : code;
}
