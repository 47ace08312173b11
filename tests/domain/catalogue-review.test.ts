import { describe, expect, it } from "vitest";
import { indexItems } from "#domain/catalogue/catalogue-apply.ts";
import type { CatalogueChange, CatalogueItems } from "#domain/catalogue/catalogue-change.ts";
import { compareItems } from "#domain/catalogue/catalogue-compare.ts";
import type { FiguresSummary } from "#domain/catalogue/catalogue-item-rules.ts";
import {
  CATALOGUE_PROBLEMS,
  type CatalogueProblem,
  type CatalogueProblemCode,
} from "#domain/catalogue/catalogue-problem.ts";
import { PROBLEM_TEXTS } from "#domain/catalogue/catalogue-problem-texts.ts";
import { checkEntries, reviewCatalogue } from "#domain/catalogue/catalogue-review.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { SMALL } from "#tests/server/small-package.ts";

const NOW: CatalogueItems = SMALL;
const NO_FIGURES: FiguresSummary = { ofIndicators: new Map(), ofOrganizations: new Map() };
const FIGURES: FiguresSummary = {
  ofIndicators: new Map([["phd", 5]]),
  ofOrganizations: new Map([
    [
      "west-lab",
      [
        { period: "2024-01", count: 2 },
        { period: "2024-02", count: 1 },
        { period: "2024-03", count: 2 },
      ],
    ],
  ]),
};
const GIVEN = new Set(
  [...NOW.indicators, ...NOW.organizations, ...NOW.policies].map(({ code }) => code).concat("gone", "east-gone"),
);

function review(changes: readonly CatalogueChange[], { figures = FIGURES, region = "west", now = NOW } = {}) {
  return reviewCatalogue(now, changes, { region, figures, everGiven: GIVEN });
}

const said = (problems: readonly CatalogueProblem[]) => problems.map(({ code, field }) => `${code} ${field ?? "-"}`);

const INDICATOR: Omit<Indicator, "code"> = {
  names: { zh: "引进海外人才", en: "Overseas hires" },
  aliases: [],
  group: { zh: "人才", en: "Talent" },
  unit: "person",
  unitMult: 0,
  decimals: 0,
  direction: "higher",
  aggregation: "sum",
  additive: true,
  definition: { zh: "", en: "" },
  min: 0,
  max: null,
  headline: false,
};
const indicator = (fields: Partial<Omit<Indicator, "code">> = {}, code = "overseas"): CatalogueChange => ({
  kind: "add-indicator",
  code,
  fields: { ...INDICATOR, ...fields },
});
const platform = (zh: string, more: object = {}, code = "west-new"): CatalogueChange => ({
  kind: "add-platform",
  code,
  fields: { names: { zh, en: "" }, aliases: [], parent: "west", ...more },
});
const region = (zh: string, code = "south"): CatalogueChange => ({
  kind: "add-region",
  code,
  fields: { names: { zh, en: "" }, aliases: [], illustrative: true },
});
const lab = (fields: Extract<CatalogueChange, { kind: "change-platform" }>["fields"]): CatalogueChange => ({
  kind: "change-platform",
  code: "west-lab",
  fields,
});
const phd = (fields: Extract<CatalogueChange, { kind: "change-indicator" }>["fields"]): CatalogueChange => ({
  kind: "change-indicator",
  code: "phd",
  fields,
});
const policy = (more: object = {}): CatalogueChange => ({
  kind: "add-policy",
  code: "west-plan",
  region: "west",
  fields: {
    names: { zh: "示例办法", en: "" },
    kind: "policy",
    organizations: [],
    date: "2024-03",
    dateStated: { zh: "", en: "" },
    indicators: [],
    quote: "",
    ...more,
  },
});
const target = (more: object = {}): CatalogueChange => ({
  kind: "set-target",
  indicator: "phd",
  organization: "west",
  period: "2025",
  value: 60,
  ...more,
});

const plan = (fields: object, more: object = {}): CatalogueChange => ({
  kind: "change-plan",
  indicator: "phd",
  organization: "west",
  period: "2025",
  fields,
  ...more,
});
const ratio = (numerator: string, denominator: string, factor = 100, code = "ratio"): CatalogueChange =>
  computed({ aggregation: "ratio", formula: { kind: "ratio", numerator, denominator, factor } }, code);
