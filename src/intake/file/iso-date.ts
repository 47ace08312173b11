/** Day number of 1970-01-01, counted from 1899-12-30. */
const UNIX_EPOCH = 25_569;
const DAY = 86_400_000;

/** A date as ISO 8601 writes it, as the day number from 1900 that a spreadsheet keeps; NaN for none. */
export function serialOfIso(text: string): number {
  const hasZone = /(?:z|[-+]\d\d:?\d\d)$/i.test(text);
  return Date.parse(hasZone || !text.includes("T") ? text : `${text}Z`) / DAY + UNIX_EPOCH;
}
