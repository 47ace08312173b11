import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { quietFormulas } from "#intake/file/quiet-formulas.ts";
import { readWorkbook } from "#intake/file/read-workbook.ts";
import { makeBook, saveBook } from "./workbook-files.ts";

type BiffRecord = { readonly kind: number; readonly data: readonly number[] };

const BOF: BiffRecord = { kind: 0x0809, data: [0, 6, 5, 0] };
const run = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);

function streamOf(records: readonly BiffRecord[]): number[] {
  return records.flatMap(({ kind, data }) => [kind & 255, kind >> 8, data.length & 255, data.length >> 8, ...data]);
}

describe("quietFormulas(stream)", () => {
  it("empties what a cell is computed by and keeps where it stands and what it came to", () => {
    const number = { kind: 0x0203, data: run(1, 14) };
    const stream = streamOf([BOF, { kind: 0x0006, data: run(1, 30) }, number]);
    expect(quietFormulas(stream)).toBe(true);
    const emptied = [...run(1, 14), ...Array<number>(16).fill(0)];
    expect(stream).toEqual(streamOf([BOF, { kind: 0x0006, data: emptied }, number]));
  });

  it.each([0x0221, 0x04bc, 0x0018, 0x0023])("makes every reader skip the formula of record %d", (kind) => {
    const stream = streamOf([BOF, { kind, data: run(1, 20) }]);
    quietFormulas(stream);
    expect(stream).toEqual(streamOf([BOF, { kind: 0x0034, data: run(1, 20) }]));
  });

  it("skips a formula that is cut off, and stays within the stream", () => {
    const short = streamOf([BOF, { kind: 0x0006, data: run(1, 8) }]);
    quietFormulas(short);
    expect(short).toEqual(streamOf([BOF, { kind: 0x0034, data: run(1, 8) }]));
    const cut = streamOf([BOF, { kind: 0x0006, data: run(1, 30) }]).slice(0, -10);
    const { length } = cut;
    quietFormulas(cut);
    expect(cut).toHaveLength(length);
  });

  it("is for streams that begin as BIFF5 and BIFF8 do", () => {
    expect(quietFormulas([9, 0, 4, 0, 2, 0, 0, 0])).toBe(false);
    expect(quietFormulas([])).toBe(false);
  });
});

describe("readWorkbook(bytes) of an old workbook", () => {
  it("ends with a formula that leads the library round in circles", () => {
    const bytes = readFileSync(new URL("../cases/hostile/endless-formula.xls", import.meta.url));
    expect(["workbook", "refused"]).toContain(readWorkbook(bytes).kind);
  });

  it("reads what formulas came to: numbers, texts", () => {
    const book = makeBook({ s: [["a", "b", "c"]] }, (sheet) => {
      sheet["A1"] = { t: "n", v: 9.5, f: "4+5.5" };
      sheet["B1"] = { t: "s", v: "甲院", f: '"甲"&"院"' };
    });
    const read = readWorkbook(saveBook(book, "biff8"));
    expect(read.kind === "workbook" && read.sheets[0]?.records).toEqual([["9.5", "甲院", "c"]]);
  });
});
