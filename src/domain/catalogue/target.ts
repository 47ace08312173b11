/** Planned value of an indicator for an organization and a year, in the indicator's unit. */
export type Target = {
  readonly indicator: string;
  readonly organization: string;
  /** Period code of a year, `2024`. */
  readonly period: string;
  readonly value: number;
  readonly source: string;
};

/** One key for an indicator, an organization and a period; none of the codes may hold a bar. */
export function targetKey(indicator: string, organization: string, period: string): string {
  return `${indicator}|${organization}|${period}`;
}
