import { isFlow } from "#domain/figures/accumulation.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import { speaksOfBreak } from "#intake/layout/break-notes.ts";
import type { Matchers } from "#intake/layout/headings.ts";
import type { Layout } from "#intake/layout/layout.ts";
import { createOwnTimes } from "#intake/layout/own-times.ts";
import type { Place } from "#intake/problems/problem-log.ts";
import { fileColumn } from "#intake/table/joined-keys.ts";
import { isNoteText } from "#intake/table/row-kind.ts";
import { type NoteNames, saysOfFigures, sentencesOf } from "#intake/words/note-words.ts";
import type { Stating } from "./figures.ts";

/** Notes are looked at up to here, and rows for the platform that one speaks of. */
const LONGEST_NOTE = 300;
const SAMPLE = 2000;

/** Lines above a table that are no title: they say something of what is in it. */
const OF_TABLE = /^[（(\s]*(?:数据|本表|表[中内]|以上|上表|截[至止])/;

/** True of a line around a table that says something of what is in it. */
export function isNoteLine(cell: string): boolean {
  return isNoteText(cell) || OF_TABLE.test(cell);
}

export type NoteReader = {
  /** What a sentence has besides the names and times of its table. */
  readonly namesIn: (sentence: string) => NoteNames;
  /** Reports the sentences of a note that reading the figures took no notice of, but for those told already. */
  readonly report: (note: string, place: NonNullable<Place>, isTold: (sentence: string) => boolean) => void;
};

/** Reads what notes say of a table's figures. What is not known to be harmless is told at the figures it speaks of. */
export function createNoteReader(
  table: TableBody,
  layout: Layout,
  matchers: Matchers,
  { indicatorsByCode, log }: Stating,
): NoteReader {
  const withoutOwnTimes = createOwnTimes(table, layout);
  const namesOf = (code: string | null) => {
    const indicator = indicatorsByCode.get(code ?? "");
    return indicator === undefined ? [] : [indicator.names.zh, indicator.names.en, ...indicator.aliases];
  };
  const namesIn = (sentence: string): NoteNames => {
    const withoutIndicators = matchers.indicators.withoutNames(sentence);
    const nameless = matchers.organizations.withoutNames(withoutIndicators);
    const named = [...indicatorsByCode.values()].filter(({ code }) =>
      namesOf(code).some((name) => name.length > 1 && sentence.includes(name)),
    );
    return {
      bare: withoutOwnTimes(nameless).trim(),
      isNaming: nameless !== sentence,
      isOfStocks: named.length > 0 && named.every((indicator) => !isFlow(indicator)),
    };
  };
  /** The heading of the one column, or the name of the one row, that a sentence names; else the note. */
  const placeOf = (sentence: string, own: NonNullable<Place>): NonNullable<Place> => {
    const columns = layout.values.filter(({ indicator, heading }) =>
      [heading, ...namesOf(indicator)].some((name) => name.length > 1 && sentence.includes(name)),
    );
    const rows = table.rows.slice(1, SAMPLE).flatMap((cells, i) => {
      const column = layout.organizations.find((at) => {
        const name = (cells[at] ?? "").trim();
        return name.length > 1 && sentence.includes(name);
      });
      return column === undefined ? [] : [{ column: fileColumn(table, column), row: table.rowNumbers[i + 1] ?? 0 }];
    });
    const [[value, ...otherColumns], [row, ...otherRows]] = [columns, rows];
    if (row && otherRows.length === 0) return row;
    if (value && otherColumns.length === 0 && rows.length === 0)
      return { column: fileColumn(table, value.column), row: Math.max(1, table.rowNumbers[0] ?? 1) };
    return own;
  };
  return {
    namesIn,
    report: (note, place, isTold) => {
      for (const { written, text } of sentencesOf(note.slice(0, LONGEST_NOTE))) {
        const names = namesIn(text);
        if (speaksOfBreak(text) || isTold(names.bare) || !saysOfFigures(text, names)) continue;
        log.addOnce("note-unread", placeOf(text, place), written);
      }
    },
  };
}
