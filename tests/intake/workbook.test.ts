import { deflateRawSync } from "node:zlib";
import { CFB, utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { understoodSchema } from "#contract/uploads.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { inflatedSize } from "#intake/file/inflated-size.ts";
import { readWorkbook } from "#intake/file/read-workbook.ts";
import { guardZip } from "#intake/file/workbook-guard.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { type Cells, makeBook, saveBook } from "./workbook-files.ts";

const LONG: Cells = [
  ["平台", "指标", "时期", "数值"],
  ["甲院", "引进博士", "2024年8月", 5],
  ["乙中心", "引进博士", "2024年8月", 7],
];

function read(bytes: Uint8Array, choices: ReadingChoices = {}, rows = 1000) {
  const reading = readUpload(bytes, catalogue, { limits: { rows }, today: "2024-12-10", choices });
  expect(understoodSchema.parse(reading.understood)).toEqual(reading.understood);
  return {
    ...reading,
    figures: reading.observations.map(
      ({ indicator, organization, period, value, source }) =>
        `${indicator} ${organization} ${period} ${value} ${source.sheet}!${source.cell}`,
    ),
    told: reading.problems.map(({ severity, code, sheet, cell }) => `${severity} ${code} ${sheet}!${cell}`),
  };
}

describe("readWorkbook(bytes)", () => {
  for (const format of ["xlsx", "biff8", "xlsb"] as const) {
    it(`${format}: numbers in full, percentages, dates by their format, units behind the digits, errors`, () => {
      const book = makeBook({ 数据: [[1234.5678, 0.125, 45505, 45505, 45505, 25, 0.1 + 0.2, true]] }, (sheet) => {
        for (const [cell, format] of Object.entries({
          A1: "#,##0.0",
          B1: "0.0%",
          C1: 'yyyy"年"m"月"',
          D1: "yyyy-mm-dd",
          E1: "yyyy",
          F1: '0"人"',
        }))
          sheet[cell].z = format;
        sheet["I1"] = { t: "e", v: 0x2a };
        sheet["J1"] = { t: "e", v: 0x17 };
        sheet["!ref"] = "A1:J1";
      });
      const read = readWorkbook(saveBook(book, format));
      expect(read.kind === "workbook" && read.sheets[0]?.records).toEqual([
        ["1234.5678", "12.5%", "2024-08", "2024-08-01", "2024", "25人", "0.3", "TRUE", "#N/A", "#REF!"],
      ]);
    });
  }

  it("counts days from 1904 where the file says so", () => {
    const book = makeBook({ 数据: [[44043]] }, (sheet) => {
      sheet["A1"].z = "yyyy-mm-dd";
    });
    book.Workbook = { WBProps: { date1904: true } };
    const read = readWorkbook(saveBook(book));
    expect(read.kind === "workbook" && read.sheets[0]?.records).toEqual([["2024-08-01"]]);
  });

  it("refuses a broken file at whatever place it is cut, and never throws", () => {
    for (const format of ["xlsx", "biff8"] as const) {
      const bytes = saveBook(makeBook({ 数据: LONG }), format);
      for (let part = 0.05; part < 1; part += 0.05) {
        const cut = bytes.slice(0, Math.floor(bytes.length * part));
        const told = read(cut).told;
        if (format === "xlsx") expect(told).toEqual(["error workbook-broken !"]);
      }
      for (let at = 0; at < bytes.length; at += 97) {
        const spoilt = bytes.slice();
        spoilt[at] = (spoilt[at] ?? 0) ^ 0xff;
        expect(() => read(spoilt)).not.toThrow();
      }
    }
  }, 60_000);
});

describe("guardZip(bytes, limits)", () => {
  it("counts what a stream unpacks to without unpacking it", () => {
    const texts = [
      "",
      "a",
      "abc".repeat(50_000),
      Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 1013).join(","),
    ];
    for (const text of texts)
      for (const level of [0, 1, 6, 9]) expect(inflatedSize(deflateRawSync(text, { level }), 0, 1e9)).toBe(text.length);
    expect(inflatedSize(deflateRawSync("a".repeat(1e6)), 0, 1000)).toBeLessThan(2000);
  });

  it("refuses a part that unpacks to more than it says, and a sum that is too large", () => {
    const bomb = deflateRawSync(Buffer.alloc(50e6));
    expect(guardZip(zipOf("xl/workbook.xml", bomb, 1000))).toBe("too-large");
    expect(guardZip(zipOf("xl/workbook.xml", bomb, 50e6))).toBe("too-large");
    expect(guardZip(zipOf("xl/workbook.xml", bomb, 0xf0000000))).toBe("too-large");
    expect(read(zipOf("xl/workbook.xml", bomb, 1000)).told).toEqual(["error workbook-too-large !"]);
  });

  it("refuses a part whose own header says another size than the directory", () => {
    const zip = zipOf("xl/workbook.xml", deflateRawSync("abc"), 3);
    expect(guardZip(zip)).toBe(null);
    new DataView(zip.buffer).setUint32(22, 0x7fffffff, true);
    expect(guardZip(zip)).toBe("broken");
  });

  it("refuses macros and passwords, with a way out", () => {
    expect(read(zipOf("xl/vbaProject.bin", deflateRawSync("abc"), 3)).told).toEqual(["error workbook-macros !"]);
    const locked = zipOf("xl/workbook.xml", deflateRawSync("abc"), 3);
    new DataView(locked.buffer).setUint16(6, 1, true);
    expect(read(locked).told).toEqual(["error workbook-encrypted !"]);
    const withMacros = CFB.read(saveBook(makeBook({ 数据: LONG }), "biff8"), { type: "array" });
    CFB.utils.cfb_add(withMacros, "/_VBA_PROJECT_CUR/VBA/dir", new Uint8Array(10));
    expect(read(new Uint8Array(CFB.write(withMacros, { type: "array" }))).told).toEqual(["error workbook-macros !"]);
    const encrypted = CFB.utils.cfb_new();
    CFB.utils.cfb_add(encrypted, "/EncryptedPackage", new Uint8Array(10));
    expect(read(new Uint8Array(CFB.write(encrypted, { type: "array" }))).told).toEqual(["error workbook-encrypted !"]);
  });
});

