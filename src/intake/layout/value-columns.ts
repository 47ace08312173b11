import { nameForm } from "#domain/terms/name-form.ts";
import { headsCodes, type Role } from "#intake/table/columns.ts";
import { headingTime } from "#intake/words/time-heading.ts";
import { saysDone, saysEnd, saysTime } from "#intake/words/time-words.ts";
import { splitUnit } from "#intake/words/unit-text.ts";
import type { Content } from "./column-content.ts";
import { changesMeaning } from "./group-titles.ts";
import type { Heading } from "./headings.ts";
import { BY_CONTENT } from "./key-columns.ts";

/** The columns that hold a row's figure and its sum from January, or those of which it is not clear which does. */
export type ValueColumns = {
  readonly value: number | null;
  readonly yearToDate: number | null;
  /** Columns that may hold it; none where it is clear. */
  readonly unclear: readonly number[];
  /** True where `value` was told by its cells alone. */
  readonly isByContent: boolean;
};

type Columns = {
  readonly roles: readonly (Role | null)[];
  readonly headings: readonly Heading[];
  readonly contents: readonly Content[];
  /** What a person said of columns, by the forms of their headings. */
  readonly chosen: ReadonlyMap<string, Role>;
  /** False where headings named columns of figures: one that is not known is none of these. */
  readonly takesUnknown: boolean;
  /** True where rows, or what is above them, name the indicator: the figures are all of it. */
  readonly hasIndicator: boolean;
};

/** A figure beside the first version of it: which is meant depends on what is asked for. */
const REVISED =
  /调整后|修订|修正|核定|核实|核准|审定|审核后|最终|终稿|确认|更正|revised|adjusted|final|verified|corrected/i;
/** Headings that say nothing else than that the figures are below. */
const PLAIN: ReadonlySet<string> = new Set(["数值", "值", "value", "obs_value", "observation_value"].map(nameForm));
/** 指标值 is what is to be reached where the figures beside it are what was. */
const WANTED = /^指标(?:数)?值$/;
const REACHED = /实际|完成|实绩|actual/i;

/**
 * Of the columns that may hold the figures those that do. Known headings count before unknown ones, what a person said
 * before both; of several none is taken for being the first.
 */
export function valueColumns(columns: Columns): ValueColumns {
  const { roles, headings, contents, chosen } = columns;
  const of = (role: Role) => roles.flatMap((own, column) => (own === role ? [column] : []));
  const isSaid = (column: number) => {
    const said = chosen.get(nameForm(headings[column]?.text ?? ""));
    return said === "value" || said === "year-to-date";
  };
  // A label beside its code may be empty all the way down.
  const filled = (list: readonly number[]) => {
    const some = list.filter((column) => (contents[column]?.filled ?? 0) > 0);
    return some.length > 0 ? some : list;
  };
  const values = filled(of("value"));
  const sums = filled(of("year-to-date"));
  const said = [...values, ...sums].filter(isSaid);
  const first = (list: readonly number[]) => list.find(isSaid) ?? list[0] ?? null;
  if (said.length > 0) return clear(first(values), first(sums));
  const wanted = values.some((column) => REACHED.test(headings[column]?.text ?? "")) ? WANTED : null;
  const known = values.filter((column) => !wanted?.test(nameForm(headings[column]?.text ?? "")));
  const open = columns.takesUnknown ? openColumns(columns) : [];
  const named = known.filter((column) => PLAIN.has(nameForm(headings[column]?.text ?? "")));
  const [value] = named.length === 1 ? named : known;
  const [only] = open;
  if ((known.length > 1 && named.length !== 1) || sums.length > 1) return unclear([...known, ...sums]);
  if (value !== undefined) {
    const revised = open.filter((column) => REVISED.test(headings[column]?.text ?? ""));
    return revised.length > 0 ? unclear([value, ...revised]) : clear(value, first(sums));
  }
  if (only === undefined) return clear(null, first(sums));
  if (sums.length > 0) return unclear([...open, ...sums]);
  if (open.length === 1) return isOther(headings[only]) ? unclear(open) : { ...clear(only, null), isByContent: true };
  if (columns.hasIndicator) return unclear(open);
  // Each of them is of an indicator that is to be asked about.
  const isKeyed = ["organization", "period", "year"].some((role) => roles.some((own) => own === role));
  return isKeyed ? clear(null, null) : { ...clear(only, null), isByContent: true };
}

function clear(value: number | null, yearToDate: number | null): ValueColumns {
  return { value, yearToDate, unclear: [], isByContent: false };
}

function unclear(columns: readonly number[]): ValueColumns {
  return { value: null, yearToDate: null, unclear: [...columns].sort((a, b) => a - b), isByContent: false };
}

/** Columns of figures with an unknown heading; marks for missing ones alone are none. */
function openColumns({ roles, headings, contents }: Columns): number[] {
  return roles.flatMap((role, column) => {
    const { figures = 0, numbers = 0 } = contents[column] ?? {};
    const isOfCodes = headsCodes(headings[column]?.text ?? "");
    return role === null && figures >= BY_CONTENT && numbers > 0 && !isOfCodes ? [column] : [];
  });
}

/**
 * A heading that may be of other figures: it says that they are planned, of before or a part of others, or names something
 * that nobody knows, 户籍人口. One that says nothing, or only that there are figures, is of those that are looked for.
 */
function isOther(heading: Heading | undefined): boolean {
  const text = splitUnit(heading?.text ?? "").text;
  if (changesMeaning(text.replaceAll("新增", ""))) return true;
  return headingTime(text) !== "blank" && !saysDone(text) && !saysEnd(text) && !isNeutral(heading);
}

/** Words that say that there are figures, and not of what. */
const ONLY_FIGURES =
  /^(?:人员|人才|[人件个家项场次名]|[数值量额]|数据|结果|清单|名册|一览|合计|情况|统计|填报|上报|报送|汇总|到岗|入职|到位|number|count|total|quantity|qty|results?|data|figures?|reported|people|persons?|headcount|of)+$/;

/** A heading of figures and of nothing else. A time in it is asked about by itself. */
function isNeutral(heading: Heading | undefined): boolean {
  if (heading === undefined || heading.unknown.length === 0 || saysTime(heading.text)) return true;
  return heading.unknown.every((text) => ONLY_FIGURES.test(nameForm(splitUnit(text).text)));
}
