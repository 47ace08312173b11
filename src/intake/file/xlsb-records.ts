/** A record of a binary part (MS-XLSB 2.1.4): its kind and what it holds. */
export type BinaryRecord = { readonly kind: number; readonly data: DataView };

/** Walks through the records of a part; one that reaches beyond its end ends the walk. */
export function* binaryRecords(bytes: Uint8Array): Generator<BinaryRecord> {
  let at = 0;
  const number = (most: number) => {
    let value = 0;
    for (let i = 0; i < most; i += 1) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 127) * 2 ** (7 * i);
      if (byte < 128) break;
    }
    return value;
  };
  while (at < bytes.length) {
    const kind = number(2);
    const size = number(4);
    if (at + size > bytes.length) return;
    yield { kind, data: new DataView(bytes.buffer, bytes.byteOffset + at, size) };
    at += size;
  }
}

const UTF16 = new TextDecoder("utf-16le", { ignoreBOM: true });

/** A text that says how many characters it has; empty for none, and for what reaches beyond the end. */
export function wideText(data: DataView, from: number): { readonly text: string; readonly end: number } {
  const length = from + 4 <= data.byteLength ? data.getUint32(from, true) : 0;
  const end = from + 4 + 2 * length;
  if (length === 0xffffffff || end > data.byteLength) return { text: "", end: from + 4 };
  const bytes = new Uint8Array(data.buffer, data.byteOffset + from + 4, 2 * length);
  return { text: UTF16.decode(bytes), end };
}
