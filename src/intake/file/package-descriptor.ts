/**
 * What a Data Package says of its tables (Data Package v2 and v1, Table Schema, Table Dialect), as far as it tells how to
 * read them. Everything a file may leave out or get wrong is `null` or empty here.
 */
export type PackageDescriptor = { readonly resources: readonly PackageResource[] };

export type PackageResource = {
  readonly name: string;
  readonly title: string;
  /** Paths within the package; several are parts of one table. */
  readonly paths: readonly string[];
  /** Rows given in the descriptor itself: arrays, objects, or a text. */
  readonly data: unknown;
  readonly encoding: string | null;
  readonly dialect: PackageDialect;
  /** Fields in the order of the columns; or the path of a file that has them. */
  readonly schema: TableSchema | string;
};

export type PackageDialect = {
  readonly delimiter: string | null;
  readonly quote: string | null;
  readonly hasHeader: boolean;
};

export type TableSchema = { readonly fields: readonly SchemaField[] };

export type SchemaField = {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly format: string;
  readonly decimalChar: string;
  readonly groupChar: string;
  /** Texts that stand for a missing value. */
  readonly missingValues: readonly string[];
  /** Labels of coded values. */
  readonly labels: ReadonlyMap<string, string>;
  /** A unit some writers add to the standard's properties. */
  readonly unit: string;
};

const NO_SCHEMA: TableSchema = { fields: [] };
/** Descriptors say more than this of no table people read. */
const MOST_FIELDS = 5000;

/** The descriptor in a text of JSON; `null` where it is none. */
export function parseDescriptor(text: string): PackageDescriptor | null {
  const root = recordOf(parseJson(text));
  const resources = root?.["resources"];
  if (!Array.isArray(resources)) return null;
  return { resources: resources.flatMap((one, i) => resourceOf(recordOf(one), i)) };
}

/** A table's schema in a text of JSON of its own. */
export function parseSchema(text: string): TableSchema {
  return schemaOf(parseJson(text));
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
}

type Json = Readonly<Record<string, unknown>>;

function recordOf(value: unknown): Json | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

function resourceOf(resource: Json | null, index: number): PackageResource[] {
  if (resource === null) return [];
  const { path, schema } = resource;
  const paths = Array.isArray(path) ? path.map(textOf) : [textOf(path)];
  return [
    {
      name: textOf(resource["name"]) || `resource-${index + 1}`,
      title: textOf(resource["title"]),
      paths: paths.filter((one) => one !== ""),
      data: resource["data"] ?? null,
      encoding: textOf(resource["encoding"]) || null,
      dialect: dialectOf(recordOf(resource["dialect"])),
      schema: typeof schema === "string" ? schema : schemaOf(schema),
    },
  ];
}

function dialectOf(dialect: Json | null): PackageDialect {
  return {
    delimiter: textOf(dialect?.["delimiter"]) || null,
    quote: dialect?.["quoteChar"] === undefined ? null : textOf(dialect["quoteChar"]),
    hasHeader: dialect?.["header"] !== false,
  };
}

function schemaOf(value: unknown): TableSchema {
  const schema = recordOf(value);
  const fields = schema?.["fields"];
  if (!Array.isArray(fields)) return NO_SCHEMA;
  const missing = missingOf(schema?.["missingValues"]);
  return { fields: fields.slice(0, MOST_FIELDS).map((field) => fieldOf(recordOf(field) ?? {}, missing)) };
}

function fieldOf(field: Json, missing: readonly string[]): SchemaField {
  return {
    name: textOf(field["name"]),
    title: textOf(field["title"]),
    type: textOf(field["type"]),
    format: textOf(field["format"]),
    decimalChar: textOf(field["decimalChar"]) || ".",
    groupChar: textOf(field["groupChar"]),
    missingValues: field["missingValues"] === undefined ? missing : missingOf(field["missingValues"]),
    labels: labelsOf(field["categories"]),
    unit: textOf(field["unit"]),
  };
}

/** Version 2 allows `{ value, label }` for each. */
function missingOf(values: unknown): string[] {
  return Array.isArray(values) ? values.map((value) => textOf(recordOf(value)?.["value"] ?? value)) : [];
}

function labelsOf(categories: unknown): ReadonlyMap<string, string> {
  if (!Array.isArray(categories)) return new Map();
  return new Map(
    categories.flatMap((category): [string, string][] => {
      const { value, label } = recordOf(category) ?? {};
      return textOf(label) === "" ? [] : [[textOf(value), textOf(label)]];
    }),
  );
}
