import type { Draw } from "./draw.ts";
import { FIGURE_STYLES } from "./figure.ts";
import type { Axis } from "./layout.ts";
import { PERIOD_FORMS } from "./period.ts";
import { PLAIN_TEXT, PLAIN_WORKBOOK, type Spec, type TextFile, type WorkbookFile } from "./spec.ts";

/**
 * One thing that people who make tables do. Two of the same `about` exclude each other.
 *
 * `change` gives what the habit changes, or `null` where it does not go with the layout or what was changed before.
 */
export type Habit = {
  readonly name: string;
  readonly about: string;
  readonly change: (spec: Spec, draw: Draw) => Partial<Spec> | null;
};

const inHeader = ({ layout }: Spec, axis: Axis) => layout.header.includes(axis);
const inRows = ({ layout }: Spec, axis: Axis) => layout.rows.includes(axis);

const text = (name: string, change: Partial<TextFile>): Habit => ({
  name: `csv: ${name}`,
  about: "file",
  change: ({ layout }) => (layout.parts?.place === "sheets" ? null : { file: { ...PLAIN_TEXT, ...change } }),
});
const workbook = (name: string, change: Partial<WorkbookFile>, fits: (spec: Spec) => boolean = () => true): Habit => ({
  name: `xlsx: ${name}`,
  about: "file",
  change: (spec) => (fits(spec) ? { file: { ...PLAIN_WORKBOOK, ...change } } : null),
});

const FILES: readonly Habit[] = [
  text("UTF-8 without a mark", { encoding: "utf-8" }),
  text("GB18030", { encoding: "gb18030" }),
  text("UTF-16 with tabs", { encoding: "utf-16le", delimiter: "\t" }),
  text("tabs", { delimiter: "\t", lineEnd: "\n" }),
  text("semicolons", { delimiter: ";" }),
  text("tabs before commas", { slip: "tabs" }),
  text("trailing commas", { slip: "trailing" }),
  text("rows of commas at the end", { slip: "blank-rows" }),
  text("all quoted", { slip: "all-quoted", lineEnd: "\n" }),
  text("no last line end", { slip: "no-last-line-end", encoding: "gb18030" }),
  text("rows end where words end", { slip: "ragged" }),
  workbook("thousands", { formats: "thousands" }),
  workbook("decimals", { formats: "decimals" }),
  workbook("scaled and shares", { formats: "scaled" }),
  workbook("numbers as text", { formats: "text" }),
  workbook("days from 1904", { from1904: true }),
  workbook("hidden row", { hiddenRow: true }),
  workbook("old format", { type: "biff8" }),
  workbook("not merged", { merged: false }),
  workbook("a sheet of words behind", { otherSheet: "words" }),
  workbook("a sheet of words in front", { otherSheet: "first-words" }),
  workbook("a sheet of codes behind", { otherSheet: "codes" }),
  workbook("an empty sheet", { otherSheet: "empty" }),
];

const PERIODS: readonly Habit[] = PERIOD_FORMS.flatMap((form): Habit[] => {
  if (form.hasYear) {
    return [
      {
        name: `period: ${form.name}`,
        about: "period",
        change: (spec) => {
          const { layout, yearAt, file } = spec;
          if (yearAt !== "period" || layout.title.includes("period")) return null;
          if (
            layout.parts?.axis === "period" &&
            (form.name.includes("/") || form.name === "serial" || form.name.startsWith("date"))
          )
            return null;
          if (form.name.startsWith("date") && file.kind === "csv") return null;
          return { periodKind: form.kind, periodForm: form.name };
        },
      },
    ];
  }
  return (["title", "sheet", "file", "column", "line"] as const).map((yearAt) => ({
    name: `period: ${form.name}, year in the ${yearAt}`,
    about: "period",
    change: (spec) => {
      const { layout, file } = spec;
      if (yearAt === "sheet" && file.kind === "csv") return null;
      if (yearAt === "sheet" && layout.parts?.place === "sheets") return null;
      if (yearAt === "column" && !(inRows(spec, "period") || inHeader(spec, "period"))) return null;
      if (yearAt === "title" && layout.title.includes("period")) return null;
      const isSet = form.kind === "month-and-to-date" || form.kind === "months-and-quarter";
      if (isSet && !(inHeader(spec, "period") && spec.total === "none")) return null;
      if (form.kind === "month-and-to-date" && yearAt !== "title") return null;
      if (form.kind === "month-and-to-date")
        return { periodKind: form.kind, periodForm: form.name, yearAt: "title-month" };
      return { periodKind: form.kind, periodForm: form.name, yearAt };
    },
  }));
});

