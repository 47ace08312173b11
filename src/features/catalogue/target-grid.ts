import type { TargetValue } from "#domain/catalogue/target.ts";
import { shiftDecimal } from "#domain/terms/unit.ts";

export type Decomposition = {
  /** Sum of the platforms' targets; `null` where none has one that is a number. */
  readonly sum: number | null;
  /** How many platforms have one that is a number. */
  readonly set: number;
  /** The region's less the sum; `null` where either is missing. */
  readonly gap: number | null;
};

/** A region's target against the sum of its platforms', added as decimals and not as binary fractions. */
export function decompose(
  targetOf: (organization: string) => TargetValue | undefined,
  region: string,
  platforms: readonly string[],
): Decomposition {
  const values = platforms.map(targetOf).filter((value) => typeof value === "number");
  const own = targetOf(region);
  if (values.length === 0) return { sum: null, set: 0, gap: null };
  const sum = addDecimals(values);
  return { sum, set: values.length, gap: typeof own === "number" ? addDecimals([own, -sum]) : null };
}

function addDecimals(values: readonly number[]): number {
  const places = values.reduce((most, value) => Math.max(most, String(value).split(".")[1]?.length ?? 0), 0);
  return shiftDecimal(
    values.reduce((sum, value) => sum + shiftDecimal(value, places), 0),
    -places,
  );
}
