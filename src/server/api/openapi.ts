import { Hono } from "hono";
import * as z from "zod/mini";
import { ERRORS, type ErrorCode, problemDetailsSchema } from "#contract/errors.ts";
import { ROUTES } from "#contract/routes.ts";
import { etagOf, matches } from "#server/http/immutable-answers.ts";
import { ALWAYS, JSON_TYPE, type NamedSchema, type Operation } from "./operation.ts";

const PROBLEM: NamedSchema = { name: "ProblemDetails", schema: problemDetailsSchema };

/** Reading the description itself. */
export const OPENAPI_OPERATION: Operation = {
  id: "readOpenapi",
  method: "get",
  route: ROUTES.openapi,
  action: "open",
  summary: { zh: "本文档", en: "This document" },
  answer: { status: 200, type: JSON_TYPE },
  errors: ALWAYS,
};

/** The description of the API, for programs and for people (OpenAPI 3.1); made when it is first asked for. */
export function openapiRoutes(version: string, operations: readonly Operation[]): Hono {
  let made: { readonly text: string; readonly etag: string } | undefined;
  return new Hono().get(ROUTES.openapi, (c) => {
    made ??= withEtag(JSON.stringify(describeApi(version, operations)));
    const { text, etag } = made;
    c.header("ETag", etag);
    c.header("Cache-Control", "no-cache");
    if (matches(c.req.header("If-None-Match"), etag)) return c.body(null, 304);
    return c.body(text, 200, { "Content-Type": "application/json; charset=utf-8" });
  });
}

function withEtag(text: string) {
  return { text, etag: etagOf(text) };
}

function describeApi(version: string, operations: readonly Operation[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = operation.route.replace(/:([a-z]+)/g, "{$1}");
    paths[path] = { ...paths[path], [operation.method]: describeOperation(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "政效 Zhengxiao",
      version,
      description:
        "读取须指明版本,结果永不改变;只有当前版本号会变。Reads name their revision and never change; only which one is current does.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: Object.fromEntries(namedIn(operations).map(({ name, schema }) => [name, toSchema(schema, "output")])),
    },
  };
}

function describeOperation({ id, route, summary, query, body, answer, immutable, errors }: Operation) {
  const success: Record<string, unknown> = { [answer.status]: describeAnswer(answer, immutable === true) };
  if (immutable) success["304"] = { description: "未改变 Not modified" };
  return {
    operationId: id,
    summary: `${summary.zh} ${summary.en}`,
    parameters: [...pathParameters(route), ...(query ? queryParameters(query) : [])],
    ...(body ? { requestBody: { required: true, content: { [body.type]: { schema: schemaOf(body.schema) } } } } : {}),
    responses: { ...success, ...describeErrors(errors) },
  };
}

function describeAnswer({ type, schema }: Operation["answer"], immutable: boolean) {
  const headers = immutable
    ? { headers: { ETag: { schema: { type: "string" } }, "Cache-Control": { schema: { type: "string" } } } }
    : {};
  const content = type === undefined ? {} : { content: { [type]: { schema: schemaOf(schema) } } };
  return { description: "成功 Done", ...headers, ...content };
}

/** One response for each status, saying which codes it can carry. */
function describeErrors(codes: readonly ErrorCode[]): Record<string, unknown> {
  const responses: Record<string, unknown> = {};
  for (const status of new Set(codes.map((code) => ERRORS[code].status))) {
    const own = [...new Set(codes)].filter((code) => ERRORS[code].status === status);
    responses[status] = {
      description: own.map((code) => `\`${code}\` ${ERRORS[code].title.zh} ${ERRORS[code].title.en}`).join("; "),
      content: { "application/problem+json": { schema: schemaOf(PROBLEM) } },
    };
  }
  return responses;
}

function pathParameters(route: string) {
  return [...route.matchAll(/:([a-z]+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(query: z.ZodMiniType) {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

/** Every schema that an operation names, and the one of errors. */
function namedIn(operations: readonly Operation[]): NamedSchema[] {
  return [...operations.flatMap(({ body, answer }) => [body?.schema ?? [], answer.schema ?? []].flat()), PROBLEM];
}

function schemaOf(named: NamedSchema | undefined) {
  return named === undefined ? {} : { $ref: `#/components/schemas/${named.name}` };
}

function toSchema(schema: z.ZodMiniType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
