/** One cell as an office reported it. */
export interface Row {
  readonly indicator: string;
  readonly organization: string;
  /** `2024`, `2024-S1`, `2024-Q3`, `2024-08`, `2024-01/2024-08`, or an open-ended one, which is never reckoned with. */
  readonly period: string;
  /** Decimal text, as written; blank where there are words or nothing. */
  readonly value: string;
  /** 数千; blank where there is a value. */
  readonly words: string;
  /** SDMX letters; more than one may be given (`PB`). `O` is reported missing. */
  readonly status: string;
  readonly qualifier: Qualifier;
}

export type Qualifier = "exact" | "gt" | "ge" | "lt" | "le" | "approx" | "text";

export interface Indicator {
  readonly code: string;
  readonly aggregation: "sum" | "last" | "mean" | "ratio";
  /** Whether a region is the total of its platforms. */
  readonly additive: boolean;
  readonly unitKind: "count" | "money" | "percent";
  /** Decimal text of the least possible value; null where there is none. */
  readonly min: string | null;
  readonly direction: "higher" | "lower";
  /** Power of ten that its figures are to be multiplied by; 0 where absent. */
  readonly mult?: number;
  /** Who is to report it: all platforms, or those named; nobody said where absent. */
  readonly reporters?: "platforms" | readonly string[];
  /** The month, counted through the years, from which it is no longer asked for. */
  readonly retired?: number;
  /** How it is computed from others; nobody reports it. */
  readonly recipe?: Recipe;
}

/** `numerator / denominator * factor` in the unit itself, or what is added less what is taken away: codes of indicators. */
export type Recipe =
  | { readonly kind: "ratio"; readonly numerator: string; readonly denominator: string; readonly factor: string }
  | { readonly kind: "sum"; readonly plus: readonly string[]; readonly minus: readonly string[] };

export interface Target {
  readonly indicator: string;
  readonly organization: string;
  /** Code of a calendar period. */
  readonly period: string;
  /** As jotted down: `50`, `>=25`, `~25`; against last year `last +10%`, `last -5`, `last >=+10%`; else words. */
  readonly aim: string;
}

/** How a year's target comes due: in the shape of last year, or by four or twelve cumulative shares in percent, as text. */
export interface Curve {
  readonly indicator: string;
  /** A region's goes for its platforms that have none. */
  readonly organization: string;
  readonly year: number;
  readonly shape: "even" | "last-year" | readonly string[];
}

/** A region and its platforms, in their order. */
export interface Region {
  readonly code: string;
  readonly platforms: readonly string[];
  /** Of platforms of which it is known: months, counted through the years, in which they were founded and closed. */
  readonly lives?: Readonly<Record<string, Life>>;
}

export interface Life {
  readonly founded?: number;
  readonly closed?: number;
}

/** All that the reckoner is told. Of rows with the same indicator, organization and period the last one holds. */
export interface Books {
  readonly rows: readonly Row[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly curves: readonly Curve[];
  readonly regions: readonly Region[];
}

/** Rows after a later file has replaced some cells and added others. */
export function revise(rows: readonly Row[], later: readonly Row[]): Row[] {
  const cells = new Map([...rows, ...later].map((row) => [`${row.indicator} ${row.organization} ${row.period}`, row]));
  return [...cells.values()];
}
