/** A part of a format code: a digit's place, a part of a date, words as they stand, or what governs the section. */
export type FormatToken = {
  readonly kind: "literal" | "digit" | "point" | "comma" | "percent" | "power" | "slash" | "general" | "text" | "date";
  readonly text: string;
};

/** A section of a format code; what its square brackets say of colour, condition and calendar is told apart. */
export type RawSection = { readonly tokens: FormatToken[]; readonly brackets: string[] };

/** Parts a format code into its sections and tokens. */
export function splitSections(code: string): RawSection[] {
  let section: RawSection = { tokens: [], brackets: [] };
  const sections = [section];
  for (let at = 0; at < code.length; ) {
    const { token, bracket, length } = partAt(code.slice(at));
    if (code[at] === ";") {
      section = { tokens: [], brackets: [] };
      sections.push(section);
    } else if (token) section.tokens.push(token);
    else if (bracket !== undefined) section.brackets.push(bracket);
    at += length;
  }
  return sections;
}

type Part = { readonly token?: FormatToken; readonly bracket?: string; readonly length: number };

const WORDS: readonly (readonly [FormatToken["kind"], RegExp])[] = [
  ["general", /^(?:general|g\/通用格式)/i],
  ["power", /^e[-+]/i],
  ["date", /^(?:am\/pm|a\/p|上午\/下午|y+|m+|d+|h+|s+|e+|g+|b+|a{3,4})/i],
];

/** The first part of a code; without token or bracket where it shows nothing. */
function partAt(rest: string): Part {
  const [sign = ""] = rest;
  if (sign === ";") return { length: 1 };
  if (sign === '"') return quoted(rest);
  if ((sign === "\\" || sign === "!") && rest.length > 1)
    return { token: { kind: "literal", text: rest.slice(1, 2) }, length: 2 };
  // A blank as wide as the sign behind it, or that sign as often as there is room.
  if (sign === "_" || sign === "*") return { length: 2 };
  if (sign === "[") return bracketed(rest);
  for (const [kind, shape] of WORDS) {
    const text = shape.exec(rest)?.[0];
    if (text !== undefined) return { token: { kind, text }, length: text.length };
  }
  return { token: { kind: SIGNS.get(sign) ?? "literal", text: sign }, length: 1 };
}

const SIGNS: ReadonlyMap<string, FormatToken["kind"]> = new Map([
  ["0", "digit"],
  ["#", "digit"],
  ["?", "digit"],
  [".", "point"],
  [",", "comma"],
  ["%", "percent"],
  ["/", "slash"],
  ["@", "text"],
]);

function quoted(rest: string): Part {
  const end = rest.indexOf('"', 1);
  const text = end < 0 ? rest.slice(1) : rest.slice(1, end);
  return { token: { kind: "literal", text }, length: end < 0 ? rest.length : end + 1 };
}

function bracketed(rest: string): Part {
  const end = rest.indexOf("]");
  const length = end < 0 ? rest.length : end + 1;
  const inside = rest.slice(1, end < 0 ? length : end);
  if (/^(?:h+|m+|s+)$/i.test(inside)) return { token: { kind: "date", text: `[${inside}]` }, length };
  if (inside.startsWith("$")) return { token: { kind: "literal", text: currencyOf(inside) }, length };
  return { bracket: inside, length };
}

/** The currency of `$¥-804`: a sign and a locale. The sign of the yuan in a Japanese locale is the yen's. */
function currencyOf(bracket: string): string {
  const [, sign = "", locale = ""] = /^\$([^-]*)-?(.*)$/.exec(bracket) ?? [];
  if (/^[¥￥\\]$/.test(sign)) return /11$/.test(locale) ? "JP¥" : "¥";
  return /^(?:cny|rmb)$/i.test(sign.trim()) ? "¥" : sign;
}