const PERIOD_LINES: readonly Habit[] = [
  ...(["brackets", "words"] as const).map(
    (periodLine): Habit => ({
      name: `period: in a line of ${periodLine}`,
      about: "period",
      change: ({ layout }) => (layout.title.includes("period") ? { periodLine } : null),
    }),
  ),
  ...(["sheet", "file", "line"] as const).flatMap((yearAt) =>
    (["month", "quarter", "half", "year-to-date"] as const).map(
      (periodKind): Habit => ({
        name: `period: ${periodKind} in the title, year in the ${yearAt}`,
        about: "period",
        change: ({ layout, file }) => {
          const fits = layout.title.includes("period") && !(yearAt === "sheet" && file.kind === "csv");
          return fits ? { periodKind, yearAt } : null;
        },
      }),
    ),
  ),
  ...(["quarter", "half", "year", "year-to-date"] as const).map(
    (periodKind): Habit => ({
      name: `period: ${periodKind} in the title`,
      about: "period",
      change: ({ layout }) => (layout.title.includes("period") ? { periodKind } : null),
    }),
  ),
];

const UNITS: readonly Habit[] = (
  ["heading", "heading-narrow", "title", "title-several", "cell", "column", "format"] as const
).flatMap((unitAt) =>
  [false, true].map((otherUnits) => ({
    name: `unit: ${otherUnits ? "another, " : ""}in ${unitAt}`,
    about: "unit",
    change: (spec: Spec) => {
      if (unitAt === "column" && !inRows(spec, "indicator")) return null;
      if (unitAt === "title-several" && otherUnits) return null;
      // A cell of words has no format to say its unit.
      if (unitAt === "format" && spec.figures !== "plain") return null;
      if (unitAt === "format" && (spec.file.kind === "csv" || spec.file.formats !== "general")) return null;
      if (unitAt === "cell" && spec.file.kind === "xlsx" && spec.file.formats !== "general") return null;
      return { unitAt, otherUnits };
    },
  })),
);

const FIGURES: readonly Habit[] = FIGURE_STYLES.filter((style) => style !== "plain").map((figures) => ({
  name: `figures: ${figures}`,
  about: "figures",
  change: ({ ofWhich, withRegion, file, unitAt }) => {
    if (ofWhich || withRegion || unitAt === "format") return null;
    if (file.kind === "xlsx" && (file.formats === "thousands" || file.formats === "decimals")) return null;
    return { figures };
  },
}));

const NAMES: readonly Habit[] = (["short", "blank-inside", "blank-around", "numbered"] as const).map((names) => ({
  name: `names: ${names}`,
  about: "names",
  change: (spec) => {
    if (names === "numbered" && (spec.serial || !inRows(spec, "organization") || spec.ofWhich)) return null;
    return { names };
  },
}));

const always = (name: string, about: string, change: Partial<Spec>): Habit => ({ name, about, change: () => change });

