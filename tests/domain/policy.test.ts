import { describe, expect, it } from "vitest";
import {
  POLICY_KINDS,
  type Policy,
  type PolicyKind,
  policyKindName,
  policyMonth,
  registerOf,
} from "#domain/catalogue/policy.ts";
import { formatSource } from "#domain/say/format-source.ts";

function policy(kind: PolicyKind, date: string | null = null): Policy {
  const names = { zh: kind, en: kind };
  return {
    code: kind,
    names,
    kind,
    region: "r",
    organizations: [],
    date,
    dateStated: names,
    indicators: [],
    source: "s",
    quote: "",
  };
}

describe("registerOf(policies)", () => {
  it("holds every kind once, in three parts, and leaves out what does not occur", () => {
    const all = registerOf(POLICY_KINDS.map((kind) => policy(kind)));
    expect(all.map((part) => part.map(({ kind }) => kind))).toEqual([
      ["policy", "mechanism", "fund", "service"],
      ["initiative", "honour", "event"],
      ["organization", "plan", "context"],
    ]);
    const [first, second, ...rest] = registerOf([policy("event"), policy("policy"), policy("event", "2024")]);
    expect(first).toEqual([{ kind: "policy", policies: [policy("policy")] }]);
    expect(second).toEqual([{ kind: "event", policies: [policy("event"), policy("event", "2024")] }]);
    expect(rest).toEqual([]);
  });
});

describe("policyKindName(kind, language)", () => {
  it("names each kind differently, in both languages", () => {
    for (const language of ["zh-CN", "en"] as const)
      expect(new Set(POLICY_KINDS.map((kind) => policyKindName(kind, language))).size).toBe(POLICY_KINDS.length);
  });
});

describe("policyMonth(policy)", () => {
  it("marks what came about, and no plan, mention or background, at its month", () => {
    expect(POLICY_KINDS.filter((kind) => policyMonth(policy(kind, "2024-03-05")) === "2024-03")).toEqual([
      "policy",
      "mechanism",
      "fund",
      "service",
      "initiative",
      "honour",
      "event",
    ]);
    expect(policyMonth(policy("event", "2024"))).toBeNull();
  });
});

describe("formatSource(source, language)", () => {
  const source = {
    code: "s",
    names: { zh: "文章", en: "Article" },
    publisher: { zh: "某部", en: "A department" },
    published: "2024-09-06",
    url: null,
    illustrative: false,
  };

  it("gives title, publisher and day, and no day where there is none", () => {
    expect(formatSource(source, "zh-CN")).toBe("文章 · 某部 · 2024-09-06发布");
    expect(formatSource(source, "en")).toBe("Article · A department · published 2024-09-06");
    expect(formatSource({ ...source, published: null }, "zh-CN")).toBe("文章 · 某部");
  });
});
