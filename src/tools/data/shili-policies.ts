import type { Policy } from "#domain/catalogue/policy.ts";
import { SHILI } from "./shili-platforms.ts";
import { SHILI_SOURCE } from "./shili-sources.ts";

/** A fictional policy and what it does to the flows of the platforms it concerns, from its month on. */
export type ShiliPolicy = Policy & {
  readonly date: string;
  /** What the expected flow is multiplied by. */
  readonly effect: number;
};

export const SHILI_POLICIES: readonly ShiliPolicy[] = [
  {
    code: "shili-hiring-grant",
    names: { zh: "示例市科创平台引才补贴办法", en: "Shili hiring grants for platforms (sample)" },
    kind: "policy",
    region: SHILI,
    organizations: ["shili-p01", "shili-p03", "shili-p05", "shili-p09"],
    date: "2021-03",
    dateStated: { zh: "2021年3月", en: "March 2021" },
    indicators: ["phd_hired", "master_hired"],
    source: SHILI_SOURCE.code,
    quote: "示例数据:自2021年3月起,四家示例平台试行引才补贴。",
    effect: 1.7,
  },
  {
    code: "shili-grant-investment",
    names: { zh: "示例市成果转化拨投联动试点", en: "Shili pilot of grants linked with investment (sample)" },
    kind: "mechanism",
    region: SHILI,
    organizations: ["shili-p02", "shili-p04", "shili-p08", "shili-p13"],
    date: "2022-07",
    dateStated: { zh: "2022年7月", en: "July 2022" },
    indicators: ["invested", "incubated"],
    source: SHILI_SOURCE.code,
    quote: "示例数据:自2022年7月起,四家示例平台开展拨投联动试点。",
    effect: 1.9,
  },
];

/** What the policies in force multiply a platform's flow by in a month. */
export function policyEffect(indicator: string, organization: string, month: string): number {
  return SHILI_POLICIES.filter(
    (policy) =>
      policy.indicators.includes(indicator) && policy.organizations.includes(organization) && policy.date <= month,
  ).reduce((product, policy) => product * policy.effect, 1);
}