describe("readUpload(bytes, catalogue, options) of workbooks", () => {
  it("names sheet and cell of every figure and problem, in xlsx and in old xls", () => {
    for (const format of ["xlsx", "biff8"] as const) {
      const cells = [...LONG, ["甲院", "引进博士", "2024年9月", "很多很多很多呢"]];
      const { figures, told, understood } = read(saveBook(makeBook({ 人才数据: cells }), format));
      expect(figures).toEqual(["phd demo-a 2024-08 5 人才数据!D2", "phd demo-b 2024-08 7 人才数据!D3"]);
      expect(told).toEqual(["error not-a-number 人才数据!D4"]);
      expect(understood.encoding).toBe(format === "xlsx" ? "XLSX" : "XLS");
      expect(understood.sheets).toEqual([
        { name: "人才数据", hidden: false, state: "read", rows: 3, size: { rows: 4, columns: 4 } },
      ]);
    }
  });

  it("reads titles, headers of two merged rows, totals and notes as it does in text", () => {
    const cells = [
      ["示例市 2024年引进博士情况", null, null],
      ["平台", "2024年", null],
      [null, "8月", "9月"],
      ["甲院", 5, 6],
      ["乙中心", 7, 8],
      ["合计", 12, 14],
      ["注：初步数"],
    ];
    const { figures, understood } = read(
      saveBook(
        makeBook({ Sheet1: cells }, (sheet) => {
          sheet["!merges"] = ["A1:C1", "A2:A3", "B2:C2"].map((range) => utils.decode_range(range));
        }),
      ),
    );
    expect(figures).toEqual([
      "phd demo-a 2024-08 5 Sheet1!B4",
      "phd demo-a 2024-09 6 Sheet1!C4",
      "phd demo-b 2024-08 7 Sheet1!B5",
      "phd demo-b 2024-09 8 Sheet1!C5",
    ]);
    expect(understood.setAside.map(({ row, kind, sheet }) => `${sheet} ${row} ${kind}`)).toEqual([
      "Sheet1 1 title",
      "Sheet1 6 total",
      "Sheet1 7 note",
    ]);
  });

  /** A book whose first sheet says something else of itself. */
  function withSheet(change: (text: string) => string): Uint8Array {
    const zip = CFB.read(saveBook(makeBook({ s: LONG })), { type: "array" });
    const part = CFB.find(zip, "/xl/worksheets/sheet1.xml");
    if (!part) throw new Error("no sheet");
    const text = new TextDecoder().decode(Uint8Array.from(part.content));
    part.content = Array.from(new TextEncoder().encode(change(text)));
    part.size = part.content.length;
    return Uint8Array.from(CFB.write(zip, { type: "array", fileType: "zip" }) as ArrayLike<number>);
  }

  function withSecondRowAt(row: number): Uint8Array {
    return withSheet((text) => text.replaceAll(/ r="([A-Z]?)2"/g, ` r="$1${row}"`));
  }

  // Found by fuzzing: a mutated row number put a cell a million rows down, and each row between took its own list.
  it("holds the blank rows above a cell far down once", () => {
    const bytes = withSecondRowAt(900_000);
    const book = readWorkbook(bytes);
    if (book.kind === "refused") throw new Error(book.why);
    const records = book.sheets[0]?.records ?? [];
    expect(records.length).toBe(900_000);
    expect(new Set(records).size).toBeLessThan(20);
    expect(read(bytes).figures.length).toBeGreaterThan(0);
  });

  // Found by fuzzing: the library lists every row up to the one named, whether there are so many or not.
  it.each([525_201_289, 2_408_255])("is not led astray by row number %i, which no sheet can have", (row) => {
    const book = readWorkbook(withSecondRowAt(row));
    if (book.kind !== "refused") expect(book.sheets[0]?.records.length).toBeLessThan(10);
  });

  // Found by fuzzing: the library makes a row above the first, and a column without end, of a broken reference.
  it("refuses a cell whose reference is none", () => {
    const bytes = withSheet((text) => text.replace(/ r="A2"/, " r=unit,indic,geo\\\\TIME_PERIOD"));
    expect(readWorkbook(bytes)).toMatchObject({ kind: "refused" });
  });

  it("repeats words merged downwards, but no figure", () => {
    const cells = [
      ["平台", "指标", "时期", "数值"],
      ["甲院", "引进博士", "2024年7月", 5],
      [null, "引进博士", "2024年8月", 6],
      ["乙中心", "引进博士", "2024年7月", 7],
      ["甲院", "硕士", "2024年7月", null],
    ];
    const merge = (sheet: { "!merges"?: ReturnType<typeof utils.decode_range>[] }) => {
      sheet["!merges"] = ["A2:A3", "D4:D5"].map((range) => utils.decode_range(range));
    };
    const { figures, told } = read(saveBook(makeBook({ s: cells }, merge)));
    expect(figures).toEqual(["phd demo-a 2024-07 5 s!D2", "phd demo-a 2024-08 6 s!D3"]);
    expect(told).toEqual(["error merged-figure s!D4"]);
  });

  it("repeats years merged downwards", () => {
    const cells = [
      ["平台", "年份", "月份", "引进博士"],
      ["甲院", 2024, "1-4月", 5],
      [null, null, "1-5月", 6],
      ["乙中心", 2024, "1-4月", 7],
    ];
    const bytes = saveBook(
      makeBook({ s: cells }, (sheet) => {
        sheet["!merges"] = ["A2:A3", "B2:B3"].map((range) => utils.decode_range(range));
      }),
    );
    expect(read(bytes).figures).toEqual([
      "phd demo-a 2024-01/2024-04 5 s!D2",
      "phd demo-a 2024-01/2024-05 6 s!D3",
      "phd demo-b 2024-01/2024-04 7 s!D4",
    ]);
  });

  it("takes the indicator or the period of a sheet from its name", () => {
    const byPeriod = [
      ["平台", "2024年8月"],
      ["甲院", 5],
    ];
    const byIndicator = [
      ["平台", "引进博士"],
      ["甲院", 7],
    ];
    expect(read(saveBook(makeBook({ 引进博士: byPeriod, 硕士: byPeriod }))).figures).toEqual([
      "phd demo-a 2024-08 5 引进博士!B2",
      "master demo-a 2024-08 5 硕士!B2",
    ]);
    expect(read(saveBook(makeBook({ "2024年8月": byIndicator, "2024.9": byIndicator }))).figures).toEqual([
      "phd demo-a 2024-08 7 2024年8月!B2",
      "phd demo-a 2024-09 7 2024.9!B2",
    ]);
    const titled = [["示例市2024年人才情况"], ...byIndicator];
    expect(read(saveBook(makeBook({ "1月": titled, "2月": titled }))).figures).toEqual([
      "phd demo-a 2024-01 7 1月!B3",
      "phd demo-a 2024-02 7 2月!B3",
    ]);
  });

  it("tells hidden sheets and parts, sheets it does not understand, and formulas without a value", () => {
    const book = makeBook(
      {
        数据: LONG,
        底稿: LONG,
        说明: [["填报说明"], ["每月五日前报送"]],
        空: [],
        其他: [
          ["平台", "2024年8月"],
          ["甲院", 3],
        ],
      },
      (sheet, name) => {
        if (name !== "数据") return;
        sheet["!rows"] = [{}, {}, { hidden: true }];
        sheet["!cols"] = [{}, { hidden: true }];
        sheet["D2"] = { t: "n", f: "1+1" };
      },
    );
    book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
    const bytes = saveBook(book);
    const { told, understood } = read(bytes);
    expect(told.sort()).toEqual([
      "error formula-without-value 数据!D2",
      "note hidden-columns 数据!",
      "note hidden-rows 数据!",
      "note sheet-hidden 底稿!",
      "note sheet-without-figures 说明!",
      "warning sheet-not-read 其他!",
    ]);
    expect(understood.sheets?.map(({ name, state, rows }) => `${name} ${state} ${rows}`)).toEqual([
      "数据 read 2",
      "底稿 hidden 0",
      "说明 not-read 0",
      "空 empty 0",
      "其他 not-read 0",
    ]);
    const chosen = read(bytes, { sheets: ["底稿"] });
    expect(chosen.figures).toEqual(["phd demo-a 2024-08 5 底稿!D2", "phd demo-b 2024-08 7 底稿!D3"]);
    expect(chosen.told).toEqual([]);
  });

  it("reads the value a formula had when the file was saved", () => {
    const book = makeBook({ s: LONG }, (sheet) => {
      sheet["D2"] = { t: "n", v: 9, f: "4+5" };
    });
    expect(read(saveBook(book)).figures[0]).toBe("phd demo-a 2024-08 9 s!D2");
  });

  it("counts rows over all sheets, and replaces cells of the sheet that was meant", () => {
    const bytes = saveBook(makeBook({ a: LONG, b: [LONG[0] ?? [], ["甲院", "硕士", "2024年8月", 5]] }));
    expect(read(bytes, {}, 4).told).toEqual(["error too-many-rows !"]);
    const { figures, observations } = read(bytes, { cells: { "b!D2": "6" } });
    expect(figures).toEqual(["phd demo-a 2024-08 5 a!D2", "phd demo-b 2024-08 7 a!D3", "master demo-a 2024-08 6 b!D2"]);
    expect(observations.map(({ source }) => source.raw)).toEqual(["5", "7", "5"]);
  });
});

/** A zip of one deflated part that says it unpacks to `size`. */
function zipOf(name: string, data: Uint8Array, size: number): Uint8Array {
  const head = 30 + name.length;
  const zip = new Uint8Array(head + data.length + 46 + name.length + 22);
  const view = new DataView(zip.buffer);
  const put = (at: number, ...words: [number, number][]) => {
    for (const [offset, value] of words) view.setUint32(at + offset, value, true);
  };
  const bytes = new TextEncoder().encode(name);
  put(0, [0, 0x04034b50], [18, data.length], [22, size]);
  view.setUint16(8, 8, true);
  view.setUint16(26, name.length, true);
  zip.set(bytes, 30);
  zip.set(data, head);
  const directory = head + data.length;
  put(directory, [0, 0x02014b50], [20, data.length], [24, size]);
  view.setUint16(directory + 10, 8, true);
  view.setUint16(directory + 28, name.length, true);
  zip.set(bytes, directory + 46);
  const end = directory + 46 + name.length;
  put(end, [0, 0x06054b50], [12, 46 + name.length], [16, directory]);
  view.setUint16(end + 8, 1, true);
  view.setUint16(end + 10, 1, true);
  return zip;
}
