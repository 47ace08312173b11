import type { Archive } from "#server/store/archive/archive.ts";
import type { Columns } from "./archive-column.ts";

/** Lists of an archive that are tables; files are files. */
export type ArchiveTable = Exclude<keyof Archive, "region" | "files">;

type RowOf<T extends ArchiveTable> = Archive[T][number];

const LIFESPAN = { revision_from: "integer", revision_until: "integer?" } as const;
const ITEM = { code: "text", position: "integer", body: "object", ...LIFESPAN } as const satisfies Columns<
  RowOf<"indicators">
>;
const PLACE = { indicator: "text", organization: "text", period: "text" } as const;

/** The tables of the package and their columns, each in the order it is written. */
export const ARCHIVE_TABLES: { readonly [T in ArchiveTable]: Columns<RowOf<T>> } = {
  revisions: {
    number: "integer",
    kind: "text",
    region: "text",
    published_at: "text",
    published_by: "text",
    submitted_by: "text?",
    message: "text",
    file_name: "text?",
    file_digest: "text?",
    added: "integer",
    changed: "integer",
    unchanged: "integer",
    withdrawn: "integer",
    latest_period: "text?",
    undoes: "integer?",
    answers: "object?",
    items: "integer?",
  },
  logs: { revision: "integer", body: "object" },
  indicators: ITEM,
  organizations: ITEM,
  policies: ITEM,
  sources: ITEM,
  targets: { ...PLACE, value: "number?", body: "object?", source: "text", ...LIFESPAN },
  plans: { ...PLACE, body: "object", source: "text", ...LIFESPAN },
  observations: {
    ...PLACE,
    value: "number?",
    text: "text?",
    status: "text",
    qualifier: "text",
    sheet: "text",
    cell: "text",
    raw: "text",
    read_in: "integer?",
    ...LIFESPAN,
  },
  statedChanges: {
    revision: "integer",
    ...PLACE,
    value: "number",
    rounding: "number",
    sheet: "text",
    cell: "text",
    raw: "text",
  },
};

/** Table names as they are called in the package: `stated-changes`. */
export function resourceName(table: ArchiveTable): string {
  return table.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`);
}

export function archiveTables(): ArchiveTable[] {
  return Object.keys(ARCHIVE_TABLES) as ArchiveTable[];
}
