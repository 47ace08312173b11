import { useRegion } from "#client/use-region.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { TargetValue } from "#domain/catalogue/target.ts";
import { formatNumber, formatPercentChange } from "#domain/say/format-number.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { sayAmount, sayFigure } from "#domain/say/say-figure.ts";
import { sayTarget } from "#domain/say/say-target.ts";
import { parsePeriod, periodCode } from "#domain/terms/period.ts";
import { calendarOf } from "#domain/views/explanation.ts";
import { targetFacts } from "#domain/views/target-facts.ts";
import { useLanguage } from "#ui/language.ts";
import { useCatalogueText } from "./catalogue-text.ts";
import classes from "./target-sheet.module.css";

type Props = {
  readonly region: string;
  readonly indicator: Indicator;
  readonly organization: string;
  readonly name: string;
  readonly period: string;
  readonly value: TargetValue | undefined;
};

/** What the target of the active cell comes to, as it is typed: last year's result, growth, what each month has to bring. */
export function TargetFactsLine({ region, indicator, organization, name, period: code, value }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const shown = useRegion(region);
  const period = parsePeriod(code) === null ? null : calendarOf(code);
  const head = `${name} · ${formatPeriod(code, language)}`;
  const facts =
    shown.state === "ready" && period !== null && value !== undefined
      ? targetFacts(
          shown.value.data.seriesOf(indicator, organization),
          period,
          value,
          shown.value.data.months[0] ?? null,
        )
      : null;
  if (!facts || !period)
    return (
      <p className={classes["facts"]} aria-live="polite">
        <b>{head}</b> {value === undefined ? text("factsNone") : ""}
      </p>
    );
  const { target, before, growth, need } = facts;
  const amount = (number: number) => sayAmount(number, indicator, "current", language);
  const parts = [
    sayTarget(target, indicator, language),
    text("factsBefore", {
      period: formatPeriod(periodCode({ ...period, year: period.year - 1 }), language),
      figure: sayFigure(before, indicator, "current", language).line,
    }),
    ...(growth === null ? [] : [text("factsGrowth", { growth: formatPercentChange(growth) })]),
    ...(need === null
      ? []
      : need.at.month === 0
        ? [text("factsEach", { each: `${formatNumber(need.each, 1)}` })]
        : [
            text("factsNeed", {
              came: amount(need.came),
              period: formatPeriod(periodCode({ kind: "year-to-date", ...need.at }), language),
              months: need.months,
              each: formatNumber(need.each, 1),
            }),
          ]),
  ];
  return (
    <p className={classes["facts"]} aria-live="polite">
      <b>{head}</b> {parts.join(language === "en" ? "; " : "；")}
    </p>
  );
}
