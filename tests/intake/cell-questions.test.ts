import { describe, expect, it } from "vitest";
import { type Observation, observationKey } from "#domain/figures/observation.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { checkAgainstHistory } from "#intake/checks/history-checks.ts";
import { questionsOf } from "#intake/dialogue/questions.ts";
import { isWorthRemembering, listSaid, saidByFix, say, unsay } from "#intake/dialogue/said.ts";
import { readUpload } from "#intake/read-upload.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { catalogue } from "./catalogue.ts";

const A = "示例甲研究院";
const B = "示例乙创新中心";

function figure(indicator: string, organization: string, period: string, value: number): Observation {
  return { indicator, organization, period, value, text: null, status: "A", qualifier: "exact" };
}

/** What is found in a file beside what is published, and what of it stands to be published. */
function beside(lines: readonly string[], history: readonly Observation[], choices: ReadingChoices = {}) {
  const options = { limits: { rows: 1000 }, today: "2024-09-10", choices };
  const reading = readUpload(new TextEncoder().encode(lines.join("\n")), catalogue, options);
  const published = new Map(history.map((observation) => [observationKey(observation), { observation, revision: 1 }]));
  const { observations, publishedChanges, settled } = reading;
  const problems = checkAgainstHistory(observations, published, catalogue, publishedChanges, settled);
  const told = problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`);
  return { told, problems, observations: observations.map(({ source, value }) => `${source.cell} ${value}`) };
}

describe("a blank where a figure is published", () => {
  const history = [figure("phd", "demo-a", "2024-03", 25), figure("phd", "demo-b", "2024-03", 12)];
  const file = ["平台,时期,引进博士", `${A},2024年3月,`, `${B},2024年3月,`];

  it("is asked about cell by cell, whether it stays or is withdrawn", () => {
    const { told, problems } = beside(file, history);
    expect(told).toEqual(["error blank-withdraws C2", "error blank-withdraws C3"]);
    expect(problems[0]?.message.zh).toContain("25人");
    const questions = questionsOf(problems, catalogue);
    expect(questions.map(({ about, cell, options }) => `${about} ${cell} ${options.join("/")}`)).toEqual([
      "withdrawal C2 keep/withdraw",
      "withdrawal C3 keep/withdraw",
    ]);
  });

  it("is answered by each: one that stays is not stated, one that is withdrawn is stated as missing", () => {
    const [first, second] = beside(file, history).problems;
    const said = [first?.fixes?.[0], second?.fixes?.[1]].flatMap((fix, i) => {
      const problem = [first, second][i];
      return fix && problem ? [saidByFix(problem, fix)] : [];
    });
    const choices = said.reduce(say, {});
    expect(choices).toEqual({ withdrawals: { C2: "keep", C3: "withdraw" } });
    expect(beside(file, history, choices)).toMatchObject({ told: [], observations: ["C3 null"] });
    expect(isWorthRemembering(choices)).toBe(false);
    expect(listSaid(choices).reduce(unsay, choices)).toEqual({ withdrawals: {} });
    expect(beside(file, history, { withdrawals: { C2: "keep" } }).told).toEqual(["error blank-withdraws C3"]);
  });

  it("is asked about in a wide table and of a wording; where nothing is published it is not", () => {
    const wide = ["引进博士", "平台,2024年3月,2024年4月", `${A},,`, `${B},12,7`];
    expect(beside(wide, history).told).toEqual(["error blank-withdraws B3"]);
    const words = [{ ...figure("phd", "demo-a", "2024-03", 0), value: null, text: "数千", qualifier: "text" as const }];
    expect(beside(file, words).told).toEqual(["error blank-withdraws C2"]);
    expect(beside(file, []).told).toEqual([]);
  });

  it("with a sign for missing is a warning that one click answers too", () => {
    const stated = [file[0] ?? "", `${A},2024年3月,—`];
    const { told, problems } = beside(stated, history);
    expect(told).toEqual(["warning figure-withdrawn C2"]);
    expect(problems[0]?.fixes?.map(({ label }) => label.zh)).toEqual(["保留 25人"]);
    expect(beside(stated, history, { withdrawals: { C2: "keep" } })).toMatchObject({ told: [], observations: [] });
  });
});

describe("a fraction among percentages", () => {
  const head = "平台,时期,领军人才占比";
  const asked = (lines: readonly string[], history: readonly Observation[] = [], choices: ReadingChoices = {}) =>
    beside([head, ...lines], history, choices).told.filter((one) => one.includes("share-or-fraction"));

  it("is asked about in each cell, against the others of the file or what is published", () => {
    const rows = [`${A},2024年3月,62.1`, `${A},2024年4月,0.62`, `${B},2024年3月,0.58`, `${B},2024年4月,57`];
    expect(asked(rows)).toEqual(["error share-or-fraction C3", "error share-or-fraction C4"]);
    const history = [figure("share", "demo-a", "2024-02", 61), figure("share", "demo-a", "2024-03", 63)];
    expect(asked([`${A},2024年4月,0.62`, `${A},2024年5月,0.64`], history)).toEqual([
      "error share-or-fraction C2",
      "error share-or-fraction C3",
    ]);
    const fractions = [figure("share", "demo-a", "2024-02", 0.61), figure("share", "demo-a", "2024-03", 0.6)];
    expect(asked([`${A},2024年4月,62.1`], fractions)).toEqual(["error share-or-fraction C2"]);
  });

  it("is answered by one of two percentages, which is this cell's alone", () => {
    const rows = [`${A},2024年3月,62.1`, `${A},2024年4月,约0.62`];
    const [problem] = beside([head, ...rows], []).problems;
    expect(problem?.fixes?.map(({ kind, replacement }) => `${kind} ${replacement}`)).toEqual([
      "cell 约0.62%",
      "cell 约62%",
    ]);
    for (const [text, value] of [
      ["0.62%", 0.62],
      ["62%", 62],
    ] as const) {
      const choices = { cells: { C3: text } };
      const { told, observations } = beside([head, ...rows], [], choices);
      expect(told.filter((one) => one.includes("fraction"))).toEqual([]);
      expect(observations).toContain(`C3 ${value}`);
      expect(isWorthRemembering(choices)).toBe(false);
    }
  });

  it("is none with its percent sign, far from the others, among small shares, or published as it is", () => {
    expect(asked([`${A},2024年3月,62.1`, `${A},2024年4月,0.62%`])).toEqual([]);
    expect(asked([`${A},2024年3月,62.1`, `${A},2024年4月,0.02`])).toEqual([]);
    expect(asked([`${A},2024年3月,0.9`, `${A},2024年4月,1.1`, `${A},2024年5月,0`])).toEqual([]);
    const history = [figure("share", "demo-a", "2024-03", 62.1), figure("share", "demo-a", "2024-04", 0.62)];
    expect(asked([`${A},2024年3月,62.1`, `${A},2024年4月,0.62`, `${A},2024年5月,61`], history)).toEqual([]);
  });
});

describe("fractions alone among percentages", () => {
  const head = "平台,时期,领军人才占比";
  const asked = (lines: readonly string[], history: readonly Observation[] = [], choices: ReadingChoices = {}) =>
    beside([head, ...lines], history, choices).told.filter((one) => one.includes("fraction"));
  const rows = [`${A},2024年3月,0.621`, `${A},2024年4月,0.63`, `${B},2024年3月,1`];

  it("are asked about in each cell, until that is answered", () => {
    expect(asked(rows)).toEqual(["C2", "C3", "C4"].map((cell) => `error fraction-or-share ${cell}`));
    const [problem] = beside([head, ...rows], []).problems;
    expect(problem?.fixes?.map(({ replacement }) => replacement)).toEqual(["0.621%", "62.1%"]);
    const cells = { C2: "62.1%", C3: "63%", C4: "100%" };
    expect(asked(rows, [], { cells })).toEqual([]);
    expect(beside([head, ...rows], [], { cells }).observations).toContain("C2 62.1");
  });

  it("are asked about where much larger ones are published, which they do not come near", () => {
    expect(asked([`${A},2024年4月,0.62`], [figure("share", "demo-a", "2024-03", 5)])).toEqual([
      "error fraction-or-share C2",
    ]);
  });

  it("are none where such are published, or where they say %", () => {
    expect(asked(rows.slice(0, 2), [figure("share", "demo-a", "2024-02", 0.61)])).toEqual([]);
    expect(asked([`${A},2024年3月,0.621%`, `${A},2024年4月,0.63%`])).toEqual([]);
  });
});

describe("marks that an advice tells to write behind a figure", () => {
  it("are read", () => {
    const marks = {
      "25（初步）": "P",
      "25（预测）": "F",
      "25（口径变更）": "B",
      "25 (p)": "P",
      "25 (f)": "F",
      "25 (b)": "B",
    };
    const read = Object.keys(marks).map((text) => readFigure(text));
    expect(read.map((one) => (one.kind === "number" ? one.status : one.kind))).toEqual(Object.values(marks));
  });
});
