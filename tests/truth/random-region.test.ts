import { describe, expect, it } from "vitest";
import { revise } from "./books.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { readPackageBooks } from "./package-books.ts";
import { makeRandomRegion, toBooks } from "./random-region.ts";
import { writePeriod, writeUpload } from "./region-csv.ts";
import { isPlainTarget, writePackage } from "./region-package.ts";

const region = makeRandomRegion(7);

describe("makeRandomRegion(seed)", () => {
  it("is the same for the same seed, another for another", () => {
    expect(makeRandomRegion(7).rows).toEqual(region.rows);
    expect(makeRandomRegion(8).rows).not.toEqual(region.rows);
  });

  it("reports each cell once", () => {
    const keys = region.rows.map(({ indicator, organization, period }) => `${indicator} ${organization} ${period}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(revise(region.rows, region.revision).length).toBeGreaterThanOrEqual(keys.length);
  });

  it("has all that offices do, over a hundred regions", () => {
    const regions = Array.from({ length: 100 }, (_, seed) => makeRandomRegion(seed));
    const rows = regions.flatMap((each) => [...each.rows, ...each.revision]);
    expect(new Set(rows.map(({ qualifier }) => qualifier)).size).toBe(7);
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["A", "B", "E", "O", "P"]));
    const kinds = new Set(rows.map(({ period }) => period.replace(/\d{4}/g, "Y").replace(/\d/g, "n")));
    expect(kinds).toEqual(new Set(["Y", "Y-Sn", "Y-Qn", "Y-nn", "Y-nn/Y-nn"]));
    expect(rows.some(({ value }) => value.startsWith("-"))).toBe(true);
    expect(rows.some(({ value }) => /\.\d\d$/.test(value))).toBe(true);
    const aggregations = regions.flatMap(({ catalogue }) => catalogue.indicators.map(({ aggregation }) => aggregation));
    expect(new Set(aggregations).size).toBe(4);
  });
});

describe("writePackage(region, rows)", () => {
  it("reads back as the same books", () => {
    const files = writePackage(region, region.rows);
    const books = readPackageBooks((name) => files.get(name) ?? "");
    const { rows, targets, regions } = toBooks(region, "first");
    expect(books).toMatchObject({ rows, targets: targets.filter(isPlainTarget), regions });
    const told = region.catalogue.indicators.map(
      ({ code, aggregation, additive, unitKind, min, direction, mult, recipe }) => {
        return {
          code,
          aggregation,
          additive,
          unitKind,
          min,
          direction,
          mult: mult ?? 0,
          ...(recipe ? { recipe } : {}),
        };
      },
    );
    expect(books.indicators).toEqual(told);
    expect(told.some(({ recipe }) => recipe !== undefined)).toBe(true);
  });
});

describe("writeUpload(rows, catalogue, wording)", () => {
  const { catalogue } = region;
  const [indicator] = catalogue.indicators;
  const organization = catalogue.region.code;
  const row = {
    indicator: indicator?.code ?? "",
    organization,
    period: "2024-01/2024-02",
    words: "",
    status: "P",
  } as const;

  it("writes the qualifier beside the figure or before it", () => {
    const rows = [{ ...row, value: "60", qualifier: "gt" }] as const;
    const name = indicator?.zh;
    expect(writeUpload(rows, catalogue, "columns")).toBe(
      `指标,平台,时期,数值,限定,文字表述,状态\n${name},示例州,2024年1—2月,60,超,,P\n`,
    );
    expect(writeUpload(rows, catalogue, "cells")).toBe(`指标,平台,时期,数值,状态\n${name},示例州,2024年1—2月,超60,P\n`);
  });

  it("writes a line a row", () => {
    for (const wording of ["columns", "cells"] as const) {
      expect(readCsv(writeUpload(region.rows, catalogue, wording))).toHaveLength(region.rows.length);
    }
  });

  it("names periods as offices do", () => {
    const codes = ["2024", "2024-S1", "2024-S2", "2024-Q3", "2024-08", "2024-01/2024-08"];
    expect(codes.map(writePeriod)).toEqual([
      "2024年",
      "2024年上半年",
      "2024年下半年",
      "2024年三季度",
      "2024年8月",
      "2024年1—8月",
    ]);
  });
});

describe("readCsv(text)", () => {
  it("reads quotes, commas and line ends inside them, and what writeCsv wrote", () => {
    const text = `\uFEFFa,b\r\n"x, ""y""",2\r\n"two\nlines",\n`;
    expect(readCsv(text).map((record) => [record.get("a"), record.get("b"), record.get("c")])).toEqual([
      ['x, "y"', "2", ""],
      ["two\nlines", "", ""],
    ]);
    expect(readCsv(writeCsv([["a"], ['x, "y"']]))[0]?.get("a")).toBe('x, "y"');
  });
});
