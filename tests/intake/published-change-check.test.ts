import { describe, expect, it } from "vitest";
import { observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import type { Problem } from "#domain/reading/problem.ts";
import { checkAgainstHistory } from "#intake/checks/history-checks.ts";
import { type PublishedChange, readChange } from "#intake/layout/published-changes.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

type Level = readonly [indicator: string, period: string, value: number];

function levels(rows: readonly Level[]): SourcedObservation[] {
  return rows.map(([indicator, period, value], i) => ({
    indicator,
    organization: "demo-a",
    period,
    value,
    text: null,
    status: "A",
    qualifier: "exact",
    source: { sheet: "", cell: `D${i + 2}`, raw: String(value) },
  }));
}

function change(indicatorCode: string, period: string, raw: string, cell = "E2"): PublishedChange {
  const indicator = catalogue.indicators.find(({ code }) => code === indicatorCode);
  const read = indicator ? readChange({ indicator, organization: "demo-a", period }, { sheet: "", cell, raw }) : null;
  if (!read) throw new Error(`${raw} states no change`);
  return read;
}

function problemsOf(
  changes: readonly PublishedChange[],
  file: readonly Level[],
  history: readonly Level[] = [],
): Problem[] {
  const published = new Map(
    levels(history).map((row) => [observationKey(row), { observation: row, revision: 1 }] as const),
  );
  return checkAgainstHistory(levels(file), published, catalogue, changes).filter(({ code }) =>
    code.startsWith("published-change"),
  );
}

function check(changes: readonly PublishedChange[], file: readonly Level[], history: readonly Level[] = []): string[] {
  return problemsOf(changes, file, history).map(({ severity, code, cell }) => `${severity} ${code} ${cell || "-"}`);
}

const AGREES = ["note published-change-agrees -"];
const DIFFERS = ["warning published-change-differs E2"];
const OPEN = ["note published-change-not-compared -"];

describe("checkAgainstHistory(observations, published, catalogue, changes)", () => {
  it("finds a stated change that levels of file and history come to, and one they do not", () => {
    // 12 / 10 - 1 = 20 %
    expect(check([change("phd", "2024-08", "20.0")], [["phd", "2024-08", 12]], [["phd", "2023-08", 10]])).toEqual(
      AGREES,
    );
    expect(check([change("phd", "2024-08", "20.1")], [["phd", "2024-08", 12]], [["phd", "2023-08", 10]])).toEqual(
      DIFFERS,
    );
  });

  it("allows half a unit of the last digit written, and no more", () => {
    // 8 / 7 - 1 = 14.2857 %: people are counted whole, so that only the percentage is rounded.
    const file: Level[] = [
      ["phd", "2023-08", 7],
      ["phd", "2024-08", 8],
    ];
    for (const raw of ["14", "14.3", "14.29"]) expect(check([change("phd", "2024-08", raw)], file)).toEqual(AGREES);
    for (const raw of ["15", "14.2", "14.28"]) expect(check([change("phd", "2024-08", raw)], file)).toEqual(DIFFERS);
  });

  it("allows for rounded amounts of money", () => {
    // 100.5 on 99.5 is 1.005 %, 99.5 on 100.5 is -0.995 %: 100 on 100 may be anything between.
    const file: Level[] = [
      ["invested", "2023-08", 100],
      ["invested", "2024-08", 100],
    ];
    expect(check([change("invested", "2024-08", "0.9")], file)).toEqual(AGREES);
    expect(check([change("invested", "2024-08", "1.2")], file)).toEqual(DIFFERS);
  });

  it("compares years to date, also where only their months are known", () => {
    // (4 + 5) / (2 + 4) - 1 = 50 %
    const file: Level[] = [
      ["phd", "2023-01", 2],
      ["phd", "2023-02", 4],
      ["phd", "2024-01", 4],
      ["phd", "2024-02", 5],
    ];
    expect(check([change("phd", "2024-01/2024-02", "50")], file)).toEqual(AGREES);
    // 5 / 4 - 1 = 25 % is the month's own change.
    expect(check([change("phd", "2024-01/2024-02", "25")], file)).toEqual(DIFFERS);
    expect(check([change("phd", "2024-02", "25")], file)).toEqual(AGREES);
  });

  it("compares rates in percentage points", () => {
    // 62.5 - 60.5 = 2 points, which is 3.3 % of 60.5.
    const file: Level[] = [
      ["share", "2023-08", 60.5],
      ["share", "2024-08", 62.5],
    ];
    expect(check([change("share", "2024-08", "2.0个百分点")], file)).toEqual(AGREES);
    expect(check([change("share", "2024-08", "3.3")], file)).toEqual(DIFFERS);
  });

  it("compares with no base that is missing, zero or negative, and says how many it left", () => {
    const stated = [change("net", "2024-08", "20")];
    expect(check(stated, [["net", "2024-08", 12]])).toEqual(OPEN);
    for (const base of [0, -10])
      expect(check(stated, [["net", "2024-08", 12]], [["net", "2023-08", base]])).toEqual(OPEN);
  });

  it("names both values in both languages, and says nothing of agreement where one differs", () => {
    // 6 / 8 - 1 = -25 %, 12 / 10 - 1 = 20 %
    const file: Level[] = [
      ["phd", "2023-08", 8],
      ["phd", "2024-08", 6],
      ["master", "2023-08", 10],
      ["master", "2024-08", 12],
    ];
    const problems = problemsOf([change("phd", "2024-08", "下降22.5%"), change("master", "2024-08", "20", "E5")], file);
    expect(problems.map(({ code }) => code)).toEqual(["published-change-differs"]);
    for (const text of [problems[0]?.message.zh, problems[0]?.message.en]) {
      expect(text).toContain("−22.5%");
      expect(text).toContain("−25%");
    }
  });

  it("counts those that agree", () => {
    const { observations, publishedChanges } = readUpload(
      new TextEncoder().encode(
        "平台,时期,指标,当期,同比,累计,累计同比\n甲院,2023年2月,博士,4,,6,\n甲院,2024年2月,博士,5,25%,9,50%\n",
      ),
      catalogue,
      { limits: { rows: 100 }, today: "2024-09-10" },
    );
    const problems = checkAgainstHistory(observations, new Map(), catalogue, publishedChanges);
    expect(problems.map(({ code }) => code)).toEqual(["published-change-agrees"]);
    expect(problems[0]?.message.zh).toContain("2 处");
  });
});

describe("readChange(key, source)", () => {
  it("reads signs and words, and leaves what is no percentage", () => {
    for (const [raw, value] of [
      ["+3.5%", 0.035],
      ["-3.5", -0.035],
      ["−3.5", -0.035],
      ["同比增长1,200.5%", 12.005],
      ["下降 3", -0.03],
    ] as const)
      expect(change("phd", "2024-08", raw).value).toBe(value);
    for (const raw of ["", "—", "2.3倍", "持平", "1.5个百分点", "3人"])
      expect(() => change("phd", "2024-08", raw)).toThrow("states no change");
  });
});
