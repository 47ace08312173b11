import { describe, expect, it } from "vitest";
import { readWorkbook } from "#intake/file/read-workbook.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { makeBook, saveBook } from "./workbook-files.ts";
import { zipFile } from "./zip-file.ts";

const uint16 = (...numbers: number[]) => numbers.flatMap((number) => [number & 255, number >> 8]);
const uint32 = (...numbers: number[]) => numbers.flatMap((number) => uint16(number & 0xffff, number >>> 16));
const wide = (text: string) => [...uint32(text.length), ...uint16(...[...text].map((char) => char.charCodeAt(0)))];
const real = (number: number) => [...new Uint8Array(new Float64Array([number]).buffer)];

/** A record of a binary part (MS-XLSB 2.1.4): kind and size in seven bits a byte. */
function record(kind: number, data: readonly number[] = []): number[] {
  const kinds = kind < 128 ? [kind] : [(kind & 127) | 128, kind >> 7];
  const sizes = data.length < 128 ? [data.length] : [(data.length & 127) | 128, data.length >> 7];
  return [...kinds, ...sizes, ...data];
}

const font = (flags: number, script: number) =>
  record(43, [...uint16(220, flags, 400, script), ...new Array(13).fill(0)]);
const style = (fontNumber: number, format = 0) =>
  record(47, [...uint16(0, format, fontNumber, 0, 0), ...new Array(6).fill(0)]);
const STYLES = [
  ...record(44, [...uint16(200), ...wide("0!.0,")]),
  ...font(0, 0),
  ...font(8, 0),
  ...font(0, 1),
  ...record(617),
  ...style(0),
  ...style(1),
  ...style(0, 200),
  ...record(618),
];

type Cell = { readonly kind: number; readonly style?: number; readonly data: readonly number[] };
const shared = (number: number): Cell => ({ kind: 7, data: uint32(number) });
const rich = (text: string, ...runs: (readonly [from: number, font: number])[]): number[] => [
  1,
  ...wide(text),
  ...uint32(runs.length),
  ...runs.flatMap(([from, own]) => uint16(from, own)),
];

const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A binary workbook of one sheet "s" with the given rows, of which the third is hidden, and shared texts. */
function xlsb(
  rows: readonly (readonly Cell[])[],
  texts: readonly number[][],
  before: number[] = [],
  behind: number[] = [],
) {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${TYPE}/${kind}" Target="${target}"/>`;
  const ofWorkbook = ["worksheet sheet.bin", "styles styles.bin", "sharedStrings sst.bin"].map((part, i) => {
    const [kind = "", target = ""] = part.split(" ");
    return relation(`r${i + 1}`, kind, target);
  });
  const cells = rows.flatMap((row, r) => [
    ...record(0, [...uint32(r, 0), ...uint16(300), 0, r === 2 ? 16 : 0, 0]),
    ...row.flatMap(({ kind, style: own = 0, data }, c) => record(kind, [...uint32(c), own, 0, 0, 0, ...data])),
  ]);
  const sheet = record(156, [...uint32(0, 1), ...wide("r1"), ...wide("s")]);
  return zipFile({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships>${relation("a", "officeDocument", "/xl/workbook.bin")}</Relationships>`,
    "xl/_rels/workbook.bin.rels": `<Relationships>${ofWorkbook.join("")}</Relationships>`,
    "xl/workbook.bin": Uint8Array.from([...record(153, uint32(0, 0)), ...sheet]),
    "xl/styles.bin": Uint8Array.from(STYLES),
    "xl/sst.bin": Uint8Array.from(texts.flatMap((text) => record(19, text))),
    "xl/sheet.bin": Uint8Array.from([...before, ...cells, ...behind]),
  });
}

describe("readWorkbook(bytes) of a binary workbook", () => {
  it("reads every kind of cell", () => {
    const rk = (bits: number): Cell => ({ kind: 2, data: uint32(bits) });
    const row: Cell[] = [
      rk((25 << 2) | 2),
      rk((12345 << 2) | 3),
      rk(0x40140000),
      { kind: 5, data: real(0.1) },
      { kind: 4, data: [1] },
      { kind: 3, data: [0x2a] },
      { kind: 6, data: wide("甲") },
      shared(0),
      { kind: 62, data: [0, ...wide("乙")] },
      { kind: 8, data: [...wide("f"), ...uint16(0)] },
      { kind: 9, data: [...real(7), ...uint16(0)] },
      { kind: 11, data: [0x07, 0, 0] },
      { kind: 1, data: [] },
    ];
    const book = readWorkbook(xlsb([row], [[0, ...wide("共")]]));
    expect(book.kind === "workbook" && book.sheets[0]?.records).toEqual([
      ["25", "123.45", "5", "0.1", "TRUE", "#N/A", "甲", "共", "乙", "f", "7", "#DIV/0!"],
    ]);
  });

  it("tells what is hidden and merged", () => {
    const before = record(60, [...uint32(1, 0xffffffff, 0, 0), ...uint16(1)]);
    const behind = record(176, uint32(0, 1, 0, 0));
    const row = [shared(0), shared(0)];
    expect(readWorkbook(xlsb([row, row, row], [[0, ...wide("x")]], before, behind))).toMatchObject({
      sheets: [
        { hiddenColumns: [1], hiddenRows: [3], merges: [{ from: { row: 0, column: 0 }, to: { row: 1, column: 0 } }] },
      ],
    });
  });

  it("parts raised signs of notes and struck text from figures, and reads what a format shows", () => {
    const texts = ["平台", "时期", "投资金额（万元）", "甲院", ...[1, 2, 3, 4].map((month) => `2024年${month}月`)];
    const values: Cell[] = [
      shared(8),
      shared(9),
      { kind: 5, style: 1, data: real(7) },
      { kind: 5, style: 2, data: real(1200000) },
    ];
    const rows = values.map((value, i) => [shared(3), shared(4 + i), value]);
    const bytes = xlsb(
      [[shared(0), shared(1), shared(2)], ...rows],
      [...texts.map((text) => [0, ...wide(text)]), rich("31", [1, 2]), rich("46", [0, 1], [1, 0])],
    );
    const { observations, problems } = readUpload(bytes, catalogue, { limits: { rows: 100 }, today: "2024-12-10" });
    expect(observations.map(({ period, value, source }) => `${period} ${value} ${source.cell}`)).toEqual([
      "2024-01 3 C2",
      "2024-02 6 C3",
      "2024-04 120 C5",
    ]);
    expect(problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`).sort()).toEqual([
      "error struck-figure C4",
      "note footnote-mark C2",
      "note hidden-rows ",
      "note scaled-format C5",
      "note struck-part C3",
    ]);
  });

  it("breaks nothing where a part is broken", () => {
    const cells = [
      ["a", 1, true, "b"],
      ["c", 2.5, 1e9, ""],
    ];
    const bytes = saveBook(makeBook({ s: cells }), "xlsb");
    const records = [
      ["a", "1", "TRUE", "b"],
      ["c", "2.5", "1000000000", ""],
    ];
    expect(readWorkbook(bytes)).toMatchObject({ sheets: [{ records }] });
    for (let at = 0; at < bytes.length; at += 11) {
      const spoilt = bytes.slice();
      spoilt[at] = (spoilt[at] ?? 0) ^ 0xff;
      expect(() => readWorkbook(spoilt)).not.toThrow();
    }
  });
});
