import { describe, expect, it } from "vitest";
import { countSetAside } from "#domain/reading/understood.ts";
import { readUpload } from "#intake/read-upload.ts";
import { catalogue } from "./catalogue.ts";

const read = (text: string) =>
  readUpload(new TextEncoder().encode(text), catalogue, { limits: { rows: 200_000 }, today: "2025-03-10" });

/** Letters of all that is told of a file, figures apart. */
const told = ({ understood, problems }: ReturnType<typeof read>) => JSON.stringify({ understood, problems }).length;

const ROWS = "甲院,2024-08,3\n乙中心,2024-08,4\n";

describe("what is told of a file", () => {
  it("is short where a heading is a million letters", () => {
    for (const sign of ["注", "1", ".", "-", "（", "二"])
      expect(told(read(`平台,时期,引进硕士,${sign.repeat(1_000_000)}\n${ROWS}`))).toBeLessThan(100_000);
  });

  it("is short where half a million rows are none of data, and says how many they are", () => {
    const notes = "注：略\n".repeat(300_000);
    const upload = read(`平台,时期,引进硕士\n${ROWS}${"\n".repeat(2)}${notes}`);
    expect(told(upload)).toBeLessThan(2_000_000);
    expect(countSetAside(upload.understood)).toBeGreaterThan(1000);
  });
});
