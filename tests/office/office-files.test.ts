import { beforeAll, describe, expect, it } from "vitest";
import { type IntakeCatalogue, type Reading, readUpload } from "#intake/read-upload.ts";
import { shippedBasis } from "#tools/cli/catalogue.ts";
import { judge } from "./judge.ts";
import { type OfficeFile, officeFiles } from "./office-file.ts";

const FILES = 20;
/** `npm run soak -- office-files COUNT SEED` tries others. */
const SEED = 30;
const LEAST_RIGHT = 0.98;

let catalogue: IntakeCatalogue;

beforeAll(async () => {
  ({ catalogue } = await shippedBasis("shili"));
});

function firstFiles(count: number): OfficeFile[] {
  const files: OfficeFile[] = [];
  for (const file of officeFiles(SEED, catalogue)) {
    files.push(file);
    if (files.length === count) break;
  }
  return files;
}

const read = (file: OfficeFile): Reading =>
  readUpload(file.bytes, catalogue, { limits: { rows: 10_000 }, today: "2025-03-10", fileName: file.name });

describe("readUpload(bytes, catalogue, options) of files as offices make them", () => {
  it("reads no figure wrong without a word, and nearly all without a question", () => {
    const verdicts = firstFiles(FILES).flatMap((file) =>
      judge(file, read(file)).map((one) => ({ ...one, of: file.made })),
    );
    expect(verdicts.filter(({ kind }) => kind === "silent")).toEqual([]);
    const right = verdicts.filter(({ kind }) => kind === "right").length;
    expect(verdicts.length).toBeGreaterThan(FILES * 10);
    expect(right / verdicts.length).toBeGreaterThanOrEqual(LEAST_RIGHT);
  });
});

describe("officeFiles(seed, catalogue)", () => {
  it("makes the same files for the same seed", () => {
    expect(firstFiles(6).map(({ bytes }) => Buffer.from(bytes).toString("base64"))).toEqual(
      firstFiles(6).map(({ bytes }) => Buffer.from(bytes).toString("base64")),
    );
  });
});

describe("judge(file, reading)", () => {
  const told = {
    severity: "error",
    code: "x",
    sheet: "",
    message: { zh: "", en: "" },
    advice: { zh: "", en: "" },
  } as const;

  it("calls a figure that differs, is lost or is made up silent, unless its cell, a heading or the file is named", () => {
    const [file] = firstFiles(1);
    if (!file) throw new Error("no file");
    const reading = read(file);
    const [first, ...others] = reading.observations;
    const [truth] = file.truths;
    if (!first || !truth) throw new Error("an empty file");
    expect(`${first.source.sheet}!${first.source.cell}`).toBe(`${truth.sheet}!${truth.cell}`);
    const kinds = (observations: Reading["observations"], problems: Reading["problems"] = []) =>
      judge(file, { ...reading, observations, problems })
        .filter(({ kind }) => kind !== "right")
        .map(({ kind, cell }) => `${kind} ${cell}`);
    const { cell, sheet } = first.source;
    expect(kinds([first, ...others])).toEqual([]);
    for (const wrong of [{ value: 1234.5 }, { period: "1999" }, { organization: "shili-x" }, { status: "P" as const }])
      expect(kinds([{ ...first, ...wrong }, ...others])).toEqual([`silent ${cell}`]);
    expect(kinds(others)).toEqual([`silent ${cell}`]);
    expect(kinds([first, first, ...others])).toEqual([`silent ${cell}`]);
    expect(kinds([first, ...others, { ...first, source: { ...first.source, cell: "ZZ99" } }])).toEqual(["silent ZZ99"]);
    expect(kinds(others, [{ ...told, sheet, cell, read: "" }])).toEqual([`asked ${cell}`]);
    const [heading] = truth.headings;
    if (!heading) throw new Error("a figure without headings");
    expect(kinds(others, [{ ...told, sheet, cell: heading.cell, read: "" }])).toContain(`asked ${cell}`);
    expect(kinds(others, [{ ...told, severity: "note", sheet, cell, read: "" }])).toEqual([`silent ${cell}`]);
    expect(kinds(others, [{ ...told, sheet, cell: "ZZ99", read: "" }])).toEqual([`silent ${cell}`]);
  });
});
