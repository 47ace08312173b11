import type { IndicatorFields } from "#domain/catalogue/catalogue-change.ts";
import { type Aggregation, DIRECTIONS, type Indicator } from "#domain/catalogue/indicator.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { Problem } from "#domain/reading/problem.ts";
import type { Proposal } from "#domain/reading/proposal.ts";
import type { Question } from "#domain/reading/question.ts";
import type { Understood } from "#domain/reading/understood.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import type { Names } from "#domain/terms/names.ts";
import { comparePeriodCodes } from "#domain/terms/period.ts";
import { isUnitMult, UNITS, type UnitCode, type UnitMult, unitNames } from "#domain/terms/unit.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import type { ProblemCode } from "#intake/problems/problem-texts.ts";
import { aggregationSaid, directionSaid, unitSaid } from "#intake/words/indicator-words.ts";
import { splitMeasured } from "#intake/words/measured-name.ts";
import { readFigure } from "#intake/words/number-text.ts";
import { halfWidth } from "#intake/words/text-forms.ts";
import { readUnit, type StatedUnit, splitUnit } from "#intake/words/unit-text.ts";
import { questionsOf } from "./questions.ts";

/** A name that nobody knows, under the code (with a point, as no code of ours has) by which the file is read once more to see its figures. */
type Probe = {
  readonly code: string;
  readonly question: Pick<Question, "about" | "text" | "sheet" | "cell">;
  /** Without numbering, unit and notes. */
  readonly name: string;
  /** The unit that its figures turned out to have. */
  readonly unit: StatedUnit | null;
};

/** What a file says, read by a catalogue. */
type Read = {
  readonly observations: readonly SourcedObservation[];
  readonly problems: readonly Problem[];
  readonly understood: Pick<Understood, "tables">;
};

type ReadBy = (catalogue: IntakeCatalogue) => Promise<Read>;

/** Names of rows are told once those of columns are known, and units once figures are read. */
const MOST_READINGS = 4;

/**
 * What may be made of the names in a file that nobody knows. It is read as if they were in the catalogue, until no further
 * name comes up.
 */
export async function propose(
  questions: readonly Question[],
  catalogue: IntakeCatalogue,
  read: ReadBy,
): Promise<Proposal[]> {
  let probes = probesOf(questions, []);
  let observations: readonly SourcedObservation[] = [];
  for (let i = 0; i < MOST_READINGS && probes.length > 0; i += 1) {
    const probing = withProbes(catalogue, probes);
    const reading = await read(probing);
    observations = reading.observations;
    const known = probes.map((probe) => withUnit(probe, reading));
    const further = probesOf(questionsOf(reading.problems, probing, reading.understood.tables), known);
    const hasUnits = known.some((probe, at) => probe !== probes[at]);
    probes = [...known, ...further];
    if (further.length === 0 && !hasUnits) break;
  }
  return proposalsOf(probes, observations, catalogue);
}

/** Names of the questions that may become platforms or indicators. A whole table's question has no name. */
function probesOf(questions: readonly Question[], known: readonly Probe[]): Probe[] {
  const names = new Set(known.map(({ question, name }) => `${question.about} ${nameForm(name)}`));
  const probes: Probe[] = [];
  for (const question of questions) {
    if ((question.about !== "indicator" && question.about !== "organization") || question.text.trim() === "") continue;
    const name = cleanName(question);
    const key = `${question.about} ${nameForm(name)}`;
    if (nameForm(name) === "" || names.has(key)) continue;
    names.add(key);
    probes.push({ code: `probe.${known.length + probes.length + 1}`, question, name, unit: null });
  }
  return probes;
}

/** A probe whose figures are of another unit than was guessed, with that. */
function withUnit(probe: Probe, { observations, problems }: Read): Probe {
  const { code, question, unit } = probe;
  if (question.about !== "indicator" || unit !== null || observations.some((read) => read.indicator === code))
    return probe;
  const [column, row] = partsOf(question.cell);
  const mismatch = problems.find((problem) => {
    const [ownColumn, ownRow] = partsOf(problem.cell);
    const isIts = problem.sheet === question.sheet && (ownColumn === column || ownRow === row);
    return problem.code === ("unit-mismatch" satisfies ProblemCode) && isIts;
  });
  if (!mismatch) return probe;
  const figure = readFigure(mismatch.read);
  const found = figure.kind === "number" ? figure.unit : readUnit(mismatch.read);
  return found?.unit ? { ...probe, unit: found } : probe;
}

