import type { Books, Curve, Indicator, Qualifier, Row } from "./books.ts";
import { writeFraction } from "./fraction.ts";
import type { Result } from "./result.ts";

/** Cells by period as one would jot them down: `5`, `>60`, `>=3`, `<100`, `<=2`, `~25`, `数千`, `-` (missing), `7 P`, `7 PB`. */
export type Jotting = Readonly<Record<string, string>>;

export const FLOW: Indicator = {
  code: "hires",
  aggregation: "sum",
  additive: true,
  unitKind: "count",
  min: "0",
  direction: "higher",
};

export const STOCK: Indicator = { ...FLOW, code: "tenants", aggregation: "last" };

const QUALIFIERS: Readonly<Record<string, Qualifier>> = { ">": "gt", ">=": "ge", "<": "lt", "<=": "le", "~": "approx" };

/** Books of one indicator in region `city`, whose platforms are those jotted down but itself. */
export function jotBooks(
  indicator: Indicator,
  organizations: Readonly<Record<string, Jotting>>,
  targets: Readonly<Record<string, string>> = {},
  curves: Readonly<Record<string, Curve["shape"]>> = {},
): Books {
  const rows = Object.entries(organizations).flatMap(([organization, cells]) =>
    Object.entries(cells).map(([period, cell]) => readJotting(indicator.code, organization, period, cell)),
  );
  return {
    rows,
    indicators: [indicator],
    targets: Object.entries(targets).map(([key, value]) => {
      const [organization = "", period = ""] = key.split(" ");
      return { indicator: indicator.code, organization, period, aim: value };
    }),
    curves: Object.entries(curves).map(([key, shape]) => {
      const [organization = "", year = ""] = key.split(" ");
      return { indicator: indicator.code, organization, year: Number(year), shape };
    }),
    regions: [{ code: "city", platforms: Object.keys(organizations).filter((code) => code !== "city") }],
  };
}

/** `5`, `>60`, `<=2`, `>=0 (12/13)`, `2..5 (1/2)`, `约25`, `数千`, `missing: incomplete`, `missing: base zero`; B, P and E after it. */
export function jotResult(result: Result): string {
  const { coverage, marks } = result;
  const of = coverage ? ` (${coverage.reported}/${coverage.expected})` : "";
  const suffix = of + marks.map((mark) => ` ${mark}`).join("");
  if (result.kind === "missing") {
    return `missing: ${result.side === "base" ? "base " : ""}${result.reason}${suffix}`;
  }
  const [low, high] = [result.low, result.high].map((side) => (side ? writeFraction(side) : ""));
  const words = result.words.map((word) => `+${word}`).join("");
  switch (result.form) {
    case "exact":
      return low + words + suffix;
    case "approx":
      return `约${low}${suffix}`;
    case "gt":
    case "ge":
      return (result.form === "gt" ? ">" : ">=") + low + words + suffix;
    case "lt":
    case "le":
      return (result.form === "lt" ? "<" : "<=") + high + suffix;
    case "range":
      return `${result.lowStrict ? ">" : ""}${low}..${result.highStrict ? "<" : ""}${high}${suffix}`;
    case "words":
      return result.words.join("+") + suffix;
  }
}

function readJotting(indicator: string, organization: string, period: string, cell: string): Row {
  const [, sign = "", number = "", words = "", marks = ""] =
    /^(>=?|<=?|~)?(-?[\d.]+)?([^\sA-Z-]*)-?(?: ([A-Z]+))?$/.exec(cell) ?? [];
  const status = cell === "-" ? "O" : marks || "A";
  const qualifier = words === "" ? (QUALIFIERS[sign] ?? "exact") : "text";
  return { indicator, organization, period, value: number, words, status, qualifier };
}
