import { describe, expect, it } from "vitest";
import type { DatedRevision } from "#domain/revision.ts";
import { readShippedRegion } from "#tests/client/shipped-region.ts";
import { exportNotes } from "#ui/export-notes.ts";

const EDITION = { dataset: "0123abcd", revision: 3 };

function revision(number: number, region: string, publishedBy: string): [number, DatedRevision] {
  const counts = { added: 1, changed: 0, unchanged: 0, withdrawn: 0 };
  const file = { fileName: "a.csv", fileDigest: "0", message: "", counts, undoes: null };
  const publishedAt = `2026-01-0${number}T00:00:00Z`;
  const dated = { publishedAt, publishedDay: `2026-01-0${number}` };
  return [number, { number, kind: "upload", region, ...dated, publishedBy, latestPeriod: "2024-08", ...file }];
}

const REVISIONS = new Map([revision(1, "liyang", "甲办"), revision(2, "shili", "乙办"), revision(4, "liyang", "丙办")]);

describe("exportNotes(title, data, edition, revisions, language)", () => {
  it("names the revision, and who published last for this region and no other", async () => {
    const data = await readShippedRegion("liyang");
    const notes = exportNotes("标题", data, EDITION, REVISIONS, "zh-CN").join("\n");
    for (const words of ["标题", "溧阳市", "截至第3版", "第1版(2026-01-01发布),甲办", "数据集 0123abcd"])
      expect(notes).toContain(words);
    expect(notes).not.toMatch(/乙办|丙办|示例数据/);
  });

  it("says of a fictional region that it is one, in both languages", async () => {
    const data = await readShippedRegion("shili");
    expect(exportNotes("标题", data, EDITION, REVISIONS, "zh-CN").join("\n")).toContain("示例数据");
    expect(exportNotes("Title", data, EDITION, REVISIONS, "en").join("\n")).toMatch(/Illustrative data.*revision 2/s);
  });
});
