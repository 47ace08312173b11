import type { SetAsideRow } from "#intake/file/table-shape.ts";
import { splitForeignUnit } from "#intake/words/foreign-unit.ts";
import { spacedLine } from "#intake/words/text-forms.ts";
import { type UnitLine, unitsOfLine } from "#intake/words/unit-line.ts";
import { type StatedUnit, splitUnit } from "#intake/words/unit-text.ts";

/** What is said of the units of all of a table. */
export type TitleUnits = {
  readonly units: readonly StatedUnit[];
  /** The units are said of what they fit: 金额单位：万元. */
  readonly areOfFitting: boolean;
  /** A unit that none of ours is, 单位：万美元, or that is not understood. */
  readonly foreign: string | null;
};

/** The rows above a table count before the title of the whole sheet; what a sheet or a file is called says it of what the unit fits. */
export function titleUnits(own: readonly string[], above: readonly string[], names: readonly string[]): TitleUnits {
  for (const lines of [own, above]) {
    const stated = lines.map(unitLineOf);
    const units = stated.flatMap((line) => line.units);
    const foreign = stated.flatMap((line) => [...line.foreign, ...line.unread]);
    if (units.length + foreign.length === 0) continue;
    const areOfFitting = units.length > 1 || foreign.length > 0 || stated.some((line) => line.areOfFitting);
    return { units, foreign: foreign[0] ?? null, areOfFitting };
  }
  const named = names.map(unitLineOf).find(({ units }) => units.length > 0);
  return { units: named?.units ?? [], foreign: null, areOfFitting: true };
}

/** The units that notes around a table state, 注：金额单位为亿元; they count for what they fit. */
export function unitsOfNotes(notes: readonly SetAsideRow[]): UnitLine {
  const cells = notes.slice(0, MOST_NOTES).flatMap((row) => row.cells);
  const lines = cells.filter((cell) => cell.length <= LONGEST_NOTE && MAY_STATE.test(cell)).map(spacedLine);
  const stated = lines
    .flatMap((line) => line.replace(NOTE_MARK, "").split(/[。;；]/))
    .filter((sentence) => MAY_STATE.test(sentence))
    .map((sentence) => unitsOfLine(sentence));
  return {
    units: stated.flatMap(({ units }) => units),
    foreign: stated.flatMap(({ foreign }) => foreign),
    unread: stated.flatMap(({ unread }) => unread),
    areOfFitting: true,
  };
}

const LONGEST_NOTE = 200;
const MOST_NOTES = 1000;
const MAY_STATE = /[单單]位/;
const NOTE_MARK = /^[(]?(?:注|说明|备注|notes?)\d*[:：.、]? ?/i;

/** 单位：万元、人, or a unit in brackets or behind a sign at the end of the title: 投资金额（亿元）. */
function unitLineOf(line: string): UnitLine {
  const stated = unitsOfLine(line);
  if (stated.units.length + stated.foreign.length + stated.unread.length > 0 || /单位|币种|货币|currency/i.test(line))
    return stated;
  const { unit } = splitUnit(line.replaceAll(" ", ""));
  if (unit !== null) return { ...stated, units: [unit] };
  const split = splitForeignUnit(line.replaceAll(" ", ""));
  return split === null ? stated : { ...stated, foreign: [split.foreign] };
}

/** The title with the unit that the heading above the names of rows states of the whole table: 平台（单位：亿元）. */
export function withCornerUnits<T extends TitleUnits>(title: T, headings: readonly string[]): T {
  const stated = headings.flatMap((text) => {
    const line = unitsOfLine(spacedLine(text));
    // 平台（家） counts the names below it; 平台（亿元） can only be said of the table.
    return /单位|單位/.test(text) || line.units[0]?.unit === "yuan" || line.units.length === 0 ? [line] : [];
  });
  const units = stated.flatMap((line) => line.units);
  const foreign = stated.flatMap((line) => [...line.foreign, ...line.unread])[0];
  if (foreign !== undefined) return { ...title, foreign };
  if (units.length === 0) return title;
  const isOnly = title.units.length === 0 && units.length === 1 && stated.every((line) => !line.areOfFitting);
  return { ...title, units: [...units, ...title.units], areOfFitting: !isOnly };
}
