import { formatList } from "#domain/format-list.ts";
import { formatPeriod } from "#domain/format-period.ts";
import { type Language, nameIn } from "#domain/names.ts";
import { isRole, ROLE_NAMES } from "#intake/columns.ts";
import type { Said } from "#intake/said.ts";
import { defineText } from "./language.ts";

const useText = defineText("said", {
  sheets: { zh: "只读工作表 {{value}}", en: "Only read: {{value}}" },
  means: { zh: "“{{about}}”是{{value}}", en: "“{{about}}” is {{value}}" },
  leftOut: { zh: "“{{about}}”不读入", en: "“{{about}}” is left out" },
  column: { zh: "“{{about}}”列是{{value}}", en: "Column “{{about}}” is: {{value}}" },
  cell: { zh: "{{about}} 改读为“{{value}}”", en: "{{about}} is read as “{{value}}”" },
  row: { zh: "第 {{about}} 行作为数据", en: "Row {{about}} is data" },
  period: { zh: "整张表的时期是{{value}}", en: "The whole table is of {{value}}" },
  indicator: { zh: "整张表的指标是{{value}}", en: "The whole table is of {{value}}" },
  organization: { zh: "整张表的平台是{{value}}", en: "The whole table is of {{value}}" },
});

type NamesOfCodes = {
  readonly language: Language;
  indicatorName(code: string): string;
  organizationName(code: string): string;
};

/** Says in one sentence what a person said of a file. */
export function useSaidText(names: NamesOfCodes): (said: Said) => string {
  const text = useText();
  return ({ kind, about, value }) => {
    switch (kind) {
      case "indicator-name":
        return value === "" ? text("leftOut", { about }) : text("means", { about, value: names.indicatorName(value) });
      case "organization-name":
        return value === ""
          ? text("leftOut", { about })
          : text("means", { about, value: names.organizationName(value) });
      case "sheets":
        return text("sheets", { value: formatList(value.split("\n"), names.language) });
      case "column":
        return text("column", { about, value: isRole(value) ? nameIn(ROLE_NAMES[value], names.language) : value });
      case "period":
        return text("period", { value: formatPeriod(value, names.language) });
      case "indicator":
        return text("indicator", { value: names.indicatorName(value) });
      case "organization":
        return text("organization", { value: names.organizationName(value) });
      default:
        return text(kind, { about, value });
    }
  };
}
