import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neutralizeFormula, parseCsv, restoreFormula, writeCsv } from "#domain/terms/csv.ts";

describe("parseCsv(text)", () => {
  it.each([
    ["", []],
    [
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["a,\n", [["a", ""]]],
    ["a,", [["a", ""]]],
    [",\n", [["", ""]]],
    ["a\n\nb\n", [["a"], [""], ["b"]]],
    ['"a,b","c""d"\n', [["a,b", 'c"d']]],
    ['"two\nlines",x\n', [["two\nlines", "x"]]],
    ['""\n', [[""]]],
  ])("reads %j", (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });

  it.each([
    ['a\nb"c\n', "row 2"],
    ['"a', "row 1"],
    ['x\n"a"b\n', "row 2"],
    ['"a" ,b\n', "row 1"],
  ])("refuses %j and names the row", (text, row) => {
    expect(() => parseCsv(text)).toThrow(row);
  });
});

describe("writeCsv(rows)", () => {
  it("quotes only what has to be", () => {
    expect(writeCsv([["a b", "c,d", 'e"f', "g\nh", "=1+1"]])).toBe('a b,"c,d","e""f","g\nh",=1+1\n');
  });

  it("writes what parseCsv reads back", () => {
    const field = fc.oneof(fc.string(), fc.constantFrom("", ",", '"', "\n", "\r\n", "\r", "数千,约", '""'));
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (table) => {
        expect(parseCsv(writeCsv(table))).toEqual(table);
      }),
    );
  });
});

describe("neutralizeFormula(text)", () => {
  it.each([
    "=1+1",
    "+cmd",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠a",
    "-",
    "+-1",
    "-1-1",
  ])("disarms %j", (text) => {
    expect(neutralizeFormula(text)).toBe(`'${text}`);
  });

  it.each(["", "引进博士", "-12", "+12.5", "-.5", "-1e-7", "12", "2024-08", "a=b", " =1"])(
    "leaves %j alone",
    (text) => {
      expect(neutralizeFormula(text)).toBe(text);
    },
  );
});

describe("restoreFormula(text)", () => {
  it.each([
    ["'=1+1", "=1+1"],
    ["''=1", "'=1"],
    ["'＠a", "＠a"],
    ["'引进", "'引进"],
    ["", ""],
  ])("makes %j %j again", (text, restored) => {
    expect(restoreFormula(text)).toBe(restored);
  });

  it("gives back every text that was neutralised", () => {
    const part = fc.constantFrom("'", "=", "+", "-", "@", "\t", "＝", "1", "甲", ".");
    const text = fc.oneof(fc.string(), fc.string({ unit: part }));
    fc.assert(
      fc.property(text, (each) => {
        expect(restoreFormula(neutralizeFormula(each))).toBe(each);
      }),
    );
  });
});
