import type { Books, Indicator, Life, Qualifier, Recipe, Region, Row } from "./books.ts";
import { type CsvRecord, readCsv } from "./csv.ts";
import { groupBy } from "./group.ts";
import { countMonths } from "./period.ts";

/**
 * The books of a data package in the shipped form (`indicators.csv`, `organizations.csv`, `targets.csv`,
 * `observations-REGION.csv`).
 *
 * @param read gives the text of a file by its name
 */
export function readPackageBooks(read: (name: string) => string): Books {
  const indicators = readCsv(read("indicators.csv")).map(readIndicator);
  const organizations = readCsv(read("organizations.csv"));
  const children = groupBy(organizations, (record) => record.get("parent"));
  const regions: Region[] = organizations
    .filter((record) => record.get("kind") === "region")
    .map((record) => record.get("code"))
    .map((code) => {
      const platforms = children.get(code) ?? [];
      const lives = Object.fromEntries(platforms.flatMap((record) => readLife(record)));
      return { code, platforms: platforms.map((record) => record.get("code")), lives };
    });
  const targets = readCsv(read("targets.csv")).map((record) => ({
    indicator: record.get("indicator"),
    organization: record.get("organization"),
    period: record.get("period"),
    aim: record.get("value"),
  }));
  const rows = regions.flatMap(({ code }) => readCsv(read(`observations-${code}.csv`)).map(readRow));
  return { rows, indicators, targets, curves: [], regions };
}

function readIndicator(record: CsvRecord): Indicator {
  const unit = record.get("unit");
  const recipe = readRecipe(record.get("formula"));
  return {
    ...(recipe ? { recipe } : {}),
    mult: Number(record.get("unit_mult")),
    code: record.get("code"),
    aggregation: oneOf(record.get("aggregation"), ["sum", "last", "mean", "ratio"]),
    additive: record.get("additive") === "true",
    unitKind: unit === "percent" ? "percent" : unit === "yuan" ? "money" : "count",
    min: record.get("min") === "" ? null : record.get("min"),
    direction: oneOf(record.get("direction"), ["higher", "lower"]),
  };
}

/** Founded and closed in which month, of a platform of which either is known. */
function readLife(record: CsvRecord): [string, Life][] {
  const [founded, closed] = [record.get("founded"), record.get("closed")].map((text) => {
    const [year = 0, month = 1] = text.split("-").map(Number);
    return text === "" ? undefined : countMonths(year, month);
  });
  if (founded === undefined && closed === undefined) return [];
  const life = { ...(founded === undefined ? {} : { founded }), ...(closed === undefined ? {} : { closed }) };
  return [[record.get("code"), life]];
}

/** `a / b * 100`, `a + b - c`; blank where it is reported. */
function readRecipe(text: string): Recipe | null {
  if (text === "") return null;
  const [first = "", ...rest] = text.split(" ");
  if (rest[0] === "/") {
    const [, denominator = "", , factor = "1"] = rest;
    return { kind: "ratio", numerator: first, denominator, factor };
  }
  const terms = rest.flatMap((sign, i) => (i % 2 === 0 ? [{ sign, code: rest[i + 1] ?? "" }] : []));
  const of = (asked: string) => terms.filter(({ sign }) => sign === asked).map(({ code }) => code);
  return { kind: "sum", plus: [first, ...of("+")], minus: of("-") };
}

function readRow(record: CsvRecord): Row {
  return {
    indicator: record.get("indicator"),
    organization: record.get("organization"),
    period: record.get("period"),
    value: record.get("value"),
    words: record.get("text"),
    status: record.get("obs_status"),
    qualifier: oneOf<Qualifier>(record.get("qualifier"), ["exact", "gt", "ge", "lt", "le", "approx", "text"]),
  };
}

function oneOf<T extends string>(text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new Error(`"${text}" is none of ${words.join(", ")}`);
  return found;
}
