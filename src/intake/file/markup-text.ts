/** Bytes in which a page names its encoding. */
const HEAD = 2048;

/**
 * The text of a web page: by its mark; strict UTF-8, whatever the page says, as many say gb2312 out of habit; the encoding
 * it names; else GB18030.
 */
export function decodeHtml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD));
  const named = /charset\s*=\s*["']?([\w-]{2,20})/i.exec(head)?.[1];
  for (const label of ["utf-8", ...(named === undefined ? [] : [named])]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // Not in this one.
    }
  }
  return new TextDecoder("gb18030").decode(bytes);
}
