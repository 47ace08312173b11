import { decodeBytes } from "#intake/text/decode.ts";
import { DELIMITERS, type Dialect, detectDialect } from "#intake/text/dialect.ts";
import { splitRecords } from "#intake/text/records.ts";
import {
  type PackageDescriptor,
  type PackageDialect,
  type PackageResource,
  parseDescriptor,
  parseSchema,
  type SchemaField,
} from "./package-descriptor.ts";
import type { Workbook, WorkbookSheet } from "./workbook.ts";
import { readZip } from "./zip-parts.ts";

type Files = ReadonlyMap<string, Uint8Array>;

const DESCRIPTOR = "datapackage.json";
const SCHEMA = "schema.json";

/**
 * Reads a Data Package as a workbook with a sheet for each of its tables: a zip of `datapackage.json` and its files, a
 * `datapackage.json` with its rows in it, or a zip of a table and its `schema.json`.
 */
export function readPackage(bytes: Uint8Array): Workbook {
  if (bytes[0] !== 0x50) return packageOf(parseDescriptor(textOf(bytes, "utf-8")), new Map());
  const zip = readZip(bytes);
  if (zip.kind === "refused") return zip;
  const files = withoutFolder(zip.parts);
  const descriptor = files.get(DESCRIPTOR);
  if (descriptor) return packageOf(parseDescriptor(textOf(descriptor, "utf-8")), files);
  return packageOf(describeTables(files), files);
}

/** Paths as seen from where the descriptor lies. */
function withoutFolder(parts: Files): Files {
  const known = [...parts.keys()].filter((path) => /(?:^|\/)(?:datapackage|schema)\.json$/.test(path));
  const [nearest = ""] = known.sort((a, b) => a.split("/").length - b.split("/").length);
  const folder = nearest.slice(0, nearest.lastIndexOf("/") + 1);
  return new Map(
    [...parts].flatMap(([path, content]) => (path.startsWith(folder) ? [[path.slice(folder.length), content]] : [])),
  );
}

/** Tables with one schema beside them, without a descriptor. */
function describeTables(files: Files): PackageDescriptor {
  const tables = [...files.keys()].filter((path) => /^[^/]+\.(?:csv|tsv|txt)$/i.test(path));
  return {
    resources: tables.map((path) => ({
      name: path.replace(/\.[a-z]+$/i, ""),
      title: "",
      paths: [path],
      data: null,
      encoding: null,
      dialect: { delimiter: null, quote: null, hasHeader: true },
      schema: SCHEMA,
    })),
  };
}

function packageOf(descriptor: PackageDescriptor | null, files: Files): Workbook {
  if (descriptor === null) return { kind: "refused", why: "broken" };
  const lacking: string[] = [];
  if (isNamedTooOften(descriptor, files)) return { kind: "refused", why: "too-large" };
  const sheets = descriptor.resources.flatMap((resource): WorkbookSheet[] => {
    const fields = fieldsOf(resource, files);
    const records = recordsOf(resource, fields, files);
    if (records === null) lacking.push(resource.paths.join(", ") || resource.name);
    return records === null ? [] : [sheetOf(resource, records, fields)];
  });
  return { kind: "workbook", format: "Data Package", sheets, lacking };
}

/** A file may be part of several tables; thousands of them are no data set. */
const MOST_READ = 20e6;

function isNamedTooOften({ resources }: PackageDescriptor, files: Files): boolean {
  let held = 0;
  for (const content of files.values()) held += content.length;
  const sizeOf = (path: string) => files.get(pathOf(path))?.length ?? 0;
  const read = resources.reduce((sum, { paths }) => paths.reduce((own, path) => own + sizeOf(path), sum), 0);
  return read > held + MOST_READ;
}

function sheetOf(resource: PackageResource, records: string[][], fields: readonly SchemaField[]): WorkbookSheet {
  const width = records.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  return {
    name: resource.name,
    hidden: false,
    records: records.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => "")]),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    underMerges: [],
    facts: { facts: new Map(), merges: [], epoch1904: false },
    fields,
    title: resource.title,
  };
}

function fieldsOf({ schema }: PackageResource, files: Files): readonly SchemaField[] {
  if (typeof schema !== "string") return schema.fields;
  const file = files.get(pathOf(schema));
  return file ? parseSchema(textOf(file, "utf-8")).fields : [];
}

/** The rows of a resource, a header first; `null` where its files are not in the package. */
function recordsOf(resource: PackageResource, fields: readonly SchemaField[], files: Files): string[][] | null {
  const header = resource.dialect.hasHeader ? [] : [fields.map(({ name }) => name)];
  if (resource.data !== null) return inlineRecords(resource.data, resource.dialect, header);
  const parts = resource.paths.map((path) => files.get(pathOf(path)));
  if (parts.length === 0 || parts.includes(undefined)) return null;
  const texts = parts.map((part) => (part ? textOf(part, resource.encoding) : ""));
  // Parts of one table are put behind each other as they are; only the first has the header.
  const text = texts.map((one) => (/[\r\n]$/.test(one) ? one : `${one}\n`)).join("");
  return [...header, ...splitRecords(text, dialectFor(text, resource.dialect))];
}

function pathOf(path: string): string {
  return path.replace(/^\.\//, "");
}

function inlineRecords(data: unknown, dialect: PackageDialect, header: string[][]): string[][] | null {
  if (typeof data === "string") return [...header, ...splitRecords(data, dialectFor(data, dialect))];
  if (!Array.isArray(data)) return null;
  const rows: unknown[] = data;
  if (rows.every((row) => Array.isArray(row))) return [...header, ...rows.map((row: unknown[]) => row.map(cellOf))];
  const objects = rows.map((row): Map<string, unknown> => new Map(Object.entries(row ?? {})));
  const keys = [...new Set(objects.flatMap((row) => [...row.keys()]))];
  return [keys, ...objects.map((row) => keys.map((key) => cellOf(row.get(key))))];
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  return isShallow(value, MOST_DEPTH) ? JSON.stringify(value) : NESTED;
}

/** Lists within lists beyond which a value is not written out: a hostile one has a million, and each takes a call. */
const MOST_DEPTH = 50;
const NESTED = "[…]";

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}

/** The dialect a package states; what it leaves out or this reader does not have is told from the text. */
function dialectFor(text: string, { delimiter, quote }: PackageDialect): Dialect {
  const detected = detectDialect(text);
  const stated = DELIMITERS.find((one) => one === delimiter) ?? detected.delimiter;
  const base: Dialect = stated === detected.delimiter ? detected : { ...detected, delimiter: stated, tabBefore: false };
  return quote === '"' || quote === "'" || quote === "" ? { ...base, quote } : base;
}

function textOf(bytes: Uint8Array, encoding: string | null): string {
  if (encoding !== null) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // An unknown or a wrong one: the bytes tell.
    }
  }
  return decodeBytes(bytes).text.replace(/^\ufeff/, "");
}
