import type { BarSeriesOption, EChartsOption } from "echarts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { DatedRevision } from "#domain/catalogue/revision.ts";
import { type Figure, plottable } from "#domain/figures/figure.ts";
import { MEASURE_NAMES } from "#domain/figures/measure.ts";
import { SCHEDULE_STATUS_NAMES, type Schedule, type ScheduleStatus } from "#domain/figures/schedule.ts";
import { formatDue, formatGap, formatStatus } from "#domain/say/format-schedule.ts";
import { sayFigure, withRemarks } from "#domain/say/say-figure.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { barStyle, barsHeight, labelRoom, nameAxis, silentValueAxis } from "./bar-frame.ts";
import { describeEntries } from "./description.ts";
import { overlay, type Plot, type Shape } from "./overlay.ts";
import { drawTick } from "./target-tick.ts";
import { labelText } from "./text-fit.ts";
import type { ChartTokens } from "./tokens.ts";
import { axisValueOf, figureRow, measuredPeriod, sourceLine, tooltipBox, tooltipHtml } from "./tooltip.ts";
import { CHART_WORDS } from "./words.ts";

/** One bar: the completion of an organization or an indicator, and how it stands to its schedule. */
export type CompletionEntry = {
  readonly key: string;
  readonly names: Names;
  readonly indicator: Indicator;
  readonly completion: Figure;
  readonly schedule: Schedule | null;
};

export type CompletionInput = {
  readonly period: string;
  /** In the order to draw; those without a completion keep their row and say why. */
  readonly entries: readonly CompletionEntry[];
  readonly revisions?: ReadonlyMap<number, DatedRevision>;
  /** About how wide the chart will be, in pixels. */
  readonly width?: number;
};

const STATUS_SIGNS: Record<ScheduleStatus, string> = { ahead: "▲", "on-schedule": "●", behind: "▼" };

/** Height that suits a number of bars, in pixels. */
export function completionHeight(count: number, tokens: ChartTokens): number {
  return barsHeight(count, tokens, headHeight(tokens));
}

/** Completion in percent against a track to 100 %, a tick where the schedule stands, the status in colour and words. */
export function makeCompletionOption(input: CompletionInput, tokens: ChartTokens, language: Language): EChartsOption {
  const { entries, width = tokens.ground === "wall" ? 1800 : 760 } = input;
  const labels = entries.map((entry) => completionLabel(entry, width / tokens.size.label > ROOM_FOR_GAP, language));
  const values = entries.flatMap(({ completion }) => plottable(completion) ?? []);
  const names = nameAxis(
    entries.map(({ key, names: own }) => ({ key, before: "", name: nameIn(own, language) })),
    Math.min(20, (width * 0.34) / tokens.size.label),
    tokens,
  );
  return {
    animation: false,
    aria: { enabled: true, label: { description: describe(input, language) } },
    textStyle: { fontFamily: tokens.font },
    grid: {
      left: names.width,
      right: labelRoom(labels, tokens),
      top: headHeight(tokens),
      bottom: tokens.gap,
      outerBoundsMode: "none",
    },
    xAxis: silentValueAxis({ min: Math.min(0, ...values), max: Math.max(100, ...values) }),
    yAxis: names.axis,
    tooltip: {
      ...tooltipBox(tokens),
      trigger: "axis",
      axisPointer: { type: "none" },
      formatter: (params: unknown) => completionTooltip(input, axisValueOf(params), tokens, language),
    },
    series: [
      trackSeries(entries.length, tokens),
      completionSeries(entries, tokens),
      overlay("due", entries.length > 0 ? [0, 0] : null, (plot) =>
        drawSchedule(entries, labels, plot, tokens, language),
      ),
    ],
  };
}

function trackSeries(count: number, tokens: ChartTokens): BarSeriesOption {
  return {
    type: "bar",
    id: "track",
    silent: true,
    barWidth: tokens.bar,
    barGap: "-100%",
    data: new Array<number>(count).fill(100),
    itemStyle: { color: tokens.color.track },
    emphasis: { disabled: true },
  };
}

function completionSeries(entries: readonly CompletionEntry[], tokens: ChartTokens): BarSeriesOption {
  return {
    type: "bar",
    id: "bars",
    barWidth: tokens.bar,
    data: entries.map(({ key, completion, schedule }) =>
      completion.kind === "value" && plottable(completion) !== null
        ? { value: completion.value, name: key, itemStyle: barStyle(completion, statusColor(schedule, tokens), tokens) }
        : { value: null, name: key },
    ),
    emphasis: { disabled: true },
    cursor: "pointer",
  };
}

