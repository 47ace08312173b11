import { neutralizeFormula, writeCsv } from "#domain/terms/csv.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { BASIS_HEADING, computedBasis } from "#intake/table/computed-rows.ts";

const LIST: Names = { zh: "清单", en: "list" };

/**
 * A list that is no table of figures (differences, problems) as CSV. Its last column says so of every row, so that the
 * reader of files never takes a number in it for a figure.
 */
export function listedAsCsv(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  notes: readonly string[],
  language: Language,
): string {
  const basis = nameIn(computedBasis(LIST), language);
  return writeCsv(
    [
      ...notes.map((note) => [`${language === "en" ? "Note: " : "注:"}${note}`]),
      [...headers, nameIn(BASIS_HEADING, language)],
      ...rows.map((cells) => [...cells, basis]),
    ].map((cells) => cells.map(neutralizeFormula)),
  );
}