const sum = (plus: readonly string[], code = "sum"): CatalogueChange =>
  computed({ formula: { kind: "sum", plus, minus: [] } }, code);
const computed = (fields: Partial<Indicator>, code: string): CatalogueChange =>
  indicator({ names: { zh: `示例${code}`, en: code }, additive: false, ...fields }, code);
/** Told of the part and of what is computed from it. */
const UNITS = ["formula-units formula", "formula-units formula"];
const AGGREGATIONS = ["formula-aggregation formula", "formula-aggregation formula"];

type Case = readonly [what: string, changes: readonly CatalogueChange[], problems: readonly string[]];

const CASES: readonly Case[] = [
  ["a new indicator", [indicator()], []],
  ["a name in use", [indicator({ names: { zh: "引进博士", en: "" } })], ["duplicate-name names"]],
  [
    "the same in full width, with blanks",
    [indicator({ names: { zh: "引 进　博士", en: "" } })],
    ["duplicate-name names"],
  ],
  ["the same in another case", [indicator({ names: { zh: "博士", en: "phds HIRED" } })], ["duplicate-name names"]],
  ["the same with punctuation", [indicator({ names: { zh: "“引进博士”", en: "" } })], ["duplicate-name names"]],
  ["an alias that is a name", [indicator({ aliases: ["ＰｈＤｓ　Ｈｉｒｅｄ"] })], ["duplicate-name aliases"]],
  [
    "two new ones of one name",
    [indicator(), indicator({ aliases: [] }, "overseas-2")],
    // Each by its Chinese and its English name.
    ["duplicate-name names", "duplicate-name names", "duplicate-name names", "duplicate-name names"],
  ],
  ["its own alias as a name", [phd({ names: { zh: "全职博士", en: "PhDs hired" }, aliases: ["引进博士"] })], []],
  ["no name", [indicator({ names: { zh: " 　", en: "" } })], ["name-missing names"]],
  ["a name of punctuation", [indicator({ names: { zh: "……", en: "" } })], ["name-missing names"]],
  ["a line break in a name", [indicator({ names: { zh: "引进\n海外", en: "x" } })], ["name-characters names"]],
  ["a name that turns direction", [indicator({ names: { zh: "引进\u202e海外", en: "x" } })], ["name-characters names"]],
  ["a name without end", [indicator({ names: { zh: "长".repeat(101), en: "x" } })], ["name-characters names"]],
  ["a blank alias is none", [indicator({ aliases: [" ", ""] })], []],
  ["a platform's name in its region", [platform("示例西 实验室")], ["duplicate-name names"]],
  ["a platform's name of another region", [platform("示例东实验室")], []],
  ["the name of its region", [platform("示例西市")], ["duplicate-name names"]],
  [
    "a short name in use",
    [platform("示例新园", { shortNames: { zh: "示例西实验室", en: "" } })],
    ["duplicate-name shortNames"],
  ],
  ["a region's name", [region("示例东市")], ["duplicate-name names"]],
  ["a new region with its platform", [region("示例南市")], []],
  ["no such region", [platform("示例新园", { parent: "north" })], ["unknown-parent parent"]],
  ["a part of itself", [lab({ parent: "west-lab" })], ["parent-of-itself parent"]],
  [
    "a part of a platform",
    [platform("示例新园", { parent: "west-lab" })],
    ["outside-region -", "parent-no-region parent"],
  ],
  ["a platform with figures moved", [lab({ parent: "east" })], ["moved-with-figures parent"]],
  ["another unit with figures", [phd({ unit: "percent" })], ["unit-with-figures unit"]],
  ["another multiplier with figures", [phd({ unitMult: 4 })], ["unit-with-figures unitMult"]],
  ["retired from a month", [phd({ retired: "2025-04", reporters: ["west-lab"] })], []],
  ["retired from no period", [phd({ retired: "2025-13" })], ["retired-period retired"]],
  ["retired from a year to date", [phd({ retired: "2025-01/2025-04" })], ["retired-period retired"]],
  ["reported by nobody known", [phd({ reporters: ["nobody"] })], ["unknown-organization reporters"]],
  ["a ratio", [ratio("phd", "master")], []],
  ["a sum of what is new", [indicator(), sum(["phd", "overseas"])], []],
  ["a ratio of nothing known", [ratio("phd", "nothing")], ["unknown-indicator formula"]],
  ["a ratio of itself", [ratio("phd", "ratio")], ["formula-of-itself formula"]],
  ["a ratio of one", [ratio("phd", "phd")], ["formula-parts formula"]],
  ["a sum of one", [sum(["phd"])], ["formula-parts formula"]],
  ["a factor of zero", [ratio("phd", "master", 0)], ["formula-factor formula"]],
  ["a ratio of a sum", [sum(["phd", "master"]), ratio("phd", "sum")], []],
  [
    "a ratio of a ratio",
    [ratio("phd", "master"), ratio("phd", "ratio", 1, "other")],
    ["formula-nested formula", "formula-nested formula"],
  ],
  [
    "a circle",
    [sum(["phd", "other"]), sum(["sum", "master"], "other")],
    ["formula-nested formula", "formula-nested formula", "formula-nested formula", "formula-nested formula"],
  ],
  ["people and enterprises in one sum", [indicator({ unit: "enterprise" }), sum(["phd", "overseas"])], UNITS],
  ["a flow and a state in one sum", [indicator({ aggregation: "last" }), sum(["phd", "overseas"])], AGGREGATIONS],
  ["a rate as a part", [indicator({ aggregation: "mean" }), sum(["phd", "overseas"])], AGGREGATIONS],
  [
    "figures that were reported",
    [phd({ formula: { kind: "sum", plus: ["master", "overseas"], minus: [] } }), indicator()],
    ["formula-with-figures formula"],
  ],
  ["the same unit again", [phd({ unit: "person", decimals: 1 })], []],
  ["another unit without figures", [{ ...phd({ unit: "item" }), code: "master" } as CatalogueChange], []],
  ["another aggregation", [phd({ aggregation: "last" })], ["aggregation-changed aggregation"]],
  ["totals no longer of platforms", [phd({ additive: false })], ["aggregation-changed additive"]],
  ["bounds reversed", [phd({ min: 10, max: 9 })], ["range-reversed min"]],
  ["bounds that meet", [phd({ min: 9, max: 9 })], []],
  ["a day that there is not", [lab({ founded: "2024-02-30" })], ["date-invalid founded"]],
  ["a leap day", [lab({ founded: "2024-02-29" })], []],
  ["no leap day", [lab({ founded: "2023-02-29" })], ["date-invalid founded"]],
  ["a date as people write it", [lab({ founded: "2024年2月" })], ["date-invalid founded"]],
  ["a month without a nought", [lab({ founded: "2024-1" })], ["date-invalid founded"]],
  ["a thirteenth month", [lab({ closed: "2024-13" })], ["date-invalid closed"]],
  [
    "closed before it was founded",
    [lab({ founded: "2025-03", closed: "2025-02-28" })],
    ["closed-before-founded closed"],
  ],
  ["closed in the month it was founded", [lab({ founded: "2025-03-20", closed: "2025-03" })], []],
  ["closed, with figures after it", [lab({ closed: "2024-02-10" })], ["closed-with-later-figures closed"]],
  ["closed in its last month", [lab({ closed: "2024-03-01" })], []],
  ["a policy", [policy({ validUntil: "2024-03-31" })], []],
  ["a policy that ends before it begins", [policy({ validUntil: "2024-02" })], ["valid-until-before-date validUntil"]],
  ["a policy until no day", [policy({ validUntil: "2024-02-30" })], ["date-invalid validUntil"]],
  ["a policy of no day", [policy({ date: "2024-02-30" })], ["date-invalid date"]],
  ["a policy without a date", [policy({ date: null, validUntil: "2024-02" })], []],
  ["a policy of a year", [policy({ date: "2024", validUntil: "2024-02" })], []],
  ["a policy of a stranger", [policy({ organizations: ["east-lab"] })], ["unknown-organization organizations"]],
  ["a policy of no indicator", [policy({ indicators: ["nothing"] })], ["unknown-indicator indicators"]],
  [
    "a policy with number, issuer, link and what replaced it",
    [
      policy({
        documentNumber: "示例发〔2024〕3号",
        issuer: "示例西市",
        link: "https://example.org/3",
        replacedBy: "west-next",
      }),
      { ...policy({ names: { zh: "示例新办法", en: "" } }), code: "west-next" } as CatalogueChange,
    ],
    [],
  ],
  ["a link that runs", [policy({ link: "javascript:alert(1)" })], ["link-invalid link"]],
  ["a link that is none", [policy({ link: "www.example.org" })], ["link-invalid link"]],
  ["a policy replaced by nothing", [policy({ replacedBy: "nothing" })], ["unknown-policy replacedBy"]],
  ["a policy replaced by itself", [policy({ replacedBy: "west-plan" })], ["replaced-by-itself replacedBy"]],
  [
    "two policies that replace each other",
    [
      policy({ replacedBy: "west-next" }),
      {
        ...policy({ names: { zh: "示例新办法", en: "" }, replacedBy: "west-plan" }),
        code: "west-next",
      } as CatalogueChange,
    ],
    ["replaced-by-itself replacedBy", "replaced-by-itself replacedBy"],
  ],
  ["another region hidden", [{ kind: "change-region", code: "east", fields: { hidden: true } }], []],
  ["a default region", [{ kind: "change-region", code: "east", fields: { isDefault: true } }], []],
  [
    "two default regions",
    [
      { kind: "change-region", code: "west", fields: { isDefault: true } },
      { kind: "change-region", code: "east", fields: { isDefault: true } },
    ],
    ["two-default-regions isDefault", "two-default-regions isDefault"],
  ],
  ["a target", [target()], []],
  ["a target of what is not there", [target({ indicator: "nothing" })], ["unknown-indicator -"]],
  ["a target of whom there is not", [target({ organization: "nobody" })], ["unknown-organization -"]],
  ["a target of a month", [target({ period: "2025-03" })], []],
  ["a target of a half", [target({ period: "2025-S1" })], []],
  ["a month of a yearly indicator", [phd({ frequency: "year" }), target({ period: "2025-03" })], ["target-period -"]],
  ["a month of a quarterly one", [phd({ frequency: "quarter" }), target({ period: "2025-03" })], ["target-period -"]],
  ["a quarter of a quarterly one", [phd({ frequency: "quarter" }), target({ period: "2025-Q2" })], []],
  ["a target of a year to date", [target({ period: "2025-01/2025-03" })], ["target-period -"]],
  ["a target of no year", [target({ period: "二〇二五" })], ["target-period -"]],
  ["no number", [target({ value: Number.NaN })], ["target-not-finite value"]],
  ["no end", [target({ value: Number.POSITIVE_INFINITY })], ["target-not-finite value"]],
  ["a bound", [target({ value: { kind: "bound", qualifier: "ge", value: 25 }, wording: "≥25人" })], []],
  [
    "a bound of no number",
    [target({ value: { kind: "bound", qualifier: "ge", value: Number.NaN } })],
    ["target-not-finite value"],
  ],
  ["words", [target({ value: { kind: "words", text: "持续提升" } })], []],
  ["words that say nothing", [target({ value: { kind: "words", text: " " } })], ["target-blank value"]],
  ["a weight", [plan({ weight: 15 })], []],
  ["a weight beyond the scheme", [plan({ weight: 101 })], ["weight-invalid weight"]],
  ["a weight below nothing", [plan({ weight: -1 })], ["weight-invalid weight"]],
  ["a curve by quarters", [plan({ curve: { kind: "quarters", cumulative: [20, 45, 70, 100] } })], []],
  [
    "a curve that goes down",
    [plan({ curve: { kind: "quarters", cumulative: [20, 15, 70, 100] } })],
    ["curve-invalid curve"],
  ],
  [
    "a curve that does not arrive",
    [plan({ curve: { kind: "quarters", cumulative: [20, 45, 70, 99] } })],
    ["curve-invalid curve"],
  ],
  [
    "a curve of eleven months",
    [plan({ curve: { kind: "months", cumulative: [0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 100] } })],
    ["curve-invalid curve"],
  ],
  ["a plan of a month", [plan({ weight: 15 }, { period: "2025-03" })], ["plan-period -"]],
  ["a plan of what is not there", [plan({ weight: 15 }, { indicator: "nothing" })], ["unknown-indicator -"]],
  ["a plan of another region", [plan({ weight: 15 }, { organization: "east-lab" })], ["outside-region -"]],
  ["a target of another region", [target({ organization: "east-lab" })], ["outside-region -"]],
  [
    "a platform of another region",
    [{ kind: "change-platform", code: "east-lab", fields: { founded: "2020" } }],
    ["outside-region -", "date-invalid founded"],
  ],
  ["nothing to change", [{ kind: "change-platform", code: "nobody", fields: {} }], ["unknown-item -"]],
  ["a region taken for a platform", [{ kind: "change-platform", code: "west", fields: {} }], ["unknown-item -"]],
  [
    "a target that is not there",
    [{ kind: "withdraw-target", indicator: "phd", organization: "west", period: "1999" }],
    ["unknown-item -"],
  ],
  ["a code that was given once", [indicator({}, "gone")], ["code-taken -"]],
  ["the same in another case", [indicator({}, "GONE")], ["code-taken -"]],
  ["a code twice in a draft", [indicator(), indicator({ names: { zh: "另一个", en: "" } })], ["code-taken -"]],
];

