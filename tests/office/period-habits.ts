import { type Habit, inHeader, inRows } from "./habit.ts";
import { PERIOD_FORMS } from "./period.ts";

const FORMS: readonly Habit[] = PERIOD_FORMS.flatMap((form): Habit[] => {
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

/** How periods are written, and where. */
export const PERIOD_HABITS: readonly Habit[] = [...FORMS, ...PERIOD_LINES];
