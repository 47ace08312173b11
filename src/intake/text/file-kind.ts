import { compoundNames } from "./compound-names.ts";

/** What a file is when it is not a table of text. `binary` is anything else that text never looks like. */
const FILE_KINDS = [
  "xlsx",
  "xls",
  "package",
  "ods",
  "word",
  "presentation",
  "pdf",
  "image",
  "archive",
  "html",
  "web-archive",
  "xml",
  "binary",
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Bytes looked at; a zip names its first parts here, a text shows its control characters. */
const HEAD = 8192;
/** Bytes at the end of a zip in which the names of its parts are listed. */
const TAIL = 65_536;

const MAGIC: readonly (readonly [FileKind, readonly number[]])[] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
  ["image", [0x47, 0x49, 0x46, 0x38]],
  ["image", [0x49, 0x49, 0x2a, 0x00]],
  ["image", [0x4d, 0x4d, 0x00, 0x2a]],
  ["archive", [0x1f, 0x8b]],
  ["archive", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["archive", [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ["archive", [0x42, 0x5a, 0x68]],
  ["binary", [0x7f, 0x45, 0x4c, 0x46]],
];

/** Recognises files that are no text by their first bytes; `null` for what may be a table. */
export function recogniseFile(bytes: Uint8Array): FileKind | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return zipKind(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return compoundKind(bytes);
  for (const [kind, magic] of MAGIC) if (startsWith(bytes, magic)) return kind;
  if (asciiAt(bytes, 0, 4) === "RIFF" && asciiAt(bytes, 8, 4) === "WEBP") return "image";
  if (isDescriptor(bytes)) return "package";
  return markupKind(bytes) ?? (looksBinary(bytes) ? "binary" : null);
}

/** A zip by the names of its parts: Office Open XML has `xl/`, `word/` or `ppt/`, OpenDocument says its type first. */
function zipKind(bytes: Uint8Array): FileKind {
  const head = asciiAt(bytes, 0, HEAD);
  const names = zipDirectory(bytes) ?? head + asciiAt(bytes, Math.max(0, bytes.length - HEAD), HEAD);
  if (names.includes("datapackage.json")) return "package";
  const opened = /oasis\.opendocument\.(spreadsheet|text|presentation)/.exec(head)?.[1];
  if (opened !== undefined) return opened === "spreadsheet" ? "ods" : opened === "text" ? "word" : "presentation";
  if (names.includes("content.xml") && names.includes("META-INF/manifest.xml")) return "ods";
  if (names.includes("word/")) return "word";
  if (names.includes("xl/") || names.includes("workbook")) return "xlsx";
  if (names.includes("ppt/")) return "presentation";
  return names.includes("schema.json") && /\.[ct]sv/i.test(names) ? "package" : "archive";
}

/**
 * The list of parts at the end of a zip (APPNOTE 4.3.12), so that a workbook inside of a document does not speak for it;
 * `null` where the end is missing.
 */
function zipDirectory(bytes: Uint8Array): string | null {
  const from = Math.max(0, bytes.length - TAIL);
  const tail = asciiAt(bytes, from, TAIL);
  const end = tail.lastIndexOf("PK\u0005\u0006");
  if (end < 0) return null;
  const start = [3, 2, 1, 0].reduce((sum, i) => sum * 256 + (tail.charCodeAt(end + 16 + i) || 0), 0);
  return start < from + end ? asciiAt(bytes, start, TAIL) : null;
}

/** Old Office and WPS files are one container; what lacks its directory is opened as a workbook, and said to be broken. */
function compoundKind(bytes: Uint8Array): FileKind {
  const names = compoundNames(bytes);
  if (names.includes("Workbook") || names.includes("Book")) return "xls";
  if (names.includes("WordDocument")) return "word";
  return names.includes("PowerPoint Document") ? "presentation" : "xls";
}

/** A Data Package's descriptor: JSON with a list of resources. Only what begins and ends like JSON is parsed. */
function isDescriptor(bytes: Uint8Array): boolean {
  if (!/^(?:ï»¿)?\s*\{/.test(asciiAt(bytes, 0, 64))) return false;
  if (!/\}\s*$/.test(asciiAt(bytes, Math.max(0, bytes.length - 64), 64))) return false;
  try {
    const root: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof root === "object" && root !== null && "resources" in root && Array.isArray(root.resources);
  } catch {
    return false;
  }
}

/** Many systems name a web page or XML `.xls`; Excel opens it, so nobody notices. */
function markupKind(bytes: Uint8Array): FileKind | null {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  const all = isWide ? asciiAt(bytes, 0, 1024).replace(/^ÿþ|\0/g, "") : asciiAt(bytes, 0, 512);
  const head = all.replace(/^ï»¿/, "").trimStart().toLowerCase();
  if (/^<(?:!doctype html|!--|html|head|meta|table|style|script|body|div|form|center)\b/.test(head)) return "html";
  if (/^mime-version:[\s\S]*content-type:\s*multipart\/related/.test(head)) return "web-archive";
  return /^<(?:\?xml|workbook\s|office:document\s)/.test(head) ? xmlKind(bytes, isWide) : null;
}

/** A page may begin as XML does. */
function xmlKind(bytes: Uint8Array, isWide: boolean): FileKind {
  const head = asciiAt(bytes, 0, HEAD);
  const rest = (isWide ? head.replace(/\0/g, "") : head)
    .replace(/<\?[^>]*>|<!--[\s\S]*?-->/g, "")
    .replace(/^\W+?(?=<)/, "");
  return /^\s*<(?:!doctype )?html\b/i.test(rest) ? "html" : "xml";
}

/** Text has next to no control characters; UTF-16 has zero bytes, but then on one side of each pair only. */
function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, HEAD);
  let controls = 0;
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) zeros[i % 2 === 0 ? 0 : 1] += 1;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b)) controls += 1;
  }
  const [even, odd] = zeros;
  const pairedZeros = Math.max(even, odd) > 8 * Math.min(even, odd) && even + odd > length / 20;
  return controls > length / 10 || (!pairedZeros && even + odd > length / 10);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((byte, i) => bytes[i] === byte);
}

function asciiAt(bytes: Uint8Array, from: number, length: number): string {
  let text = "";
  for (let i = from; i < Math.min(bytes.length, from + length); i += 1) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}