describe("reviewCatalogue(current, changes, context)", () => {
  it.each(CASES)("says of %s what is wrong", (_what, changes, problems) => {
    expect(said(review(changes).problems)).toEqual(problems);
  });

  it("has a case for every kind of problem", () => {
    const tried = new Set(CASES.flatMap(([, , problems]) => problems.map((problem) => problem.split(" ")[0])));
    const untried = CATALOGUE_PROBLEMS.filter((code) => !tried.has(code));
    // That something is still used is found where an addition is undone.
    expect(untried).toEqual(["still-used"] satisfies CatalogueProblemCode[]);
  });

  it("names item and field in both languages, with a way out", () => {
    const [problem] = review([phd({ unit: "percent" })]).problems;
    expect(problem?.message).toEqual({
      zh: "指标“引进博士”的单位：已有 5 个数据，改单位会改变它们的含义",
      en: "indicator “PhDs hired”, unit: there are 5 figures, which another unit would make say something else",
    });
    expect(problem?.advice).toEqual(PROBLEM_TEXTS["unit-with-figures"].advice);
    expect(problem).toMatchObject({ severity: "error", change: 0, place: { item: "indicator", code: "phd" } });
  });

  it("leaves no blank of a text unfilled", () => {
    for (const [what, changes] of CASES)
      for (const { message } of review(changes).problems)
        expect(`${message.zh}${message.en}`, what).not.toMatch(/\{\w+\}|undefined/);
  });

  it("lists what another aggregation changes before it is done", () => {
    const [problem] = review([phd({ aggregation: "last" })]).problems;
    expect(problem?.severity).toBe("warning");
    expect(problem?.message.zh).toContain("累计由“各期相加”变为“取最后一期的值”");
  });

  it("counts the figures after a platform closed", () => {
    const [problem] = review([lab({ closed: "2024-01" })]).problems;
    expect(problem?.message.en).toContain("3 figures are of periods after it closed (2024-01), the latest of 2024-03");
  });

  it("asks nothing of a change that figures do not hinder", () => {
    const changes = [phd({ unit: "percent", aggregation: "last" }), lab({ closed: "2024-01", parent: "east" })];
    expect(review(changes, { figures: NO_FIGURES }).problems).toEqual([]);
  });

  it("gives before and after of every field that differs, and of nothing else", () => {
    const { entries } = review([
      lab({ names: { zh: " 示例西实验室（新） ", en: "" }, closed: "2026-12" }),
      lab({ aliases: [] }),
      target({ period: "2024", value: 55 }),
      target({ period: "2023", value: 40 }),
      { kind: "withdraw-policy", code: "grant" },
    ]);
    expect(entries.map(({ place, did, fields }) => [place, did, did === "withdrawn" ? [] : fields])).toEqual([
      [
        { item: "organization", code: "west-lab" },
        "changed",
        [
          {
            field: "names",
            before: { zh: "示例西实验室", en: "west-lab" },
            after: { zh: "示例西实验室（新）", en: "示例西实验室（新）" },
          },
          { field: "closed", before: null, after: "2026-12" },
        ],
      ],
      [
        { item: "target", indicator: "phd", organization: "west", period: "2024" },
        "changed",
        [{ field: "value", before: 50, after: 55 }],
      ],
      [{ item: "policy", code: "grant" }, "withdrawn", []],
    ]);
  });

  it("takes no target for another that is shown alike, and the same again for none", () => {
    const bound = { kind: "bound", qualifier: "ge", value: 25 } as const;
    const now = reviewOf(target({ value: bound }));
    const fieldsOf = (value: object) => review([target({ value })], { now }).entries.flatMap(({ fields }) => fields);
    expect(fieldsOf({ ...bound })).toEqual([]);
    expect(fieldsOf({ kind: "words", text: "≥25" })).toEqual([
      { field: "value", before: { zh: "≥25", en: "≥25" }, after: "≥25" },
    ]);
    expect(fieldsOf({ kind: "relative", by: "percent", change: 10, qualifier: "ge" })).toEqual([
      {
        field: "value",
        before: { zh: "≥25", en: "≥25" },
        after: { zh: "同比增长≥10%", en: "up ≥10 % on last year" },
      },
    ]);
  });

  it("changes of a plan what is named, and ends one that says nothing any more", () => {
    const curve = { kind: "quarters", cumulative: [20, 45, 70, 100] };
    const now = reviewOf(plan({ weight: 15, curve }));
    expect(review([plan({ weight: 20 })], { now }).entries).toMatchObject([
      { did: "changed", fields: [{ field: "weight", before: 15, after: 20 }] },
    ]);
    expect(review([plan({ weight: 15 })], { now }).entries).toEqual([]);
    expect(review([plan({ weight: null, curve: null })], { now }).entries).toMatchObject([
      {
        did: "withdrawn",
        place: { item: "plan", indicator: "phd", organization: "west", period: "2025" },
        fields: [
          { field: "weight", before: 15, after: null },
          { field: "curve", before: { zh: "按季度（累计20%、45%、70%、100%）" }, after: null },
        ],
      },
    ]);
  });

  it("takes away with null what need not be there, and keeps a bound that is none", () => {
    const now = reviewOf(lab({ founded: "2020-01", shortNames: { zh: "西", en: "W" } }));
    const { after } = review([lab({ founded: null, shortNames: null })], { now });
    expect(after.organizations.get("west-lab")).toEqual(NOW.organizations.find(({ code }) => code === "west-lab"));
    expect(review([phd({ min: null })]).after.indicators.get("phd")?.min).toBe(null);
  });

  it("gives what is new in one draft to what names it, in the order it came", () => {
    const { problems, entries, after } = review([platform("示例新园"), target({ organization: "west-new", value: 3 })]);
    expect(problems).toEqual([]);
    expect(entries.map(({ did, names }) => [did, names.zh])).toEqual([
      ["added", "示例新园"],
      ["added", "引进博士 · 示例新园 · 2025"],
    ]);
    expect(after.organizations.get("west-new")).toMatchObject({ kind: "platform", illustrative: true, parent: "west" });
  });
});

describe("checkEntries(entries, context)", () => {
  it.each([
    ["a platform with figures", "organization", "west-lab", { ...NOW, targets: [], policies: [] }],
    ["an indicator with a target", "indicator", "phd", { ...NOW, policies: [] }],
    ["an indicator that a policy is of", "indicator", "phd", { ...NOW, targets: [] }],
    ["a region with a platform", "organization", "west", { ...NOW, targets: [], policies: [] }],
  ] as const)("refuses that %s is gone", (_what, item, code, now) => {
    const [before, after] = [indexItems(now), indexItems(now)];
    after[item === "indicator" ? "indicators" : "organizations"].delete(code);
    const place = { item, code };
    const entries = compareItems(before, after, [place]);
    expect(entries.map(({ did }) => did)).toEqual(["withdrawn"]);
    expect(said(checkEntries(entries, { before, after, figures: FIGURES }))).toEqual(["still-used -"]);
  });
});

function reviewOf(change: CatalogueChange): CatalogueItems {
  const { after } = review([change]);
  return {
    indicators: [...after.indicators.values()],
    organizations: [...after.organizations.values()],
    policies: [...after.policies.values()],
    targets: [...after.targets.values()],
    plans: [...after.plans.values()],
  };
}