/** Letters and digits of a cell. */
function partsOf(cell: string): readonly [string, string] {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  return [letters, digits];
}

/** The catalogue with every probe in it, so that their figures are read. */
function withProbes(catalogue: IntakeCatalogue, probes: readonly Probe[]): IntakeCatalogue {
  const indicators = probes.filter(({ question }) => question.about === "indicator");
  const platforms = probes.filter(({ question }) => question.about === "organization");
  return {
    ...catalogue,
    indicators: [
      ...catalogue.indicators,
      ...indicators.map((probe) => ({ ...indicatorFields(probe, [], catalogue).fields, code: probe.code, min: null })),
    ],
    organizations: [
      ...catalogue.organizations,
      ...platforms.map(({ code, question, name }) => ({
        code,
        names: { zh: name, en: name },
        aliases: aliasesOf(question.text, name),
        kind: "platform" as const,
        parent: catalogue.region,
        illustrative: false,
      })),
    ],
  };
}

/** What each probe may be made, by the figures that were read of it. */
function proposalsOf(
  probes: readonly Probe[],
  observations: readonly SourcedObservation[],
  catalogue: IntakeCatalogue,
): Proposal[] {
  const byIndicator = groupBy(observations, ({ indicator }) => indicator);
  return probes.map((probe): Proposal => {
    const { question, name } = probe;
    const place = { text: question.text, sheet: question.sheet, cell: question.cell };
    if (question.about === "organization") {
      const fields = { names: { zh: name, en: "" }, aliases: aliasesOf(question.text, name), parent: catalogue.region };
      return { ...place, kind: "platform", why: [], fields };
    }
    const figures = (byIndicator.get(probe.code) ?? []).filter(({ value }) => value !== null);
    const examples = figures.slice(0, EXAMPLES).map(({ source }) => source.raw);
    return {
      ...place,
      kind: "indicator",
      ...indicatorFields(probe, figures, catalogue),
      figures: figures.length,
      examples,
    };
  });
}

const EXAMPLES = 3;

