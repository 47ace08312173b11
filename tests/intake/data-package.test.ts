import { describe, expect, it } from "vitest";
import { understoodSchema } from "#contract/uploads.ts";
import { markCopy } from "#intake/out/marked-copy.ts";
import { type Reading, readUpload } from "#intake/read-upload.ts";
import { readSourceSheets } from "#intake/table/source-sheets.ts";
import { catalogue } from "./catalogue.ts";
import { zipFile } from "./zip-file.ts";

type Descriptor = Readonly<Record<string, unknown>>;

function packed(descriptor: Descriptor, files: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return zipFile({ "datapackage.json": JSON.stringify(descriptor), ...files });
}

function read(bytes: Uint8Array, choices = {}): Reading {
  const reading = readUpload(bytes, catalogue, { limits: { rows: 1000 }, today: "2024-09-10", choices });
  expect(understoodSchema.parse(reading.understood)).toEqual(reading.understood);
  return reading;
}

function figures({ observations }: Reading): string[] {
  return observations.map(({ indicator, organization, period, value, status, source }) =>
    [indicator, organization, period, value, status, `${source.sheet}!${source.cell}`, source.raw].join(" "),
  );
}

const told = ({ problems }: Reading) =>
  problems.map(({ severity, code, sheet, cell }) => [severity, code, `${sheet}!${cell}`].join(" "));

const FIELDS = [
  { name: "ind", title: "指标 / indicator", type: "string" },
  { name: "org", title: "平台", type: "string" },
  { name: "t", title: "时期", type: "date", format: "%d/%m/%Y" },
  {
    name: "x",
    title: "数值",
    type: "number",
    decimalChar: ",",
    groupChar: ".",
    missingValues: ["-99", { value: "n.e.", label: "not known" }],
    unit: "元",
  },
];

