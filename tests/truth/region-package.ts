import type { Recipe, Row, Target } from "./books.ts";
import type { NamedIndicator } from "./catalogue.ts";
import { writeCsv } from "./csv.ts";
import type { RandomRegion } from "./random-region.ts";

const SOURCE = "random-targets";

/**
 * The region as a data package in the shipped form, by file name: what a server is seeded with. With no rows it has
 * catalogue and targets only, to publish the figures into.
 */
export function writePackage(
  { catalogue, targets, lives }: RandomRegion,
  rows: readonly Row[],
): ReadonlyMap<string, string> {
  const { region, platforms, indicators } = catalogue;
  const tables: Readonly<Record<string, readonly (readonly string[])[]>> = {
    indicators: [INDICATOR_FIELDS, ...indicators.map(writeIndicator)],
    organizations: [
      ["code", "name_zh", "name_en", "aliases", "kind", "parent", "illustrative", "reporting_day", "founded", "closed"],
      [region.code, region.zh, region.en, "", "region", "", "true", "", "", ""],
      ...platforms.map(({ code, zh, en }) => {
        const { founded, closed } = lives[code] ?? {};
        return [code, zh, en, "", "platform", region.code, "true", "", writeMonth(founded), writeMonth(closed)];
      }),
    ],
    policies: [POLICY_FIELDS],
    sources: [
      ["code", "name_zh", "name_en", "publisher_zh", "publisher_en", "published", "url", "illustrative"],
      [SOURCE, "示例数据：年度目标", "Sample data: targets", "示例州（示例）", "Lizhou (sample)", "", "", "true"],
    ],
    targets: [
      ["indicator", "organization", "period", "value", "source"],
      ...targets
        .filter(isPlainTarget)
        .map(({ indicator, organization, period, aim }) => [indicator, organization, period, aim, SOURCE]),
    ],
    [`observations-${region.code}`]: [
      ["indicator", "organization", "period", "value", "text", "obs_status", "qualifier", "raw"],
      ...rows.map((row) => [
        row.indicator,
        row.organization,
        row.period,
        row.value,
        row.words,
        row.status,
        row.qualifier,
        row.value || row.words || "—",
      ]),
    ],
  };
  const resources = Object.entries(tables).map(([name, [header = []]]) => ({
    name,
    path: `${name}.csv`,
    schema: { fields: header.map((field) => ({ name: field })) },
  }));
  const files = Object.entries(tables).map(([name, table]) => [`${name}.csv`, writeCsv(table)] as const);
  return new Map([["datapackage.json", JSON.stringify({ name: "random-region", resources })], ...files]);
}

/** A number of a year: the targets that packages hold. */
export function isPlainTarget({ period, aim }: Target): boolean {
  return period.length === 4 && /^-?[\d.]+$/.test(aim);
}

const INDICATOR_FIELDS = [
  "code",
  "name_zh",
  "name_en",
  "aliases",
  "group_zh",
  "group_en",
  "unit",
  "unit_mult",
  "decimals",
  "direction",
  "aggregation",
  "additive",
  "definition_zh",
  "definition_en",
  "min",
  "max",
  "headline",
  "formula",
  "reporters",
  "retired",
];

const POLICY_FIELDS = [
  "code",
  "name_zh",
  "name_en",
  "kind",
  "region",
  "organizations",
  "date",
  "date_stated_zh",
  "date_stated_en",
  "indicators",
  "source",
  "quote",
];

function writeIndicator(each: NamedIndicator): string[] {
  const { code, zh, en, unit, unitMult, decimals, direction, aggregation, additive, min, recipe, reporters, retired } =
    each;
  const kind = [unit, `${unitMult}`, `${decimals}`, direction, aggregation, `${additive}`];
  return [
    code,
    zh,
    en,
    "",
    "示例",
    "Sample",
    ...kind,
    zh,
    en,
    min ?? "",
    unit === "percent" && !recipe ? "100" : "",
    "true",
    recipe ? writeRecipe(recipe) : "",
    typeof reporters === "string" ? reporters : (reporters ?? []).join("|"),
    writeMonth(retired),
  ];
}

function writeRecipe(recipe: Recipe): string {
  if (recipe.kind === "ratio") return `${recipe.numerator} / ${recipe.denominator} * ${recipe.factor}`;
  return recipe.plus.join(" + ") + recipe.minus.map((code) => ` - ${code}`).join("");
}

/** A month, counted through the years, as its code; blank where there is none. */
function writeMonth(month: number | undefined): string {
  if (month === undefined) return "";
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
