import type * as z from "zod/mini";
import { parseCsv } from "#domain/terms/csv.ts";

/** One row of a table of the data package, read by field name. Every way to read it fails with the file and row named. */
export type PackageRow = {
  readonly text: (field: string) => string;
  /** Whether the table has the field: one that older packages lack. */
  readonly has: (field: string) => boolean;
  /** The text, `null` where it is empty. */
  readonly optional: (field: string) => string | null;
  /** A decimal number, `null` where it is empty. */
  readonly decimal: (field: string) => number | null;
  readonly flag: (field: string) => boolean;
  /** What stands between bars; empty where nothing does. */
  readonly list: (field: string) => string[];
  /** The value where the schema accepts it. */
  readonly checked: <T>(schema: z.ZodMiniType<T>, value: unknown) => T;
  /** The cell of a field as a spreadsheet shows it, `D12`. */
  readonly cell: (field: string) => string;
  readonly fail: (reason: string) => never;
};

/** Our tables are narrower than the alphabet. */
const A = "A".charCodeAt(0);

const DECIMAL = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * Reads a table whose header is exactly the fields its descriptor names.
 *
 * @throws Error naming the file and row
 */
export function readPackageTable(file: string, text: string, fields: readonly string[]): PackageRow[] {
  const [header = [], ...rows] = parsed(file, text);
  if (header.join() !== fields.join())
    throw new Error(`${file} row 1: the fields are ${header.join()}, the package describes ${fields.join()}`);
  const columns = new Map(fields.map((field, index) => [field, index]));
  return rows.map((cells, index) => packageRow(file, index + 2, columns, cells));
}

function parsed(file: string, text: string): string[][] {
  try {
    return parseCsv(text);
  } catch (error) {
    throw new Error(`${file} ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function packageRow(
  file: string,
  number: number,
  columns: ReadonlyMap<string, number>,
  cells: readonly string[],
): PackageRow {
  const fail = (reason: string): never => {
    throw new Error(`${file} row ${number}: ${reason}`);
  };
  if (cells.length !== columns.size) fail(`${cells.length} fields instead of ${columns.size}`);
  const text = (field: string) => cells[columns.get(field) ?? -1] ?? fail(`there is no field ${field}`);
  const optional = (field: string) => text(field) || null;
  return {
    text,
    has: (field) => columns.has(field),
    optional,
    decimal: (field) => {
      const cell = optional(field);
      if (cell === null) return null;
      return DECIMAL.test(cell) ? Number(cell) : fail(`${field} is not a number: ${cell}`);
    },
    flag: (field) => {
      const cell = text(field);
      return cell === "true" || (cell === "false" ? false : fail(`${field} is neither true nor false: ${cell}`));
    },
    list: (field) => optional(field)?.split("|") ?? [],
    checked: (schema, value) => {
      const result = schema.safeParse(value);
      if (result.success) return result.data;
      const issue = result.error.issues[0];
      return fail(`${issue?.path.join(".") || "row"}: ${issue?.message ?? "not accepted"}`);
    },
    cell: (field) => `${String.fromCharCode(A + (columns.get(field) ?? fail(`there is no field ${field}`)))}${number}`,
    fail,
  };
}
