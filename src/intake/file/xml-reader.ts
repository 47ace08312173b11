/** Thrown where a text is no XML that may be read. */
export class XmlError extends Error {}

/**
 * Walks through the tags of an XML text, one after the other, without making a tree of it. Names are without their
 * namespace's prefix, as every program has its own. A document type is refused, so that there are no entities but the five
 * of XML and those by number.
 */
export type XmlReader = {
  /** Goes to the next tag; `false` at the end. */
  readonly next: () => boolean;
  /** Name of the tag, without its prefix. */
  readonly name: () => string;
  /** True of a closing tag, and of one that opens and closes. */
  readonly isEnd: () => boolean;
  readonly isEmpty: () => boolean;
  /** The text between the tag before and this one, entities as they are written. */
  readonly textBefore: () => string;
  /** An attribute's value, by its name without prefix, or with it where several names differ by that alone. */
  readonly attribute: (name: string) => string | undefined;
};

const LESS = 60;
const GREATER = 62;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;

export function createXmlReader(text: string): XmlReader {
  let at = 0;
  let nameTo = 0;
  let sourceTo = 0;
  let source: string | null = null;
  let name = "";
  let isEnd = false;
  let isEmpty = false;
  let before = "";

  const next = (): boolean => {
    let cdata = "";
    for (;;) {
      const open = text.indexOf("<", at);
      if (open < 0) return false;
      before = cdata + text.slice(at, open);
      const code = text.charCodeAt(open + 1);
      // Comments, marked text, instructions and document types.
      if (code === 33 || code === 63) {
        const skipped = skip(text, open, code);
        cdata = before + skipped.text;
        at = skipped.to;
        continue;
      }
      isEnd = code === SLASH;
      const nameFrom = isEnd ? open + 2 : open + 1;
      sourceTo = tagEnd(text, nameFrom);
      at = sourceTo + 1;
      isEmpty = text.charCodeAt(sourceTo - 1) === SLASH;
      source = null;
      nameTo = nameEnd(text, nameFrom, sourceTo);
      name = text.slice(nameFrom, nameTo);
      const prefix = name.indexOf(":");
      if (prefix >= 0) name = name.slice(prefix + 1);
      return true;
    }
  };

  return {
    next,
    name: () => name,
    isEnd: () => isEnd || isEmpty,
    isEmpty: () => isEmpty,
    textBefore: () => before,
    attribute: (wanted) => {
      source ??= text.slice(nameTo, sourceTo);
      return attributeOf(source, wanted);
    },
  };
}

/** Goes behind the end of the element that a reader stands at the beginning of. */
export function passOver(reader: XmlReader, name: string): void {
  if (reader.isEnd()) return;
  for (let depth = 1; depth > 0 && reader.next(); )
    if (reader.name() === name && !reader.isEmpty()) depth += reader.isEnd() ? -1 : 1;
}

function skip(text: string, open: number, code: number): { text: string; to: number } {
  if (code === 63) return { text: "", to: behind(text, "?>", open + 2) };
  if (text.startsWith("<!--", open)) return { text: "", to: behind(text, "-->", open + 4) };
  if (!text.startsWith("<![CDATA[", open)) throw new XmlError("a document type");
  const to = behind(text, "]]>", open + 9);
  return { text: text.slice(open + 9, to - 3).replace(/&/g, "&amp;"), to };
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  if (at < 0) throw new XmlError("an end is missing");
  return at + end.length;
}

/** The place of the `>` that ends a tag; one in quotes is part of a value. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let i = from; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return i;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === LESS) break;
  }
  throw new XmlError("a tag without an end");
}

function nameEnd(text: string, from: number, to: number): number {
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === SLASH) return i;
  }
  return to;
}

/** Looks for ` name="value"` in what stands behind a tag's name, in a namespace or without. */
function attributeOf(source: string, wanted: string): string | undefined {
  for (let at = source.indexOf(wanted, 1); at > 0; at = source.indexOf(wanted, at + 1)) {
    const before = source.charCodeAt(at - 1);
    let end = at + wanted.length;
    if (before > 32 && before !== 58) continue;
    while (source.charCodeAt(end) <= 32) end += 1;
    if (source.charCodeAt(end) !== 61) continue;
    end += 1;
    while (source.charCodeAt(end) <= 32) end += 1;
    const quote = source.charCodeAt(end);
    if (quote !== QUOTE && quote !== APOSTROPHE) throw new XmlError("a value without quotes");
    const close = source.indexOf(quote === QUOTE ? '"' : "'", end + 1);
    return close < 0 ? undefined : unescapeXml(source.slice(end + 1, close));
  }
  return undefined;
}

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    return codePoint(decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal)) ?? whole;
  });
}

export function codePoint(code: number): string | null {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
}

/** The text of an XML file: UTF-16 by its mark or its zero bytes, the encoding that it names, else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (first === 0x3c && second === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0 && second === 0x3c) return new TextDecoder("utf-16be").decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const named = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(head.replace(/^ï»¿/, ""))?.[1] ?? "utf-8";
  try {
    return new TextDecoder(/^utf-?16/i.test(named) ? "utf-8" : named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
