import { type Policy, policyMonth } from "#domain/catalogue/policy.ts";
import { lastDayOf } from "#domain/terms/iso-date.ts";
import { comparePeriodCodes, firstDay, parsePeriod } from "#domain/terms/period.ts";

/** Whether a policy holds on a day: `open` where its source says nothing of an end. */
export const POLICY_STATES = ["open", "in-force", "expired", "replaced"] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

/** @param today a day in the region's zone, ISO */
export function policyState({ validUntil, replacedBy }: Policy, today: string): PolicyState {
  if (replacedBy !== undefined) return "replaced";
  if (validUntil === undefined) return "open";
  return lastDayOf(validUntil) < today ? "expired" : "in-force";
}

/** What a person looks for; what is absent or empty leaves everything. */
export type PolicyFilter = {
  readonly text?: string | undefined;
  readonly kind?: string | undefined;
  /** Code of a platform: policies that name it, and those of the whole region. */
  readonly organization?: string | undefined;
  /** Code of an indicator that they are meant to move. */
  readonly indicator?: string | undefined;
  readonly state?: string | undefined;
};

export function filterPolicies(policies: readonly Policy[], filter: PolicyFilter, today: string): Policy[] {
  const { kind, organization, indicator, state } = filter;
  const words = plain(filter.text ?? "")
    .split(" ")
    .filter((word) => word !== "");
  return policies.filter(
    (policy) =>
      (!kind || policy.kind === kind) &&
      (!organization || policy.organizations.length === 0 || policy.organizations.includes(organization)) &&
      (!indicator || policy.indicators.includes(indicator)) &&
      (!state || policyState(policy, today) === state) &&
      words.every((word) => said(policy).includes(word)),
  );
}

/** Policies of one year of a register; the year is `null` where its date says none. */
export type PolicyYear = { readonly year: number | null; readonly policies: readonly Policy[] };

/** By year, the latest first, each year's latest first; those without a date last, in catalogue order. */
export function policiesByYear(policies: readonly Policy[]): PolicyYear[] {
  const years = new Map<number | null, Policy[]>();
  for (const policy of [...policies].sort((a, b) => compareDates(b.date, a.date))) {
    const year = yearOf(policy.date);
    const listed = years.get(year) ?? [];
    years.set(year, listed);
    listed.push(policy);
  }
  return [...years]
    .sort(([a], [b]) => (b ?? Number.NEGATIVE_INFINITY) - (a ?? Number.NEGATIVE_INFINITY))
    .map(([year, listed]) => ({ year, policies: listed }));
}

/** The year of charts to look at beside a policy: from a year before its month; `null` where it has no month. */
export function policyTrendStart(policy: Policy): string | null {
  const month = policyMonth(policy);
  return month === null ? null : `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
}

function compareDates(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : comparePeriodCodes(a, b);
}

function startOf(date: string): string {
  const period = parsePeriod(date);
  return period ? firstDay(period) : date;
}

function yearOf(date: string | null): number | null {
  // A range without a beginning (近年来) is of no year.
  const year = date === null ? null : /^\d{4}/.exec(date)?.[0];
  return year ? Number(year) : null;
}

function said({ names, documentNumber = "", issuer = "", quote, dateStated }: Policy): string {
  return plain([names.zh, names.en, documentNumber, issuer, quote, dateStated.zh].join(" "));
}

/** Width, case and brackets apart: 〔2026〕 is found by (2026). */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[〔［【]/g, "(")
    .replace(/[〕］】]/g, ")")
    .replace(/\s+/g, " ");
}
