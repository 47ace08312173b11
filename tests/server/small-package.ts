import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { SeedPackage } from "#server/store/seed.ts";

/** A package small enough to know by heart: two regions, three platforms, three indicators. All of it fictional. */

const indicator = (code: string, zh: string, en: string, more: Partial<Indicator> = {}): Indicator => ({
  code,
  names: { zh, en },
  aliases: [],
  group: { zh: "人才", en: "Talent" },
  unit: "person",
  unitMult: 0,
  decimals: 0,
  direction: "higher",
  aggregation: "sum",
  additive: true,
  definition: { zh: zh, en },
  min: 0,
  max: null,
  headline: false,
  ...more,
});

const region = (code: string, zh: string): Organization => ({
  code,
  names: { zh, en: code },
  aliases: [],
  kind: "region",
  parent: null,
  illustrative: true,
});

const platform = (code: string, zh: string, parent: string): Organization => ({
  code,
  names: { zh, en: code },
  aliases: [],
  kind: "platform",
  parent,
  illustrative: true,
});

/** An observation with where it stands in a file of one row each. */
export function observe(
  indicatorCode: string,
  organization: string,
  period: string,
  value: number | null,
  row = 2,
): SourcedObservation {
  return {
    indicator: indicatorCode,
    organization,
    period,
    value,
    text: null,
    status: value === null ? "O" : "A",
    qualifier: "exact",
    source: { sheet: "", cell: `D${row}`, raw: value === null ? "—" : String(value) },
  };
}

export const SMALL: SeedPackage = {
  indicators: [
    indicator("phd", "引进博士", "PhDs hired", { headline: true }),
    indicator("master", "引进硕士", "Master's graduates hired"),
    indicator("fund", "基金规模", "Fund size", { unit: "yuan", unitMult: 8, decimals: 2, aggregation: "last" }),
  ],
  organizations: [
    region("east", "示例东市"),
    platform("east-lab", "示例东实验室", "east"),
    platform("east-park", "示例东园区", "east"),
    region("west", "示例西市"),
    platform("west-lab", "示例西实验室", "west"),
  ],
  policies: [
    {
      code: "grant",
      names: { zh: "示例补贴", en: "Sample grant" },
      kind: "policy",
      region: "west",
      organizations: ["west-lab"],
      date: "2024-02",
      dateStated: { zh: "2024年2月", en: "February 2024" },
      indicators: ["phd"],
      source: "sample",
      quote: "示例</script>",
    },
  ],
  sources: [
    {
      code: "sample",
      names: { zh: "示例来源", en: "Sample source" },
      publisher: { zh: "示例", en: "Sample" },
      published: null,
      url: null,
      illustrative: true,
    },
  ],
  targets: [
    { indicator: "phd", organization: "west", period: "2023", value: 40, source: "sample" },
    { indicator: "phd", organization: "west", period: "2024", value: 50, source: "sample" },
  ],
  plans: [],
  regions: [
    {
      region: "east",
      fileName: "east.csv",
      text: "east\n",
      observations: [observe("phd", "east", "2024", 25), observe("fund", "east", "..2024-09-06", 2.4)],
    },
    {
      region: "west",
      source: "sample",
      fileName: "west.csv",
      text: "west\n",
      observations: [
        observe("phd", "west-lab", "2024-01", 3, 2),
        observe("phd", "west-lab", "2024-02", null, 3),
        observe("phd", "west-lab", "2024-03", 5, 4),
        observe("master", "west-lab", "2024-01", 10, 5),
        observe("master", "west-lab", "2024-03", 12, 6),
        observe("phd", "west", "2024-Q1", 8, 7),
      ],
    },
  ],
};
