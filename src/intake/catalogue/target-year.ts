import { yearIn } from "./heading-roles.ts";
import type { HeadedTable } from "./sheet-tables.ts";
import { placeOf, type Stating, tableName } from "./stating.ts";

/** Years that are offered where none is stated: last year's, this, the next. */
const AROUND = [-1, 0, 1];

/**
 * The year that targets are of: of their heading, of the headings beside it, of the title, of the sheet's or of the file's name, or as a person says.
 * `null` while nobody has said.
 */
export function targetYear(table: HeadedTable, headings: readonly string[], stating: Stating): string | null {
  const beside = table.header.map((texts) => texts.join(" ")).join(" ");
  for (const text of [...[...headings].reverse(), beside, table.title, table.sheet, stating.fileName]) {
    const year = yearIn(text);
    if (year !== null) return String(year);
  }
  const now = Number(stating.today.slice(0, 4));
  return stating.ask({
    ...placeOf({ table, row: table.headerRow, column: 0 }),
    key: `year ${tableName(table)}`,
    about: "year",
    text: table.title || table.sheet,
    options: AROUND.map((step) => {
      const value = String(now + step);
      return { value, names: { zh: `${value}年`, en: value } };
    }),
    proposed: String(now),
  });
}
