import type { TableBody } from "#intake/file/table-shape.ts";
import type { Place, ProblemLog } from "#intake/problems/problem-log.ts";
import { isNoteText } from "#intake/table/row-kind.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { kindsIn } from "#intake/words/figure-kind.ts";
import { bodiesIn, placesIn } from "#intake/words/place-names.ts";
import { spacedLine } from "#intake/words/text-forms.ts";
import { isOfOthers, remnantsOf } from "#intake/words/title-words.ts";
import type { Matchers } from "./headings.ts";
import type { Layout } from "./layout.ts";

/**
 * Warns once of what the title, the lines above a table and its sheet's name say that is not understood: they are said of all of
 * its figures. Kinds of figures and other places that are known are told by themselves.
 */
export function reportTitleRemnants(table: TableBody, layout: Layout, matchers: Matchers, log: ProblemLog): void {
  const told = new Set<string>();
  let first: { readonly text: string; readonly place: Place } | null = null;
  for (const { text, place } of titlesOf(table)) {
    const bare = matchers.organizations.withoutNames(matchers.indicators.withoutNames(text));
    const remnants = kindsIn(bare).size > 0 ? [] : remnantsOf(bare);
    if (remnants.length === 0 || (isOfRegion(layout) && isToldAsPlace(text, bare, matchers))) continue;
    first ??= { text, place };
    for (const words of remnants) told.add(words);
  }
  if (first === null) return;
  const words = [...told].slice(0, MOST_TOLD);
  const wordsZh = words.map((word) => `“${word}”`).join("、");
  const wordsEn = words.map((word) => `“${word}”`).join(", ");
  log.addOnce("title-not-understood", first.place, first.text, { wordsZh, wordsEn });
}

const MOST_TOLD = 5;
const MOST_LINES = 100;

/** Another body, or a place where the region is not named, is told with the region. */
function isToldAsPlace(text: string, bare: string, { organizations }: Matchers): boolean {
  return bodiesIn(bare, "").length > 0 || (organizations.findIn(text) === null && placesIn(text).length > 0);
}

/** No platform is named, so that another place in the title is told with the region that figures are taken for. */
function isOfRegion({ organizations, values }: Layout): boolean {
  return organizations.length === 0 && values.some(({ organization }) => organization === null);
}

function titlesOf({ preamble, caption, documentTitle }: TableBody): { readonly text: string; readonly place: Place }[] {
  const lines = preamble.slice(0, MOST_LINES).flatMap(({ row, cells }) => {
    // What stands beside 来源 or 更新日期 is of it.
    if (isOfOthers(spacedLine(cells.find((cell) => !isBlank(cell)) ?? ""))) return [];
    const told = cells.map((text, column) => ({ text, place: { column, row } }));
    return told.filter(({ text }) => text.trim().length > 1 && !isNoteText(text));
  });
  const names = [caption ?? "", ...(documentTitle?.split("\n") ?? [])];
  return [...lines, ...names.filter((text) => text !== "" && !isNoteText(text)).map((text) => ({ text, place: null }))];
}
