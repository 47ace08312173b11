import { type FileKind, recogniseFile } from "./file-kind.ts";

export type Encoding = "UTF-8" | "UTF-8 BOM" | "GB18030" | "UTF-16LE" | "UTF-16BE" | "windows-1252";

/** A byte that belongs to no character of the encoding; `offset` counts from 0 at the start of the file. */
export type UndecodableByte = { readonly offset: number; readonly byte: number };

/** The text of a file, or what the file is instead. Undecodable bytes stand as U+FFFD in the text. */
export type Decoded = {
  readonly text: string;
  readonly encoding: Encoding;
  readonly undecodable: readonly UndecodableByte[];
  /** How many there are; `undecodable` lists the first. */
  readonly undecodableCount: number;
  readonly refused: FileKind | null;
};

const LISTED = 100;
/** GB18030 hardly ever holds what looks like a character of UTF-8; so many of them for each broken byte make it UTF-8. */
const WELL_FORMED_PER_FAULT = 6;

type Faults = { readonly list: UndecodableByte[]; count: number; multiByte: number };

/**
 * Bytes to text: a byte order mark decides; else UTF-16 where every second byte is zero; else strict UTF-8; else
 * windows-1252 where bytes above 0x7F stand alone among letters; else GB18030 (which is what "CSV" of a Chinese Excel is; 0x80 is the euro sign as in code page 936). A file that is
 * UTF-8 but for a few broken bytes stays UTF-8, and each broken byte is told.
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return decodeAs("UTF-8 BOM", bytes, 3);
  if (startsWith(bytes, 0xff, 0xfe)) return decodeAs("UTF-16LE", bytes, 2);
  if (startsWith(bytes, 0xfe, 0xff)) return decodeAs("UTF-16BE", bytes, 2);
  const refused = recogniseFile(bytes);
  if (refused !== null) return { text: "", encoding: "UTF-8", undecodable: [], undecodableCount: 0, refused };
  const wide = guessUtf16(bytes);
  if (wide !== null) return decodeAs(wide, bytes, 0);
  const utf8 = decodeStrictly("utf-8", bytes);
  if (utf8 !== null) return decoded(utf8, "UTF-8");
  const gb = decodeStrictly("gb18030", bytes);
  const utf8Faults = scanUtf8(bytes);
  if (isWestern(bytes)) return decodeAs("windows-1252", bytes, 0);
  const isMostlyUtf8 = utf8Faults.multiByte >= WELL_FORMED_PER_FAULT * utf8Faults.count;
  if (gb !== null && !isMostlyUtf8) return decoded(gb, "GB18030");
  const gbFaults = scanGb18030(bytes);
  const isUtf8 = isMostlyUtf8 || utf8Faults.count < gbFaults.count;
  return isUtf8 ? decodeAs("UTF-8", bytes, 0, utf8Faults) : decodeAs("GB18030", bytes, 0, gbFaults);
}

function decodeAs(encoding: Encoding, bytes: Uint8Array, from: number, known?: Faults): Decoded {
  const label = encoding === "UTF-8 BOM" ? "utf-8" : encoding.toLowerCase();
  const body = from > 0 ? bytes.subarray(from) : bytes;
  const text = known ? null : decodeStrictly(label, body);
  if (text !== null) return decoded(text, encoding);
  const lenient = new TextDecoder(label, { ignoreBOM: true }).decode(body);
  const faults = known ?? scan(encoding, body);
  const undecodable = faults.list.map(({ offset, byte }) => ({ offset: offset + from, byte }));
  return { text: lenient, encoding, undecodable, undecodableCount: Math.max(1, faults.count), refused: null };
}

function decoded(text: string, encoding: Encoding): Decoded {
  return { text, encoding, undecodable: [], undecodableCount: 0, refused: null };
}

function decodeStrictly(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a mark: the commas, digits and line ends of a table have a zero byte, always on the same side. */
function guessUtf16(bytes: Uint8Array): "UTF-16LE" | "UTF-16BE" | null {
  const length = Math.min(bytes.length - (bytes.length % 2), 4096);
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs / 10 && even * 8 < odd) return "UTF-16LE";
  if (even > pairs / 10 && odd * 8 < even) return "UTF-16BE";
  return null;
}

/** Share of the runs of bytes above 0x7F that must be single bytes. */
const MOSTLY_SINGLE = 0.8;

/**
 * Western European letters stand alone between ASCII ones, while nearly every Chinese character of GB18030 is two bytes
 * above 0x7F. A file whose only such byte is 0x80, the euro sign, may be either.
 */
