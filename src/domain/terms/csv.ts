/**
 * Our own comma-separated files: UTF-8, comma, double quotes (RFC 4180). Strict on purpose: what staff send is read by
 * `intake`, which forgives; a defect in a file of ours is a mistake to be told at once.
 */

const FIELD = /(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^",\r\n]*))(?<end>,|\r?\n|$)/y;

/**
 * Reads rows of fields. Lines may end in LF or CRLF; the last may end in nothing.
 *
 * @throws SyntaxError naming the row, counted from 1, where a quote is misplaced or not closed
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position < text.length || row.length > 0) {
    FIELD.lastIndex = position;
    const groups = FIELD.exec(text)?.groups;
    if (!groups) throw new SyntaxError(`row ${rows.length + 1}: a quote is misplaced or not closed`);
    position = FIELD.lastIndex;
    row.push(groups["quoted"]?.replaceAll('""', '"') ?? groups["plain"] ?? "");
    if (groups["end"] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/**
 * Writes rows that `parseCsv` reads back, each ended by LF; a field is quoted where it has to be, and where an apostrophe
 * at its start or end might be taken for a quote by who has to guess which is used.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.length === 1 && row[0] === "" ? '""' : row.map(quoted).join(",")}\n`).join("");
}

function quoted(field: string): string {
  return /[",\r\n]|^'|'$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Puts an apostrophe before a text that a spreadsheet would run as a formula, and leaves plain numbers alone (OWASP,
 * "CSV Injection"; the full-width signs count too, as Excel in Chinese takes them for their narrow kin). One that has
 * apostrophes of its own before such a sign gets a further one, so that `restoreFormula` gives back every text.
 */
export function neutralizeFormula(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe off again that `neutralizeFormula` has put before a text. */
export function restoreFormula(text: string): string {
  return text.startsWith("'") && FORMULA_START.test(text) ? text.slice(1) : text;
}
