import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { ROUTES } from "#contract/routes.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";

let made: MadeApp;

beforeAll(async () => {
  made = await makeApp({ seed: SMALL });
});

afterAll(() => made.close());

const contentSchema = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(["path", "query"]),
      required: z.boolean(),
      schema: z.record(z.string(), z.unknown()),
    }),
  ),
  requestBody: z.optional(z.object({ required: z.boolean(), content: contentSchema })),
  responses: z.record(
    z.string().check(z.regex(/^\d{3}$/)),
    z.object({ description: z.string(), content: z.optional(contentSchema) }),
  ),
});
const documentSchema = z.object({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().check(z.regex(/^\//)),
    z.record(z.enum(["get", "post", "put", "patch", "delete"]), z.optional(operationSchema)),
  ),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

async function readDocument() {
  const response = await made.request(ROUTES.openapi);
  return documentSchema.parse(await response.json());
}

describe("GET /openapi.json", () => {
  it("describes every route of the API with its method, and no other", async () => {
    const { paths } = await readDocument();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation)
        .map(([method]) => `${method} ${path}`),
    );
    const served = made.app.routes
      .filter(({ method, path }) => method !== "ALL" && path !== "/*")
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:([a-z]+)/g, "{$1}")}`);
    expect(new Set(described)).toEqual(new Set(served));
    expect(new Set(Object.keys(paths))).toEqual(
      new Set(Object.values(ROUTES).map((route) => route.replace(/:([a-z]+)/g, "{$1}"))),
    );
  });

  it("declares every parameter of a path, names operations once, and refers to what exists", async () => {
    const document = await readDocument();
    const ids: string[] = [];
    for (const [path, methods] of Object.entries(document.paths))
      for (const operation of Object.values(methods)) {
        if (!operation) continue;
        ids.push(operation.operationId);
        const inPath = operation.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
        expect(inPath).toEqual([...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name));
      }
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([A-Za-z]+)"/g)];
    expect(references.length).toBeGreaterThan(20);
    for (const [, name = ""] of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });

  it("says the parameters and errors of a read", async () => {
    const { paths } = await readDocument();
    const read = paths[ROUTES.observations]?.get;
    expect(read?.parameters.map(({ name, required }) => `${name}${required ? "!" : ""}`)).toEqual([
      "revision!",
      "dataset",
      "region",
      "organization",
      "indicator",
      "from",
      "to",
    ]);
    expect(Object.keys(read?.responses ?? {})).toEqual([
      "200",
      "304",
      "400",
      "401",
      "403",
      "404",
      "409",
      "429",
      "500",
      "503",
    ]);
    expect(read?.responses["404"]?.description).toContain("unknown-revision");
  });

  it("is read again only when it changed", async () => {
    const etag = (await made.request(ROUTES.openapi)).headers.get("etag") ?? "";
    const again = await made.app.request(ROUTES.openapi, { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
  });
});
