import type { Alias, Mapping } from "#contract/memory.ts";
import type { Applied } from "#contract/uploads.ts";
import type { Question } from "#domain/reading/question.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { counterpartSheets, counterpartTables } from "#intake/dialogue/remembered-sheets.ts";
import { isEmptyChoices, mergeChoices } from "#intake/layout/reading-choices.ts";
import type { ToRemember } from "#server/store/memory.ts";

export type Recalled = { readonly choices: ReadingChoices; readonly applied: Applied };

/**
 * What the memory has to say of a file: the way of reading of its shape, and names it asks about that were explained.
 *
 * @param sheets names of all sheets of a workbook
 */
export function recall(
  memory: { readonly mappings: readonly Mapping[]; readonly aliases: readonly Alias[] },
  fingerprint: string,
  questions: readonly Question[],
  sheets: readonly string[] = [],
): Recalled {
  const mapping = memory.mappings.find((one) => one.fingerprint === fingerprint);
  const { sheets: chosen, sheetsAmong, tables, ...rest } = mapping?.choices ?? {};
  const known = new Map(memory.aliases.map(({ kind, text, code }) => [`${kind} ${nameForm(text)}`, code]));
  const explained = questions.flatMap(({ about, text }) => {
    const code = known.get(`${about} ${nameForm(text)}`);
    return text === "" || code === undefined ? [] : [{ about, text, code }];
  });
  const namesOf = (about: Question["about"]) =>
    Object.fromEntries(explained.filter((one) => one.about === about).map(({ text, code }) => [text, code]));
  const names =
    explained.length === 0
      ? {}
      : { names: { indicators: namesOf("indicator"), organizations: namesOf("organization") } };
  return {
    choices: mergeChoices(names, {
      ...rest,
      sheets: counterpartSheets({ sheets: chosen, sheetsAmong }, sheets),
      tables: counterpartTables({ tables, sheetsAmong }, sheets),
    }),
    applied: { mapping: mapping ? { id: mapping.id, name: mapping.name } : null, aliases: explained.length },
  };
}

/**
 * What is worth remembering of what was said of a file. Cells and periods are this file's own; sheets, and the tables on
 * them, are remembered with the sheets they were chosen among, and rows taken back by what they are called. A name that
 * was left out is so in files of this shape, while one that was explained means the same in every file of the region.
 */
export function worthRemembering(
  choices: ReadingChoices,
  { fingerprint, fileName }: { readonly fingerprint: string; readonly fileName: string },
  { takenBackLabels, sheets }: { readonly takenBackLabels: readonly string[]; readonly sheets: readonly string[] },
): ToRemember | null {
  const {
    cells: _cells,
    withdrawals: _withdrawals,
    takenBack: _takenBack,
    sheetsAmong: _among,
    period: _period,
    tables,
    ...others
  } = choices;
  const lastingTables = withoutPeriods(tables ?? {});
  const own: ReadingChoices = isEmptyChoices({ tables: lastingTables }) ? others : { ...others, tables: lastingTables };
  const rest = (own.sheets || own.tables) && sheets.length > 0 ? { ...own, sheetsAmong: [...sheets] } : own;
  const labels = [...new Set([...(choices.takenBackLabels ?? []), ...takenBackLabels])];
  const lasting: ReadingChoices = labels.length === 0 ? rest : { ...rest, takenBackLabels: labels };
  if (isEmptyChoices(lasting)) return null;
  const aliases = (["indicator", "organization"] as const).flatMap((kind) =>
    Object.entries((kind === "indicator" ? choices.names?.indicators : choices.names?.organizations) ?? {}).flatMap(
      ([text, code]) => (code === "" ? [] : [{ kind, text, code }]),
    ),
  );
  return { mapping: { name: nameOf(fileName), fingerprint, choices: lasting }, aliases };
}

function withoutPeriods(tables: NonNullable<ReadingChoices["tables"]>): NonNullable<ReadingChoices["tables"]> {
  return Object.fromEntries(
    Object.entries(tables).flatMap(([key, { period: _own, ...lasting }]) =>
      Object.keys(lasting).length === 0 ? [] : [[key, lasting]],
    ),
  );
}

/** The file's name without its ending. */
function nameOf(fileName: string): string {
  return fileName.replace(/\.[A-Za-z]{2,4}$/, "").slice(0, 120);
}
