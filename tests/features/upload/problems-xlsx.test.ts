import { read, utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import type { Problem } from "#domain/reading/problem.ts";
import { problemsXlsx } from "#features/upload/problems/problems-xlsx.ts";

const PROBLEM: Problem = {
  severity: "error",
  code: "not-a-number",
  sheet: "",
  cell: "B2",
  read: "五五",
  message: { zh: "“五五”不是数字。", en: "“五五” is not a number." },
  advice: { zh: "请改正。", en: "Correct it." },
};

async function sheetsOf(bytes: Uint8Array, problems: readonly Problem[]) {
  const blob = await problemsXlsx(bytes, problems, problems.length, "zh-CN");
  if (!blob) return null;
  const book = read(new Uint8Array(await blob.arrayBuffer()), { type: "array", cellStyles: true });
  const cells = (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1, defval: "" });
  return { book, cells };
}

describe("problemsXlsx(bytes, problems, total, language)", () => {
  it("copies a text file, colours the cell, says what is wrong beside it and on a sheet of its own", async () => {
    const bytes = new TextEncoder().encode("平台,数值\n甲院,五五\n=1+1,0012\n乙,25\n");
    const made = await sheetsOf(bytes, [PROBLEM]);
    expect(made?.book.SheetNames).toEqual(["数据", "问题清单"]);
    expect(made?.cells("数据")).toEqual([
      ["平台", "数值", ""],
      ["甲院", "五五", "错误 B2: “五五”不是数字。"],
      ["'=1+1", "0012", ""],
      ["乙", 25, ""],
    ]);
    const sheet = made?.book.Sheets["数据"];
    expect(sheet?.["B2"].s.fgColor.rgb).toBe("F8C9C4");
    expect(sheet?.["B3"].s?.fgColor).toBe(undefined);
    expect(made?.cells("问题清单")[1]).toEqual(["错误", "", "B2", "五五", "“五五”不是数字。", "请改正。"]);
  });

  it("copies every sheet of a workbook, and marks its own copies anew", async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([["a", 1]]), "一");
    utils.book_append_sheet(book, utils.aoa_to_sheet([["c"], ["d", 2]]), "二");
    const { write } = await import("@e965/xlsx");
    const bytes = new Uint8Array(write(book, { type: "array" }));
    const problem = { ...PROBLEM, sheet: "二" };
    const made = await sheetsOf(bytes, [problem]);
    expect(made?.book.SheetNames).toEqual(["一", "二", "问题清单"]);
    expect(made?.book.Sheets["二"]?.["B2"].s.fgColor.rgb).toBe("F8C9C4");
    expect(made?.book.Sheets["一"]?.["B1"].s?.fgColor).toBe(undefined);
    const blob = await problemsXlsx(bytes, [problem], 1, "zh-CN");
    const again = await sheetsOf(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)), [problem]);
    expect(again?.book.SheetNames).toEqual(["一", "二", "问题清单"]);
  });

  it("makes no copy of what cannot be opened", async () => {
    expect(await sheetsOf(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]), [PROBLEM])).toBe(null);
  });
});
