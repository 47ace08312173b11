import type { Source } from "#domain/catalogue/source.ts";
import type { Names } from "#domain/terms/names.ts";
import { bothNames, type Field } from "./field.ts";
import { INDICATOR_FIELDS, OBSERVATION_FIELDS, ORGANIZATION_FIELDS } from "./fields.ts";
import { POLICY_FIELDS, SOURCE_FIELDS, TARGET_FIELDS } from "./fields-of-records.ts";
import type { ShippedRegion } from "./shipped.ts";

type ForeignKey = { readonly fields: string[]; readonly reference: { resource?: string; fields: string[] } };

const PROFILES = "https://datapackage.org/profiles/2.0";

const TITLE: Names = { zh: "政效随附数据", en: "Data that Zhengxiao ships with" };

const DESCRIPTION: Names = {
  zh:
    "两个地区:溧阳市只含来源文章写明的数字，以及政策、机制、荣誉、活动、机构和下一步打算等表述，保留“超”“近”等限定和时期的原有精度;示例市纯属虚构,凡示例数据均在名称中注明。" +
    "时期编码除年、半年(S)、季(Q)、月外,2024-01/2024-08 为当年累计,2024-01/..2024-09-06 为截止日未注明的当年累计(不晚于该日)," +
    "..2024-09-06 为时点未注明(不晚于该日)。",
  en:
    "Two regions. Liyang holds only the figures that the source article states, and its policies, mechanisms, honours, events, organizations and next steps, each with its " +
    "qualifier and no more precision of date than the article gives. Shili is fictional, and every name of it says so. " +
    "Besides years, halves (S), quarters (Q) and months, 2024-01/2024-08 is a year to date, 2024-01/..2024-09-06 one " +
    "whose cut-off is not stated but is no later than that day, and ..2024-09-06 a day that is not stated but no later. " +
    "Words quoted from the article remain its publisher's.",
};

/** `datapackage.json`: Data Package v2, https://datapackage.org/standard/data-package/ */
export function describePackage(regions: readonly ShippedRegion[]): string {
  const sources = regions.flatMap((region) => region.sources);
  const descriptor = {
    $schema: `${PROFILES}/datapackage.json`,
    name: "zhengxiao-data",
    title: bothNames(TITLE),
    description: bothNames(DESCRIPTION),
    version: "1.0.0",
    languages: ["zh-CN", "en"],
    keywords: ["人才", "科创平台", "政策绩效", "talent", "innovation platforms", "policy performance"],
    licenses: [
      { name: "Apache-2.0", path: "https://www.apache.org/licenses/LICENSE-2.0", title: "Apache License 2.0" },
    ],
    contributors: [{ title: "政效项目数据组 / Zhengxiao project, data desk", roles: ["DataCurator"] }],
    sources: sources.map(describeSource),
    resources: [...catalogue(), ...regions.map(observationsOf)],
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

function catalogue() {
  const own = { primaryKey: ["code"] };
  return [
    resource("indicators", { zh: "指标", en: "Indicators" }, INDICATOR_FIELDS, own),
    resource("organizations", { zh: "地区和平台", en: "Regions and platforms" }, ORGANIZATION_FIELDS, {
      ...own,
      foreignKeys: [{ fields: ["parent"], reference: { fields: ["code"] } }],
    }),
    resource(
      "policies",
      { zh: "政策、机制、荣誉、活动等", en: "Policies, mechanisms, honours, events and more" },
      POLICY_FIELDS,
      {
        ...own,
        foreignKeys: [keyTo("region", "organizations"), keyTo("source", "sources")],
      },
    ),
    resource("sources", { zh: "来源", en: "Sources" }, SOURCE_FIELDS, own),
    resource("targets", { zh: "年度目标", en: "Targets of the year" }, TARGET_FIELDS, {
      primaryKey: ["indicator", "organization", "period"],
      foreignKeys: [
        keyTo("indicator", "indicators"),
        keyTo("organization", "organizations"),
        keyTo("source", "sources"),
      ],
    }),
  ];
}

/** The name of a region's observations ends in the region's code. */
function observationsOf(region: ShippedRegion) {
  const self = region.organizations.find((organization) => organization.code === region.region);
  const names = self?.names ?? { zh: region.region, en: region.region };
  const title = { zh: `${names.zh}数据`, en: `Observations of ${names.en}` };
  const keys = {
    primaryKey: ["indicator", "organization", "period"],
    foreignKeys: [keyTo("indicator", "indicators"), keyTo("organization", "organizations")],
  };
  return {
    ...resource(`observations-${region.region}`, title, OBSERVATION_FIELDS, keys),
    // The code is ours: it ties the figures to a row of the sources.
    sources: region.sources.slice(0, 1).map((source) => ({ ...describeSource(source), code: source.code })),
  };
}

function resource(
  name: string,
  title: Names,
  fields: readonly Field[],
  keys: { primaryKey: string[]; foreignKeys?: ForeignKey[] },
) {
  return {
    $schema: `${PROFILES}/dataresource.json`,
    name,
    type: "table",
    path: `${name}.csv`,
    title: bothNames(title),
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: { $schema: `${PROFILES}/tabledialect.json`, delimiter: ",", lineTerminator: "\n", header: true },
    schema: { $schema: `${PROFILES}/tableschema.json`, fields, missingValues: [""], ...keys },
  };
}

function keyTo(field: string, resource: string): ForeignKey {
  return { fields: [field], reference: { resource, fields: ["code"] } };
}

function describeSource(source: Source) {
  const published = source.published === null ? {} : { version: source.published };
  const title = `${bothNames(source.names)} — ${bothNames(source.publisher)}`;
  return { title, ...(source.url === null ? {} : { path: source.url }), ...published };
}
