/** Beginning of a workbook or sheet of BIFF5 and BIFF8; earlier ones were no compound files. */
const BOF = 0x0809;
/** A kind of record that every reader skips. */
const SKIPPED = 0x0034;
const FORMULA = [0x0006, 0x0206, 0x0406];
/** Cells with a value, and the text that a formula came to. */
const CELLS = [0x0203, 0x0204, 0x0205, 0x0207, 0x00bd, 0x00d6, 0x00fd, 0x027e];
/** EOF, DATEMODE, FILEPASS, FONT, CODEPAGE, BOUNDSHEET, XF, FORMAT: how cells are read; DIMENSIONS, ROW, COLINFO. */
const FRAME = [0x000a, 0x0022, 0x002f, 0x0031, 0x0042, 0x0085, 0x00e0, 0x041e, 0x0200, 0x0208, 0x007d];
const SST = 0x00fc;
const CONTINUE = 0x003c;
const MERGED = 0x00e5;
const READ: ReadonlySet<number> = new Set([BOF, SST, MERGED, ...FORMULA, ...CELLS, ...FRAME]);
/** Where in a FORMULA record the value of the cell ends and what it is computed by begins (MS-XLS 2.4.127). */
const VALUE_END = 14;
const LEAST_FORMULA = 22;

/**
 * Empties every formula in a stream of BIFF records, in place, and makes whatever else is not read a record that is skipped.
 * The library walks formulas, names, links and pictures by lengths and counts that a file states, and a damaged one leads it
 * round in circles or fills its memory; values, texts and merges stand elsewhere. `false` where it is no such stream.
 */
export function quietFormulas(stream: Uint8Array | number[]): boolean {
  const uint16 = (at: number) => (stream[at] ?? 0) | ((stream[at + 1] ?? 0) << 8);
  if (uint16(0) !== BOF) return false;
  let isBeforeRead = false;
  for (let at = 0; at + 4 <= stream.length; at += 4 + uint16(at + 2)) {
    const kind = uint16(at);
    const length = uint16(at + 2);
    const isFormula = FORMULA.includes(kind);
    const isRead: boolean =
      kind === CONTINUE
        ? isBeforeRead
        : READ.has(kind) &&
          !(isFormula && length < LEAST_FORMULA) &&
          !(kind === MERGED && !isWhole(uint16(at + 4), length));
    isBeforeRead = isRead;
    if (!isRead) {
      stream[at] = SKIPPED;
      stream[at + 1] = 0;
    } else if (isFormula) stream.fill(0, at + 4 + VALUE_END, Math.min(stream.length, at + 4 + length));
  }
  return true;
}

/** Merged cells are counted and then listed in eight bytes each. */
function isWhole(count: number, length: number): boolean {
  return 2 + 8 * count <= length;
}
