import type { Names } from "#domain/terms/names.ts";
import type { CatalogueField, ItemPlace } from "./catalogue-change.ts";
import {
  CATALOGUE_WARNINGS,
  type CatalogueProblem,
  type CatalogueProblemCode,
  type CatalogueWarningCode,
} from "./catalogue-problem.ts";
import { type Parameters, PROBLEM_TEXTS } from "./catalogue-problem-texts.ts";
import { FIELD_NAMES, ITEM_NAMES } from "./catalogue-words.ts";

/** Where the problems of one item are collected. */
export type CatalogueReport = {
  add(code: CatalogueProblemCode, field: CatalogueField | null, parameters: Parameters): void;
};

export type ReportedItem = { readonly place: ItemPlace; readonly names: Names; readonly change: number | null };

export function reportOn(problems: CatalogueProblem[], { place, names, change }: ReportedItem): CatalogueReport {
  return {
    add(code, field, parameters) {
      const { message, advice } = PROBLEM_TEXTS[code];
      const severity = isWarning(code) ? "warning" : "error";
      const said: Names = { zh: fill(message.zh, parameters, "zh"), en: fill(message.en, parameters, "en") };
      problems.push({
        severity,
        code,
        place,
        names,
        field,
        change,
        message: placed(place, names, field, said),
        advice,
      });
    },
  };
}

export function isWarning(code: CatalogueProblemCode): code is CatalogueWarningCode {
  return CATALOGUE_WARNINGS.some((warning) => warning === code);
}

/** 平台或地区“示例西实验室”的名称：… */
function placed({ item }: ItemPlace, names: Names, field: CatalogueField | null, said: Names): Names {
  const kind = ITEM_NAMES[item];
  const of = field === null ? null : FIELD_NAMES[field];
  return {
    zh: `${kind.zh}“${names.zh}”${of ? `的${of.zh}` : ""}：${said.zh}`,
    en: `${kind.en} “${names.en}”${of ? `, ${of.en}` : ""}: ${said.en}`,
  };
}

function fill(template: string, parameters: Parameters, language: keyof Names): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = parameters[key];
    if (value === undefined) return whole;
    return typeof value === "object" ? value[language] : String(value);
  });
}
