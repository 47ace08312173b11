import { describe, expect, test } from "vitest";
import { lineParts, markedPoints } from "#charts/line-parts.ts";
import { missing, valueFigure } from "#domain/figures/figure.ts";
import { seriesOf } from "./fixture.ts";

const value = (number: number, more = {}) => valueFigure(number, { revision: 1, ...more });
const provisional = { marks: ["P"] } as const;

describe("lineParts(series)", () => {
  test("a missing figure is a gap and a reported zero is a zero", () => {
    const series = seriesOf([value(3), missing("not-reported"), value(0), value(2)]);
    expect(lineParts(series)).toEqual({ solid: [[3, null, 0, 2]], dashed: [] });
  });

  test("a figure in words is a gap", () => {
    const series = seriesOf([value(3), { kind: "text", text: "数千", marks: [], revision: 1 }, value(2)]);
    expect(lineParts(series).solid).toEqual([[3, null, 2]]);
  });

  test("provisional values are dashed from the certain value before them to the certain one after", () => {
    const series = seriesOf([value(1), value(2), value(3, provisional), value(4), value(5)]);
    expect(lineParts(series)).toEqual({ solid: [[1, 2, null, 4, 5]], dashed: [[null, 2, 3, 4, null]] });
  });

  test("estimates and forecasts are dashed, a break and low reliability are not", () => {
    const series = seriesOf([
      value(1),
      value(2, { marks: ["E"] }),
      value(3, { marks: ["F"] }),
      value(4, { marks: ["B"] }),
      value(5, { marks: ["U"] }),
    ]);
    expect(lineParts(series)).toEqual({ solid: [[1, null, null, 4, 5]], dashed: [[1, 2, 3, 4, null]] });
  });

  test("a year to date starts again each January, also where it is dashed", () => {
    const points = ["2023-11", "2023-12", "2024-01", "2024-02"].map((period, i) => ({
      period,
      figure: value(i + 1, i === 1 ? provisional : {}),
    }));
    const parts = lineParts(seriesOf([], { measure: "ytd", points }));
    expect(parts.solid).toEqual([
      [null, null, 3, 4],
      [1, null, null, null],
    ]);
    expect(parts.dashed).toEqual([[1, 2, null, null]]);
  });

  test("a year to date of years does not start again", () => {
    const points = ["2022", "2023"].map((period, i) => ({ period, figure: value(i + 1) }));
    expect(lineParts(seriesOf([], { measure: "ytd", frequency: "year", points })).solid).toEqual([[1, 2]]);
  });
});

describe("markedPoints(series)", () => {
  test("a point alone between gaps is marked, because no line reaches it", () => {
    const series = seriesOf([value(1), missing("not-reported"), value(5), missing("not-reported")]);
    expect(markedPoints(series)).toEqual([
      { index: 0, value: 1, hollow: false },
      { index: 2, value: 5, hollow: false },
    ]);
  });

  test.each([
    ["a lower bound", { qualifier: "gt" }],
    ["an upper bound", { qualifier: "lt" }],
    ["a rounded value", { qualifier: "approx" }],
    ["a partial total", { coverage: { of: "platforms", reported: 3, expected: 13 } }],
  ] as const)("%s is hollow", (_, more) => {
    expect(markedPoints(seriesOf([value(1), value(2, more), value(3)]))).toEqual([
      { index: 1, value: 2, hollow: true },
    ]);
  });
});
