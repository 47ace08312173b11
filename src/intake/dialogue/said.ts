import type { Fix, Problem } from "#domain/reading/problem.ts";
import { isWithdrawal, type ReadingChoices, type TableChoice } from "#domain/reading/reading-choices.ts";
import { choiceKey, mergeChoices } from "#intake/layout/reading-choices.ts";

/**
 * One thing that was said of a file. `value` is a code, a role or a text; empty for a name that is left out; of sheets
 * their names, one a line; of a table `read` or `left-out`. `member` and `member-left-out` are about the heading of the
 * column whose member is read, or not; `withdrawal` is about an empty cell, `keep` or `withdraw`.
 */
export type Said = {
  readonly kind:
    | "indicator-name"
    | "organization-name"
    | "sheets"
    | "column"
    | "member"
    | "member-left-out"
    | "cell"
    | "withdrawal"
    | "row"
    | "table"
    | "period"
    | "indicator"
    | "organization";
  /** The name, heading, cell, row or table that it is about; empty for the whole of the first table. */
  readonly about: string;
  readonly value: string;
};

/** Everything that was said of a file, one by one, in a steady order. */
export function listSaid(choices: ReadingChoices): Said[] {
  const each = (kind: Said["kind"], record: Readonly<Record<string, string>> | undefined): Said[] =>
    Object.entries(record ?? {}).map(([about, value]) => ({ kind, about, value }));
  const whole = (kind: Said["kind"], value: string | undefined): Said[] =>
    value === undefined ? [] : [{ kind, about: "", value }];
  return [
    ...whole("sheets", choices.sheets?.join("\n")),
    ...each("indicator-name", choices.names?.indicators),
    ...each("organization-name", choices.names?.organizations),
    ...each("column", choices.columns),
    ...each("member", choices.members),
    ...Object.entries(choices.membersLeftOut ?? {}).flatMap(([about, members]) =>
      members.map((value): Said => ({ kind: "member-left-out", about, value })),
    ),
    ...each("cell", choices.cells),
    ...each("withdrawal", choices.withdrawals),
    ...(choices.takenBack ?? []).map((about): Said => ({ kind: "row", about, value: "" })),
    ...whole("period", choices.period),
    ...whole("indicator", choices.indicator),
    ...whole("organization", choices.organization),
    ...Object.entries(choices.tables ?? {}).flatMap(([about, choice]) => listSaidOfTable(about, choice)),
  ];
}

function listSaidOfTable(about: string, { read, ...keys }: TableChoice): Said[] {
  const isRead: Said[] = read === undefined ? [] : [{ kind: "table", about, value: read ? "read" : "left-out" }];
  const ofKeys = TABLE_KEYS.flatMap((kind): Said[] => {
    const value = keys[kind];
    return value === undefined ? [] : [{ kind, about, value }];
  });
  return [...isRead, ...ofKeys];
}

const TABLE_KEYS = ["period", "indicator", "organization"] as const;

/** The choices with one thing more, or another word on the same thing. */
export function say(choices: ReadingChoices, { kind, about, value }: Said): ReadingChoices {
  const { names } = choices;
  switch (kind) {
    case "indicator-name":
      return { ...choices, names: { ...names, indicators: { ...names?.indicators, [about]: value } } };
    case "organization-name":
      return { ...choices, names: { ...names, organizations: { ...names?.organizations, [about]: value } } };
    case "column":
      return { ...choices, columns: { ...choices.columns, [about]: value } as NonNullable<ReadingChoices["columns"]> };
    case "member":
      return { ...choices, members: { ...choices.members, [about]: value } };
    case "member-left-out":
      return mergeChoices(choices, { membersLeftOut: { [about]: [value] } });
    case "withdrawal":
      return isWithdrawal(value) ? { ...choices, withdrawals: { ...choices.withdrawals, [about]: value } } : choices;
    case "sheets":
      return { ...choices, sheets: value.split("\n") };
    case "cell":
      return { ...choices, cells: { ...choices.cells, [about]: value } };
    case "row":
      return { ...choices, takenBack: [...new Set([...(choices.takenBack ?? []), about])] };
    case "table":
      return withTable(choices, about, { read: value === "read" });
    case "period":
    case "indicator":
    case "organization":
      return about === "" ? { ...choices, [kind]: value } : withTable(choices, about, { [kind]: value });
  }
}

