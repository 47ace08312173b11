import type { Organization } from "./organization.ts";
import type { Plan, PlanCurve } from "./plan.ts";
import { targetKey } from "./target.ts";

/** The curves that go for an indicator and an organization, by year code. */
export type CurvesOf = (indicator: string, organization: string) => ReadonlyMap<string, PlanCurve>;

/** An organization's own curve of a year, else that of its region. */
export function curvesIn(plans: readonly Plan[], organizations: readonly Organization[]): CurvesOf {
  const own = new Map<string, Map<string, PlanCurve>>();
  for (const { indicator, organization, period, curve } of plans) {
    if (!curve) continue;
    const key = targetKey(indicator, organization, "");
    own.set(key, (own.get(key) ?? new Map()).set(period, curve));
  }
  if (own.size === 0) return () => NONE;
  const parents = new Map(organizations.map(({ code, parent }) => [code, parent]));
  return (indicator, organization) => {
    const of = (code: string) => own.get(targetKey(indicator, code, "")) ?? NONE;
    return new Map([...of(parents.get(organization) ?? ""), ...of(organization)]);
  };
}

const NONE: ReadonlyMap<string, PlanCurve> = new Map();
