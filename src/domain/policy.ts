import type { Names } from "./names.ts";

/** `honour` is a rating a platform received; it is dated and sourced like a policy but nobody enacted it. */
export const POLICY_KINDS = ["policy", "mechanism", "honour", "event"] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/**
 * A document, mechanism or dated event. `date` is a period code or a day, as precise as the source states and no more;
 * `null` where the source gives none.
 */
export type Policy = {
  readonly code: string;
  readonly names: Names;
  readonly kind: PolicyKind;
  readonly region: string;
  /** Organizations it concerns; empty where it concerns the whole region. */
  readonly organizations: readonly string[];
  readonly date: string | null;
  /** The date in the source's own words. */
  readonly dateStated: Names;
  /** Codes of the indicators it is meant to move. */
  readonly indicators: readonly string[];
  readonly source: string;
  /** The wording of the source. */
  readonly quote: string;
};

/** The month code at which a policy can be marked on a monthly axis; `null` where its date is less precise than a month. */
export function policyMonth(policy: Policy): string | null {
  if (policy.date === null) return null;
  return /^\d{4}-\d{2}(-\d{2})?$/.test(policy.date) ? policy.date.slice(0, 7) : null;
}
