import { describe, expect, it } from "vitest";
import { observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import { checkAgainstHistory } from "#intake/checks/history-checks.ts";
import { catalogue } from "./catalogue.ts";

type Row = readonly [period: string, value: number | null];

function series(indicator: string, rows: readonly Row[], from = 2): SourcedObservation[] {
  return rows.map(([period, value], i) => ({
    indicator,
    organization: "demo-a",
    period,
    value,
    text: null,
    status: value === null ? "O" : "A",
    qualifier: "exact",
    source: { sheet: "", cell: `D${from + i}`, raw: String(value) },
  }));
}

function check(file: readonly SourcedObservation[], history: readonly SourcedObservation[] = []): string[] {
  const published = new Map(history.map((row) => [observationKey(row), { observation: row, revision: 1 }]));
  return checkAgainstHistory(file, published, catalogue).map(
    ({ severity, code, cell }) => `${severity} ${code} ${cell}`,
  );
}

const steady: Row[] = [
  ["2024-03", 120],
  ["2024-04", 95],
  ["2024-05", 150],
];

describe("checkAgainstHistory(observations, published, catalogue)", () => {
  it("suspects a unit slip of 10^3, 10^4 and 10^8 against what is published, upwards and downwards", () => {
    for (const power of [3, 4, 8]) {
      expect(check(series("invested", [["2024-06", 110 * 10 ** power]]), series("invested", steady))).toEqual([
        "warning unit-slip D2",
      ]);
      expect(check(series("invested", [["2024-06", 110 / 10 ** power]]), series("invested", steady))).toEqual([
        "warning unit-slip D2",
      ]);
    }
  });

  it("suspects the one cell of a file that differs from its neighbours", () => {
    const rows: Row[] = [...steady, ["2024-06", 1_200_000], ["2024-07", 99], ["2024-08", 130]];
    expect(check(series("invested", rows))).toEqual(["warning unit-slip D5"]);
  });

  it("suspects a correction that moves the published figure by 万", () => {
    expect(check(series("invested", [["2024-04", 950_000]]), series("invested", steady))).toEqual([
      "warning unit-slip D2",
    ]);
  });

  it("leaves ordinary ups and downs, zeros and other organizations alone", () => {
    const rows: Row[] = [
      ["2024-01", 3],
      ["2024-02", 0],
      ["2024-03", 300],
      ["2024-04", 1],
      ["2024-05", 400],
    ];
    expect(check(series("phd", rows))).toEqual([]);
    const other = series("invested", steady).map((row) => ({ ...row, organization: "demo-b" }));
    expect(check(series("invested", [["2024-06", 5_000_000]]), other)).toEqual([]);
  });

  it("names the power of ten in both languages", () => {
    const [problem] = checkAgainstHistory(
      series("invested", [["2024-06", 1_200_000]]),
      new Map(series("invested", steady).map((row) => [observationKey(row), { observation: row, revision: 1 }])),
      catalogue,
    );
    expect(problem?.message.zh).toContain("万");
    expect(problem?.message.en).toContain("10^4 times");
  });

  it("warns of a year to date that falls, within the file and against what is published", () => {
    const fall: Row[] = [
      ["2024-01/2024-06", 40],
      ["2024-01/2024-07", 39],
    ];
    expect(check(series("phd", fall))).toEqual(["warning falling-year-to-date D3"]);
    expect(check(series("phd", [["2024-01/2024-07", 39]]), series("phd", [["2024-01/2024-06", 40]]))).toEqual([
      "warning falling-year-to-date D2",
    ]);
    expect(check(series("phd", [["2024-01/2024-06", 40]]), series("phd", [["2024-01/2024-07", 39]]))).toEqual([
      "warning falling-year-to-date D2",
    ]);
  });

  it("lets a year to date begin anew each year, and stocks fall", () => {
    expect(
      check(
        series("phd", [
          ["2023-01/2023-12", 40],
          ["2024-01/2024-01", 2],
        ]),
      ),
    ).toEqual([]);
    expect(
      check(
        series("firms", [
          ["2024-01/2024-06", 40],
          ["2024-01/2024-07", 39],
        ]),
      ),
    ).toEqual([]);
  });

  it("asks before a published figure is withdrawn", () => {
    expect(check(series("phd", [["2024-04", null]]), series("phd", steady))).toEqual(["warning figure-withdrawn D2"]);
    expect(check(series("phd", [["2024-06", null]]), series("phd", steady))).toEqual([]);
  });
});
