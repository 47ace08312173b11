import type { Fix } from "#domain/reading/problem.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { Layout } from "#intake/layout/layout.ts";
import { partOf } from "#intake/layout/year-of-headings.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { createKeyTexts } from "#intake/table/merged-cells.ts";
import { type OpenYears, openYears } from "#intake/words/year-turn.ts";

/** Rows whose months, named without a year, go over the turn of one; by their place among the table's rows. */
export function openYearsOfRows(
  table: TableBody,
  { indicators, organizations, periods, year, title }: Layout,
): ReadonlyMap<number, OpenYears> {
  if (title.year === null || year !== null || periods.length === 0) return new Map();
  const texts = createKeyTexts(table);
  const named = new Map<string, ReturnType<typeof partOf>>();
  const parts = table.rows.flatMap((_, index) => {
    if (index === 0) return [];
    const { text } = texts.at(index, periods);
    const known = named.get(text);
    const part = known === undefined ? partOf([text], 0, title.year ?? 0) : known;
    named.set(text, part);
    if (part === null) return [];
    const key = [organizations, indicators].map((list) => (list.length === 0 ? "" : texts.at(index, list).text));
    return [{ ...part, at: index, key: key.join("\0") }];
  });
  return openYears(parts, title.year);
}

/** Asks of which of two years a month is that is named without one; `part` is what names it in the text of a cell. */
export function askYear(
  log: ProblemLog,
  place: NonNullable<Place>,
  text: string,
  part: string,
  years: OpenYears,
): void {
  const [before, own] = years.map((year) => `${year}年${part.trim()}`);
  const fixes = [before, own].map((named = ""): Fix => {
    return { kind: "cell", label: { zh: named, en: named }, replacement: text.trim().replace(part.trim(), named) };
  });
  log.addOnce(
    "months-turn-the-year",
    place,
    text,
    {
      key: `${place.column} ${place.row}`,
      beforeZh: before ?? "",
      beforeEn: before ?? "",
      ownZh: own ?? "",
      ownEn: own ?? "",
    },
    fixes,
  );
}
