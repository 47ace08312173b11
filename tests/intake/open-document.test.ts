import { describe, expect, it } from "vitest";
import { readWorkbook } from "#intake/file/read-workbook.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { makeBook, saveBook } from "./workbook-files.ts";
import { zipFile } from "./zip-file.ts";

const MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet";

/** A spreadsheet of OpenDocument as LibreOffice writes it, with the given styles and tables. */
function ods(tables: string, styles = "", extra: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  return zipFile({
    mimetype: MIMETYPE,
    "META-INF/manifest.xml": "<manifest:manifest/>",
    "content.xml": `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ...extra,
  });
}

const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
const words = (text: string) =>
  `<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const float = (value: number, shown: string, more = "") =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${more}><text:p>${shown}</text:p></table:table-cell>`;

/** Figures of 甲院, each of a month of its own from January on. */
function figures(...cells: string[]): string {
  const header = row(...["指标", "平台", "时期", "数值"].map(words));
  const rows = cells.map((cell, i) => row(words("引进博士"), words("甲院"), words(`2024年${i + 1}月`), cell));
  return `<table:table table:name="数据">${header}${rows.join("")}</table:table>`;
}

function read(bytes: Uint8Array) {
  const { observations, problems, understood } = readUpload(bytes, catalogue, {
    limits: { rows: 1000 },
    today: "2024-12-10",
  });
  return {
    encoding: understood.encoding,
    figures: observations.map(({ period, value, qualifier, source }) =>
      [period, value, ...(qualifier === "exact" ? [] : [qualifier]), `${source.sheet}!${source.cell}`].join(" "),
    ),
    told: problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`),
  };
}

function records(bytes: Uint8Array): string[][] | undefined {
  const book = readWorkbook(bytes);
  return book.kind === "workbook" ? book.sheets[0]?.records : undefined;
}

