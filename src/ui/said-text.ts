import { formatPeriod } from "#domain/say/format-period.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import type { Said } from "#intake/dialogue/said.ts";
import { choicePlace } from "#intake/layout/reading-choices.ts";
import { isRole, ROLE_NAMES } from "#intake/table/columns.ts";
import { defineText } from "./language.ts";

const useText = defineText("said", {
  sheets: { zh: "只读工作表 {{value}}", en: "Only read: {{value}}" },
  means: { zh: "“{{about}}”是{{value}}", en: "“{{about}}” is {{value}}" },
  leftOut: { zh: "“{{about}}”不读入", en: "“{{about}}” is left out" },
  column: { zh: "“{{about}}”列是{{value}}", en: "Column “{{about}}” is: {{value}}" },
  member: { zh: "“{{about}}”列只读“{{value}}”", en: "Of “{{about}}” only “{{value}}” is read" },
  memberLeftOut: { zh: "“{{about}}”列的“{{value}}”不读入", en: "“{{value}}” of “{{about}}” is left out" },
  keep: { zh: "{{about}} 空着，保留已发布的数", en: "{{about}} is empty; the published figure stays" },
  withdraw: { zh: "{{about}} 空着，撤回已发布的数", en: "{{about}} is empty; the published figure is withdrawn" },
  cell: { zh: "{{about}} 改读为“{{value}}”", en: "{{about}} is read as “{{value}}”" },
  row: { zh: "第 {{about}} 行作为数据", en: "Row {{about}} is data" },
  period: { zh: "{{table}}的时期是{{value}}", en: "Period of {{table}}: {{value}}" },
  indicator: { zh: "{{table}}的指标是{{value}}", en: "Indicator of {{table}}: {{value}}" },
  organization: { zh: "{{table}}的平台是{{value}}", en: "Platform of {{table}}: {{value}}" },
  tableRead: { zh: "读入{{table}}", en: "Read: {{table}}" },
  tableLeftOut: { zh: "不读{{table}}", en: "Not read: {{table}}" },
  wholeTable: { zh: "整张表", en: "the whole table" },
  numberedTable: { zh: "第 {{number}} 张表", en: "table {{number}}" },
  sheetTable: { zh: "“{{sheet}}”的第 {{number}} 张表", en: "table {{number}} of “{{sheet}}”" },
});

type NamesOfCodes = {
  readonly language: Language;
  indicatorName(code: string): string;
  organizationName(code: string): string;
};

/** Says in one sentence what a person said of a file. */
export function useSaidText(names: NamesOfCodes): (said: Said) => string {
  const text = useText();
  const tableName = (about: string): string => {
    if (about === "") return text("wholeTable");
    const { sheet, cell: number } = choicePlace(about);
    return sheet === "" ? text("numberedTable", { number }) : text("sheetTable", { sheet, number });
  };
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
      case "table":
        return text(value === "read" ? "tableRead" : "tableLeftOut", { table: tableName(about) });
      case "period":
        return text("period", { table: tableName(about), value: formatPeriod(value, names.language) });
      case "indicator":
        return text("indicator", { table: tableName(about), value: names.indicatorName(value) });
      case "organization":
        return text("organization", { table: tableName(about), value: names.organizationName(value) });
      case "withdrawal":
        return text(value === "keep" ? "keep" : "withdraw", { about });
      case "member-left-out":
        return text("memberLeftOut", { about, value });
      case "member":
      case "cell":
      case "row":
        return text(kind, { about, value });
    }
  };
}
