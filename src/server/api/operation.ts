import type * as z from "zod/mini";
import type { ErrorCode } from "#contract/errors.ts";
import type { Action } from "#domain/catalogue/permission.ts";
import type { Names } from "#domain/terms/names.ts";

/** A schema of the wire under its name in the OpenAPI document. */
export type NamedSchema = { readonly name: string; readonly schema: z.ZodMiniType };

export type Operation = {
  readonly id: string;
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** As Hono writes it, `:id` for a parameter. */
  readonly route: string;
  readonly summary: Names;
  /** What it does as far as permission goes; who may is said by PERMISSIONS and ACCESS. */
  readonly action: Action;
  readonly query?: z.ZodMiniType;
  readonly body?: { readonly type: string; readonly schema?: NamedSchema };
  readonly answer: { readonly status: number; readonly type?: string; readonly schema?: NamedSchema };
  /** Never changes: ETag, 304, compressed. */
  readonly immutable?: true;
  /** A read that is put on record under the name of who asks: a page of another site may not make anybody ask for it. */
  readonly leavesRecord?: true;
  readonly errors: readonly ErrorCode[];
};

export const JSON_TYPE = "application/json";

export function takesJson(name: string, schema: z.ZodMiniType): NonNullable<Operation["body"]> {
  return { type: JSON_TYPE, schema: { name, schema } };
}

export function answersJson(name: string, schema: z.ZodMiniType, status = 200): Operation["answer"] {
  return { status, type: JSON_TYPE, schema: { name, schema } };
}

/** Of every operation, an open one too: a token that does not hold is refused wherever it is shown. */
export const ALWAYS: readonly ErrorCode[] = [
  "bad-request",
  "store-unavailable",
  "store-locked",
  "internal",
  "token-refused",
  "too-many-requests",
];
/** Of what is not open to everybody. */
export const PERMITTED: readonly ErrorCode[] = [...ALWAYS, "sign-in-required", "not-permitted", "busy"];
/** Of what reads an edition. */
export const EDITION: readonly ErrorCode[] = [...PERMITTED, "unknown-revision", "dataset-replaced"];
/** Of what changes something. */
export const CHANGE: readonly ErrorCode[] = [
  ...PERMITTED,
  "foreign-origin",
  "disk-full",
  "disk-read-only",
  "stopping",
  "upload-too-slow",
];
/** Of what may have to read a file first. */
export const READING: readonly ErrorCode[] = ["reading-too-long", "workbook-too-large", "reading-busy"];
/** Of what changes something and is open to those who are not known yet. */
export const OPEN_CHANGE: readonly ErrorCode[] = [
  ...ALWAYS,
  "foreign-origin",
  "disk-full",
  "disk-read-only",
  "stopping",
  "upload-too-slow",
  "busy",
];
