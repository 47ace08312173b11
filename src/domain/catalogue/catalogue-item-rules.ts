import { firstDayOf, isDayOrMonth, lastDayOf } from "#domain/terms/iso-date.ts";
import type { Names } from "#domain/terms/names.ts";
import {
  comparePeriodCodes,
  type Frequency,
  firstDay,
  isCalendarPeriod,
  isFiner,
  parsePeriod,
} from "#domain/terms/period.ts";
import type { IndexedItems } from "./catalogue-apply.ts";
import type { CatalogueField } from "./catalogue-change.ts";
import { namesAt } from "./catalogue-compare.ts";
import type { CatalogueEntry } from "./catalogue-difference.ts";
import { checkName, checkNames, type NameIndex } from "./catalogue-names.ts";
import type { CatalogueReport } from "./catalogue-report.ts";
import { AGGREGATION_WORDS, FREQUENCY_WORDS } from "./catalogue-words.ts";
import { checkFormulas, isPartOf } from "./formula-rules.ts";
import type { Indicator } from "./indicator.ts";
import { type Organization, regionOf } from "./organization.ts";
import { CURVE_SHARES, isCurve, type Plan } from "./plan.ts";
import { isWebAddress, type Policy } from "./policy.ts";
import { type Target, targetKey } from "./target.ts";

/** How many figures hold now, as far as the rules ask. */
export type FiguresSummary = {
  readonly ofIndicators: ReadonlyMap<string, number>;
  /** Of each organization, by period. */
  readonly ofOrganizations: ReadonlyMap<string, readonly { readonly period: string; readonly count: number }[]>;
};

export type RuleContext = {
  readonly before: IndexedItems;
  readonly after: IndexedItems;
  readonly index: NameIndex;
  readonly figures: FiguresSummary;
  /** The indicators that would be computed from others. */
  readonly computed: readonly Indicator[];
};

/** Fields that decide which names are of one space. */
const NAME_FIELDS: readonly CatalogueField[] = ["names", "aliases", "shortNames", "parent"];

/** What is wrong with one item as it would be. */
export function checkItem(report: CatalogueReport, { place, fields }: CatalogueEntry, context: RuleContext): void {
  const { after, index } = context;
  // What the product came with may have names that nobody would be let enter; they are not in the way of other changes.
  const isRenamed = fields.some(({ field }) => NAME_FIELDS.includes(field));
  switch (place.item) {
    case "indicator": {
      const item = after.indicators.get(place.code);
      if (item && isRenamed) checkNames(report, "indicator", { item, items: after, index });
      if (item) checkIndicator(report, item, context);
      if (item) checkFormulas(report, item, context);
      else checkUse(report, context, { item: "indicator", code: place.code });
      break;
    }
    case "organization": {
      const item = after.organizations.get(place.code);
      if (item && isRenamed) checkNames(report, "organization", { item, items: after, index });
      if (item) checkOrganization(report, item, context);
      else checkUse(report, context, { item: "organization", code: place.code });
      break;
    }
    case "policy": {
      const policy = after.policies.get(place.code);
      if (!policy) checkReplaced(report, place.code, after);
      if (policy && isRenamed) checkName(report, policy.names.zh, "names");
      if (policy) checkPolicy(report, policy, context);
      break;
    }
    case "target": {
      const target = after.targets.get(targetKey(place.indicator, place.organization, place.period));
      if (target) checkTarget(report, target, context);
      break;
    }
    case "plan": {
      const plan = after.plans.get(targetKey(place.indicator, place.organization, place.period));
      if (plan) checkPlan(report, plan, context);
      break;
    }
  }
}

/** What is gone must not be what something is of. */
function checkUse(
  report: CatalogueReport,
  { after, figures, computed }: RuleContext,
  { item, code }: { readonly item: "indicator" | "organization"; readonly code: string },
): void {
  const counted =
    item === "indicator"
      ? [figures.ofIndicators.get(code) ?? 0]
      : (figures.ofOrganizations.get(code) ?? []).map(({ count }) => count);
  const targets = [...after.targets.values(), ...after.plans.values()].filter((planned) => planned[item] === code);
  const children = [...after.organizations.values()].filter(({ parent }) => item === "organization" && parent === code);
  const policies = [...after.policies.values()].filter((policy) =>
    item === "indicator"
      ? policy.indicators.includes(code)
      : policy.region === code || policy.organizations.includes(code),
  );
  const made = computed.filter((other) => item === "indicator" && isPartOf(code, other));
  const items = targets.length + children.length + policies.length + made.length;
  const of = counted.reduce((sum, count) => sum + count, 0);
  if (of + items > 0) report.add("still-used", null, { figures: of, items });
}

