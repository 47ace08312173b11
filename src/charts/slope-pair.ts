import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import {
  cleanFloat,
  type Figure,
  figureMarks,
  isExactEnough,
  plottable,
  type RangeFigure,
  type ValueFigure,
} from "#domain/figures/figure.ts";
import { sayFigure, withRemarks } from "#domain/say/say-figure.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import type { AxisScale } from "./chart-line.ts";
import { fitText, labelText, textEms } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";

/** One line: an organization's figure of the period before and of this one, and the change the measure defines. */
export type SlopeEntry = {
  readonly key: string;
  readonly names: Names;
  readonly before: Figure;
  readonly now: Figure;
  /** Year-on-year change of the two, as `measureAt` gives it; missing where it is not defined. */
  readonly change: Figure;
};

export type SlopeInput = {
  readonly indicator: Indicator;
  readonly measure: "current" | "ytd" | "completion";
  readonly periodBefore: string;
  readonly periodNow: string;
  readonly entries: readonly SlopeEntry[];
  readonly highlighted?: readonly string[];
  readonly revisions?: ReadonlyMap<number, DatedRevision>;
  /** About how wide the chart will be, in pixels. */
  readonly width?: number;
};

/** One end of a line, or a stroke between limits, and its label. */
export type Side = { readonly figure: ValueFigure | RangeFigure; readonly text: string };
/** An entry with how it is drawn; a side without a number is `null`. */
export type Pair = SlopeEntry & { readonly left: Side | null; readonly right: Side | null; readonly color: string };

/** Pixels below which the two sides' labels do not fit beside each other. */
export const NARROW = 440;

/**
 * The texts and the colour of an entry: by direction, or in the colour of context where others are highlighted. Marks stand
 * beside the figures where there is room; `slopeNotes` tells them and all else below the chart.
 */
export function pairOf(
  entry: SlopeEntry,
  { indicator, measure, highlighted = [], width = NARROW }: SlopeInput,
  scale: AxisScale,
  longest: number,
  tokens: ChartTokens,
  language: Language,
): Pair {
  // A phone has no room for the name and the percentage a second time: the name stands at the left, the sign stays.
  const isNarrow = width < NARROW;
  const muted = highlighted.length > 0 && !highlighted.includes(entry.key);
  const direction = directionOf(entry);
  const color = muted ? tokens.color.secondary : tokens.direction[direction];
  const write = (figure: Figure) => {
    const { text, marks } = sayFigure(figure, indicator, measure, language, scale.scale);
    return withRemarks(text, isNarrow ? "" : marks, language);
  };
  const name = nameIn(entry.names, language);
  const before = drawnSide(entry.before);
  const now = drawnSide(entry.now);
  const left = before && leftText(name, write(before), longest);
  const right =
    now &&
    (isNarrow && left !== null
      ? labelText(`${write(now)} ${changeMark(entry)}`.trimEnd())
      : rightText(name, write(now), changeText(entry, indicator, isNarrow, language), longest));
  return {
    ...entry,
    color,
    left: before && left !== null ? { figure: before, text: left } : null,
    right: now && right !== null ? { figure: now, text: right } : null,
  };
}

/** What of a side is drawn: a value, or limits; `null` of words and what is missing. */
export function drawnSide(figure: Figure): ValueFigure | RangeFigure | null {
  if (figure.kind === "range") return figure;
  return figure.kind === "value" && plottable(figure) !== null ? figure : null;
}

function leftText(name: string, value: string, longest: number): string {
  return labelText(`${fitText(name, Math.max(4, longest - textEms(value)))} ${value}`);
}

function rightText(name: string, value: string, change: string, longest: number): string {
  const room = Math.max(4, longest - textEms(value) - textEms(change));
  return labelText([value, change, fitText(name, room)].filter((part) => part !== "").join(" "));
}

/** ▲ +12.5%（口径变更）, or nothing where no change is defined; marks that a side has already are not said again. */
function changeText(entry: SlopeEntry, indicator: Indicator, isNarrow: boolean, language: Language): string {
  const { change, before, now } = entry;
  if (change.kind !== "value") return "";
  const own = change.marks.filter((mark) => ![before, now].some((side) => figureMarks(side).includes(mark)));
  const { text, marks } = sayFigure({ ...change, marks: own }, indicator, "yoy", language);
  return withRemarks(`${changeMark(entry)} ${text}`, isNarrow ? "" : marks, language);
}

/** Direction of a change, or nothing where none is defined. */
function changeMark({ change }: Pick<SlopeEntry, "change">): string {
  if (change.kind !== "value") return "";
  return change.value > 0 ? "▲" : change.value < 0 ? "▼" : "●";
}

function directionOf({ before, now }: SlopeEntry): "up" | "down" | "flat" {
  // Between bounds, or with parts outstanding, nobody knows which way it went.
  if (!isExactEnough(before) || !isExactEnough(now)) return "flat";
  const difference = cleanFloat(now.value - before.value);
  return difference > 0 ? "up" : difference < 0 ? "down" : "flat";
}
