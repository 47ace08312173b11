import type { Encoding } from "./decode.ts";

/** What was put right in the text of a file before anything of it was read. */
export type TextRepairs = {
  /** Byte order marks inside the text, where files were joined. */
  readonly innerMarks: number;
  /** Signs of Windows-1252 that a converter took for control characters, and the first of them as it was meant. */
  readonly windowsSigns: number;
  readonly windowsSign: string;
};

export const NO_REPAIRS: TextRepairs = { innerMarks: 0, windowsSigns: 0, windowsSign: "" };

/** The signs of Windows-1252 from 0x80 on; five bytes have none. */
const WINDOWS = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
const SUSPECT = /[\u0080-\u009F\uFEFF]/;

/**
 * The text without byte order marks at its start and at the start of lines, where files were joined, and without the NUL
 * characters that an interrupted write leaves at the end. U+0080 to U+009F are no characters of any text: they stand for
 * the quotes, dashes and ellipsis that these bytes are in Windows-1252.
 */
export function repairText(raw: string, encoding: Encoding): { readonly text: string; readonly repairs: TextRepairs } {
  let end = raw.length;
  while (end > 0 && raw.charCodeAt(end - 1) === 0) end -= 1;
  let from = 0;
  while (raw.charCodeAt(from) === 0xfeff) from += 1;
  const bare = from === 0 && end === raw.length ? raw : raw.slice(from, end);
  if (!SUSPECT.test(bare)) return { text: bare, repairs: NO_REPAIRS };
  let innerMarks = 0;
  let windowsSigns = 0;
  let windowsSign = "";
  const joined = bare.replace(/(?<=[\r\n])\uFEFF+/g, () => {
    innerMarks += 1;
    return "";
  });
  if (!encoding.startsWith("UTF")) return { text: joined, repairs: { ...NO_REPAIRS, innerMarks } };
  const text = joined.replace(/[\u0080-\u009F]/g, (sign) => {
    const meant = WINDOWS[sign.charCodeAt(0) - 0x80] ?? "\0";
    if (meant === "\0") return sign;
    windowsSigns += 1;
    windowsSign ||= meant;
    return meant;
  });
  return { text, repairs: { innerMarks, windowsSigns, windowsSign } };
}
