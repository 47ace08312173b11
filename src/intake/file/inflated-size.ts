/** Code lengths of a Huffman code, ready to decode bit by bit: how many codes of each length, and symbols in order. */
type Code = { readonly counts: Uint16Array; readonly symbols: Uint16Array };

type Bits = { readonly bytes: Uint8Array; at: number; held: number; count: number };

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
];
LENGTH_BASE.push(195, 227, 258);
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MOST_BITS = 15;

const FIXED: readonly [Code, Code] = [
  codeOf(Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  codeOf(new Uint8Array(30).fill(5)),
];

/**
 * The size a DEFLATE stream (RFC 1951) unpacks to, without unpacking it: nothing is kept but the count, so that a file
 * that lies about its size costs no memory. Follows Mark Adler's `puff`.
 *
 * @param limit where counting stops
 * @returns a number above `limit` for a stream that is larger; `null` for a broken stream
 */
export function inflatedSize(bytes: Uint8Array, from: number, limit: number): number | null {
  const bits: Bits = { bytes, at: from, held: 0, count: 0 };
  let size = 0;
  for (let last = false; !last; ) {
    last = take(bits, 1) === 1;
    const kind = take(bits, 2);
    const added =
      kind === 0 ? skipStored(bits) : kind === 3 ? null : countBlock(bits, codesOf(kind, bits), limit - size);
    if (added === null || bits.at > bytes.length) return null;
    size += added;
    if (size > limit) return size;
  }
  return size;
}

/** Bits, the lowest first. Behind the end they are 0, and `at` says so. */
function take(bits: Bits, wanted: number): number {
  while (bits.count < wanted) {
    bits.held |= (bits.bytes[bits.at] ?? 0) << bits.count;
    bits.at += 1;
    bits.count += 8;
  }
  const value = bits.held & ((1 << wanted) - 1);
  bits.held >>>= wanted;
  bits.count -= wanted;
  return value;
}

function skipStored(bits: Bits): number | null {
  bits.held = 0;
  bits.count = 0;
  const { bytes, at } = bits;
  const length = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  const check = (bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8);
  if (length !== (~check & 0xffff)) return null;
  bits.at += 4 + length;
  return length;
}

function codesOf(kind: number, bits: Bits): readonly [Code, Code] | null {
  if (kind === 1) return FIXED;
  const literals = take(bits, 5) + 257;
  const distances = take(bits, 5) + 1;
  const lengths = new Uint8Array(19);
  for (let i = take(bits, 4) + 4, at = 0; at < i; at += 1) lengths[ORDER[at] ?? 0] = take(bits, 3);
  const code = codeOf(lengths);
  const all = new Uint8Array(literals + distances);
  for (let at = 0; at < all.length; ) {
    const symbol = decode(bits, code);
    if (symbol < 0 || bits.at > bits.bytes.length + 4) return null;
    if (symbol < 16) {
      all[at] = symbol;
      at += 1;
      continue;
    }
    if (symbol === 16 && at === 0) return null;
    const value = symbol === 16 ? (all[at - 1] ?? 0) : 0;
    const times = symbol === 16 ? 3 + take(bits, 2) : symbol === 17 ? 3 + take(bits, 3) : 11 + take(bits, 7);
    if (at + times > all.length) return null;
    all.fill(value, at, at + times);
    at += times;
  }
  return [codeOf(all.subarray(0, literals)), codeOf(all.subarray(literals))];
}

function countBlock(bits: Bits, codes: readonly [Code, Code] | null, limit: number): number | null {
  if (codes === null) return null;
  const [literals, distances] = codes;
  let size = 0;
  while (size <= limit) {
    const symbol = decode(bits, literals);
    if (symbol < 0 || bits.at > bits.bytes.length + 4) return null;
    if (symbol === 256) return size;
    if (symbol < 256) {
      size += 1;
      continue;
    }
    const base = LENGTH_BASE[symbol - 257];
    if (base === undefined) return null;
    size += base + take(bits, LENGTH_EXTRA[symbol - 257] ?? 0);
    const distance = decode(bits, distances);
    if (distance < 0 || distance > 29) return null;
    take(bits, distance < 2 ? 0 : (distance >> 1) - 1);
  }
  return size;
}

function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(MOST_BITS + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const offsets = new Uint16Array(MOST_BITS + 2);
  for (let length = 1; length <= MOST_BITS; length += 1)
    offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0);
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const offset = offsets[length] ?? 0;
    symbols[offset] = symbol;
    offsets[length] = offset + 1;
  }
  return { counts, symbols };
}

/** The next symbol; -1 where the bits are no code. */
function decode(bits: Bits, { counts, symbols }: Code): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= MOST_BITS; length += 1) {
    code |= take(bits, 1);
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[index + (code - first)] ?? -1;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return -1;
}
