/** Beginning of a workbook or sheet of BIFF5 and BIFF8; earlier ones were no compound files. */
const BOF = 0x0809;
/** A kind of record that every reader skips. */
const SKIPPED = 0x0034;
const FORMULA = [0x0006, 0x0206, 0x0406];
/** ARRAY, SHRFMLA, NAME and EXTERNNAME, old and new: formulas that we do not show. */
const FORMULAS_ALONE = [0x0021, 0x0221, 0x04bc, 0x0018, 0x0218, 0x0023, 0x0223];
/** Where in a FORMULA record the value of the cell ends and what it is computed by begins (MS-XLS 2.4.127). */
const VALUE_END = 14;
const LEAST_FORMULA = 22;

/**
 * Empties every formula in a stream of BIFF records, in place. The library walks formulas by lengths that a file states,
 * and a damaged one leads it round in circles; values, texts and merges stand elsewhere. `false` where it is no such
 * stream.
 */
export function quietFormulas(stream: Uint8Array | number[]): boolean {
  const uint16 = (at: number) => (stream[at] ?? 0) | ((stream[at + 1] ?? 0) << 8);
  if (uint16(0) !== BOF) return false;
  for (let at = 0; at + 4 <= stream.length; at += 4 + uint16(at + 2)) {
    const kind = uint16(at);
    const length = uint16(at + 2);
    const isFormula = FORMULA.includes(kind);
    if (FORMULAS_ALONE.includes(kind) || (isFormula && length < LEAST_FORMULA)) {
      stream[at] = SKIPPED;
      stream[at + 1] = 0;
    } else if (isFormula) stream.fill(0, at + 4 + VALUE_END, Math.min(stream.length, at + 4 + length));
  }
  return true;
}
