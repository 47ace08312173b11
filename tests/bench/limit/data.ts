/** All figures of the limit page as one compact JSON: `values[indicator][organization][month]`, `null` where missing. */
export type LimitData = {
  readonly months: readonly string[];
  readonly organizations: readonly string[];
  readonly indicators: readonly string[];
  readonly values: readonly (readonly (readonly (number | null)[])[])[];
};
