/**
 * The number of the last revision, in memory that the threads of one server share, so that no read asks the database for
 * it. Each commit of a store that writes raises it before anybody is told of the commit. 0 until it is known.
 */
export type KnownRevision = Int32Array<SharedArrayBuffer>;

/** Higher than any number, so that it stays: the database is asked each time. */
const UNKNOWN = 0x7fffffff;

export function makeKnownRevision(): KnownRevision {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** `null` where the database has to be asked. */
export function knownNumber(known: KnownRevision | undefined): number | null {
  const number = known ? Atomics.load(known, 0) : 0;
  return number === 0 || number === UNKNOWN ? null : number;
}

/** Raises the number to what the database says. Another thread may know of a later one already. */
export function learnNumber(known: KnownRevision | undefined, read: () => number): void {
  if (!known) return;
  const number = readOrUnknown(read);
  let before = Atomics.load(known, 0);
  while (before < number) {
    const found = Atomics.compareExchange(known, 0, before, number);
    if (found === before) return;
    before = found;
  }
}

/** What was committed stays so, whether or not it can be read now. */
function readOrUnknown(read: () => number): number {
  try {
    return read();
  } catch {
    return UNKNOWN;
  }
}
