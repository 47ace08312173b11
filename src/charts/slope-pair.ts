import { cleanFloat, exactValue, type Figure, type ValueFigure } from "#domain/figure.ts";
import { formatFigure } from "#domain/format-figure.ts";
import { formatPercentChange, formatPoints } from "#domain/format-number.ts";
import type { Indicator } from "#domain/indicator.ts";
import { measureUnit } from "#domain/measure.ts";
import { type Language, type Names, nameIn } from "#domain/names.ts";
import type { DatedRevision } from "#domain/revision.ts";
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

/** One end of a line and its label. */
export type Side = { readonly figure: ValueFigure; readonly text: string };
/** An entry with how it is drawn; a side without a number is `null`. */
export type Pair = SlopeEntry & { readonly left: Side | null; readonly right: Side | null; readonly color: string };

/** Pixels below which the two sides' labels do not fit beside each other. */
export const NARROW = 440;

/** The texts and the colour of an entry: by direction, or in the colour of context where others are highlighted. */
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
  const write = (figure: ValueFigure) => formatFigure(figure, indicator, measure, language, scale.scale).text;
  const name = nameIn(entry.names, language);
  const left = entry.before.kind === "value" ? leftText(name, write(entry.before), longest) : null;
  const right =
    entry.now.kind === "value"
      ? isNarrow && left !== null
        ? labelText(`${write(entry.now)} ${changeMark(entry)}`.trimEnd())
        : rightText(name, write(entry.now), changeText(entry, indicator, language), longest)
      : null;
  return {
    ...entry,
    color,
    left: left === null || entry.before.kind !== "value" ? null : { figure: entry.before, text: left },
    right: right === null || entry.now.kind !== "value" ? null : { figure: entry.now, text: right },
  };
}

function leftText(name: string, value: string, longest: number): string {
  return labelText(`${fitText(name, Math.max(4, longest - textEms(value)))} ${value}`);
}

function rightText(name: string, value: string, change: string, longest: number): string {
  const room = Math.max(4, longest - textEms(value) - textEms(change));
  return labelText([value, change, fitText(name, room)].filter((part) => part !== "").join(" "));
}

/** ▲ +12.5%, or nothing where no change is defined. */
function changeText({ change }: SlopeEntry, indicator: Indicator, language: Language): string {
  if (change.kind !== "value") return "";
  const points = measureUnit(indicator, "yoy").kind === "percentage-point";
  const exact = exactValue(change);
  const text = points ? formatPoints(exact, language) : formatPercentChange(exact);
  return `${changeMark({ change })} ${text}`;
}

/** Direction of a change, or nothing where none is defined. */
function changeMark({ change }: Pick<SlopeEntry, "change">): string {
  if (change.kind !== "value") return "";
  return change.value > 0 ? "▲" : change.value < 0 ? "▼" : "●";
}

function directionOf({ before, now }: SlopeEntry): "up" | "down" | "flat" {
  if (before.kind !== "value" || now.kind !== "value") return "flat";
  const difference = cleanFloat(now.value - before.value);
  return difference > 0 ? "up" : difference < 0 ? "down" : "flat";
}
