/** How a column of an archive's table is written: a text, a number, a JSON object; `null` is an empty field. */
export type ColumnKind = "text" | "text?" | "integer" | "integer?" | "number" | "number?" | "object" | "object?";

/** Every column of a row, so that one which is added to the store and not here does not compile. */
export type Columns<Row> = { readonly [K in keyof Required<Row>]: ColumnKind };

/** A type of a Table Schema field (Data Package v2). */
export function fieldType(kind: ColumnKind): "string" | "integer" | "number" | "object" {
  const plain = kind.replace("?", "");
  return plain === "text" ? "string" : (plain as "integer" | "number" | "object");
}

export function isOptional(kind: ColumnKind): boolean {
  return kind.endsWith("?");
}

/** A cell as it is written; the shortest decimal that reads back as the same number. */
export function writeCell(value: unknown): string {
  return value === null ? "" : String(value);
}

/** @throws Error naming what is wrong with the cell */
export function readCell(kind: ColumnKind, text: string): string | number | null {
  if (text === "" && isOptional(kind)) return null;
  switch (fieldType(kind)) {
    case "string":
      return text;
    case "object":
      JSON.parse(text);
      return text;
    case "integer":
      if (!/^-?\d{1,15}$/.test(text)) throw new Error(`no whole number: ${text}`);
      return Number(text);
    case "number": {
      const value = Number(text);
      if (text.trim() === "" || !Number.isFinite(value)) throw new Error(`no number: ${text}`);
      return value;
    }
  }
}
