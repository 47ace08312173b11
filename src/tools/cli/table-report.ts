import { CATALOGUE_TABLE_NAMES, type CatalogueReading } from "#domain/reading/catalogue-reading.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { isOfCatalogue } from "#intake/catalogue/table-kind.ts";
import { clip, indent, writeProblems } from "./report.ts";

/** Which tables of a file go into the catalogue, what is asked of them, what is wrong; nothing where there is none. */
export function writeTables({ tables, questions, problems }: CatalogueReading, language: Language): string {
  const own = tables.filter(({ kind }) => isOfCatalogue(kind));
  if (own.length === 0) return "";
  const isEnglish = language === "en";
  const lines = own.map(({ sheet, title, kind, counts, headerRow, lastRow }) => {
    const { added, changed, same } = counts;
    const entries = added + changed + same;
    const name = nameIn(CATALOGUE_TABLE_NAMES[kind], language);
    const place = [sheet, clip(title)].filter((part) => part !== "").join(" ");
    return isEnglish
      ? `${name}: ${place}, rows ${headerRow}–${lastRow}, ${entries} entries`
      : `${name}：${place}，第 ${headerRow}–${lastRow} 行，${entries} 项`;
  });
  const asked = questions.map(({ text, options, proposed }) => {
    const taken = options.find(({ value }) => value === proposed);
    const answer = taken ? nameIn(taken.names, language) : isEnglish ? "to be answered" : "待回答";
    return indent(`${clip(text)} → ${answer}`);
  });
  return `${[
    isEnglish ? "Tables of the catalogue" : "可放入目录的表",
    ...lines.map(indent),
    ...(asked.length > 0 ? [indent(isEnglish ? "Questions" : "问题"), ...asked.map(indent)] : []),
    ...writeProblems(problems, language).map(indent),
  ].join("\n")}\n\n`;
}
