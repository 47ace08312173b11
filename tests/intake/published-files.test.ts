import { describe, expect, it } from "vitest";
import { readTable } from "#intake/table/table.ts";
import { PUBLISHED_FILES } from "./published-files.ts";

describe("readTable(bytes) of published files", () => {
  for (const [name, file] of Object.entries(PUBLISHED_FILES)) {
    it(name, () => {
      const table = readTable(new TextEncoder().encode(file.text));
      const body = table.rows.slice(1);
      const numbers = (rows: readonly { readonly row: number }[]) => rows.map(({ row }) => row);
      expect({
        preamble: numbers(table.preamble),
        headings: table.rows[0],
        body: typeof file.body === "number" ? body.length : body,
        footnotes: numbers(table.footnotes),
        totals: numbers(table.totals),
        further: table.further.length,
      }).toEqual({
        preamble: file.preamble ?? [],
        headings: file.headings,
        body: file.body,
        footnotes: file.footnotes ?? [],
        totals: file.totals ?? [],
        further: file.further ?? 0,
      });
    });
  }
});
