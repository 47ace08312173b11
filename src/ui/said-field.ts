import type { CatalogueEntry } from "#contract/catalogue-entries.ts";
import { fieldWords } from "#domain/catalogue/catalogue-entry-words.ts";
import { parseFormula, sayFormula } from "#domain/catalogue/formula.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";

type Change = CatalogueEntry["fields"][number];

/** How items are called in the language on screen. */
export type ItemNamer = {
  readonly language: Language;
  readonly organizationName: (code: string) => string;
  readonly indicatorName: (code: string) => string;
  readonly policyName: (code: string) => string;
};

/** What a field of the catalogue says, with codes by the names that they have. */
export function saidField(field: Change["field"], value: Change["before"], names: ItemNamer): string {
  if (value === null) return "—";
  if (field === "replacedBy" && typeof value === "string") return names.policyName(value);
  if (field === "parent" && typeof value === "string") return names.organizationName(value);
  if (field === "formula" && typeof value === "string") {
    const formula = parseFormula(value);
    return formula ? sayFormula(formula, names.indicatorName) : value;
  }
  if (Array.isArray(value) && (field === "organizations" || field === "reporters"))
    return formatList(value.map(names.organizationName), names.language);
  if (Array.isArray(value) && field === "indicators") return formatList(value.map(names.indicatorName), names.language);
  return nameIn(fieldWords(field, value), names.language);
}
