import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { UnitCode, UnitMult } from "#domain/terms/unit.ts";
import type { IntakeCatalogue } from "#intake/read-upload.ts";

/** A fictional region with three platforms, a neighbour that no file of the region may name, and six indicators. */
export const catalogue: IntakeCatalogue = {
  region: "demo",
  indicators: [
    indicator("phd", "引进全职博士", "PhDs hired", ["引进博士", "博士"], "person", 0),
    indicator("master", "引进硕士", "Masters hired", ["硕士"], "person", 0),
    indicator("invested", "投资金额", "Amount invested", ["投资额"], "yuan", 4),
    {
      ...indicator("share", "领军人才占比", "Share of leading talent", [], "percent", 0),
      aggregation: "last",
      max: 100,
    },
    { ...indicator("firms", "孵化企业", "Firms incubated", ["科技人才企业"], "enterprise", 0), aggregation: "last" },
    { ...indicator("net", "人员净增", "Net change of staff", [], "person", 0), min: null },
  ],
  organizations: [
    organization("demo", "示例市", "Demo City", [], null),
    organization("demo-a", "示例甲研究院", "Demo Institute A", ["甲院"], "demo"),
    organization("demo-b", "示例乙创新中心", "Demo Centre B", ["乙中心"], "demo"),
    organization("demo-c", "示例丙实验室（筹）", "Demo Laboratory C", [], "demo"),
    organization("next", "示例邻市", "Next City", [], null),
    organization("next-a", "示例邻市研究院", "Next Institute", [], "next"),
  ],
};

function indicator(
  code: string,
  zh: string,
  en: string,
  aliases: string[],
  unit: UnitCode,
  unitMult: UnitMult,
): Indicator {
  return {
    code,
    names: { zh, en },
    aliases,
    group: { zh: "示例", en: "Demo" },
    unit,
    unitMult,
    decimals: 1,
    direction: "higher",
    aggregation: "sum",
    additive: true,
    definition: { zh: "", en: "" },
    min: 0,
    max: null,
    headline: true,
  };
}

function organization(code: string, zh: string, en: string, aliases: string[], parent: string | null): Organization {
  const kind = parent === null ? "region" : "platform";
  return { code, names: { zh, en }, aliases, kind, parent, illustrative: true };
}