function isWestern(bytes: Uint8Array): boolean {
  let runs = 0;
  let single = 0;
  let letters = 0;
  for (let i = 0; i < bytes.length; ) {
    if ((bytes[i] ?? 0) < 0x80) {
      i += 1;
      continue;
    }
    const start = i;
    while (i < bytes.length && (bytes[i] ?? 0) >= 0x80) i += 1;
    runs += 1;
    if (i - start > 1) continue;
    single += 1;
    if ((bytes[start] ?? 0) >= 0xc0 && isAsciiLetter(bytes[start - 1] ?? 0)) letters += 1;
  }
  return letters > 0 && single >= MOSTLY_SINGLE * runs;
}

function isAsciiLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function scan(encoding: Encoding, bytes: Uint8Array): Faults {
  if (encoding === "GB18030") return scanGb18030(bytes);
  if (encoding === "UTF-16LE" || encoding === "UTF-16BE") return scanUtf16(bytes, encoding === "UTF-16LE");
  return scanUtf8(bytes);
}

function fault(faults: Faults, bytes: Uint8Array, offset: number): void {
  faults.count += 1;
  if (faults.list.length < LISTED) faults.list.push({ offset, byte: bytes[offset] ?? 0 });
}

/** Finds bytes that are no UTF-8 (Unicode 15, table 3-7). */
function scanUtf8(bytes: Uint8Array): Faults {
  const faults: Faults = { list: [], count: 0, multiByte: 0 };
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length = utf8Length(bytes, i, lead);
    if (length === 0) fault(faults, bytes, i);
    else faults.multiByte += 1;
    i += length > 0 ? length : isCutShort(bytes, i, lead) ? bytes.length - i : 1;
  }
  return faults;
}

/** A character whose last bytes the file no longer holds is one fault. */
function isCutShort(bytes: Uint8Array, i: number, lead: number): boolean {
  const rest = bytes.subarray(i + 1);
  return lead >= 0xe0 && lead <= 0xf4 && rest.length < 3 && rest.every((byte) => (byte & 0xc0) === 0x80);
}

/** Bytes of the well-formed character at `i`, or 0. */
function utf8Length(bytes: Uint8Array, i: number, lead: number): number {
  const need =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (need === 0 || i + need > bytes.length) return 0;
  const second = bytes[i + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let k = 2; k < need; k += 1) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0;
  return need;
}

/** Finds bytes that are no GB18030: one byte, two bytes, or four bytes whose even ones are digits. */
function scanGb18030(bytes: Uint8Array): Faults {
  const faults: Faults = { list: [], count: 0, multiByte: 0 };
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    const second = bytes[i + 1] ?? 0;
    if (lead <= 0x80) i += 1;
    else if (lead === 0xff) {
      fault(faults, bytes, i);
      i += 1;
    } else if (second >= 0x40 && second <= 0xfe && second !== 0x7f) {
      faults.multiByte += 1;
      i += 2;
    } else if (isGbDigit(second) && isGbLead(bytes[i + 2] ?? 0) && isGbDigit(bytes[i + 3] ?? 0)) {
      faults.multiByte += 1;
      i += 4;
    } else {
      fault(faults, bytes, i);
      i += 1;
    }
  }
  return faults;
}

function isGbLead(byte: number): boolean {
  return byte >= 0x81 && byte <= 0xfe;
}

function isGbDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Finds surrogates without their partner, and a last byte that is half a unit. */
function scanUtf16(bytes: Uint8Array, littleEndian: boolean): Faults {
  const faults: Faults = { list: [], count: 0, multiByte: 0 };
  const unitAt = (i: number) => ((bytes[littleEndian ? i + 1 : i] ?? 0) << 8) | (bytes[littleEndian ? i : i + 1] ?? 0);
  for (let i = 0; i < bytes.length; i += 2) {
    const unit = unitAt(i);
    const isHigh = unit >= 0xd800 && unit <= 0xdbff;
    const isLow = unit >= 0xdc00 && unit <= 0xdfff;
    const paired = isHigh && i + 3 < bytes.length && unitAt(i + 2) >= 0xdc00 && unitAt(i + 2) <= 0xdfff;
    if (paired) i += 2;
    else if (isHigh || isLow || i + 1 >= bytes.length) fault(faults, bytes, i);
  }
  return faults;
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return bytes.length >= mark.length && mark.every((byte, i) => bytes[i] === byte);
}
