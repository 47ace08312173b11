import { describe, expect, it } from "vitest";
import { fileFromClipboard } from "#features/upload/chosen-file.ts";
import { closeForm, keepForm, recallForm } from "#features/upload/form-memory.ts";
import { formatBytes } from "#features/upload/format-bytes.ts";
import { stepTo } from "#features/upload/step-to.ts";

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
  const form = { publishedBy: "人才办", message: "8月", answers: { falls: "核对过" } };

  it("keeps a draft's form for the visit, and the office for the next upload", () => {
    const stores = { device: localStorage, visit: sessionStorage };
    keepForm("u1", form, stores);
    expect(recallForm("u1", stores)).toEqual(form);
    expect(recallForm("u2", stores).publishedBy).toBe("");
    closeForm("u1", form, stores);
    expect(recallForm("u1", stores)).toEqual({ publishedBy: "人才办", message: "", answers: {} });
  });

  it("works without storage, and with what somebody else left there", () => {
    expect(recallForm("u1", { device: undefined, visit: undefined }).publishedBy).toBe("");
    sessionStorage.setItem("zhengxiao.upload.u1", '{"publishedBy":1}');
    expect(recallForm("u1", { device: localStorage, visit: sessionStorage }).answers).toEqual({});
  });
});
