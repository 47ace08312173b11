import type { Names } from "#domain/terms/names.ts";

type Constraints = {
  readonly required?: true;
  readonly unique?: true;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly (string | number)[];
};

/** A field of a Table Schema (Data Package v2). `title` holds both languages, Chinese first: the standard has one string. */
export type Field = {
  readonly name: string;
  readonly title: string;
  readonly type: "string" | "integer" | "number" | "boolean" | "date" | "list";
  readonly delimiter?: "|";
  readonly format?: "uri";
  readonly constraints?: Constraints;
};

/** Both languages as the one string the standard allows. */
export function bothNames(names: Names): string {
  return `${names.zh} / ${names.en}`;
}

/** A field; required unless `constraints` says otherwise by being `null` or leaving it out. */
export function field(
  name: string,
  zh: string,
  en: string,
  type: Field["type"] = "string",
  constraints: Constraints | null = { required: true },
): Field {
  return {
    name,
    title: bothNames({ zh, en }),
    type,
    ...(type === "list" ? { delimiter: "|" } : {}),
    ...(constraints ? { constraints } : {}),
  };
}

/** The short name a row is known by. */
export function codeField(zh: string, en: string): Field {
  return field("code", zh, en, "string", { required: true, unique: true, pattern: CODE_PATTERN });
}

export const CODE_PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

/** The seven shapes of a period code; see the package's description for the three that keep an imprecise date. */
export const PERIOD_PATTERN =
  "\\d{4}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?|\\d{4}-01/(\\d{4}-(0[1-9]|1[0-2])|\\.\\.\\d{4}-\\d{2}-\\d{2})|\\.\\.\\d{4}-\\d{2}-\\d{2}";
