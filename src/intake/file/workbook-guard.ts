import { inflatedSize } from "./inflated-size.ts";

/** Why a workbook is not opened. */
export type WorkbookRefusal = "macros" | "too-large" | "encrypted" | "broken";

export type GuardLimits = {
  /** Most bytes that all parts may unpack to together. */
  readonly unpacked: number;
  /** Most parts. */
  readonly entries: number;
  /** Most bytes unpacked from one packed byte, of a file that unpacks to more than `ratioFrom`. */
  readonly ratio: number;
  readonly ratioFrom: number;
};

export const GUARD_LIMITS: GuardLimits = { unpacked: 200e6, entries: 5000, ratio: 200, ratioFrom: 20e6 };

type Entry = { readonly name: string; readonly offset: number; readonly packed: number; readonly size: number };

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const WHOLE_32 = 0xffffffff;
const LOCAL_HEADER = 30;
/** A path is shorter; libraries take each apart at every slash. */
const LONGEST_NAME = 1024;

/**
 * Looks at a zip before anything in it is unpacked: its directory must add up to a size that is safe to hold, and each
 * part must really unpack to no more than it says. `null` for a zip that may be opened.
 */
export function guardZip(bytes: Uint8Array, limits: GuardLimits = GUARD_LIMITS): WorkbookRefusal | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = directoryOf(view, limits);
    if (typeof entries === "string") return entries;
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    if (total > limits.unpacked || (total > limits.ratioFrom && total > limits.ratio * bytes.length))
      return "too-large";
    if (entries.some(({ name }) => /vbaProject\.bin$|macrosheets\//i.test(name))) return "macros";
    if (isOverlapping(entries)) return "broken";
    for (const entry of entries) {
      const refusal = guardPart(view, bytes, entry);
      if (refusal !== null) return refusal;
    }
    return null;
  } catch (error) {
    // A place outside of the file.
    if (error instanceof RangeError) return "broken";
    throw error;
  }
}

/** Parts as the directory at the end lists them (APPNOTE 4.3.12). */
function directoryOf(view: DataView, limits: GuardLimits): Entry[] | WorkbookRefusal {
  let end = view.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_SIGNATURE) end -= 1;
  if (end < 0) return "broken";
  const count = view.getUint16(end + 10, true);
  if (count !== view.getUint16(end + 8, true)) return "broken";
  if (count > limits.entries) return "too-large";
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== ENTRY_SIGNATURE) return "broken";
    const flags = view.getUint16(at + 8, true);
    if ((flags & 0x2041) !== 0) return "encrypted";
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const stated = view.getUint32(at + 24, true);
    const size = longSize(view, at + 46 + nameLength, extraLength) ?? stated;
    if (nameLength > LONGEST_NAME) return "broken";
    entries.push({
      name: asciiAt(view, at + 46, nameLength),
      offset: view.getUint32(at + 42, true),
      packed: view.getUint32(at + 20, true),
      size,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Parts that share bytes: a few of them, named often enough, unpack to any size and take any time to look at. */
function isOverlapping(entries: readonly Entry[]): boolean {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  return sorted.some(({ offset }, i) => {
    const before = sorted[i - 1];
    // Where the packed size stands in a ZIP64 field, the header alone.
    const packed = before === undefined || before.packed === WHOLE_32 ? 0 : before.packed;
    return before !== undefined && offset < before.offset + LOCAL_HEADER + packed;
  });
}

/** The part's own header must not say another size, because whoever unpacks it makes room for that. */
function guardPart(view: DataView, bytes: Uint8Array, { offset, size }: Entry): WorkbookRefusal | null {
  if (view.getUint32(offset, true) !== LOCAL_SIGNATURE) return "broken";
  const flags = view.getUint16(offset + 6, true);
  const method = view.getUint16(offset + 8, true);
  const nameLength = view.getUint16(offset + 26, true);
  const extraLength = view.getUint16(offset + 28, true);
  const stated = view.getUint32(offset + 22, true);
  const own = longSize(view, offset + 30 + nameLength, extraLength) ?? stated;
  const isLater = (flags & 8) !== 0 && (own === 0 || own === WHOLE_32);
  if ((own !== size && !isLater) || (stated !== own && stated !== WHOLE_32)) return "broken";
  if ((flags & 0x2041) !== 0) return "encrypted";
  const data = offset + 30 + nameLength + extraLength;
  if (method === 0) return data + size > bytes.length ? "broken" : null;
  if (method !== 8) return "broken";
  const real = inflatedSize(bytes, data, size);
  return real === null ? "broken" : real > size ? "too-large" : null;
}

/** The size in a ZIP64 field; such a field is also written where it is not needed. */
function longSize(view: DataView, from: number, length: number): number | null {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1 || view.getUint16(at + 2, true) < 8) continue;
    return view.getUint32(at + 4, true) + view.getUint32(at + 8, true) * 2 ** 32;
  }
  return null;
}

function asciiAt(view: DataView, from: number, length: number): string {
  let text = "";
  for (let i = from; i < from + length; i += 1) text += String.fromCharCode(view.getUint8(i));
  return text;
}
