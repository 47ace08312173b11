import type { WrittenFigure } from "./build-series.ts";

/** Shapes in which an office may report a flow of a year; each holds every month once. */
const SHAPES = {
  months: [[1], [2], [3], [4], [5], [6], [7], [8], [9], [10], [11], [12]],
  "January and February together": [[1, 2], [3], [4], [5], [6], [7], [8], [9], [10], [11], [12]],
  quarters: [
    [1, 3],
    [4, 6],
    [7, 9],
    [10, 12],
  ],
  halves: [
    [1, 6],
    [7, 12],
  ],
  "a quarter, then months": [[1, 3], [4], [5], [6], [7], [8], [9], [10], [11], [12]],
  "months, then a half": [[1], [2], [3], [4], [5], [6], [7, 12]],
  year: [[1, 12]],
} as const satisfies Record<string, readonly (readonly number[])[]>;

export type Shape = keyof typeof SHAPES | "years to date" | "years to date from February" | "years to date by quarter";

export function legalShapes(): Shape[] {
  return [
    ...(Object.keys(SHAPES) as (keyof typeof SHAPES)[]),
    "years to date",
    "years to date from February",
    "years to date by quarter",
  ];
}

/** Twelve months of a year as an office reports them in a shape, by period code. */
export function writeShape(months: readonly number[], shape: Shape, year: number): Record<string, WrittenFigure> {
  const sum = (from: number, to: number) => months.slice(from - 1, to).reduce((total, value) => total + value, 0);
  const toDate = (month: number) => [`${year}-01/${year}-${two(month)}`, sum(1, month)] as const;
  const ends = (list: readonly number[]) => Object.fromEntries(list.map(toDate));
  switch (shape) {
    case "years to date":
      return ends([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    case "years to date from February":
      return ends([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    case "years to date by quarter":
      return ends([3, 6, 9, 12]);
    default:
      return Object.fromEntries(
        SHAPES[shape].map(([from, to = from]): [string, number] => [codeOf(year, from, to), sum(from, to)]),
      );
  }
}

function codeOf(year: number, from: number, to: number): string {
  if (from === to) return `${year}-${two(from)}`;
  if (to - from === 2) return `${year}-Q${to / 3}`;
  if (to - from === 5) return `${year}-S${to / 6}`;
  return to - from === 11 ? String(year) : `${year}-01/${year}-${two(to)}`;
}

function two(month: number): string {
  return String(month).padStart(2, "0");
}
