import type { Context } from "hono";
import * as z from "zod/mini";
import type { Store } from "#server/store/store.ts";
import { ApiError } from "./errors.ts";

/**
 * Reads the query of a request into its schema.
 *
 * @throws ApiError `bad-request` naming every parameter that is wrong
 */
export function readQuery<S extends z.ZodMiniType>(c: Context, schema: S): z.output<S> {
  return readInto(schema, c.req.query());
}

/** The same for anything else a client sent. */
export function readInto<S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".") || "body"))].join(", ");
  throw new ApiError("bad-request", { zh: `参数缺失或不合规定:${names}`, en: `missing or not acceptable: ${names}` });
}

/**
 * A body as JSON.
 *
 * @throws ApiError `bad-request`
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ApiError("bad-request", { zh: "正文不是 JSON", en: "the body is not JSON" }, { cause });
  }
}

/** A comma-separated list of codes; undefined where the parameter is absent, which means all. */
export function readList(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  const codes = text
    .split(",")
    .map((code) => code.trim())
    .filter((code) => code !== "");
  return [...new Set(codes)].sort();
}

/**
 * Checks that a read names a data set and a revision that are here.
 *
 * @throws ApiError `dataset-replaced` or `unknown-revision`
 */
export async function checkEdition(
  store: Store,
  { revision, dataset }: { revision: number; dataset?: string | undefined },
): Promise<void> {
  if (dataset !== undefined && dataset !== store.dataset) throw new ApiError("dataset-replaced");
  if (revision <= (await store.currentNumber())) return;
  // A thread that was ended may not have told of its last revision.
  const current = (await store.currentRevision()).number;
  if (revision > current)
    throw new ApiError("unknown-revision", { zh: `当前版本是 ${current}`, en: `the current revision is ${current}` });
}