const ROWS: readonly Habit[] = [
  always("above: title", "above", { above: ["title"] }),
  always("above: title and blank row", "above", { above: ["title", "blank"] }),
  always("above: annex, title, reporter", "above", { above: ["annex", "title", "reporter"] }),
  always("above: title and date of making", "above", { above: ["title", "date"] }),
  always("below: note", "below", { below: ["note"] }),
  always("below: note of another year", "below", { below: ["note-of-a-year"] }),
  always("below: source", "below", { below: ["source"] }),
  always("below: blank row, note, source, signature", "below", { below: ["blank", "note", "source", "signature"] }),
  ...(["合计", "小计", "总计", "合  计"] as const).flatMap((totalWord): Habit[] =>
    (["bottom", "top"] as const).map((total) => ({
      name: `total: ${totalWord} at the ${total}`,
      about: "total",
      change: (spec) => {
        const { rows } = spec.layout;
        const fits = rows.length <= 2 && rows.at(-1) === "organization" && !spec.ofWhich && !spec.halves;
        return fits ? { total, totalWord } : null;
      },
    })),
  ),
  {
    name: "total: across",
    about: "total",
    change: ({ layout, periodKind }) => {
      const last = layout.header.at(-1);
      const fits =
        last === "organization" || (last === "period" && ["month", "quarter", "half", "year"].includes(periodKind));
      return fits ? { total: "across" } : null;
    },
  },
  {
    name: "of which",
    about: "total",
    change: ({ layout, figures, names }) =>
      layout.rows.join() === "organization" && figures === "plain" && names !== "numbered"
        ? { ofWhich: true, total: "none" }
        : null,
  },
  {
    name: "the region among its platforms",
    about: "total",
    change: ({ layout, figures, names }) =>
      layout.rows.includes("organization") && figures === "plain" && names !== "numbered"
        ? { withRegion: true, total: "none" }
        : null,
  },
  {
    name: "halves beside each other",
    about: "gaps",
    change: ({ layout, total, ofWhich }) =>
      layout.rows.join() === "organization" && layout.parts?.place !== "beside" && total === "none" && !ofWhich
        ? { halves: true }
        : null,
  },
  { name: "serial numbers", about: "serial", change: ({ names }) => (names === "numbered" ? null : { serial: true }) },
  // Nobody parts a group that is named in its first row only.
  ...(["blankRows", "repeatHeader"] as const).map(
    (gap): Habit => ({
      name: gap === "blankRows" ? "blank rows" : "header again",
      about: "gaps",
      change: ({ groups }) => (groups === "first" ? null : { [gap]: true }),
    }),
  ),
  {
    name: "groups: of rows, named once",
    about: "groups",
    change: ({ layout, blankRows, repeatHeader }) =>
      layout.rows.length > 1 && !blankRows && !repeatHeader ? { groups: "first" } : null,
  },
  {
    name: "groups: of columns, named in each",
    about: "groups",
    change: ({ layout, file, yearAt }) => {
      const isGrouped = layout.header.length > 1 || (layout.header.length === 1 && yearAt === "column");
      return isGrouped && (file.kind === "csv" || !file.merged) ? { groupsAbove: "each" } : null;
    },
  },
];

const HEADINGS: readonly Habit[] = [
  always("headings: line breaks", "headings", { headings: "break" }),
  always("headings: blanks inside", "headings", { headings: "blanks" }),
  {
    name: "headings: numbered",
    about: "headings",
    change: (spec) => (inHeader(spec, "indicator") || inRows(spec, "indicator") ? { headings: "numbered" } : null),
  },
  {
    name: "headings: a group above",
    about: "headings",
    change: ({ layout }) => (layout.header.join() === "indicator" ? { headings: "group-above" } : null),
  },
  {
    name: "corner blank",
    about: "corner",
    change: (spec) =>
      spec.layout.rows.length === 1 && !spec.serial && spec.layout.header.length === 1 ? { corner: "blank" } : null,
  },
  {
    name: "corner with both",
    about: "corner",
    change: ({ layout }) => (layout.rows.length === 1 && layout.header.length === 1 ? { corner: "slash" } : null),
  },
  ...(["remark", "category", "code", "phone", "rank"] as const).map((further) =>
    always(`further: ${further}`, "further", { further }),
  ),
  ...(["target", "completion", "change"] as const).map(
    (further): Habit => ({
      name: `further: ${further}`,
      about: "further",
      change: ({ layout }) => (layout.header.length === 0 || layout.header.join() === "period" ? { further } : null),
    }),
  ),
  {
    name: "further: status",
    about: "further",
    change: (spec) => (spec.layout.header.length === 0 && spec.figures === "plain" ? { further: "status" } : null),
  },
];

export const HABITS: readonly Habit[] = [
  ...FILES,
  ...PERIODS,
  ...PERIOD_LINES,
  ...UNITS,
  ...FIGURES,
  ...NAMES,
  ...ROWS,
  ...HEADINGS,
].filter((habit, i, all) => all.findIndex(({ name }) => name === habit.name) === i);

/** Two habits of different kinds; each kind is drawn as often, however many habits it has. */
export function drawHabits(draw: Draw): readonly Habit[] {
  const [one = "", other = ""] = draw.shuffle([...new Set(HABITS.map(({ about }) => about))]);
  return [one, other].map((kind) => draw.pick(HABITS.filter(({ about }) => about === kind)));
}
