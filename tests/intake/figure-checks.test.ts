import { describe, expect, it } from "vitest";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import type { Problem } from "#domain/reading/problem.ts";
import { checkAgainstHistory } from "#intake/checks/history-checks.ts";
import { catalogue } from "./catalogue.ts";

type Row = readonly [period: string, value: number];

function series(indicator: string, organization: string, rows: readonly Row[]): SourcedObservation[] {
  return rows.map(([period, value], i) => ({
    indicator,
    organization,
    period,
    value,
    text: null,
    status: "A",
    qualifier: "exact",
    source: { sheet: "", cell: `D${i + 2}`, raw: String(value) },
  }));
}

function problemsOf(
  file: SourcedObservation[],
  history: SourcedObservation[] = [],
  indicators?: Indicator[],
): Problem[] {
  const published = new Map(history.map((row) => [observationKey(row), { observation: row, revision: 1 }]));
  return checkAgainstHistory(file, published, indicators ? { ...catalogue, indicators } : catalogue);
}

function check(file: SourcedObservation[], history: SourcedObservation[] = [], indicators?: Indicator[]): string[] {
  return problemsOf(file, history, indicators).map(({ severity, code, cell }) => `${severity} ${code} ${cell}`);
}

function months(values: readonly number[], year = 2024): Row[] {
  return values.map((value, i) => [`${year}-${String(i + 1).padStart(2, "0")}`, value]);
}

const STEADY = [100, 104, 98, 101, 97, 103, 99, 102, 100];

describe("a jump outside history", () => {
  const history = series("invested", "demo-a", months(STEADY));

  it("is asked about once, with the figure before it, and not where it comes back", () => {
    const file = series("invested", "demo-a", [["2024-10", 160]]);
    expect(check(file, history)).toEqual(["warning jump D2"]);
    expect(problemsOf(file, history)[0]?.message.zh).toContain("前一期为 100");
    const back = series("invested", "demo-a", months([...STEADY, 160, 101]));
    expect(check(back)).toEqual(["warning jump D11"]);
  });

  it("is no usual change, needs eight other points, and leaves a unit slip to its own warning", () => {
    expect(check(series("invested", "demo-a", [["2024-10", 108]]), history)).toEqual([]);
    const short = series("invested", "demo-a", months(STEADY.slice(0, 7)));
    expect(check(series("invested", "demo-a", [["2024-08", 160]]), short)).toEqual([]);
    expect(check(series("invested", "demo-a", [["2024-10", 1_000_000]]), history)).toEqual(["warning unit-slip D2"]);
  });
});

describe("parts against the total of their region", () => {
  const total = series("phd", "demo", [["2024-06", 10]]);
  const part = (organization: string, value: number) => series("phd", organization, [["2024-06", value]]);

  it("asks where some platforms are already more than the region", () => {
    expect(check([...part("demo-a", 8), ...part("demo-b", 3)], total)).toEqual(["warning parts-above-total D2"]);
    expect(check(total, [...part("demo-a", 8), ...part("demo-b", 3)])).toEqual(["warning parts-above-total D2"]);
    expect(check([...part("demo-a", 8), ...part("demo-b", 1)], total)).toEqual([]);
  });

  it("asks where all platforms come to another figure than the region", () => {
    const all = (c: number) => [...part("demo-a", 5), ...part("demo-b", 3), ...part("demo-c", c)];
    expect(check(all(1), total)).toEqual(["warning parts-differ-from-total D2"]);
    expect(check(all(2), total)).toEqual([]);
  });

  it("adds up no bounds and no indicator that is not additive", () => {
    const bound = part("demo-a", 80).map((row): SourcedObservation => ({ ...row, qualifier: "lt" }));
    expect(check(bound, total)).toEqual([]);
    const rates = catalogue.indicators.map((indicator) => ({ ...indicator, additive: false }));
    expect(check(part("demo-a", 80), total, rates)).toEqual([]);
  });
});

