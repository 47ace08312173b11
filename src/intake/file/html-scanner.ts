import { codePoint } from "./xml-reader.ts";

export type HtmlTag = {
  readonly name: string;
  readonly isEnd: boolean;
  /** Everything behind the name, as it is written. */
  readonly source: string;
  /** The text before it, entities resolved, blanks as they are written. */
  readonly before: string;
};

/** Elements whose contents are no text of the page; an office's page has its data islands in `xml`. */
const SILENT: ReadonlySet<string> = new Set(["script", "style", "xml", "title", "textarea", "noframes", "template"]);

/** Walks through the tags of a page, however badly they are nested, in one pass. Contents of `style` go to `onStyle`. */
export function* scanHtml(text: string, onStyle: (css: string) => void): Generator<HtmlTag> {
  let textFrom = 0;
  let held = "";
  for (let open = text.indexOf("<"); open >= 0; open = text.indexOf("<", open + 1)) {
    const [mark, slash, word] = MARK.exec(text.slice(open, open + LONGEST_NAME)) ?? [];
    // A sign that opens nothing.
    if (mark === undefined) continue;
    held += text.slice(textFrom, open);
    const close = word === undefined ? endOfAside(text, open) : closeOf(text, open);
    if (close < 0) return;
    textFrom = close + 1;
    if (word !== undefined) {
      const name = word.toLowerCase();
      const isEnd = slash === "/";
      if (!isEnd && SILENT.has(name) && text.charCodeAt(close - 1) !== 47) {
        const end = endOfSilent(text, name, textFrom);
        if (name === "style") onStyle(text.slice(textFrom, end.from));
        textFrom = end.to;
      } else {
        yield { name, isEnd, source: text.slice(open + mark.length, close), before: unescapeHtml(held) };
        held = "";
      }
    }
    open = textFrom - 1;
  }
}

/** A tag's beginning, or that of a comment, declaration or instruction. */
const MARK = /^<(?:(\/?)([a-z][a-z0-9]*)|[!?])/i;
const LONGEST_NAME = 30;

function endOfAside(text: string, open: number): number {
  if (!text.startsWith("<!--", open)) return text.indexOf(">", open);
  const end = text.indexOf("-->", open + 4);
  return end < 0 ? -1 : end + 2;
}

function endOfSilent(text: string, name: string, from: number): { from: number; to: number } {
  const closing = new RegExp(`</${name}`, "gi");
  closing.lastIndex = from;
  const end = closing.exec(text)?.index ?? text.length;
  const behind = text.indexOf(">", end);
  return { from: end, to: behind < 0 ? text.length : behind + 1 };
}

/** The `>` that ends a tag; those in quotes are part of a value, unless the quote is never closed. */
function closeOf(text: string, open: number): number {
  const close = text.indexOf(">", open);
  const inside = text.slice(open, close < 0 ? open : close);
  if (!/=\s*["']/.test(inside)) return close;
  let quote = "";
  for (let i = open; i < Math.min(text.length, open + LONGEST_TAG); i += 1) {
    const char = text[i] ?? "";
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === ">") return i;
    else if (char === '"' || char === "'") quote = char;
  }
  return close;
}

const LONGEST_TAG = 10_000;

/** An attribute of a tag by its name, in quotes or without. */
export function htmlAttribute(source: string, name: string): string | undefined {
  if (source.length > LONGEST_TAG) return undefined;
  const found = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(source);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : unescapeHtml(value);
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
    ensp: " ",
    emsp: " ",
    thinsp: " ",
    yen: "¥",
    euro: "€",
    pound: "£",
    cent: "¢",
    permil: "‰",
    middot: "·",
    bull: "•",
    hellip: "…",
    ndash: "–",
    mdash: "—",
    minus: "−",
    plusmn: "±",
    times: "×",
    divide: "÷",
    asymp: "≈",
    le: "≤",
    ge: "≥",
    ne: "≠",
    deg: "°",
    sup1: "¹",
    sup2: "²",
    sup3: "³",
    frac12: "½",
    laquo: "«",
    raquo: "»",
    ldquo: "“",
    rdquo: "”",
    lsquo: "‘",
    rsquo: "’",
    copy: "©",
    reg: "®",
    sect: "§",
    para: "¶",
    dagger: "†",
    Dagger: "‡",
    shy: "",
    zwnj: "",
    zwj: "",
    lrm: "",
    rlm: "",
  }),
);

function unescapeHtml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,7}));?/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? whole;
      return codePoint(decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal)) ?? whole;
    },
  );
}