function checkIndicator(report: CatalogueReport, indicator: Indicator, { before, after, figures }: RuleContext): void {
  const { code, min, max, group } = indicator;
  if (min !== null && max !== null && min > max) report.add("range-reversed", "min", { min, max });
  if (group.zh.trim() === "") report.add("name-missing", "group", {});
  checkReporting(report, indicator, after);
  const was = before.indicators.get(code);
  const count = figures.ofIndicators.get(code) ?? 0;
  if (!was || count === 0) return;
  for (const field of ["unit", "unitMult"] as const)
    if (was[field] !== indicator[field]) report.add("unit-with-figures", field, { count });
  if (was.aggregation !== indicator.aggregation)
    report.add("aggregation-changed", "aggregation", {
      count,
      what: { zh: "累计", en: "the year to date" },
      before: AGGREGATION_WORDS[was.aggregation],
      after: AGGREGATION_WORDS[indicator.aggregation],
    });
  if (was.additive !== indicator.additive)
    report.add("aggregation-changed", "additive", {
      count,
      what: { zh: "地区合计", en: "a region's total" },
      before: totalWords(was),
      after: totalWords(indicator),
    });
}

/** Of whom and until when it is expected. */
function checkReporting(report: CatalogueReport, { reporters, retired }: Indicator, after: IndexedItems): void {
  const period = retired === undefined ? null : parsePeriod(retired);
  if (retired !== undefined && !(period && isCalendarPeriod(period)))
    report.add("retired-period", "retired", { period: retired });
  if (typeof reporters === "string") return;
  for (const code of reporters ?? [])
    if (!after.organizations.has(code)) report.add("unknown-organization", "reporters", { code });
}

function totalWords({ additive }: Indicator): Names {
  return additive
    ? { zh: "各平台之和", en: "the sum of its platforms" }
    : { zh: "不由平台相加", en: "no sum of its platforms" };
}

function checkOrganization(report: CatalogueReport, organization: Organization, context: RuleContext): void {
  if (organization.kind === "region") {
    checkDefault(report, organization, context.after);
    return;
  }
  const { before, after, figures } = context;
  const { code, founded, closed } = organization;
  checkParent(report, organization, after);
  const hasDates = [checkDate(report, "founded", founded), checkDate(report, "closed", closed)].every(Boolean);
  if (!hasDates) return;
  if (founded !== undefined && closed !== undefined && lastDayOf(closed) < firstDayOf(founded))
    report.add("closed-before-founded", "closed", { founded, closed });
  const own = figures.ofOrganizations.get(code) ?? [];
  const was = before.organizations.get(code);
  if (closed !== undefined && closed !== was?.closed) checkLaterFigures(report, closed, own);
  const count = own.reduce((sum, each) => sum + each.count, 0);
  const isMoved = was !== undefined && was.parent !== organization.parent;
  if (isMoved && count > 0 && after.organizations.get(regionOf(organization))?.kind === "region") {
    const nameOf = (region: string) => namesAt(after, { item: "organization", code: region });
    report.add("moved-with-figures", "parent", {
      count,
      before: nameOf(regionOf(was)),
      after: nameOf(regionOf(organization)),
    });
  }
}

/** An address that names no region leads to one. */
function checkDefault(report: CatalogueReport, region: Organization, { organizations }: IndexedItems): void {
  const other = [...organizations.values()].find(({ code, isDefault }) => isDefault && code !== region.code);
  if (region.isDefault && other) report.add("two-default-regions", "isDefault", { other: other.names });
}

function checkParent(report: CatalogueReport, { code, parent }: Organization, { organizations }: IndexedItems): void {
  const region = organizations.get(parent ?? "");
  if (parent === code) report.add("parent-of-itself", "parent", {});
  else if (!region) report.add("unknown-parent", "parent", { parent: parent ?? "" });
  else if (region.kind !== "region") report.add("parent-no-region", "parent", { parent: region.names });
}

/** Figures of periods that end after the last day of an organization. */
function checkLaterFigures(
  report: CatalogueReport,
  closed: string,
  own: readonly { readonly period: string; readonly count: number }[],
): void {
  const last = lastDayOf(closed);
  const later = own.filter(({ period }) => startOf(period) > last);
  const [latest] = later.map(({ period }) => period).sort((a, b) => comparePeriodCodes(b, a));
  if (latest === undefined) return;
  const count = later.reduce((sum, each) => sum + each.count, 0);
  report.add("closed-with-later-figures", "closed", { closed, count, latest });
}

