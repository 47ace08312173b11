import { cellSays, isBlank } from "#intake/words/cell-kind.ts";
import { type HeadingRole, headingRoles } from "./heading-roles.ts";
import type { NameLookup } from "./name-lookup.ts";
import type { HeadedTable } from "./sheet-tables.ts";

/** The names that tables are held against. */
export type Lookups = { readonly indicators: NameLookup; readonly organizations: NameLookup };

/** Names that are known and nothing else of them. */
export type KnownNames = Pick<NameLookup, "known" | "size">;

/** What is seen of a column. */
export type ColumnFacts = {
  readonly column: number;
  /** Its own heading, and all of them from the outermost. */
  readonly heading: string;
  readonly headings: readonly string[];
  readonly roles: readonly HeadingRole[];
  readonly isFigures: boolean;
  /** What its heading names, alone or with those above it. */
  readonly names: "indicator" | "organization" | null;
};

/** What a table's kind is told from. */
export type TableFacts = {
  readonly table: HeadedTable;
  /** Its title and its sheet's name. */
  readonly said: string;
  readonly columns: readonly ColumnFacts[];
  /** Share of rows whose name is an indicator's, and a platform's. */
  readonly rowsOfIndicators: number;
  readonly rowsOfOrganizations: number;
};

/** Rows that are looked at. */
const LOOKED_AT = 60;
/** Columns: no table of an office has more. */
export const MOST_COLUMNS = 2000;
/** Of the filled cells of a column, the share that makes it one of figures. */
const MOSTLY = 0.6;
/** Columns from the left among which a row's name stands. */
const NAME_COLUMNS = 4;

export function lookAt(
  table: HeadedTable,
  { indicators, organizations }: Readonly<Record<keyof Lookups, KnownNames>>,
): TableFacts {
  const rows = table.rows.slice(0, LOOKED_AT);
  const columns = table.header.slice(0, MOST_COLUMNS).flatMap((texts, column): ColumnFacts[] => {
    const headings = texts.map((text) => text.trim()).filter((text) => text !== "");
    const heading = headings.at(-1) ?? "";
    const isFigures = isFigureColumn(rows, column);
    if (heading === "" && rows.every(({ cells }) => isBlank(cells[column] ?? ""))) return [];
    const names = namedBy(headings, (text) =>
      organizations.known(text) !== null ? "organization" : indicators.known(text) !== null ? "indicator" : null,
    );
    return [{ column, heading, headings, roles: headingRoles(heading), isFigures, names }];
  });
  const share = (lookup: KnownNames) => {
    if (lookup.size() === 0 || rows.length === 0) return 0;
    const named = rows.filter(({ cells }) =>
      cells.slice(0, NAME_COLUMNS).some((cell) => !isBlank(cell) && lookup.known(cell) !== null),
    );
    return named.length / rows.length;
  };
  return {
    table,
    said: `${table.title} ${table.sheet}`,
    columns,
    rowsOfIndicators: share(indicators),
    rowsOfOrganizations: share(organizations),
  };
}

function namedBy<T>(headings: readonly string[], of: (text: string) => T | null): T | null {
  for (const text of [headings.at(-1) ?? "", headings.join(""), ...headings.slice(0, -1).reverse()]) {
    const named = text === "" ? null : of(text);
    if (named !== null) return named;
  }
  return null;
}

function isFigureColumn(rows: HeadedTable["rows"], column: number): boolean {
  let filled = 0;
  let figures = 0;
  for (const { cells } of rows) {
    const { kind, or } = cellSays(cells[column] ?? "");
    if (kind === "blank" || kind === "missing") continue;
    filled += 1;
    if (kind === "number" || or === "number") figures += 1;
  }
  return figures > 0 && figures >= MOSTLY * filled;
}

/** The first column whose heading may be one of the roles, the roles in the order in which they are preferred. */
export function columnOf(facts: Pick<TableFacts, "columns">, ...roles: readonly HeadingRole[]): number | null {
  for (const role of roles) {
    const found = facts.columns.find((column) => column.roles.includes(role));
    if (found) return found.column;
  }
  return null;
}
