import type { SourcedObservation } from "#domain/figures/observation.ts";
import { countProblems, type Problem, type Severity } from "#domain/reading/problem.ts";
import { countSetAside, type Understood } from "#domain/reading/understood.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { comparePeriodCodes } from "#domain/terms/period.ts";
import { isMissingStatus } from "#domain/terms/status.ts";
import { DELIMITERS, LAYOUTS, ROLES, SET_ASIDE_KINDS } from "#intake/meaning/understood-names.ts";
import type { IntakeCatalogue, Reading } from "#intake/read-upload.ts";
import { columnLetters } from "#intake/words/cell-name.ts";
import { REPORT, SEVERITIES } from "./report-words.ts";

/** Longest lists on a terminal; how many more there are is said, and `--json` gives all. */
const MOST = { problems: 40, indicators: 30, columns: 12, setAside: 8 } as const;
const LONGEST_CELL = 60;

/** What was read of a file, for people: what was understood, what came of it, what is wrong. */
export function writeReport(file: string, reading: Reading, catalogue: IntakeCatalogue, language: Language): string {
  const words = REPORT[language];
  const { understood, observations, problems } = reading;
  const region = catalogue.organizations.find(({ code }) => code === catalogue.region);
  const lines = [
    `${words.file} ${file} — ${words.region} ${region ? nameIn(region.names, language) : ""} (${catalogue.region})`,
    ...describeUnderstood(understood, language).map(indent),
    ...countFigures(observations, catalogue, language).map(indent),
    ...writeProblems(problems, language).map(indent),
  ];
  return `${lines.join("\n")}\n\n`;
}

function describeUnderstood(understood: Understood, language: Language): string[] {
  const words = REPORT[language];
  const { encoding, delimiter, layout, headerRow, rows, columns, setAside, sheets, tables = [] } = understood;
  const listed = columns.slice(0, MOST.columns).map(({ header, role }, at) => {
    const names = ROLES[role];
    return `${columnLetters(at)} ${clip(header)}→${names ? nameIn(names, language) : role}`;
  });
  const told = setAside.filter(({ kind }) => kind !== "blank").slice(0, MOST.setAside);
  const aside = told.map(({ row, kind, text }) => {
    const names = SET_ASIDE_KINDS[kind];
    return indent(`${words.row(row)} ${names ? nameIn(names, language) : kind} ${clip(text)}`);
  });
  const delimiterNames = DELIMITERS[delimiter];
  return [
    [
      ...(sheets
        ? [
            `${words.format} ${encoding}`,
            words.sheets(sheets.filter(({ state }) => state === "read").length, sheets.length),
          ]
        : [
            `${words.encoding} ${encoding}`,
            `${words.delimiter} ${delimiterNames ? nameIn(delimiterNames, language) : delimiter}`,
          ]),
      `${words.layout} ${nameIn(LAYOUTS[layout], language)}`,
      words.header(headerRow),
      words.rows(rows),
    ].join(" · "),
    ...(listed.length > 0
      ? [`${words.columns} ${listed.join(" | ")}${columns.length > listed.length ? " | …" : ""}`]
      : []),
    ...(tables.length > 0 ? [words.tables(tables.filter(({ state }) => state === "read").length, tables.length)] : []),
    ...tables.map((table) =>
      indent(`${[table.sheet, clip(table.title)].filter(Boolean).join(" ")} ${words.table(table)}`),
    ),
    ...(setAside.length > 0 ? [words.setAside(countSetAside(understood)), ...aside] : []),
    ...(countSetAside(understood) > aside.length ? [indent(words.more(countSetAside(understood) - aside.length))] : []),
  ];
}

/** A line an indicator: how many figures, of how many organizations, from when to when. */
function countFigures(observations: readonly SourcedObservation[], catalogue: IntakeCatalogue, language: Language) {
  const words = REPORT[language];
  const groups = new Map<string, SourcedObservation[]>();
  for (const observation of observations) {
    const group = groups.get(observation.indicator);
    if (group) group.push(observation);
    else groups.set(observation.indicator, [observation]);
  }
  const names = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator.names]));
  const lines = [...groups].slice(0, MOST.indicators).map(([code, group]) => {
    const periods = [...new Set(group.map(({ period }) => period))].sort(comparePeriodCodes);
    const own = names.get(code);
    const [first = "", last = ""] = [periods[0], periods.at(-1)].map((each) => formatPeriod(each ?? "", language));
    const organizations = new Set(group.map(({ organization }) => organization)).size;
    const missing = group.filter(({ status }) => isMissingStatus(status)).length;
    const title = `${own ? nameIn(own, language) : code} (${code})`;
    return indent(
      words.indicator(title, group.length, organizations, first === last ? first : `${first} … ${last}`, missing),
    );
  });
  const more = groups.size - lines.length;
  return [words.figures(observations.length), ...lines, ...(more > 0 ? [indent(words.more(more))] : [])];
}

/** Errors first; each with its cell, what was read, and what to do. */
export function writeProblems(
  problems: readonly Problem[],
  language: Language,
  total?: Record<Severity, number>,
): string[] {
  const words = REPORT[language];
  const counts = total ?? countProblems(problems);
  const lines = problems.slice(0, MOST.problems).flatMap((problem) => {
    const { severity, code, sheet, cell, message, advice } = problem;
    const place = [sheet, cell].filter((part) => part !== "").join("!");
    const head = `[${nameIn(SEVERITIES[severity], language)}] ${place === "" ? "" : `${place} `}${nameIn(message, language)} (${code})`;
    return [indent(head), ...(severity === "note" ? [] : [indent(indent(`→ ${nameIn(advice, language)}`))])];
  });
  const more = counts.error + counts.warning + counts.note - Math.min(problems.length, MOST.problems);
  return [words.problems(counts), ...lines, ...(more > 0 ? [indent(words.moreProblems(more))] : [])];
}

export function indent(line: string): string {
  return `  ${line}`;
}

/** On one line, without control characters (a file could hold those that move a terminal's cursor), not too long. */
export function clip(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return line.length > LONGEST_CELL ? `${line.slice(0, LONGEST_CELL - 1)}…` : line;
}
