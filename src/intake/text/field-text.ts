/** Blanks allowed between a closing quote and the delimiter behind it. */
const BLANKS_AFTER_QUOTE = 16;

/** `odd` where a quote stands in it that a careful writer would have doubled or left out. */
export type QuotedRecord = { readonly cells: string[]; readonly end: number; readonly odd: boolean };

export function tidyCell(cell: string, spaceAfter: boolean, tabBefore: boolean): string {
  const start = spaceAfter && cell.charCodeAt(0) === 32 ? 1 : 0;
  let end = cell.length;
  if (tabBefore) while (end > start && cell.charCodeAt(end - 1) === 9) end -= 1;
  return start === 0 && end === cell.length ? cell : cell.slice(start, end);
}

export function unquote(content: string, quote: string, escapeSign: string, doubled: boolean): string {
  const undoubled = doubled ? content.replaceAll(quote + quote, quote) : content;
  return escapeSign === ""
    ? undoubled
    : undoubled.replaceAll(escapeSign + quote, quote).replaceAll(escapeSign + escapeSign, escapeSign);
}

export function isEscaped(text: string, at: number, escapeSign: string): boolean {
  return escapeSign !== "" && text[at - 1] === escapeSign && text[at - 2] !== escapeSign;
}

export function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}

/** Position behind the blanks at `at`, unless there are too many or one of them is the delimiter. */
export function skipBlanks(text: string, at: number, delimiter: string): number {
  let next = at;
  while (next - at < BLANKS_AFTER_QUOTE) {
    const code = text.charCodeAt(next);
    if ((code !== 32 && code !== 9) || text.startsWith(delimiter, next)) return next;
    next += 1;
  }
  return at;
}
