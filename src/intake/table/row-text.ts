import { isBlank } from "#intake/words/cell-kind.ts";

/** The filled cells of a row in one line of at most `longest` signs, without line ends and control characters. */
export function rowText(cells: readonly string[], longest: number): string {
  const text = cells.filter((cell) => !isBlank(cell)).join(" ");
  return text
    .slice(0, longest)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}
