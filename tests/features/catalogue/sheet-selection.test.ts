import { describe, expect, it } from "vitest";
import { areaOf, chosen, fitted, moved, type Selection, type Spot } from "#features/catalogue/sheet-selection.ts";

const SIZE = { rows: 30, columns: 4, page: 10 };
const at = (row: number, column: number): Spot => ({ row, column });

function press(from: Selection, ...keys: string[]): Selection | null {
  return keys.reduce<Selection | null>((selection, written) => {
    const parts = written.split("-");
    const key = parts.pop() ?? "";
    return selection && moved(selection, { key, shift: parts.includes("S"), control: parts.includes("C") }, SIZE);
  }, from);
}

describe("moved(selection, key, size)", () => {
  it.each<[Spot, string[], Spot]>([
    [at(0, 0), ["ArrowDown", "ArrowRight"], at(1, 1)],
    [at(0, 0), ["ArrowUp", "ArrowLeft"], at(0, 0)],
    [at(3, 1), ["Enter"], at(4, 1)],
    [at(3, 1), ["S-Enter"], at(2, 1)],
    [at(29, 1), ["Enter"], at(29, 1)],
    [at(0, 3), ["Tab"], at(1, 0)],
    [at(1, 0), ["S-Tab"], at(0, 3)],
    [at(5, 2), ["Home"], at(5, 0)],
    [at(5, 2), ["C-End"], at(29, 3)],
    [at(5, 2), ["C-Home"], at(0, 0)],
    [at(5, 2), ["PageDown"], at(15, 2)],
    [at(5, 2), ["PageUp"], at(0, 2)],
    [at(5, 2), ["C-ArrowDown"], at(29, 2)],
  ])("from %j by %j is %j", (from, keys, to) => {
    expect(press(chosen(from), ...keys)).toEqual(chosen(to));
  });

  it("widens by Shift from where it is, and all is chosen by Ctrl-A", () => {
    const wide = press(chosen(at(2, 1)), "S-ArrowDown", "S-ArrowDown", "S-ArrowLeft");
    expect(wide).toEqual({ active: at(2, 1), corner: at(4, 0) });
    expect(wide && areaOf(wide)).toEqual({ top: 2, left: 0, bottom: 4, right: 1 });
    expect(press(chosen(at(2, 1)), "C-a")).toEqual({ active: at(0, 0), corner: at(29, 3) });
  });

  it("lets Tab leave behind the last cell and before the first, and other keys write", () => {
    expect(press(chosen(at(29, 3)), "Tab")).toBeNull();
    expect(press(chosen(at(0, 0)), "S-Tab")).toBeNull();
    expect(press(chosen(at(0, 0)), "7")).toBeNull();
  });
});

describe("fitted(block, area)", () => {
  it("fills an area with a single cell, and puts any other block where the area begins", () => {
    const area = { top: 1, left: 1, bottom: 2, right: 3 };
    expect(fitted([["5"]], area)).toEqual([
      ["5", "5", "5"],
      ["5", "5", "5"],
    ]);
    expect(fitted([["5", "6"]], area)).toEqual([["5", "6"]]);
  });
});
