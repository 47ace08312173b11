import { describe, expect, it } from "vitest";
import type { Policy } from "#domain/catalogue/policy.ts";
import { filterPolicies, policiesByYear, policyState, policyTrendStart } from "#domain/views/policy-register.ts";

const policy = (code: string, more: Partial<Policy> = {}): Policy => ({
  code,
  names: { zh: `办法${code}`, en: `Rule ${code}` },
  kind: "policy",
  region: "west",
  organizations: [],
  date: null,
  dateStated: { zh: "", en: "" },
  indicators: [],
  source: "s",
  quote: "",
  ...more,
});
const codes = (policies: readonly Policy[]) => policies.map(({ code }) => code);
const TODAY = "2026-12-01";

describe("policyState(policy, today)", () => {
  it.each([
    ["open", {}],
    ["in-force", { validUntil: "2026-12" }],
    ["in-force", { validUntil: "2026-12-01" }],
    ["expired", { validUntil: "2026-11-30" }],
    ["expired", { validUntil: "2026-11" }],
    ["replaced", { validUntil: "2027-01", replacedBy: "b" }],
  ])("is %s of %j", (state, more) => {
    expect(policyState(policy("a", more), TODAY)).toBe(state);
  });
});

describe("filterPolicies(policies, filter, today)", () => {
  const all = [
    policy("a", { documentNumber: "溧人才〔2026〕3号", organizations: ["lab"], indicators: ["phd"] }),
    policy("b", { kind: "fund", issuer: "市人才办", validUntil: "2025" }),
    policy("c", { quote: "Ｆｕｎｄ of the year", organizations: ["park"] }),
  ];
  it.each([
    [{}, ["a", "b", "c"]],
    [{ text: "(2026)3" }, ["a"]],
    [{ text: "fund YEAR" }, ["c"]],
    [{ text: "人才办" }, ["b"]],
    [{ kind: "fund" }, ["b"]],
    [{ organization: "lab" }, ["a", "b"]],
    [{ indicator: "phd" }, ["a"]],
    [{ state: "open" }, ["a", "c"]],
    [{ kind: "", text: " " }, ["a", "b", "c"]],
    [{ kind: "fund", text: "park" }, []],
  ])("keeps by %j", (filter, kept) => {
    expect(codes(filterPolicies(all, filter, TODAY))).toEqual(kept);
  });
});

describe("policiesByYear(policies)", () => {
  it("has the latest first, whatever a date's precision, and what has none last", () => {
    const years = policiesByYear([
      policy("none"),
      policy("lately", { date: "..2024" }),
      policy("month", { date: "2024-03" }),
      policy("year", { date: "2024" }),
      policy("day", { date: "2024-03-15" }),
      policy("new", { date: "2026-01" }),
    ]);
    expect(years.map(({ year, policies }) => [year, codes(policies)])).toEqual([
      [2026, ["new"]],
      [2024, ["day", "month", "year"]],
      [null, ["lately", "none"]],
    ]);
  });
});

describe("policyTrendStart(policy)", () => {
  it("is a year before the month of what was enacted", () => {
    expect(policyTrendStart(policy("a", { date: "2024-03-15" }))).toBe("2023-03");
    expect(policyTrendStart(policy("a", { date: "2024" }))).toBeNull();
  });
});