/** The choices without one thing. */
export function unsay(choices: ReadingChoices, { kind, about, value }: Said): ReadingChoices {
  const { names } = choices;
  switch (kind) {
    case "indicator-name":
      return { ...choices, names: { ...names, indicators: without(names?.indicators, about) } };
    case "organization-name":
      return { ...choices, names: { ...names, organizations: without(names?.organizations, about) } };
    case "column":
      return { ...choices, columns: without(choices.columns, about) };
    case "member":
      return { ...choices, members: without(choices.members, about) };
    case "member-left-out":
      return { ...choices, membersLeftOut: withoutMember(choices.membersLeftOut, about, value) };
    case "withdrawal":
      return { ...choices, withdrawals: without(choices.withdrawals, about) };
    case "cell":
      return { ...choices, cells: without(choices.cells, about) };
    case "row":
      return { ...choices, takenBack: (choices.takenBack ?? []).filter((row) => row !== about) };
    case "table":
      return withoutOfTable(choices, about, "read");
    case "sheets":
    case "period":
    case "indicator":
    case "organization": {
      if (about !== "" && kind !== "sheets") return withoutOfTable(choices, about, kind);
      const { [kind]: _gone, ...rest } = choices;
      return rest;
    }
  }
}

function withTable(choices: ReadingChoices, about: string, choice: TableChoice): ReadingChoices {
  return mergeChoices(choices, { tables: { [about]: choice } });
}

function withoutOfTable(choices: ReadingChoices, about: string, key: keyof TableChoice): ReadingChoices {
  const { [key]: _gone, ...rest } = choices.tables?.[about] ?? {};
  const tables = { ...choices.tables, [about]: rest };
  return {
    ...choices,
    tables: Object.fromEntries(Object.entries(tables).filter(([, own]) => Object.keys(own).length > 0)),
  };
}

function without<T extends string>(record: Record<string, T> | undefined, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([own]) => own !== key));
}

function withoutMember(
  record: ReadingChoices["membersLeftOut"],
  heading: string,
  member: string,
): Record<string, string[]> {
  const { [heading]: own = [], ...others } = record ?? {};
  const rest = own.filter((one) => one !== member);
  return rest.length === 0 ? others : { ...others, [heading]: rest };
}

/** What is of this file alone. */
const OF_THIS_FILE: ReadonlySet<Said["kind"]> = new Set(["cell", "row", "period", "withdrawal"]);

/** True where something was said that holds for the next file of the same shape too. */
export function isWorthRemembering(choices: ReadingChoices): boolean {
  return listSaid(choices).some(({ kind }) => !OF_THIS_FILE.has(kind));
}

/** What a problem's fix says of the file. */
export function saidByFix({ code, sheet, cell, read }: Problem, { kind, replacement, about = read }: Fix): Said {
  switch (kind) {
    case "cell":
      return { kind, about: choiceKey(sheet, cell), value: replacement };
    case "period":
      return { kind, about, value: replacement };
    case "name":
      if (code === "no-indicator" || code === "indicator-unsure")
        return { kind: "indicator", about, value: replacement };
      return {
        kind: code === "unknown-organization" ? "organization-name" : "indicator-name",
        about,
        value: replacement,
      };
    case "value-column":
      return { kind: "column", about: replacement, value: "value" };
    case "column":
    case "member":
    case "member-left-out":
      return { kind, about, value: replacement };
    case "withdrawal":
      return { kind, about: choiceKey(sheet, cell), value: replacement };
  }
}
