import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { sayTargetValue } from "#domain/catalogue/target-words.ts";
import { unitNames } from "#domain/terms/unit.ts";
import { readCatalogueFile } from "#intake/catalogue/read-catalogue.ts";
import { COUNTY, EMPTY_COUNTY } from "./county.ts";

/**
 * A case is a file as a county's office has it, and what it comes to: tables `Sheet!1 kind`, changes
 * `cell kind item fields`, questions `cell about text -> proposed`, problems `severity code cell`.
 */
type Expected = {
  /** Held against the county that has a catalogue, not the one that has nothing but its name. */
  catalogue?: "xihe";
  answers?: Record<string, string>;
} & Summary;

export type Summary = { tables: string[]; changes: string[]; questions: string[]; problems: string[] };

export const CASES = join(import.meta.dirname, "../cases/catalogue");
export const CATALOGUE_CASES: readonly string[] = readdirSync(CASES);

export function readCatalogueCase(name: string): { expected: Summary; actual: Summary } {
  const file = readdirSync(join(CASES, name)).find((each) => each.startsWith("input.")) ?? "";
  const {
    catalogue,
    answers = {},
    ...expected
  }: Expected = JSON.parse(readFileSync(join(CASES, name, "expected.json"), "utf8"));
  const reading = readCatalogueFile(new Uint8Array(readFileSync(join(CASES, name, file))), {
    ...(catalogue === "xihe" ? COUNTY : EMPTY_COUNTY),
    region: "xihe",
    today: "2026-12-01",
    fileName: file,
    answers,
  });
  const names = new Map<string, string>();
  for (const { change } of reading.changes)
    if (change.kind === "add-indicator" || change.kind === "add-platform")
      names.set(change.code, change.fields.names.zh);
  return {
    expected,
    actual: {
      tables: reading.tables.map(({ sheet, number, kind }) => `${sheet}!${number} ${kind}`),
      changes: reading.changes.map(({ sheet, cell, change }) => `${sheet}!${cell} ${say(change, names)}`),
      questions: reading.questions.map(
        ({ sheet, cell, about, text, answer, proposed }) =>
          `${sheet}!${cell} ${about} ${text} -> ${called(answer ?? proposed ?? "?", names)}`,
      ),
      problems: reading.problems.map(({ severity, code, sheet, cell }) => `${severity} ${code} ${sheet}!${cell}`),
    },
  };
}

function called(code: string, names: ReadonlyMap<string, string>): string {
  return names.get(code) ?? code;
}

function say(change: CatalogueChange, names: ReadonlyMap<string, string>): string {
  const of = (code: string) => called(code, names);
  switch (change.kind) {
    case "set-target":
      return `target ${of(change.indicator)} ${of(change.organization)} ${change.period} ${sayTargetValue(change.value).zh}${change.wording === undefined ? "" : `〔${change.wording}〕`}`;
    case "change-plan":
      return `weight ${of(change.indicator)} ${of(change.organization)} ${change.period} ${change.fields.weight}`;
    case "add-indicator": {
      const {
        names: own,
        group,
        unit,
        unitMult,
        decimals,
        direction,
        aggregation,
        department,
        dataSource,
        frequency,
      } = change.fields;
      const rest = [department, dataSource, frequency].map((text) => text ?? "-");
      return [
        "+indicator",
        own.zh,
        group.zh,
        unitNames(unit, unitMult).zh,
        decimals,
        direction,
        aggregation,
        ...rest,
      ].join(" ");
    }
    case "add-platform": {
      const { names: own, shortNames, founded, closed } = change.fields;
      return ["+platform", own.zh, shortNames?.zh ?? "-", founded ?? "-", closed ?? "-"].join(" ");
    }
    case "add-policy": {
      const { names: own, kind, documentNumber, issuer, date, validUntil } = change.fields;
      return ["+policy", own.zh, kind, documentNumber ?? "-", issuer ?? "-", date ?? "-", validUntil ?? "-"].join(" ");
    }
    default:
      return JSON.stringify(change);
  }
}
