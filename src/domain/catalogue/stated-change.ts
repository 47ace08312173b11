/** A change on the year before as a source states it: a share of one, and half of the last digit it is written with. */
type Stated = { readonly value: number; readonly rounding: number };

/** True where a stated change and one computed from levels differ by more than the rounding of both as written. */
export function differsFromStated({ value, rounding }: Stated, computed: number): boolean {
  return Math.abs(value - computed) > 2 * rounding + 1e-9;
}