function statusColor(schedule: Schedule | null, tokens: ChartTokens): string {
  return schedule?.status ? tokens.status[schedule.status] : tokens.color.axis;
}

/** Width of a chart in em from which its labels tell the gap as well; narrower ones leave it to the tooltip. */
const ROOM_FOR_GAP = 40;

/** 68.2%（初步） ▲ 超前 +1.5个百分点; without a completion, the reason. */
function completionLabel(
  { completion, indicator, schedule }: CompletionEntry,
  withGap: boolean,
  language: Language,
): string {
  const { text, marks, remarks } = sayFigure(completion, indicator, "completion", language);
  if (completion.kind !== "value") return labelText(`${text} ${remarks}`.trimEnd());
  const own = withRemarks(text, marks, language);
  if (!schedule) return labelText(own);
  if (schedule.status === null) return labelText(`${own} ${nameIn(CHART_WORDS.unproven, language)}`);
  const word = nameIn(SCHEDULE_STATUS_NAMES[schedule.status], language);
  const gap = withGap ? formatGap(schedule, language) : "";
  return labelText(`${own} ${STATUS_SIGNS[schedule.status]} ${word} ${gap}`.trimEnd());
}

function drawSchedule(
  entries: readonly CompletionEntry[],
  labels: readonly string[],
  plot: Plot,
  tokens: ChartTokens,
  language: Language,
): Shape[] {
  const { color, size, gap, font } = tokens;
  const dues = [...new Set(entries.flatMap(({ schedule }) => (schedule ? [formatDue(schedule, language)] : [])))];
  const face = { fontFamily: font, verticalAlign: "middle" as const };
  const texts = entries.map(({ completion, schedule }, row): Shape => {
    const [, y] = plot.at(0, row);
    const plain = completion.kind === "value" && schedule?.status;
    const fill = plain ? statusColor(schedule, tokens) : color.secondary;
    const weight = plain ? 600 : 400;
    return {
      type: "text",
      style: {
        ...face,
        x: plot.x + plot.width + gap,
        y,
        text: labels[row] ?? "",
        fill,
        fontSize: size.label,
        fontWeight: weight,
      },
    };
  });
  const ticks = entries.flatMap(({ schedule }, row) => (schedule ? drawTick(schedule.due, row, plot, tokens) : []));
  const [due] = dues;
  const first = entries.find(({ schedule }) => schedule)?.schedule;
  // One schedule for all is named once, above its ticks; several are told by the tooltip.
  if (due === undefined || !first || dues.length > 1) return [...texts, ...ticks];
  const [x] = plot.at(first.due, 0);
  const text = `${nameIn(CHART_WORDS.due, language)} ${due}`;
  const head: Shape = {
    type: "text",
    style: {
      ...face,
      x,
      y: plot.y - headHeight(tokens) / 2 + gap / 2,
      text,
      align: "center",
      fill: color.secondary,
      fontSize: size.small,
    },
  };
  return [...texts, ...ticks, head];
}

function headHeight(tokens: ChartTokens): number {
  return tokens.size.small * 1.5 + tokens.gap;
}

function describe({ period, entries }: CompletionInput, language: Language): string {
  const head = [nameIn(MEASURE_NAMES.completion, language), measuredPeriod(period, "completion", language)];
  const told = entries.map(({ names, completion, indicator, schedule }) => {
    const { line } = sayFigure(completion, indicator, "completion", language);
    const status = schedule ? (formatStatus(schedule, language) ?? nameIn(CHART_WORDS.unproven, language)) : "";
    return [nameIn(names, language), line, status].filter((part) => part !== "").join(" ");
  });
  return describeEntries(nameIn(CHART_WORDS.barChart, language), head, told, language);
}

/** What the tooltip says of a bar, as HTML. */
export function completionTooltip(
  input: CompletionInput,
  key: string | null,
  tokens: ChartTokens,
  language: Language,
): string {
  const entry = input.entries.find((candidate) => candidate.key === key);
  if (!entry) return "";
  const { completion, indicator, schedule, names } = entry;
  const own = figureRow(
    nameIn(MEASURE_NAMES.completion, language),
    statusColor(schedule, tokens),
    completion,
    indicator,
    "completion",
    language,
  );
  const due = schedule
    ? [
        {
          name: nameIn(CHART_WORDS.due, language),
          color: null,
          value: formatDue(schedule, language),
          notes: [formatGap(schedule, language)],
        },
      ]
    : [];
  return tooltipHtml({
    heading: `${nameIn(names, language)} · ${measuredPeriod(input.period, "completion", language)}`,
    rows: [own, ...due],
    events: [],
    source: sourceLine([completion], input.revisions, language),
  });
}
