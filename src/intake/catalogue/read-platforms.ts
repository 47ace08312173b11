import type { PlatformFields } from "#domain/catalogue/catalogue-change.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import type { Names } from "#domain/terms/names.ts";
import type { HeadingRole } from "./heading-roles.ts";
import { type ListEntry, listEntries } from "./list-entries.ts";
import { cleanName, said } from "./rows-of-list.ts";
import { isPrecise, readStatedDate } from "./stated-date.ts";
import type { At, Stating } from "./stating.ts";
import { columnOf, type TableFacts } from "./table-facts.ts";

/** Most platforms of one table. */
export const MOST_PLATFORMS = 5000;

export type StatedPlatform = {
  readonly shortNames?: Names;
  readonly founded?: string;
  readonly closed?: string;
};

/** Reads a list of platforms: what is new, and short names and dates that the catalogue has otherwise. */
export function readPlatforms(facts: TableFacts, stating: Stating): void {
  const { table } = facts;
  const name = nameColumn(facts);
  if (name === null) return;
  const others = { columns: facts.columns.filter(({ column }) => column !== name) };
  const columns = {
    short: columnOf(others, "short-name"),
    founded: columnOf(others, "founded"),
    closed: columnOf(others, "closed"),
  };
  for (const entry of listEntries(table, { column: name, limit: MOST_PLATFORMS }, stating)) {
    const { at, name: text } = entry;
    const stated = statedFields(entry, columns, stating);
    const known = stating.lookups.organizations.known(text) ?? askLike(text, at, stating);
    const item = known === null ? undefined : stating.items.organizations.get(known);
    if (item?.kind === "platform") proposeDifference(item, stated, at, stating);
    else if (!item) newPlatform(text, at, stated, stating);
  }
  tellUnkept(facts, stating);
}

type Columns = Readonly<Record<"short" | "founded" | "closed", number | null>>;

function statedFields(
  { at, name, row: { row, cells } }: ListEntry,
  columns: Columns,
  stating: Stating,
): StatedPlatform {
  const short = cleanName(said(cells, columns.short));
  const dates = {
    ...dateField("founded", cells, columns.founded, at, stating),
    ...dateField("closed", cells, columns.closed, at, stating),
  };
  const { founded = "", closed = "" } = dates;
  const isReversed = founded !== "" && closed !== "" && closed < founded;
  if (isReversed)
    stating.log.add("catalogue-closed-before-founded", { row, column: columns.closed ?? 0 }, closed, { founded });
  return {
    ...(short === "" || nameForm(short) === nameForm(name) ? {} : { shortNames: { zh: short, en: short } }),
    ...(isReversed ? {} : dates),
  };
}

/** 平台名称 before 名称 or 单位. */
function nameColumn(facts: TableFacts): number | null {
  const named = facts.columns.filter(({ roles }) => roles.includes("platform"));
  return (named.find(({ heading }) => /名称|平台|全称/.test(heading)) ?? named[0])?.column ?? null;
}

/** Whether a name that is a short form of a platform's is that platform. */
function askLike(name: string, at: At, stating: Stating): string | null {
  const { organizations } = stating.lookups;
  const found = organizations.find(name);
  if (found.kind !== "like" || found.code.startsWith("+f")) return null;
  const answer = stating.ask({
    sheet: at.table.sheet,
    cell: "",
    key: `name organization ${nameForm(name)}`,
    about: "name",
    text: name,
    options: [
      ...[found.code, ...found.others].map((code) => ({
        value: code,
        names: organizations.namesOf(code) ?? { zh: code, en: code },
      })),
      { value: "new", names: { zh: "是新平台", en: "A new platform" } },
    ],
    proposed: "new",
  });
  return answer === null || answer === "new" ? null : answer;
}

function dateField(
  field: "founded" | "closed",
  cells: readonly string[],
  column: number | null,
  { row }: At,
  stating: Stating,
): Pick<StatedPlatform, "founded" | "closed"> {
  const text = column === null ? "" : (cells[column] ?? "");
  const read = readStatedDate(text);
  const place = { row, column: column ?? 0 };
  if (read.kind === "date" && isPrecise(read.date)) return { [field]: read.date };
  if (read.kind === "date") stating.log.add("catalogue-date-year-only", place, text);
  else if (read.kind === "october-or-january")
    stating.log.add("catalogue-date-october", place, text, { year: read.year });
  else if (read.kind !== "missing") stating.log.add("catalogue-date-invalid", place, text);
  return {};
}

/** Proposes a platform that the region has not, and returns its code. */
export function newPlatform(name: string, at: At, stated: StatedPlatform, stating: Stating): string {
  const code = stating.newCode();
  const fields: PlatformFields = { names: { zh: name, en: name }, aliases: [], parent: stating.region, ...stated };
  stating.propose({ kind: "add-platform", code, fields }, at);
  stating.counts.added += 1;
  const illustrative = stating.items.organizations.get(stating.region)?.illustrative ?? false;
  stating.items.organizations.set(code, { ...fields, code, kind: "platform", illustrative });
  stating.lookups.organizations.add({ code, names: fields.names, aliases: [], shortNames: stated.shortNames });
  return code;
}

function proposeDifference(item: Organization, stated: StatedPlatform, at: At, stating: Stating): void {
  const { shortNames, founded, closed } = stated;
  const isShortKnown =
    shortNames === undefined ||
    [item.shortNames?.zh, ...item.aliases].some((text) => nameForm(text ?? "") === nameForm(shortNames.zh));
  const fields: StatedPlatform = {
    ...(isShortKnown || shortNames === undefined ? {} : { shortNames }),
    ...(founded === undefined || founded === item.founded ? {} : { founded }),
    ...(closed === undefined || closed === item.closed ? {} : { closed }),
  };
  if (Object.keys(fields).length === 0) {
    stating.counts.same += 1;
    return;
  }
  stating.propose({ kind: "change-platform", code: item.code, fields }, at);
  if (fields.shortNames) stating.lookups.organizations.add({ ...item, shortNames: fields.shortNames });
  stating.counts.changed += 1;
}

/** What a list says and the catalogue has no place for. */
const UNKEPT: readonly HeadingRole[] = ["host", "staff", "fund", "place"];

function tellUnkept({ table, columns }: TableFacts, { log }: Stating): void {
  const headings = (roles: readonly HeadingRole[]) =>
    columns.filter((column) => column.roles.some((role) => roles.includes(role)) && !column.roles.includes("platform"));
  const unkept = headings(UNKEPT);
  const persons = headings(["person"]);
  const [first] = unkept;
  const [person] = persons;
  const names = (list: typeof columns) => list.map(({ heading }) => splitLines(heading)).join("、");
  if (first) log.add("catalogue-columns-unkept", { row: table.headerRow, column: first.column }, names(unkept));
  if (person) log.add("catalogue-persons-unkept", { row: table.headerRow, column: person.column }, names(persons));
}

function splitLines(text: string): string {
  return text.replace(/\s+/g, "");
}