/** 1. 、（一） and • before a name, * and （新） behind it. */
const NUMBERING = /^(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、:：]\s*|[•·▪●◆■※*＊-]\s*)+/;
const MARKS = /(?:\s*[*＊#※]|\s*[(（](?:新增?|新设|新入驻|新平台|new)[)）])+$/i;

function cleanName({ about, text }: Probe["question"]): string {
  const plain = halfWidth(text).replace(/\s+/g, " ").trim().replace(NUMBERING, "").replace(MARKS, "");
  const name = about === "indicator" ? splitUnit(splitMeasured(plain)?.name ?? plain).text : plain;
  // Blanks between Chinese characters set a heading and say nothing.
  return name
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "")
    .trim()
    .slice(0, LONGEST_NAME);
}

const LONGEST_NAME = 200;

/** The name as the file has it, where that is another than the cleaned one, so that the next file is read by it, too. */
function aliasesOf(text: string, name: string): string[] {
  return nameForm(text) === nameForm(name) ? [] : [text.trim().slice(0, LONGEST_NAME)];
}

type Fields = { readonly fields: IndicatorFields; readonly why: readonly Names[] };

function indicatorFields(
  { question, name, unit: found }: Probe,
  figures: readonly SourcedObservation[],
  catalogue: IntakeCatalogue,
): Fields {
  const why: Names[] = [];
  const unit = unitOf(question.text, name, found, why);
  const isRate = UNITS[unit.unit].kind === "percent";
  const aggregation = aggregationOf(name, isRate, figures, why);
  const direction = directionSaid(name);
  if (direction) why.push(word(direction.word, { zh: "越低越好", en: "lower is better" }));
  const min = figures.some(({ value }) => (value ?? 0) < 0) ? null : 0;
  return {
    why,
    fields: {
      names: { zh: name, en: "" },
      aliases: aliasesOf(question.text, name),
      group: groupFor(name, catalogue.indicators),
      ...unit,
      decimals: Math.max(0, ...figures.map(({ source }) => decimalsOf(source.raw))),
      direction: direction?.says ?? DIRECTIONS[0],
      aggregation,
      additive: !isRate,
      definition: { zh: "", en: "" },
      min,
      max: null,
      headline: false,
    },
  };
}

/** By what stands behind the name, behind its figures, and in the name; people where nothing says it. */
function unitOf(
  text: string,
  name: string,
  found: StatedUnit | null,
  why: Names[],
): { readonly unit: UnitCode; readonly unitMult: UnitMult } {
  const plain = halfWidth(text).trim();
  const stated = splitMeasured(plain)?.unit ?? splitUnit(plain).unit;
  if (stated?.unit && isUnitMult(stated.mult)) {
    why.push({
      zh: `单位按名称后所写：${unitNames(stated.unit, stated.mult).zh}`,
      en: `unit as written behind the name: ${unitNames(stated.unit, stated.mult).en}`,
    });
    return { unit: stated.unit, unitMult: stated.mult };
  }
  if (found?.unit && isUnitMult(found.mult)) {
    const names = unitNames(found.unit, found.mult);
    why.push({ zh: `单位按数值所写：${names.zh}`, en: `unit as written with the figures: ${names.en}` });
    return { unit: found.unit, unitMult: found.mult };
  }
  const said = unitSaid(name);
  if (said === null) {
    why.push({ zh: "文件没有写单位，请核对", en: "the file names no unit; please check it" });
    return { unit: "item", unitMult: 0 };
  }
  const [unit, unitMult] = said.says;
  why.push(word(said.word, { zh: `单位${unitNames(unit, unitMult).zh}`, en: `unit ${unitNames(unit, unitMult).en}` }));
  return { unit, unitMult };
}

function aggregationOf(
  name: string,
  isRate: boolean,
  figures: readonly SourcedObservation[],
  why: Names[],
): Aggregation {
  if (isRate) {
    why.push({ zh: "比率，各月不能相加", en: "a rate, whose months do not add up" });
    return "ratio";
  }
  const said = aggregationSaid(name);
  if (said) {
    why.push(
      word(
        said.word,
        said.says === "sum" ? { zh: "当期数，各月相加", en: "months add up" } : { zh: "存量，取期末数", en: "a stock" },
      ),
    );
    return said.says;
  }
  if (onlyGrows(figures)) {
    why.push({ zh: "数值逐期不减，按存量处理，请核对", en: "its values never fall, as of a stock; please check" });
    return "last";
  }
  return "sum";
}

/** Fewer periods say nothing of how a series goes. */
const LEAST_PERIODS = 3;

/** Whether no platform's values ever fall, and at least one has enough of them. */
function onlyGrows(figures: readonly SourcedObservation[]): boolean {
  const series = [...groupBy(figures, ({ organization }) => organization).values()]
    .map((own) => [...own].sort((a, b) => comparePeriodCodes(a.period, b.period)).map(({ value }) => value ?? 0))
    .filter((values) => values.length >= LEAST_PERIODS);
  if (series.length === 0) return false;
  const never = series.every((values) => values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value)));
  return never && series.some((values) => (values.at(-1) ?? 0) > (values[0] ?? 0));
}

/** Digits behind the point of a figure as written. */
function decimalsOf(raw: string): number {
  const decimals = /\d\.(\d+)/.exec(halfWidth(raw))?.[1]?.length ?? 0;
  return Math.min(decimals, MOST_DECIMALS);
}

const MOST_DECIMALS = 4;

/** The group of the indicator whose name has most characters in common in a row; else the one with most indicators. */
function groupFor(name: string, indicators: readonly Indicator[]): Names {
  const form = nameForm(name);
  let best: { group: Names; length: number } | null = null;
  for (const { names, group } of indicators) {
    const length = longestCommon(form, nameForm(names.zh));
    if (length >= 2 && length > (best?.length ?? 0)) best = { group, length };
  }
  if (best) return best.group;
  const counts = new Map<string, { group: Names; count: number }>();
  for (const { group } of indicators) counts.set(group.zh, { group, count: (counts.get(group.zh)?.count ?? 0) + 1 });
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most?.group ?? { zh: "人才工作", en: "Talent work" };
}

function longestCommon(a: string, b: string): number {
  for (let length = Math.min(a.length, b.length, 12); length > 1; length -= 1)
    for (let i = 0; i + length <= a.length; i += 1) if (b.includes(a.slice(i, i + length))) return length;
  return 0;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function word(found: string, what: Names): Names {
  return { zh: `名称中有“${found}”：${what.zh}`, en: `“${found}” in its name: ${what.en}` };
}