describe("readWorkbook(bytes) of OpenDocument", () => {
  it.each(["ods", "fods"] as const)("reads what another program writes as .%s", (format) => {
    const cells = [
      ["指标", "平台", "时期", "数值"],
      ["引进博士", "甲院", "2024年8月", 5],
      ["引进博士", "乙中心", "2024年8月", 7.5],
      ["a & b <c>", 'd "e"', true, -0.1],
    ];
    const { encoding, figures: found } = read(saveBook(makeBook({ 数据: cells }), format));
    expect(encoding).toBe(format === "ods" ? "ODS" : "XML");
    expect(found).toEqual(["2024-08 5 数据!D2", "2024-08 7.5 数据!D3"]);
    if (format === "ods")
      expect(records(saveBook(makeBook({ 数据: cells }), "ods"))?.[3]).toEqual(["a & b <c>", 'd "e"', "TRUE", "-0.1"]);
  });

  it("reads values by what is shown of them", () => {
    const money = float(1200000, "120.0").replace("120.0", "120.0万元");
    const { figures: found, told } = read(
      ods(figures(float(25, "约25人"), float(1234.5, "1,234.5"), float(0, "-"), float(7, "7.00"), money)),
    );
    expect(found).toEqual([
      "2024-01 25 approx 数据!D2",
      "2024-02 1234.5 数据!D3",
      "2024-03 0 数据!D4",
      "2024-04 7 数据!D5",
    ]);
    expect(told).toEqual(["error unit-mismatch D6"]);
  });

  it("reads percentages, currencies, days by their style, and truth values", () => {
    const date = (style: string) =>
      `<table:table-cell table:style-name="${style}" office:value-type="date" office:date-value="2024-08-01"><text:p>x</text:p></table:table-cell>`;
    const styles = `<number:date-style style:name="N1"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text></number:date-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>`;
    const cells = [
      `<table:table-cell office:value-type="percentage" office:value="0.125"><text:p>12.5%</text:p></table:table-cell>`,
      `<table:table-cell office:value-type="percentage" office:value="0.125"/>`,
      `<table:table-cell office:value-type="currency" office:currency="USD" office:value="350"><text:p>$350.00</text:p></table:table-cell>`,
      `<table:table-cell office:value-type="currency" office:currency="CNY" office:value="350"/>`,
      date("ce1"),
      date("ce2"),
      `<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>真</text:p></table:table-cell>`,
      `<table:table-cell office:value-type="string" office:string-value="有"/>`,
    ];
    expect(records(ods(`<table:table table:name="a">${row(...cells)}</table:table>`, styles))).toEqual([
      ["12.5%", "12.5%", "$350", "¥350", "2024-08", "x", "TRUE", "有"],
    ]);
  });

  it("parts raised signs of notes and struck text from figures", () => {
    const styles = [
      '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>',
      '<style:style style:name="T2" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>',
      '<style:style style:name="ce1" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>',
    ].join("");
    const { figures: found, told } = read(
      ods(
        figures(
          words('3<text:span text:style-name="T1">1</text:span>'),
          words('<text:span text:style-name="T2">4</text:span>6'),
          float(7, "7", 'table:style-name="ce1"'),
          words('<text:span text:style-name="T2">8</text:span>'),
        ),
        styles,
      ),
    );
    expect(found).toEqual(["2024-01 3 数据!D2", "2024-02 6 数据!D3"]);
    expect(told).toEqual([
      "error struck-figure D4",
      "error struck-figure D5",
      "note footnote-mark D2",
      "note struck-part D3",
    ]);
  });

  it("tells of formulas without a result, and of those that failed", () => {
    const failed = `<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>`;
    const divided = `<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>`;
    const none = '<table:table-cell table:formula="of:=1+1"/>';
    const { told } = read(ods(figures(failed, divided, none, float(5, "5", 'table:formula="of:=2+3"'))));
    expect(told).toEqual(["error formula-failed D2", "error formula-failed D3", "error formula-without-value D4"]);
  });

  it("places repeated cells and rows, merged and covered cells", () => {
    const table = [
      row(
        '<table:table-cell table:number-columns-repeated="2"/>',
        words("x").replace("<table:table-cell ", '<table:table-cell table:number-columns-repeated="2" '),
      ),
      '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>',
      `<table:table-row table:number-rows-repeated="2">${words("y")}</table:table-row>`,
      row(
        words("m").replace(
          "<table:table-cell ",
          '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" ',
        ),
        '<table:covered-table-cell office:value-type="string"><text:p>under</text:p></table:covered-table-cell>',
        words("z"),
      ),
      row('<table:covered-table-cell table:number-columns-repeated="2"/>', words("last")),
    ];
    const book = readWorkbook(ods(`<table:table table:name="a">${table.join("")}</table:table>`));
    if (book.kind !== "workbook") throw new Error(book.why);
    expect(book.sheets[0]).toMatchObject({
      records: [
        ["", "", "x", "x"],
        ["", "", "", ""],
        ["", "", "", ""],
        ["y", "", "", ""],
        ["y", "", "", ""],
        ["m", "", "z", ""],
        ["", "", "last", ""],
      ],
      merges: [{ from: { row: 5, column: 0 }, to: { row: 6, column: 1 } }],
      underMerges: [{ row: 5, column: 1, text: "under" }],
    });
  });

  it("leaves out notes on cells, deleted cells and caches of other files, and tells what is hidden", () => {
    const styles =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const noted = `<table:table-cell office:value-type="float" office:value="5"><office:annotation><text:p>99</text:p></office:annotation><text:p>5</text:p></table:table-cell>`;
    const book = readWorkbook(
      ods(
        `<table:tracked-changes><table:deletion><table:table-cell office:value-type="float" office:value="1"/></table:deletion></table:tracked-changes>` +
          `<table:table table:name="a"><table:table-column/><table:table-column table:visibility="collapse"/>${row(noted, words("b"))}<table:table-row table:visibility="filter">${words("c")}</table:table-row></table:table>` +
          `<table:table table:name="底稿" table:style-name="ta2">${row(words("d"))}</table:table>` +
          `<table:table table:name="'file:///x.ods'#$Sheet1">${row(words("e"))}</table:table>`,
        styles,
      ),
    );
    if (book.kind !== "workbook") throw new Error(book.why);
    expect(
      book.sheets.map(({ name, hidden, records: own, hiddenRows, hiddenColumns }) => ({
        name,
        hidden,
        own,
        hiddenRows,
        hiddenColumns,
      })),
    ).toEqual([
      {
        name: "a",
        hidden: false,
        own: [
          ["5", "b"],
          ["c", ""],
        ],
        hiddenRows: [2],
        hiddenColumns: [1],
      },
      { name: "底稿", hidden: true, own: [["d"]], hiddenRows: [], hiddenColumns: [] },
    ]);
  });

  it("refuses one with a password, a broken one, and one that is far too large", () => {
    const table = `<table:table table:name="a">${row(words("x"))}</table:table>`;
    const locked = ods(table, "", { "META-INF/manifest.xml": "<manifest:encryption-data/>" });
    expect(read(locked).told).toEqual(["error workbook-encrypted "]);
    expect(read(ods(`${table}<table:table`)).told).toEqual(["error workbook-broken "]);
    const repeated =
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>';
    expect(read(ods(`<table:table table:name="a">${repeated}</table:table>`)).told).toEqual([
      "error workbook-too-large ",
    ]);
    const doctype = zipFile({
      mimetype: MIMETYPE,
      "META-INF/manifest.xml": "",
      "content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>',
    });
    expect(read(doctype).told).toEqual(["error workbook-broken "]);
  });
});
