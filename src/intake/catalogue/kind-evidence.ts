import type { CatalogueTableKind } from "#domain/reading/catalogue-reading.ts";
import type { EvidenceTable } from "#intake/table/choice.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import type { HeadingRole } from "./heading-roles.ts";
import { type ColumnFacts, columnOf, type TableFacts } from "./table-facts.ts";

/** One way of taking a table. */
export type KindCandidate = { readonly kind: CatalogueTableKind; readonly facts: TableFacts };

/** What must lie between the likeliest kind and the next; else a person is asked. */
export const CERTAIN_KIND = 1;

/** Headings that speak for a kind beside the names of its rows. */
const TELLING: Readonly<Record<Exclude<CatalogueTableKind, "unknown">, readonly HeadingRole[]>> = {
  indicators: [
    "weight",
    "frequency",
    "data-source",
    "definition",
    "group",
    "second-level",
    "unit",
    "target",
    "department",
  ],
  platforms: ["short-name", "founded", "closed", "host", "staff", "fund", "place", "person"],
  targets: ["target"],
  policies: ["document-number", "issuer", "date", "valid-until", "policy-kind", "link"],
  figures: ["actual", "period"],
};

/** Words of a title or of a sheet's name, as offices call such tables. */
const SAID: Readonly<Record<Exclude<CatalogueTableKind, "unknown">, RegExp>> = {
  indicators: /指标体系|指标库|考核指标|指标表|指标清单|评价体系|考核办法|考核细则|评分表|indicators?/i,
  platforms:
    /(?:平台|院所|研究院|机构|载体)[^,，。]{0,6}(?:名单|一览|名录|清单|台账|目录|基本情况|信息)|名单|名录|platforms?/i,
  targets: /分解|目标任务|任务书|责任书|年度目标|目标表|目标值|计划表|targets?/i,
  policies: /政策|文件(?:清单|目录|汇编|一览)|制度汇编|policies|policy/i,
  figures: /完成情况|进展|月报|季报|快报|统计表|实绩|进度|通报|报表|台账数据|figures/i,
};

/** Columns under which figures stand and whose headings are none of a list's. */
function measured({ columns }: TableFacts): readonly ColumnFacts[] {
  return columns.filter(
    ({ isFigures, roles }) => isFigures && roles.every((role) => role === "target" || role === "actual"),
  );
}

/** What a kind cannot be without: the names of its rows, and of targets their values. */
export function mayBe(kind: CatalogueTableKind, facts: TableFacts): boolean {
  switch (kind) {
    case "indicators":
      return columnOf(facts, "indicator", "second-level") !== null;
    case "platforms":
      // A column of people or money beside names may as well be one of figures.
      return columnOf(facts, "platform") !== null && (hasFacts(facts) || SAID.platforms.test(facts.said));
    case "policies":
      return columnOf(facts, "policy") !== null;
    case "targets":
      return measured(facts).length > 0 && columnOf(facts, "platform", "indicator", "second-level") !== null;
    case "figures":
      return measured(facts).length > 0;
    case "unknown":
      return true;
  }
}

function hasFacts(facts: TableFacts): boolean {
  return columnOf(facts, "founded", "short-name", "closed", "host", "place") !== null;
}

