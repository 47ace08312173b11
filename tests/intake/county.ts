import type { CatalogueItems } from "#domain/catalogue/catalogue-change.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";

const names = (zh: string) => ({ zh, en: zh });

const XIHE: Organization = {
  code: "xihe",
  names: { zh: "溪河县", en: "Xihe" },
  aliases: [],
  kind: "region",
  parent: null,
  illustrative: true,
};

/** A county that has nothing but its name. */
export const EMPTY_COUNTY: CatalogueItems = {
  indicators: [],
  organizations: [XIHE],
  policies: [],
  targets: [],
  plans: [],
};

function indicator(code: string, zh: string, fields: Partial<Indicator>): Indicator {
  return {
    code,
    names: names(zh),
    aliases: [],
    group: names("考核指标"),
    unit: "person",
    unitMult: 0,
    decimals: 0,
    direction: "higher",
    aggregation: "sum",
    additive: true,
    definition: names(""),
    min: 0,
    max: null,
    headline: true,
    ...fields,
  };
}

function platform(code: string, zh: string, short: string, founded: string): Organization {
  const own = { code, names: names(zh), aliases: [], shortNames: names(short), founded };
  return { ...own, kind: "platform", parent: "xihe", illustrative: true };
}

/** The same county with a catalogue of its own. */
export const COUNTY: CatalogueItems = {
  indicators: [
    indicator("phd", "引进博士", { department: "县委组织部", frequency: "month" }),
    indicator("master", "引进硕士", { department: "县人社局", frequency: "month" }),
    indicator("research", "研发经费投入", { unit: "yuan", unitMult: 4, department: "县科技局", frequency: "quarter" }),
    indicator("share", "高层次人才占比", {
      unit: "percent",
      aggregation: "last",
      additive: false,
      department: "县人社局",
      frequency: "year",
    }),
  ],
  organizations: [
    XIHE,
    platform("making", "溪河智能制造研究院", "智造院", "2019-03"),
    platform("materials", "溪河新材料产业技术研究院", "新材料院", "2020-05"),
    platform("medicine", "溪河生物医药创新中心", "生医中心", "2021-06"),
  ],
  policies: [
    {
      code: "twenty",
      names: names("溪河县人才新政二十条"),
      kind: "policy",
      region: "xihe",
      organizations: [],
      date: "2024-05-18",
      dateStated: names("2024年5月18日"),
      documentNumber: "溪委发〔2024〕12号",
      indicators: [],
      source: "entered-1",
      quote: "",
    },
  ],
  targets: [
    { indicator: "phd", organization: "xihe", period: "2026", value: 25, source: "entered-1" },
    { indicator: "master", organization: "xihe", period: "2026", value: 120, source: "entered-1" },
  ],
  plans: [{ indicator: "phd", organization: "xihe", period: "2026", weight: 40, source: "entered-1" }],
};
