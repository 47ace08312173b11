/** 12,5 and 1.234,56: a comma that no thousands separator can be. */
const COMMA = /^[^\d,]*\d{1,3}(?:(?:\.\d{3})+|\d*),(?:\d{1,2}|\d{4,})(?![\d,.])/;

/** True for a text whose comma must be a decimal point. */
export function hasDecimalComma(text: string): boolean {
  return COMMA.test(text);
}

/** The same text with a decimal point: 1.234,5 becomes 1234.5. */
export function withPoint(text: string): string {
  return text.replace(/(\d)\.(?=\d{3}(?!\d))/g, "$1").replace(/(\d),(?=\d)/g, "$1.");
}
