import type { Draw } from "./draw.ts";
import { FIGURE_STYLES } from "./figure.ts";
import { FILE_HABITS } from "./file-habits.ts";
import { type Habit, inHeader, inRows } from "./habit.ts";
import { PERIOD_HABITS } from "./period-habits.ts";
import type { Spec } from "./spec.ts";

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
    name: "not every organization reports everything",
    about: "total",
    change: ({ layout: { rows, header }, halves }) => {
      const fits = [rows, header].some((axes) => axes.length > 1 && axes.includes("organization"));
      return fits && !halves ? { uneven: true, total: "none" } : null;
    },
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
  ...(["remark", "category", "code", "phone", "rank"] as const).map((further) => ({
    name: `further: ${further}`,
    about: "further",
    // Kinds and codes are those of the platforms.
    change: (spec: Spec) =>
      (further === "category" || further === "code") && !inRows(spec, "organization") ? null : { further },
  })),
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
  ...FILE_HABITS,
  ...PERIOD_HABITS,
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