describe("months against the year to date", () => {
  const three = series("phd", "demo-a", months([2, 5, 3]));

  it("asks where they do not add up, whichever of them is in the file", () => {
    expect(check(series("phd", "demo-a", [["2024-01/2024-03", 12]]), three)).toEqual([
      "warning months-differ-from-year-to-date D2",
    ]);
    expect(check(three, series("phd", "demo-a", [["2024-01/2024-03", 12]]))).toEqual([
      "warning months-differ-from-year-to-date D2",
    ]);
    expect(check(series("phd", "demo-a", [["2024-01/2024-03", 10]]), three)).toEqual([]);
  });

  it("lets rounding pass, and says nothing where a month is not known", () => {
    const rounded = series("invested", "demo-a", months([1.14, 2.24, 3.34]));
    expect(check(series("invested", "demo-a", [["2024-01/2024-03", 6.8]]), rounded)).toEqual([]);
    expect(check(series("phd", "demo-a", [["2024-01/2024-04", 99]]), three)).toEqual([]);
  });
});

describe("months that only grow", () => {
  const growing = [1, 3, 6, 9, 12, 20, 22, 25];

  it("are asked about where they begin anew each January", () => {
    expect(check(series("phd", "demo-a", months(growing)))).toContain("warning looks-like-year-to-date D2");
    const two = [...months(growing, 2023), ...months([2, 4, 7, 9, 15, 18], 2024)];
    expect(check(series("phd", "demo-a", two))).toContain("warning looks-like-year-to-date D2");
  });

  it("are left alone where they fall once, are few, are a stock, or go on growing over the years", () => {
    const codes = (file: SourcedObservation[]) => problemsOf(file).map(({ code }) => code);
    expect(codes(series("phd", "demo-a", months([1, 3, 2, 9, 12, 20])))).not.toContain("looks-like-year-to-date");
    expect(codes(series("phd", "demo-a", months(growing.slice(0, 4))))).not.toContain("looks-like-year-to-date");
    expect(codes(series("firms", "demo-a", months(growing)))).not.toContain("looks-like-year-to-date");
    const on = [...months(growing, 2023), ...months([30, 40, 50, 60, 80, 95], 2024)];
    expect(codes(series("phd", "demo-a", on))).not.toContain("looks-like-year-to-date");
  });
});

describe("what no figure of its unit can be", () => {
  const unbounded = catalogue.indicators.map((indicator) => ({ ...indicator, min: null, max: null }));
  const one = (indicator: string, value: number) => series(indicator, "demo-a", [["2024-06", value]]);

  it("is asked about: a share over 100 %, a negative count, half a person", () => {
    expect(check(one("share", 130), [], unbounded)).toEqual(["warning share-over-100 D2"]);
    expect(check(one("phd", -3), [], unbounded)).toEqual(["warning negative-count D2"]);
    expect(check(one("phd", 2.5))).toEqual(["warning fractional-count D2"]);
  });

  it("leaves a full share, a net change and money alone", () => {
    expect(check(one("share", 100), [], unbounded)).toEqual([]);
    expect(check(one("net", -3), [], unbounded)).toEqual([]);
    expect(check(one("invested", 2.5))).toEqual([]);
  });
});

describe("the way to put a unit slip right", () => {
  it("is the cell's text with the figure moved", () => {
    const history = series("invested", "demo-a", months([120, 95, 150]));
    const slip = (raw: string) =>
      problemsOf(
        series("invested", "demo-a", [["2024-04", 1_200_000]]).map((row) => ({
          ...row,
          source: { ...row.source, raw },
        })),
        history,
      )[0]?.fixes?.map(({ kind, replacement }) => `${kind} ${replacement}`);
    expect(slip("1200000")).toEqual(["cell 120"]);
    expect(slip("120亿元")).toEqual(["cell 120万元"]);
  });
});

describe("a size that no region has", () => {
  it("is asked about: ten million people and more, a billion in 万元", () => {
    expect(check(series("phd", "demo-a", [["2024-08", 10_000_000_000]]))).toEqual(["warning size-implausible D2"]);
    expect(check(series("invested", "demo-a", [["2024-08", 100_000_001]]))).toEqual(["warning size-implausible D2"]);
    expect(check(series("invested", "demo-a", [["2024-08", 3_000_000]]))).toEqual([]);
  });
});
