import { CFB } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "#intake/file/read-workbook.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";
import { makeBook, saveBook } from "./workbook-files.ts";

const uint16 = (...numbers: number[]) => numbers.flatMap((number) => [number & 255, number >> 8]);
const uint32 = (number: number) => uint16(number & 0xffff, number >>> 16);
const record = (kind: number, data: readonly number[]) => [...uint16(kind, data.length), ...data];
const wide = (text: string) => uint16(...[...text].map((char) => char.charCodeAt(0)));

const BOF = (kind: number) => record(0x0809, [...uint16(0x0600, kind, 0x0dbb, 0x07cc), ...uint32(0), ...uint32(6)]);
const EOF = record(0x000a, []);
const font = (flags: number, script: number) =>
  record(0x0031, [...uint16(200, flags, 0x7fff, 400, script), 0, 0, 0, 0, 1, 0, 65]);
const style = (fontNumber: number) => record(0x00e0, [...uint16(fontNumber, 0, 0), ...new Array(14).fill(0)]);

/** Fonts 0 to 3 and 6 are plain, 5 strikes out, 7 raises; no font has the number 4. */
const FONTS = [font(0, 0), font(0, 0), font(0, 0), font(0, 0), font(8, 0), font(0, 0), font(0, 1)];
const STYLES = [style(0), style(5)];

type Text = { readonly text: string; readonly runs?: readonly (readonly [from: number, font: number])[] };

function sharedText({ text, runs = [] }: Text): number[] {
  const flags = runs.length > 0 ? 9 : 1;
  return [
    ...uint16(text.length),
    flags,
    ...(runs.length > 0 ? uint16(runs.length) : []),
    ...wide(text),
    ...runs.flatMap(([from, own]) => uint16(from, own)),
  ];
}

/** An old workbook of one sheet (MS-XLS) whose column of figures is given; the shared texts go on in a second record. */
function oldBook(
  values: readonly { readonly text?: Text; readonly number?: number; readonly style?: number }[],
  cut = 0,
  isInText = false,
): Uint8Array {
  const keys: Text[] = ["指标", "平台", "时期", "数值", "引进博士", "甲院"].map((text) => ({ text }));
  const texts = [
    ...keys,
    ...values.map((_, i) => ({ text: `2024年${i + 1}月` })),
    ...values.flatMap(({ text }) => (text ? [text] : [])),
  ];
  const shared = (row: number, column: number, number: number, own = 0) =>
    record(0x00fd, [...uint16(row, column, own), ...uint32(number)]);
  let next = keys.length + values.length;
  const rows = values.flatMap(({ text, number, style: own = 0 }, i) => {
    const keysOfRow = [shared(i + 1, 0, 4), shared(i + 1, 1, 5), shared(i + 1, 2, keys.length + i)].flat();
    if (text) {
      next += 1;
      return [...keysOfRow, ...shared(i + 1, 3, next - 1, own)];
    }
    const float = new Uint8Array(new Float64Array([number ?? 0]).buffer);
    return [...keysOfRow, ...record(0x0203, [...uint16(i + 1, 3, own), ...float])];
  });
  const data = [...uint32(texts.length), ...uint32(texts.length), ...texts.flatMap(sharedText)];
  const sst =
    cut === 0
      ? record(0x00fc, data)
      : [...record(0x00fc, data.slice(0, cut)), ...record(0x003c, [...(isInText ? [1] : []), ...data.slice(cut)])];
  const name = [...uint16(0, 0).slice(0, 2), 1, 1, ...wide("s")];
  const before = [...BOF(5), ...record(0x0042, uint16(1200)), ...FONTS.flat(), ...STYLES.flat()];
  const boundSheetLength = 4 + 4 + name.length;
  const start = before.length + boundSheetLength + sst.length + EOF.length;
  const globals = [...before, ...record(0x0085, [...uint32(start), ...name]), ...sst, ...EOF];
  const header = [0, 1, 2, 3].flatMap((column) => shared(0, column, column));
  const stream = Uint8Array.from([...globals, ...BOF(16), ...header, ...rows, ...EOF]);
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, "/Workbook", stream);
  return new Uint8Array(CFB.write(container, { type: "array" }) as ArrayLike<number>);
}

function read(bytes: Uint8Array) {
  const { observations, problems } = readUpload(bytes, catalogue, { limits: { rows: 100 }, today: "2024-12-10" });
  return {
    figures: observations.map(({ period, value, source }) => `${period} ${value} ${source.cell}`),
    told: problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`),
  };
}

describe("fonts of an old workbook", () => {
  const values = [
    { number: 5 },
    { number: 7, style: 1 },
    { text: { text: "31", runs: [[1, 7]] as const } },
    {
      text: {
        text: "46",
        runs: [
          [0, 5],
          [1, 6],
        ] as const,
      },
    },
    { text: { text: "15" } },
    { text: { text: "1513", runs: [[2, 5]] as const } },
  ];

  it("part raised signs of notes and struck text from figures", () => {
    const expected = {
      figures: ["2024-01 5 D2", "2024-03 3 D4", "2024-04 6 D5", "2024-05 15 D6", "2024-06 15 D7"],
      told: ["error struck-figure D3", "note footnote-mark D4", "note struck-part D5", "note struck-part D7"],
    };
    expect(read(oldBook(values))).toEqual(expected);
  });

  it("are found where the shared texts go on in another record", () => {
    // Behind the first text: its length, its flags and two characters of two bytes.
    expect(read(oldBook(values, 8 + 3 + 4)).figures).toContain("2024-03 3 D4");
    // Within a text its flags are said anew.
    expect(read(oldBook(values, 8 + 3 + 2, true)).figures).toContain("2024-03 3 D4");
  });

  it("cost nothing where there are none, and break nothing where a file is broken", () => {
    const bytes = saveBook(makeBook({ s: [["a", 1]] }), "biff8");
    expect(readWorkbook(bytes)).toMatchObject({ sheets: [{ records: [["a", "1"]] }] });
    const whole = oldBook(values);
    for (let at = 512; at < whole.length; at += 7) {
      const spoilt = whole.slice();
      spoilt[at] = (spoilt[at] ?? 0) ^ 0xff;
      expect(() => readWorkbook(spoilt)).not.toThrow();
    }
  });
});
