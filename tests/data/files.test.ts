import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { dataFiles } from "#tools/data/files.ts";
import { readShippedFile } from "./read-shipped.ts";

const PROFILES = "https://datapackage.org/profiles/2.0";

type Descriptor = {
  $schema: string;
  contributors: { title: string }[];
  resources: {
    name: string;
    path: string;
    schema: {
      fields: { name: string; title: string }[];
      primaryKey: string[];
      foreignKeys?: { fields: string[]; reference: { resource?: string; fields: string[] } }[];
    };
  }[];
};

describe("dataFiles()", () => {
  const files = dataFiles();

  it("writes exactly the files that are committed", async () => {
    const committed = await readdir(new URL("../../data/", import.meta.url));
    expect(committed.sort()).toEqual([...files.keys()].sort());
  });

  it.each([...files.keys()])("writes %s byte for byte as committed", async (name) => {
    expect(Buffer.from(await readShippedFile(name)).equals(Buffer.from(files.get(name) ?? ""))).toBe(true);
  });

  it.each([...files.keys()])("writes %s in UTF-8 without a mark, with LF", (name) => {
    const text = files.get(name) ?? "";
    expect(text).not.toMatch(/^\uFEFF|\r/);
    expect(text.endsWith("\n")).toBe(true);
  });
});

describe("datapackage.json", async () => {
  const descriptor: Descriptor = JSON.parse(await readShippedFile("datapackage.json"));

  it("is a Data Package of version 2 that names every table", () => {
    expect(descriptor.$schema).toBe(`${PROFILES}/datapackage.json`);
    const tables = [...dataFiles().keys()].filter((name) => name.endsWith(".csv"));
    expect(descriptor.resources.map((resource) => resource.path).sort()).toEqual(tables.sort());
  });

  it("titles every field in both languages", () => {
    for (const { schema } of descriptor.resources)
      for (const field of schema.fields) expect(field.title).toMatch(/^[^/]*\p{Script=Han}[^/]* \/ .*[A-Za-z]/u);
  });

  it("has only keys whose fields exist", () => {
    const fieldsOf = new Map(
      descriptor.resources.map(({ name, schema }) => [name, schema.fields.map((field) => field.name)]),
    );
    for (const { name, schema } of descriptor.resources) {
      expect(fieldsOf.get(name)).toEqual(expect.arrayContaining(schema.primaryKey));
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        expect(fieldsOf.get(name)).toEqual(expect.arrayContaining(fields));
        expect(fieldsOf.get(reference.resource ?? name)).toEqual(expect.arrayContaining(reference.fields));
      }
    }
  });
});