describe("readUpload(bytes, catalogue, options) of Data Packages", () => {
  it("reads a zip by its schema: titles, dates, signs, missing values and unit, with the original text as source", () => {
    const csv = [
      "ind;org;t;x",
      "invested;demo-a;31/07/2024;1.234.567,5",
      "invested;demo-b;31/07/2024;-99",
      "invested;demo-c;31/07/2024;n.e.",
    ].join("\n");
    const resource = { name: "july", path: "data/july.csv", dialect: { delimiter: ";" }, schema: { fields: FIELDS } };
    const reading = read(packed({ resources: [resource] }, { "data/july.csv": csv }));
    expect(reading.understood.encoding).toBe("Data Package");
    expect(figures(reading)).toEqual([
      "invested demo-a 2024-07 123.45675 A july!D2 1.234.567,5",
      "invested demo-b 2024-07  O july!D3 -99",
      "invested demo-c 2024-07  O july!D4 n.e.",
    ]);
    expect(told(reading)).toEqual([]);
  });

  it("reads labels of coded values, a stated encoding, parts behind each other, and a table without a header", () => {
    const fields = [
      {
        name: "平台",
        type: "integer",
        categories: [
          { value: 1, label: "示例甲研究院" },
          { value: 2, label: "乙中心" },
        ],
      },
      { name: "引进全职博士", type: "integer" },
      { name: "时期", type: "yearmonth" },
    ];
    const latin = Uint8Array.from("1,12,2024-07\n", (char) => char.charCodeAt(0));
    const resource = {
      name: "parts",
      path: ["a.csv", "b.csv"],
      encoding: "utf-16le",
      dialect: { header: false },
      schema: { fields },
    };
    const wide = (text: string) => new Uint8Array(new Uint16Array([...text].map((char) => char.charCodeAt(0))).buffer);
    const reading = read(
      packed({ resources: [resource] }, { "a.csv": wide("1,12,2024-07"), "b.csv": wide("2,7,2024-07\n") }),
    );
    expect(figures(reading)).toEqual(["phd demo-a 2024-07 12 A parts!B2 12", "phd demo-b 2024-07 7 A parts!B3 7"]);
    const plain = read(
      packed({ resources: [{ ...resource, path: "a.csv", encoding: "latin-1" }] }, { "a.csv": latin }),
    );
    expect(figures(plain)).toEqual(["phd demo-a 2024-07 12 A parts!B2 12"]);
  });

  it("reads a descriptor with its rows in it, as objects, lists or text", () => {
    const rows = [{ 平台: "示例甲研究院", 指标: "phd", 时期: "2024-07", 数值: 12 }];
    const lists = [
      ["平台", "指标", "时期", "数值"],
      ["乙中心", "phd", "2024-07", null],
    ];
    const text = "平台,指标,时期,数值\n示例丙实验室（筹）,phd,2024-07,3\n";
    const descriptor = {
      name: "x",
      resources: [
        { name: "a", data: rows },
        { name: "b", data: lists },
        { name: "c", data: text },
      ],
    };
    const reading = read(new TextEncoder().encode(`\uFEFF ${JSON.stringify(descriptor, null, 2)}\n`));
    expect(figures(reading)).toEqual([
      "phd demo-a 2024-07 12 A a!D2 12",
      "phd demo-b 2024-07  O b!D2 ",
      "phd demo-c 2024-07 3 A c!D2 3",
    ]);
  });

  it("reads a table with its schema.json beside it, and a package in a folder with a Chinese name", () => {
    const schema = JSON.stringify({
      fields: [
        { name: "a", title: "平台" },
        { name: "b", title: "引进全职博士" },
        { name: "c", title: "时期" },
      ],
    });
    const csv = "a,b,c\n示例甲研究院,12,2024-07\n";
    expect(figures(read(zipFile({ "schema.json": schema, "七月.csv": csv })))).toEqual([
      "phd demo-a 2024-07 12 A 七月!B2 12",
    ]);
    const resource = { name: "七月", path: "七月.csv", schema: "s.json" };
    const inFolder = zipFile({
      "包/datapackage.json": JSON.stringify({ resources: [resource] }),
      "包/七月.csv": csv,
      "包/s.json": schema,
    });
    expect(figures(read(inFolder))).toEqual(["phd demo-a 2024-07 12 A 七月!B2 12"]);
  });

  it("leaves a table of targets out unless it is chosen, and names files the package lacks", () => {
    const csv = "指标,平台,时期,数值\nphd,demo-a,2023,12\n";
    const resources = [
      { name: "observations", path: "o.csv", schema: { fields: [] } },
      { name: "targets", path: "t.csv", schema: { fields: [] } },
      { name: "far", path: "https://example.invalid/far.csv" },
    ];
    const bytes = packed({ resources }, { "o.csv": csv, "t.csv": csv.replace("12", "60") });
    const reading = read(bytes);
    expect(figures(reading)).toEqual(["phd demo-a 2023 12 A observations!D2 12"]);
    expect(told(reading)).toEqual(["warning package-part-missing !", "note sheet-of-targets targets!"]);
    expect(figures(read(bytes, { sheets: ["targets"] }))).toEqual(["phd demo-a 2023 60 A targets!D2 60"]);
  });

  it("follows a figure to its row, and marks a copy", () => {
    const resource = { name: "july", path: "july.csv", schema: { fields: FIELDS } };
    const bytes = packed({ resources: [resource] }, { "july.csv": "ind,org,t,x\nphd,demo-a,31/07/2024,many\n" });
    const reading = read(bytes);
    expect(told(reading)).toEqual(["error not-a-number july!D2"]);
    expect(readSourceSheets(bytes).get("july")?.rows[1]).toEqual(["phd", "demo-a", "31/07/2024", "many"]);
    const [copy] = markCopy(bytes, reading.problems, "zh-CN") ?? [];
    expect(copy?.rows[1]?.[3]).toEqual({ value: "many", mark: "error" });
  });

  it("says what is wrong with one that cannot be read, and never throws", () => {
    expect(told(read(packed({ resources: [] })))).toEqual(["error empty-file !"]);
    expect(told(read(zipFile({ "datapackage.json": "{" })))).toEqual(["error workbook-broken !"]);
    expect(told(read(zipFile({ "a.csv": "a,b" })))).toEqual(["error not-a-table !"]);
    const odd = [
      {
        resources: [
          null,
          3,
          { path: 4, schema: { fields: [null, { name: 5, categories: [null], missingValues: [null] }] } },
        ],
      },
      { resources: [{ data: [1, "a", null], schema: { fields: [{ name: "a", type: "date", format: "%Y%Y(" }] } }] },
      { resources: [{ data: { a: 1 } }, { data: [[{ a: 1 }]] }] },
    ];
    for (const descriptor of odd) expect(() => read(packed(descriptor))).not.toThrow();
  });

  it("reads values nested without end as what they are: nothing that a table has", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    for (const value of [deep, `[[${deep}]]`, `[{"a":${deep}}]`, `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`]) {
      const text = `{"name":"p","resources":[{"name":"t","data":${value}}]}`;
      expect(read(new TextEncoder().encode(text)).observations).toEqual([]);
      expect(read(zipFile({ "datapackage.json": text })).observations).toEqual([]);
    }
  });
});