function checkPolicy(report: CatalogueReport, policy: Policy, { after }: RuleContext): void {
  const { date, validUntil, region } = policy;
  if (after.organizations.get(region)?.kind !== "region") report.add("unknown-organization", null, { code: region });
  const begins = date === null ? null : parsePeriod(date);
  if (date !== null && !begins && !isDayOrMonth(date)) report.add("date-invalid", "date", { text: date });
  else if (checkDate(report, "validUntil", validUntil) && validUntil !== undefined && date !== null) {
    if (lastDayOf(validUntil) < (isDayOrMonth(date) ? firstDayOf(date) : startOf(date)))
      report.add("valid-until-before-date", "validUntil", { until: validUntil, date });
  }
  for (const code of policy.organizations) {
    const organization = after.organizations.get(code);
    if (!organization || regionOf(organization) !== region)
      report.add("unknown-organization", "organizations", { code });
  }
  for (const code of policy.indicators)
    if (!after.indicators.has(code)) report.add("unknown-indicator", "indicators", { code });
  if (policy.link !== undefined && !isWebAddress(policy.link))
    report.add("link-invalid", "link", { text: policy.link });
  checkReplacement(report, policy, after);
}

/** What took the place of others must not go before they name something else. */
function checkReplaced(report: CatalogueReport, code: string, { policies }: IndexedItems): void {
  const replaced = [...policies.values()].filter(({ replacedBy }) => replacedBy === code);
  if (replaced.length > 0) report.add("still-used", null, { figures: 0, items: replaced.length });
}

/** What took its place is another of the region, and does not lead back to it. */
function checkReplacement(report: CatalogueReport, policy: Policy, { policies }: IndexedItems): void {
  const { replacedBy } = policy;
  if (replacedBy === undefined) return;
  if (policies.get(replacedBy)?.region !== policy.region)
    report.add("unknown-policy", "replacedBy", { code: replacedBy });
  const passed = new Set<string>();
  for (let next: string | undefined = replacedBy; next !== undefined; next = policies.get(next)?.replacedBy) {
    if (next === policy.code) report.add("replaced-by-itself", "replacedBy", {});
    if (next === policy.code || passed.has(next)) return;
    passed.add(next);
  }
}

function checkTarget(report: CatalogueReport, target: Target, { after }: RuleContext): void {
  const { indicator: code, organization, period, value } = target;
  const indicator = after.indicators.get(code);
  if (!indicator) report.add("unknown-indicator", null, { code });
  if (!after.organizations.has(organization)) report.add("unknown-organization", null, { code: organization });
  checkTargetPeriod(report, period, indicator?.frequency);
  if (typeof value === "number" ? !Number.isFinite(value) : !numbersOf(value).every(Number.isFinite))
    report.add("target-not-finite", "value", {});
  if (typeof value === "object" && value.kind === "words" && value.text.trim() === "")
    report.add("target-blank", "value", {});
}

function numbersOf(value: Exclude<Target["value"], number>): number[] {
  switch (value.kind) {
    case "bound":
      return [value.value];
    case "relative":
      return [value.change];
    case "completion":
      return [value.percent];
    case "words":
      return [];
  }
}

/** A target is of a calendar period, which is no shorter than those that the indicator is reported by. */
function checkTargetPeriod(report: CatalogueReport, code: string, frequency: Frequency | undefined): void {
  const period = parsePeriod(code);
  if (period === null || !isCalendarPeriod(period)) {
    const why = {
      zh: `“${code}”不是年、半年、季度或月`,
      en: `“${code}” is no year, half, quarter or month`,
    };
    report.add("target-period", null, { why });
  } else if (frequency !== undefined && isFiner(period.kind, frequency)) {
    const reported = FREQUENCY_WORDS[frequency];
    const why = {
      zh: `指标${reported.zh}报送，没有“${code}”的数据可比`,
      en: `the indicator is reported ${reported.en}, and has no figures of “${code}” to compare`,
    };
    report.add("target-period", null, { why });
  }
}

function checkPlan(report: CatalogueReport, plan: Plan, { after }: RuleContext): void {
  const { indicator, organization, period, weight, curve } = plan;
  if (!after.indicators.has(indicator)) report.add("unknown-indicator", null, { code: indicator });
  if (!after.organizations.has(organization)) report.add("unknown-organization", null, { code: organization });
  if (parsePeriod(period)?.kind !== "year") report.add("plan-period", null, { period });
  if (weight !== undefined && !(weight >= 0 && weight <= 100)) report.add("weight-invalid", "weight", { weight });
  if (curve && "cumulative" in curve && !isCurve(curve)) {
    const { kind, cumulative } = curve;
    const shares = { zh: cumulative.join("、"), en: cumulative.join(", ") };
    report.add("curve-invalid", "curve", { shares, count: CURVE_SHARES[kind] });
  }
}

/** The first day of a period; of a code that is none, no day at all. */
function startOf(code: string): string {
  const period = parsePeriod(code);
  return period ? firstDay(period) : "";
}

/** Whether a date can be gone by: none is as good as one. */
function checkDate(report: CatalogueReport, field: CatalogueField, text: string | undefined): boolean {
  if (text === undefined || isDayOrMonth(text)) return true;
  report.add("date-invalid", field, { text });
  return false;
}
