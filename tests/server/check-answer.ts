import * as z from "zod/mini";
import { ERRORS, type ErrorCode, problemDetailsSchema } from "#contract/errors.ts";
import type { Operation } from "#server/api/operation.ts";
import { OPERATIONS } from "#server/operations.ts";

/**
 * Holds an answer of the API against its description: a status that is described, the media type, the schema to the
 * letter (nothing missing, nothing that is not described). Answers outside the API pass.
 *
 * @throws Error saying what does not agree
 */
export async function checkAnswer(method: string, path: string, response: Response): Promise<void> {
  const operation = OPERATIONS.find((one) => one.method === method.toLowerCase() && routePattern(one.route).test(path));
  if (!operation) return;
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  if (type === "application/problem+json") {
    checkProblem(operation, response.status, await response.json());
    return;
  }
  if (response.status === 304 && operation.immutable) return;
  const { answer } = operation;
  if (response.status !== answer.status) throw new Error(`${operation.id}: status ${response.status} is not described`);
  if (type !== (answer.type ?? "")) throw new Error(`${operation.id}: ${type} is not described`);
  if (answer.schema) checkExactly(operation.id, answer.schema.schema, await response.json());
}

function checkProblem(operation: Operation, status: number, body: unknown): void {
  const problem = checkExactly(operation.id, problemDetailsSchema, body);
  const code = problem.code as ErrorCode;
  if (!operation.errors.includes(code)) throw new Error(`${operation.id}: the error ${code} is not described`);
  if (problem.status !== status || ERRORS[code].status !== status) throw new Error(`${code} was sent with ${status}`);
}

/** Parsing drops what a schema does not name, so that a difference shows it. */
function checkExactly<S extends z.ZodMiniType>(id: string, schema: S, body: unknown): z.output<S> {
  const parsed = z.parse(schema, body);
  if (JSON.stringify(sortKeys(parsed)) !== JSON.stringify(sortKeys(body)))
    throw new Error(`${id}: the answer holds what its schema does not describe`);
  return parsed;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, sortKeys(inner)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function routePattern(route: string): RegExp {
  return new RegExp(`^${route.replace(/[.]/g, "\\.").replace(/:[a-z]+/g, "[^/]+")}$`);
}
