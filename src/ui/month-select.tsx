import { formatPeriod } from "#domain/say/format-period.ts";
import { monthCode, parsePeriod, periodCode, periodsBetween, shiftPeriod } from "#domain/terms/period.ts";
import type { YearMonth } from "#domain/views/region-data.ts";
import { defineText, useLanguage } from "./language.ts";
import classes from "./month-select.module.css";

const useText = defineText("month-select", {
  period: { zh: "时期", en: "Period" },
  previous: { zh: "上个月", en: "Previous month" },
  next: { zh: "下个月", en: "Next month" },
});

type Props = {
  readonly span: { readonly first: YearMonth; readonly last: YearMonth };
  readonly value: YearMonth;
  readonly onChange: (month: YearMonth) => void;
};

/** Chooses a month of a span, newest first, with a step to either side. */
export function MonthSelect({ span, value, onChange }: Props) {
  const text = useText();
  const language = useLanguage();
  const period = { kind: "month", ...value } as const;
  const months = periodsBetween({ kind: "month", ...span.first }, { kind: "month", ...span.last }, "month");
  const codes = months.map(periodCode).reverse();
  const choose = (code: string) => {
    const chosen = parsePeriod(code);
    if (chosen?.kind === "month") onChange({ year: chosen.year, month: chosen.month });
  };
  const previous = periodCode(shiftPeriod(period, -1));
  const next = periodCode(shiftPeriod(period, 1));
  return (
    <span className={classes["group"]}>
      <button
        type="button"
        aria-label={text("previous")}
        disabled={!codes.includes(previous)}
        onClick={() => choose(previous)}
      >
        ‹
      </button>
      <select
        aria-label={text("period")}
        value={monthCode(value.year, value.month)}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {codes.map((code) => (
          <option key={code} value={code}>
            {formatPeriod(code, language)}
          </option>
        ))}
      </select>
      <button type="button" aria-label={text("next")} disabled={!codes.includes(next)} onClick={() => choose(next)}>
        ›
      </button>
    </span>
  );
}
