import type { PolicyFields } from "#domain/catalogue/catalogue-change.ts";
import { isWebAddress, type Policy, type PolicyKind } from "#domain/catalogue/policy.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { listEntries } from "./list-entries.ts";
import { cleanName, said } from "./rows-of-list.ts";
import { isPrecise, readStatedDate, readValidity } from "./stated-date.ts";
import type { At, Stating } from "./stating.ts";
import { columnOf, type TableFacts } from "./table-facts.ts";

/** Most policies of one table. */
export const MOST_POLICIES = 5000;
const LONGEST_FIELD = 200;
const LONGEST_LINK = 1000;

/** Reads a list of policies: what is new, and dates, numbers and issuers that the register has otherwise. */
export function readPolicies(facts: TableFacts, stating: Stating): void {
  const { table } = facts;
  const name = nameColumn(facts);
  if (name === null) return;
  const others = { columns: facts.columns.filter(({ column }) => column !== name) };
  const columns = {
    date: columnOf(others, "date"),
    until: columnOf(others, "valid-until"),
    number: columnOf(others, "document-number"),
    issuer: columnOf(others, "issuer"),
    kind: columnOf(others, "policy-kind"),
    link: columnOf(others, "link"),
  };
  const known = new Map<string, Policy>();
  for (const policy of stating.items.policies.values())
    if (policy.region === stating.region) known.set(nameForm(policy.names.zh), policy);
  for (const { at, name: text, row } of listEntries(
    table,
    { column: name, limit: MOST_POLICIES, clean: cleanTitle },
    stating,
  )) {
    const stated = statedFields(row.cells, columns, at, stating);
    const item = known.get(nameForm(text));
    if (item) proposeDifference(item, stated, at, stating);
    else proposeNew(text, kindOf(said(row.cells, columns.kind), text), stated, at, stating);
  }
}

/** 政策名称 before 名称. */
function nameColumn(facts: TableFacts): number | null {
  const named = facts.columns.filter(({ roles }) => roles.includes("policy"));
  return (
    (named.find(({ roles }) => !roles.includes("indicator") && !roles.includes("platform")) ?? named[0])?.column ?? null
  );
}

/** 《…》 around a whole title goes. */
function cleanTitle(text: string): string {
  const name = cleanName(text);
  return /^《([^《》]+)》$/.exec(name)?.[1] ?? name;
}

type Columns = Readonly<Record<"date" | "until" | "number" | "issuer" | "kind" | "link", number | null>>;
type StatedPolicy = Partial<
  Pick<PolicyFields, "date" | "dateStated" | "validUntil" | "documentNumber" | "issuer" | "link">
>;

function statedFields(cells: readonly string[], columns: Columns, { row }: At, stating: Stating): StatedPolicy {
  const { log } = stating;
  const dateText = said(cells, columns.date);
  const read = readStatedDate(dateText);
  const place = { row, column: columns.date ?? 0 };
  if (read.kind === "october-or-january") log.add("catalogue-date-october", place, dateText, { year: read.year });
  else if (read.kind === "nonexistent" || read.kind === "unreadable")
    log.add("catalogue-date-invalid", place, dateText);
  const date = read.kind === "date" ? read.date : null;
  const number = said(cells, columns.number).slice(0, LONGEST_FIELD);
  const issuer = said(cells, columns.issuer).slice(0, LONGEST_FIELD);
  const link = said(cells, columns.link).slice(0, LONGEST_LINK);
  const validUntil = readUntil(cells, columns, { row, date }, stating);
  return {
    ...(date === null ? {} : { date, dateStated: { zh: dateText, en: dateText } }),
    ...(number === "" ? {} : { documentNumber: number }),
    ...(isWebAddress(link) ? { link } : {}),
    ...(issuer === "" ? {} : { issuer }),
    ...(validUntil === null ? {} : { validUntil }),
  };
}

function readUntil(
  cells: readonly string[],
  { until }: Columns,
  { row, date }: { readonly row: number; readonly date: string | null },
  { log }: Stating,
): string | null {
  const text = said(cells, until);
  if (until === null || text === "") return null;
  const place = { row, column: until };
  const read = readValidity(text, date);
  if (read.kind === "date" && isPrecise(read.date)) {
    if (date !== null && read.date < date.slice(0, read.date.length)) {
      log.add("catalogue-valid-until-before-date", place, text, { date });
      return null;
    }
    return read.date;
  }
  if (read.kind === "october-or-january") log.add("catalogue-date-october", place, text, { year: read.year });
  else if (read.kind !== "missing" && read.kind !== "no-end") log.add("catalogue-date-invalid", place, text);
  return null;
}

/** Words of a column of kinds, or else of the title. */
const KINDS: readonly (readonly [RegExp, PolicyKind])[] = [
  [/机制|联席会议|工作制度/, "mechanism"],
  [/活动|大会|论坛|会议/, "event"],
  [/荣誉|称号|奖/, "honour"],
  [/服务/, "service"],
];

function kindOf(stated: string, name: string): PolicyKind {
  const byColumn = KINDS.find(([words]) => words.test(stated))?.[1];
  if (byColumn) return byColumn;
  return stated === "" && /机制$/.test(name) ? "mechanism" : "policy";
}

function proposeNew(name: string, kind: PolicyKind, stated: StatedPolicy, at: At, stating: Stating): void {
  const code = stating.newCode();
  const fields: PolicyFields = {
    names: { zh: name, en: name },
    kind,
    organizations: [],
    date: null,
    dateStated: { zh: "", en: "" },
    indicators: [],
    quote: "",
    ...stated,
  };
  stating.propose({ kind: "add-policy", code, region: stating.region, fields }, at);
  stating.counts.added += 1;
}

function proposeDifference(item: Policy, stated: StatedPolicy, at: At, stating: Stating): void {
  const { date, dateStated, ...texts } = stated;
  const fields: StatedPolicy = {
    ...Object.fromEntries(
      Object.entries(texts).filter(([field, value]) => item[field as keyof typeof texts] !== value),
    ),
    ...(date === undefined || date === item.date || dateStated === undefined ? {} : { date, dateStated }),
  };
  if (Object.keys(fields).length === 0) {
    stating.counts.same += 1;
    return;
  }
  stating.propose({ kind: "change-policy", code: item.code, fields }, at);
  stating.counts.changed += 1;
}
