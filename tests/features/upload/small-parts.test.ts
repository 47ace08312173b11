import { describe, expect, it } from "vitest";
import { fileFromClipboard } from "#features/upload/common/chosen-file.ts";
import { stepTo } from "#features/upload/common/step-to.ts";
import { closeForm, keepForm, recallForm } from "#features/upload/review/form-memory.ts";
import { formatBytes } from "#ui/format-bytes.ts";

describe("formatBytes(bytes)", () => {
  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1024, "1 KB"],
    [1536, "1.5 KB"],
    [20 * 1024 * 1024, "20 MB"],
    [5 * 1024 ** 4, "5120 GB"],
  ])("of %i is %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

describe("stepTo(key, at, length)", () => {
  it.each([
    ["ArrowDown", 0, 3, 1],
    ["ArrowDown", 2, 3, 2],
    ["ArrowUp", 0, 3, 0],
    ["PageDown", 1, 30, 11],
    ["End", 1, 30, 29],
    ["Home", 9, 30, 0],
    ["Enter", 0, 3, null],
    ["End", 0, 0, null],
  ])("of %s at %i of %i is %s", (key, at, length, next) => expect(stepTo(key, at, length)).toBe(next));
});

describe("fileFromClipboard(clipboard, name)", () => {
  const clipboard = (text: string, files: File[] = []) =>
    ({ getData: () => text, files: Object.assign(files, { item: () => null }) }) as unknown as DataTransfer;

  it("takes a copied file, and copied cells as a table", async () => {
    const file = new File(["x"], "a.csv");
    expect(fileFromClipboard(clipboard("", [file]), "pasted.csv")).toBe(file);
    const cells = fileFromClipboard(clipboard("a\tb\n1\t2\n"), "pasted.csv");
    expect(cells?.name).toBe("pasted.csv");
    expect(await cells?.text()).toBe("a\tb\n1\t2\n");
  });

  it("takes the text of cells that come with a picture of themselves, as Excel copies them", async () => {
    const cells = fileFromClipboard(clipboard("a\tb\n1\t2\n", [new File(["png"], "image.png")]), "pasted.csv");
    expect(cells?.name).toBe("pasted.csv");
  });

  it("leaves a word alone", () => expect(fileFromClipboard(clipboard("hello\n"), "pasted.csv")).toBeNull());
});

describe("form memory", () => {
  const form = { message: "8月", answers: { falls: "核对过" } };

  it("keeps a draft's form for the visit, until it is published", () => {
    keepForm("u1", form, sessionStorage);
    expect(recallForm({ id: "u1", sentIn: null }, sessionStorage)).toEqual(form);
    expect(recallForm({ id: "u2", sentIn: null }, sessionStorage)).toEqual({ message: "", answers: {} });
    closeForm("u1", sessionStorage);
    expect(recallForm({ id: "u1", sentIn: null }, sessionStorage)).toEqual({ message: "", answers: {} });
  });

  it("begins with the words a contributor sent it in with", () => {
    const sentIn = { by: "一号平台", at: "2025-02-03T01:00:00.000Z", message: "1月", answers: { falls: "退出一户" } };
    expect(recallForm({ id: "u3", sentIn }, sessionStorage)).toEqual({
      message: "1月",
      answers: { falls: "退出一户" },
    });
  });

  it("works without storage, and with what somebody else left there", () => {
    expect(recallForm({ id: "u1", sentIn: null }, undefined).message).toBe("");
    sessionStorage.setItem("zhengxiao.upload.u1", '{"message":1}');
    expect(recallForm({ id: "u1", sentIn: null }, sessionStorage).answers).toEqual({});
  });
});