/** What tells the kind of a table. Each has a case in `tests/cases/catalogue` that is taken for another without it. */
export const KIND_EVIDENCE = {
  /** Nothing that is known. */
  "no sign": { weight: 2, count: ({ kind }) => (kind === "unknown" ? 1 : 0) },
  /** 文号 of a list of policies, 权重 of a scheme; one that several kinds have counts half. */
  "telling heading": { weight: 1, count: ({ kind, facts }) => tellingHeadings(kind, facts) },
  /** 指标名称, 平台名称, 政策名称: what the rows are of. 名称 may be of any. */
  "name of its rows": { weight: 1.5, count: ({ kind, facts }) => (isNamed(kind, facts) ? 1 : 0) },
  /** 考核指标体系, 平台一览表, 目标分解表, 政策清单 above the table or as its sheet's name. */
  "said above": { weight: 2, count: ({ kind, facts }) => (kind !== "unknown" && SAID[kind].test(facts.said) ? 1 : 0) },
  /** Two or more columns of figures side by side: one for each indicator or platform. */
  "columns of figures": {
    weight: 1.5,
    count: ({ kind, facts }) => ((kind === "targets" || kind === "figures") && measured(facts).length > 1 ? 1 : 0),
  },
  /** Headings that name indicators above rows of platforms, or the other way round. */
  "names above and beside": {
    weight: 2,
    count: ({ kind, facts }) => ((kind === "targets" || kind === "figures") && isCrossed(facts) ? 1 : 0),
  },
  /** Rows that are platforms and indicators side by side, one target each. */
  "names of both beside": {
    weight: 2.5,
    count: ({ kind, facts }) =>
      kind === "targets" && columnOf(facts, "target") !== null && areBothBeside(facts) ? 1 : 0,
  },
  /** 1—8月, 2026年三季度: what was done, and of a time that is no whole year. */
  "part of a year": { weight: 2, count: ({ kind, facts }) => (kind === "figures" && saysPartOfYear(facts) ? 1 : 0) },
  /** 目标, 计划, 任务: what is to be done. Without such a word figures are what was done. */
  "word of a plan": {
    weight: 1.5,
    count: ({ kind, facts }) =>
      kind === "targets" || kind === "figures" ? (saysPlan(facts) === (kind === "targets") ? 1 : 0) : 0,
  },
} satisfies EvidenceTable<KindCandidate>;

function tellingHeadings(kind: CatalogueTableKind, { columns }: TableFacts): number {
  if (kind === "unknown") return 0;
  let weight = 0;
  for (const { roles } of columns) {
    if (!roles.some((role) => TELLING[kind].includes(role))) continue;
    const isOthers = Object.entries(TELLING).some(
      ([other, telling]) => other !== kind && roles.some((role) => telling.includes(role)),
    );
    weight += isOthers ? 0.5 : 1;
  }
  return weight;
}

/** Headings by which only one kind of row is named. */
const OWN_NAMES: Readonly<Partial<Record<CatalogueTableKind, readonly HeadingRole[]>>> = {
  indicators: ["indicator", "second-level"],
  platforms: ["platform"],
  policies: ["policy"],
};

function isNamed(kind: CatalogueTableKind, { columns }: TableFacts): boolean {
  const own = OWN_NAMES[kind] ?? [];
  const names = Object.values(OWN_NAMES).flat();
  return columns.some(
    ({ roles }) =>
      roles.some((role) => own.includes(role)) && roles.every((role) => own.includes(role) || !names.includes(role)),
  );
}

const KNOWN_SHARE = 0.3;

function isCrossed({ columns, rowsOfIndicators, rowsOfOrganizations }: TableFacts): boolean {
  const above = (kind: "indicator" | "organization") =>
    columns.some(({ names, isFigures }) => names === kind && isFigures);
  return (
    (above("indicator") && rowsOfOrganizations >= KNOWN_SHARE) ||
    (above("organization") && rowsOfIndicators >= KNOWN_SHARE)
  );
}

function areBothBeside(facts: TableFacts): boolean {
  const platform = columnOf(facts, "platform");
  const indicator = columnOf(facts, "indicator", "second-level");
  if (platform === null || indicator === null || platform === indicator) return false;
  return facts.rowsOfOrganizations >= KNOWN_SHARE;
}

function saysPartOfYear({ said, columns }: TableFacts): boolean {
  if (/\d{1,2}\s*(?:[-—–~至到]\s*\d{1,2}\s*)?月|[一二三四1-4]季度|上半年|季报|月报/.test(said)) return true;
  return columns.some(({ heading }) => {
    const period = readPeriod(heading, 2024);
    return period.kind === "period" && period.code.length > 4;
  });
}

function saysPlan({ said, columns }: TableFacts): boolean {
  return /目标|计划|任务|分解|责任书|target|plan/i.test(
    `${said} ${columns.map(({ headings }) => headings.join(" ")).join(" ")}`,
  );
}
