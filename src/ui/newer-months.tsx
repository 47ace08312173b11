import { formatPeriod } from "#domain/say/format-period.ts";
import { monthCode } from "#domain/terms/period.ts";
import type { MonthReports } from "#domain/views/completeness.ts";
import { latestMonths } from "#domain/views/month.ts";
import type { RegionData, YearMonth } from "#domain/views/region-data.ts";
import { defineText, useLanguage } from "./language.ts";
import { Link } from "./link.tsx";
import classes from "./newer-months.module.css";
import type { SearchState } from "./page.ts";

const useText = defineText("newer-months", {
  reports: {
    zh: "{{period}}：应报{{expected}}项，已报{{reported}}项",
    en: "{{period}}: {{reported}} of {{expected}} figures have come",
  },
  show: { zh: "查看{{period}}", en: "Show {{period}}" },
  shownPartly: {
    zh: "{{period}}：应报{{expected}}项，已报{{reported}}项，未报齐",
    en: "{{period}}: {{reported}} of {{expected}} figures have come, not yet complete",
  },
  more: { zh: "另有{{count}}个月尚未报齐", en: "{{count}} more months are not complete either" },
  back: { zh: "回到{{period}}", en: "Back to {{period}}" },
});

type Props = {
  readonly data: RegionData;
  /** The month in view. */
  readonly at: YearMonth;
  /** What of the address makes the view show a month; `undefined` its usual one. */
  readonly searchFor: (month: string | undefined) => SearchState;
  /** Months told at most, so that a mistyped year does not fill the page. */
  readonly most?: number;
  /** Looks of the list, where it stands elsewhere than above a page. */
  readonly className?: string | undefined;
};

/**
 * What has come of months that are not complete enough to be shown first, with the way there; of such a month in view, how
 * much of it has come and the way back.
 */
export function NewerMonths({ data, at, searchFor, most = 3, className = classes["lines"] }: Props) {
  const text = useText();
  const language = useLanguage();
  const latest = latestMonths(data);
  if (latest === null || latest.newer.length === 0) return null;
  const shownHere = latest.newer.find(({ month }) => isSame(month, at));
  const others = isSame(latest.shown, at) ? latest.newer.slice(-most).reverse() : [];
  if (!shownHere && others.length === 0) return null;
  const words = ({ month, expected, reported }: MonthReports) => ({
    period: formatPeriod(monthCode(month.year, month.month), language),
    expected,
    reported,
  });
  const usual = formatPeriod(monthCode(latest.shown.year, latest.shown.month), language);
  return (
    <ul className={className}>
      {shownHere ? (
        <li>
          {text("shownPartly", words(shownHere))}{" "}
          <Link to="." keep search={searchFor(undefined)}>
            {text("back", { period: usual })}
          </Link>
        </li>
      ) : null}
      {others.map((reports) => {
        const code = monthCode(reports.month.year, reports.month.month);
        return (
          <li key={code}>
            {text("reports", words(reports))}{" "}
            <Link to="." keep search={searchFor(code)}>
              {text("show", { period: formatPeriod(code, language) })}
            </Link>
          </li>
        );
      })}
      {others.length > 0 && latest.newer.length > others.length ? (
        <li>{text("more", { count: latest.newer.length - others.length })}</li>
      ) : null}
    </ul>
  );
}

function isSame(a: YearMonth, b: YearMonth): boolean {
  return a.year === b.year && a.month === b.month;
}
