import { describe, expect, it } from "vitest";
import type { Upload } from "#contract/uploads.ts";
import type { DifferenceEntry } from "#domain/reading/difference.ts";
import { templateMonths } from "#features/upload/choose/template-months.ts";
import { whatMoved } from "#features/upload/review/moved.ts";
import { publishBlockers, warningKinds } from "#features/upload/review/publish-blockers.ts";

const entry = (period: string, published: number | null, stated: number): DifferenceEntry => ({
  kind: published === null ? "added" : "changed",
  indicator: "phd",
  organization: "west-lab",
  period,
  before: published === null ? null : { value: published, text: null, status: "A", qualifier: "exact", revision: 2 },
  after: { value: stated, text: null, status: "A", qualifier: "exact", sheet: "", cell: "D2", raw: String(stated) },
});

const upload = (entries: DifferenceEntry[], more: Partial<Upload> = {}): Upload => ({
  id: "u",
  dataset: "d",
  base: 2,
  state: "draft",
  revision: null,
  region: "west",
  fileName: "a.csv",
  fileSize: 1,
  fileDigest: "",
  createdAt: "2024-10-08T00:00:00Z",
  createdBy: null,
  sentIn: null,
  sentBack: null,
  understood: {
    encoding: "UTF-8",
    delimiter: ",",
    layout: "long",
    headerRow: 1,
    rows: 1,
    columns: [],
    setAside: [],
    sample: [],
  },
  problemCounts: { error: 0, warning: 0, note: 0 },
  problems: [],
  problemCodes: [],
  questions: [],
  choices: {},
  applied: { mapping: null, aliases: 0 },
  figures: [],
  publishedAs: null,
  difference: { counts: { added: entries.length, changed: 0, unchanged: 0, missing: 0 }, entries, summary: [] },
  ...more,
});

describe("whatMoved(seen, now)", () => {
  it("tells what appeared, what is gone and what stands on another published figure; the rest is not told", () => {
    const seen = upload([entry("2024-01", 5, 6), entry("2024-02", 7, 8), entry("2024-03", null, 9)]);
    const now = upload([entry("2024-02", 70, 8), entry("2024-03", null, 9), entry("2024-04", 1, 2)]);
    expect(whatMoved(seen, now).map(({ kind, entry: { period } }) => [kind, period])).toEqual([
      ["rebased", "2024-02"],
      ["appeared", "2024-04"],
      ["gone", "2024-01"],
    ]);
    expect(whatMoved(seen, seen)).toEqual([]);
  });
});

describe("publishBlockers(upload, form, hasMoved)", () => {
  const form = { message: "", answers: {} };
  const message = { zh: "", en: "" };
  const warning = {
    severity: "warning",
    code: "falls",
    sheet: "",
    cell: "D2",
    read: "",
    message,
    advice: message,
  } as const;
  const kind = (count: number) => ({ code: "falls", severity: "warning", count, example: warning }) as const;

  it("finds none where nothing stands in the way", () => {
    expect(publishBlockers(upload([entry("2024-04", null, 7)]), form, false)).toEqual([]);
  });

  it("tells errors alone: with them there is nothing to fill in", () => {
    const faulty = upload([entry("2024-04", null, 7)], {
      problemCounts: { error: 3, warning: 1, note: 0 },
      problemCodes: [kind(1)],
    });
    expect(publishBlockers(faulty, form, true)).toEqual([{ kind: "errors", count: 3 }]);
  });

  it("wants one answer for each kind of warning; blanks are no answer", () => {
    const warned = upload([entry("2024-04", null, 7)], { problemCodes: [kind(2)] });
    expect(publishBlockers(warned, { ...form, answers: { falls: " " } }, false)).toEqual([
      { kind: "answer", code: "falls" },
    ]);
    expect(publishBlockers(warned, { ...form, answers: { falls: "核对过" } }, false)).toEqual([]);
    expect(warningKinds(warned)).toEqual([{ code: "falls", count: 2, example: warning }]);
  });

  it("stops where there is nothing to publish, and where somebody published in between", () => {
    expect(publishBlockers(upload([]), form, true)).toEqual([{ kind: "nothing-to-publish" }, { kind: "moved" }]);
  });
});

describe("templateMonths(published, today)", () => {
  it.each([
    [["2024-07", "2024-08"], "2024-08", "2024-09"],
    [["2023-12"], "2023-12", "2024-01"],
    [["2024-01/2024-08"], "2024-08", "2024-09"],
    [["2024-Q1"], "2024-03", "2024-04"],
    [["..2024-09-06", "2024"], "2024-12", "2025-01"],
    [[], "2024-12", "2025-01"],
  ])("of %j is %s and %s", (published, latest, next) => {
    expect(templateMonths(published, "2025-01-31")).toEqual({ latest, next });
  });
});
