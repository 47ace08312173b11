import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LruMap } from "./lru-map.ts";

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export type Encoding = "br" | "gzip" | "identity";

/** Below this many bytes compressing costs more than it saves: the answer fits one packet anyway. */
const WORTHWHILE = 1024;

export function isWorthCompressing(size: number): boolean {
  return size >= WORTHWHILE;
}

/** The best encoding of ours that an Accept-Encoding header allows (RFC 9110, 12.5.3). */
export function preferredEncoding(header: string | undefined, size: number): Encoding {
  if (header === undefined || !isWorthCompressing(size)) return "identity";
  const known = keptHeaders.get(header);
  if (known) return known;
  const encoding = readAccepted(header);
  if (header.length <= LONGEST_KEPT) keptHeaders.set(header, encoding);
  return encoding;
}

/** Browsers have a handful of headers among them. */
const keptHeaders = new LruMap<string, Encoding>(50);
const LONGEST_KEPT = 200;

function readAccepted(header: string): Encoding {
  const qualities = new Map<string, number>();
  for (const part of header.split(",")) {
    const [name = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined);
    qualities.set(name, quality === undefined ? 1 : Number(quality));
  }
  const other = qualities.get("*") ?? 0;
  const br = qualities.get("br") ?? other;
  const gz = qualities.get("gzip") ?? other;
  if (br > 0 && br >= gz) return "br";
  return gz > 0 ? "gzip" : "identity";
}

/** Compresses text in the thread pool. Quality 5 of Brotli is about as fast as gzip's 6 and a fifth smaller. */
export async function compress(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  switch (encoding) {
    case "identity":
      return bytes;
    case "gzip":
      return gzipped(bytes, { level: 6 });
    case "br":
      return brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 5,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      });
  }
}
