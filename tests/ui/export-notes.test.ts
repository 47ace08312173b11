import { describe, expect, it } from "vitest";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import type { Language } from "#domain/terms/names.ts";
import { readShippedRegion } from "#tests/client/shipped-region.ts";
import { readShipped } from "#tests/data/read-shipped.ts";
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

  it("names the source of what was shipped, its publisher and its day, also below what was published since", async () => {
    const data = await readShippedRegion("liyang");
    const [source] = (await readShipped()).sources;
    const [number, first] = revision(1, "liyang", "政效 Zhengxiao");
    const revisions = new Map([[number, { ...first, kind: "seed" as const, source }], revision(3, "liyang", "丁办")]);
    const notes = (upTo: number, language: Language) =>
      exportNotes("标题", data, { ...EDITION, revision: upTo }, revisions, language).join("\n");
    const cited =
      "随附数据出自：溧阳市:建强科创平台“支点” 撬动溧阳人才工作新成效 · 溧阳市委组织部(刊于中共常州市委组织部网站) · 2024-09-06发布，第1版（随附，2026-01-01录入），数据到2024年8月";
    expect(notes(1, "zh-CN")).toContain(cited);
    expect(notes(1, "zh-CN")).not.toMatch(/最近发布|政效 Zhengxiao/);
    expect(notes(3, "zh-CN")).toContain("本地区最近发布:第3版(2026-01-03发布),丁办");
    expect(notes(3, "zh-CN")).toContain(cited);
    expect(notes(1, "en")).toContain(
      "shipped figures from: Liyang: strong innovation platforms as the fulcrum of new results in talent work · Organisation Department, CPC Liyang Municipal Committee (on the site of its Changzhou counterpart) · published 2024-09-06, revision 1, shipped, recorded 2026-01-01, figures up to Aug 2024",
    );
  });

  it("cites the last publication of figures, and not what was entered of the catalogue since, or undone of it", async () => {
    const data = await readShippedRegion("liyang");
    const [number, entered] = revision(2, "liyang", "丁办");
    const none = { fileName: null, fileDigest: null };
    for (const kind of ["catalogue", "undo"] as const) {
      const revisions = new Map([revision(1, "liyang", "甲办"), [number, { ...entered, kind, ...none }] as const]);
      const notes = exportNotes("标题", data, EDITION, revisions, "zh-CN").join("\n");
      expect(notes).toContain("本地区最近发布:第1版(2026-01-01发布),甲办");
      expect(notes).not.toContain("丁办");
    }
  });

  it("says of a fictional region that it is one, in both languages", async () => {
    const data = await readShippedRegion("shili");
    expect(exportNotes("标题", data, EDITION, REVISIONS, "zh-CN").join("\n")).toContain("示例数据");
    expect(exportNotes("Title", data, EDITION, REVISIONS, "en").join("\n")).toMatch(/Illustrative data.*revision 2/s);
  });
});
