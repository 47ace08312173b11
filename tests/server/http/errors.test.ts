import { describe, expect, it } from "vitest";
import { ERRORS, type ErrorCode, problemDetailsSchema } from "#contract/errors.ts";
import { ApiError, preferredLanguage, problemDetails, toApiError } from "#server/http/errors.ts";
import { StoreRefusal } from "#server/store/store-refusal.ts";

const CODES = Object.keys(ERRORS) as ErrorCode[];

describe("problemDetails(error, language)", () => {
  it.each(CODES)("writes %s in both languages with its status", (code) => {
    const problem = problemDetails(new ApiError(code), "zh-CN");
    expect(problemDetailsSchema.parse(problem)).toEqual(problem);
    expect(problem).toMatchObject({ code, status: ERRORS[code].status, title: ERRORS[code].title.zh });
    expect(problem.messages.title).toEqual(ERRORS[code].title);
    expect(problemDetails(new ApiError(code), "en").title).toBe(ERRORS[code].title.en);
  });

  it("says what in particular was wrong, and else the way out", () => {
    const detail = { zh: "上限 20 MB", en: "the limit is 20 MB" };
    expect(problemDetails(new ApiError("file-too-large", detail), "en").detail).toBe(detail.en);
    expect(problemDetails(new ApiError("file-too-large"), "en").detail).toBe(ERRORS["file-too-large"].advice.en);
    expect(problemDetails(new ApiError("file-too-large"), "en").messages.detail).toEqual({ zh: "", en: "" });
  });
});

describe("toApiError(thrown)", () => {
  it("translates the store's refusals and SQLite's codes", () => {
    const sqlite = (errcode: number) => Object.assign(new Error("sqlite"), { code: "ERR_SQLITE_ERROR", errcode });
    const table: [unknown, ErrorCode][] = [
      [new ApiError("not-found"), "not-found"],
      [new StoreRefusal("revision-moved"), "revision-moved"],
      [sqlite(5), "store-locked"],
      [sqlite(517), "store-locked"],
      [sqlite(13), "disk-full"],
      [sqlite(8), "disk-read-only"],
      [sqlite(11), "store-unavailable"],
      [Object.assign(new Error("no space"), { code: "ENOSPC" }), "disk-full"],
      [sqlite(1), "internal"],
      [sqlite(1555), "internal"],
      [new TypeError("a fault of ours"), "internal"],
      ["thrown text", "internal"],
    ];
    expect(table.map(([thrown]) => toApiError(thrown).code)).toEqual(table.map(([, code]) => code));
  });

  it("keeps the cause for the log", () => {
    const cause = new TypeError("a fault of ours");
    expect(toApiError(cause).cause).toBe(cause);
  });
});

describe("preferredLanguage(header)", () => {
  it.each([
    [undefined, "zh-CN"],
    ["", "zh-CN"],
    ["*", "zh-CN"],
    ["fr", "zh-CN"],
    ["en", "en"],
    ["en-GB,en;q=0.9", "en"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["fr, en;q=0.5, zh;q=0.4", "en"],
    ["en;q=0, zh;q=0.1", "zh-CN"],
  ])("%s is %s", (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
