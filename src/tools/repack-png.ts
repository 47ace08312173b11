import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Length, name, checksum: what a chunk has beside its data. */
const CHUNK_FRAME = 12;
const SIGNATURE = 8;

/**
 * Packs a picture of a screen again without loss. Browsers filter every line, which suits photographs; flat colour and
 * text are about a fifth smaller without (PNG, https://www.w3.org/TR/png-3/, 9).
 *
 * @param png 8 bits a channel, RGB or RGBA, not interlaced, as Chromium takes them
 * @throws RangeError for another kind of PNG
 */
export function repackPng(png: Buffer): Buffer {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({ name }) => name === "IHDR")?.data;
  const kind = header?.subarray(8).join(" ");
  if (!header || (kind !== "8 2 0 0 0" && kind !== "8 6 0 0 0")) throw new RangeError(`not such a PNG: ${kind}`);
  const channels = header[9] === 6 ? 4 : 3;
  const packed = Buffer.concat(chunks.filter(({ name }) => name === "IDAT").map(({ data }) => data));
  const lines = removeFilters(inflateSync(packed), header.readUInt32BE(0) * channels, channels);
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function* chunksOf(png: Buffer): Generator<{ readonly name: string; readonly data: Buffer }> {
  for (let at = SIGNATURE; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { name: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += CHUNK_FRAME + length;
  }
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** The same lines, each with filter 0; `width` and `step` (the pixel to the left) in bytes. */
function removeFilters(lines: Buffer, width: number, step: number): Buffer {
  const plain = Buffer.alloc(lines.length);
  for (let start = 0; start < lines.length; start += width + 1) {
    const filter = lines[start];
    for (let i = start + 1; i <= start + width; i += 1) {
      const hasLeft = i - step > start;
      const left = hasLeft ? (plain[i - step] ?? 0) : 0;
      const above = plain[i - width - 1] ?? 0;
      const corner = hasLeft ? (plain[i - width - 1 - step] ?? 0) : 0;
      plain[i] = (lines[i] ?? 0) + predict(filter, left, above, corner);
    }
  }
  return plain;
}

function predict(filter: number | undefined, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return nearest(left, above, corner);
    default:
      return 0;
  }
}

/** Paeth's predictor: of the three neighbours the one nearest to left + above - corner. */
function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
