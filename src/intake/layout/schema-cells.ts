import type { SchemaField } from "#intake/file/package-descriptor.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import { roleOfHeading } from "#intake/table/columns.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { cellName } from "#intake/words/cell-name.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { readUnit } from "#intake/words/unit-text.ts";
import type { ChosenTable } from "./chosen-table.ts";
import type { Matchers } from "./headings.ts";

/** The mark of a missing figure that the readers of cells know. */
const MISSING = "—";

/**
 * Puts what a schema says of its columns into a table: a title for a name that says nothing, a unit, decimal and group
 * signs, codes with labels, dates in a format of their own, texts that mean missing. What stood in the file is kept.
 */
export function applySchema<T extends TableBody>(
  table: T,
  fields: readonly SchemaField[],
  matchers: Matchers,
): ChosenTable<T> {
  const originals = new Map<string, string>();
  const columns = fieldsByColumn(table.rows[0] ?? [], fields);
  if (columns.size === 0) return { table, originals };
  const header = (table.rows[0] ?? []).map((text, column) => headingOf(text, columns.get(column), matchers));
  const rows = table.rows.map((cells, index) => {
    if (index === 0) return header;
    return cells.map((cell, column) => {
      const field = columns.get(column);
      const read = field ? readCell(cell, field) : cell;
      if (read !== cell) originals.set(cellName(column, table.rowNumbers[index] ?? 0), cell);
      return read;
    });
  });
  const headerParts = table.headerParts.map((parts, i) => (columns.has(i) ? [header[i] ?? ""] : parts));
  return { table: { ...table, rows, headerParts }, originals };
}

/** Fields by the column they describe: by name, or by place where no heading has a field's name. */
function fieldsByColumn(header: readonly string[], fields: readonly SchemaField[]): ReadonlyMap<number, SchemaField> {
  const byName = new Map(fields.map((field) => [field.name.trim(), field]));
  const named = header.flatMap((text, column): [number, SchemaField][] => {
    const field = byName.get(text.trim());
    return field ? [[column, field]] : [];
  });
  if (named.length > 0 || fields.length !== header.length) return new Map(named);
  return new Map(fields.entries());
}

/** The first of name and titles that means something here, with the unit where the schema has one. */
function headingOf(text: string, field: SchemaField | undefined, matchers: Matchers): string {
  if (!field) return text;
  const titles = [field.title, ...field.title.split(/\s+[/|]\s+/)].map((title) => title.trim());
  const telling = [text, ...titles].find((title) => title !== "" && isTelling(title, matchers)) ?? text;
  return field.unit !== "" && readUnit(field.unit) ? `${telling}(${field.unit})` : telling;
}

function isTelling(title: string, matchers: Matchers): boolean {
  if (roleOfHeading(title) !== null || readPeriod(title).kind === "period") return true;
  return [matchers.indicators, matchers.organizations].some((matcher) => matcher.match(title).kind !== "near");
}

function readCell(cell: string, field: SchemaField): string {
  const text = cell.trim();
  if (isBlank(cell)) return cell;
  if (field.missingValues.includes(cell) || field.missingValues.includes(text)) return MISSING;
  const label = field.labels.get(text);
  if (label !== undefined) return label;
  if (field.type === "number" || field.type === "integer") return readNumber(cell, field);
  return field.format.includes("%") ? readDate(text, field.format) : cell;
}

function readNumber(cell: string, { decimalChar, groupChar }: SchemaField): string {
  if (decimalChar === "." && groupChar === "") return cell;
  const plain = groupChar === "" ? cell : cell.replaceAll(groupChar, "");
  return decimalChar === "." ? plain : plain.replaceAll(decimalChar, ".");
}

/** What a letter of a date pattern (strptime) stands for. */
const DATE_PARTS: ReadonlyMap<string, string> = new Map([
  ["Y", "(?<year>\\d{4})"],
  ["y", "(?<short>\\d{2})"],
  ["m", "(?<month>\\d{1,2})"],
  ["d", "(?<day>\\d{1,2})"],
  ["H", "\\d{1,2}"],
  ["M", "\\d{1,2}"],
  ["S", "\\d{1,2}"],
  ["%", "%"],
]);
const LONGEST_FORMAT = 40;

/** A date written by the schema's pattern, as an ISO date or month; any other text as it is. */
function readDate(text: string, format: string): string {
  if (format.length > LONGEST_FORMAT || text.length > LONGEST_FORMAT) return text;
  const pattern = format.replace(/%(.)|[\\^$.*+?()[\]{}|]/g, (found, letter: string | undefined) =>
    letter === undefined ? `\\${found}` : (DATE_PARTS.get(letter) ?? ".{1,9}"),
  );
  const { year, short, month, day } = matchOf(pattern, text) ?? {};
  const full = year ?? (short === undefined ? undefined : `${Number(short) < 70 ? "20" : "19"}${short}`);
  if (full === undefined) return text;
  return [full, ...(month === undefined ? [] : [month, ...(day === undefined ? [] : [day])])]
    .map((part) => part.padStart(2, "0"))
    .join("-");
}

/** `null` for another text, and for a pattern that names a part twice. */
function matchOf(pattern: string, text: string): Partial<Record<string, string>> | null {
  try {
    return new RegExp(`^${pattern}$`).exec(text)?.groups ?? null;
  } catch {
    return null;
  }
}
