import { nameForm } from "#domain/terms/name-form.ts";
import type { IndexedItems } from "./catalogue-apply.ts";
import { namesAt } from "./catalogue-compare.ts";
import type { CatalogueReport } from "./catalogue-report.ts";
import type { Indicator } from "./indicator.ts";
import { type Organization, regionOf } from "./organization.ts";

/** A name is one line without marks that cannot be seen or that turn the direction of reading. */
const STRANGE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\uFEFF]/u;
const LONGEST_NAME = 100;

/** Who has a name, by its form. */
export type NameIndex = ReadonlyMap<string, ReadonlySet<string>>;

/** Names of indicators are of one space; those of organizations of one for each region, and regions' of one more. */
export function indexNames(items: IndexedItems): NameIndex {
  const index = new Map<string, Set<string>>();
  const enter = (space: string, item: Indicator | Organization) => {
    for (const form of formsOf(item)) {
      const key = `${space}|${form}`;
      const codes = index.get(key) ?? new Set();
      codes.add(item.code);
      index.set(key, codes);
    }
  };
  for (const indicator of items.indicators.values()) enter("indicator", indicator);
  for (const organization of items.organizations.values())
    for (const space of spacesOf(organization)) enter(space, organization);
  return index;
}

function spacesOf(organization: Organization): string[] {
  const own = `region ${regionOf(organization)}`;
  return organization.kind === "region" ? ["regions", own] : [own];
}

function formsOf({ names, aliases, ...item }: Indicator | Organization): Set<string> {
  const short = "shortNames" in item && item.shortNames ? [item.shortNames.zh, item.shortNames.en] : [];
  return new Set([names.zh, names.en, ...aliases, ...short].map(nameForm).filter((form) => form !== ""));
}

/** Names that are missing, cannot be read, or are another item's, also where only width, blanks, case or signs differ. */
export function checkNames(
  report: CatalogueReport,
  kind: "indicator" | "organization",
  { item, items, index }: { item: Indicator | Organization; items: IndexedItems; index: NameIndex },
): void {
  checkName(report, item.names.zh, "names");
  if (item.names.en !== item.names.zh) checkName(report, item.names.en, "names");
  for (const alias of item.aliases) checkName(report, alias, "aliases");
  const spaces = "kind" in item ? spacesOf(item) : [kind];
  for (const [field, texts] of [
    ["names", [item.names.zh, item.names.en]],
    ["aliases", item.aliases],
    ["shortNames", "shortNames" in item && item.shortNames ? [item.shortNames.zh, item.shortNames.en] : []],
  ] as const)
    for (const text of new Set(texts)) {
      const other = otherWith(index, spaces, nameForm(text), item.code);
      if (other !== undefined)
        report.add("duplicate-name", field, { text, other: namesAt(items, { item: kind, code: other }) });
    }
}

/** Whether a name says something and can be read. */
export function checkName(report: CatalogueReport, text: string, field: "names" | "aliases"): void {
  if (nameForm(text) === "") report.add("name-missing", field, {});
  else if (STRANGE.test(text) || text.length > LONGEST_NAME)
    report.add("name-characters", field, { most: LONGEST_NAME });
}

function otherWith(index: NameIndex, spaces: readonly string[], form: string, own: string): string | undefined {
  if (form === "") return undefined;
  for (const space of spaces) for (const code of index.get(`${space}|${form}`) ?? []) if (code !== own) return code;
  return undefined;
}
