import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatPeriod, shortPeriod } from "#domain/say/format-period.ts";

/** A period code and how it is said; without a short form where an axis has none. */
type Case = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly shortZh?: string;
  readonly shortEn?: string;
};

const CASES: Case[] = JSON.parse(
  readFileSync(new URL("../cases/domain/periods.json", import.meta.url), { encoding: "utf8" }),
);

describe("formatPeriod(code, language)", () => {
  it.each(CASES)("says $code as $zh", ({ code, zh, en }) => {
    expect([formatPeriod(code, "zh-CN"), formatPeriod(code, "en")]).toEqual([zh, en]);
  });
});

describe("shortPeriod(code, language)", () => {
  it.each(CASES.filter((one) => one.shortZh !== undefined))("says $code as $shortZh", ({ code, shortZh, shortEn }) => {
    expect([shortPeriod(code, "zh-CN"), shortPeriod(code, "en")]).toEqual([shortZh, shortEn]);
  });
});
