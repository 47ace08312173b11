import * as z from "zod/mini";
import type { Names } from "#domain/terms/names.ts";

/** One environment variable as it is documented. */
export type Setting = {
  readonly name: string;
  readonly meaning: Names;
  readonly default: string;
  readonly example: string;
  /** What is accepted, said when something else was given. */
  readonly accepts: Names;
};

/** The text of a number from `low` to `high`, written as `pattern` says. */
export function numberText(low: number, high: number, pattern: RegExp) {
  return z.pipe(
    z.string().check(z.regex(pattern)),
    z.pipe(
      z.transform((text: string) => Number(text)),
      z.number().check(z.gte(low), z.lte(high)),
    ),
  );
}

export function wholeNumberText(low: number, high: number) {
  return numberText(low, high, /^\d+$/);
}

/** What settings come to, read by their schemas. */
export type ValuesOf<Schemas extends Readonly<Record<string, z.ZodMiniType>>> = {
  readonly [Name in keyof Schemas]: z.output<Schemas[Name]>;
};
