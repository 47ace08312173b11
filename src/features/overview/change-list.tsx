import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Measure } from "#domain/figures/measure.ts";
import { SCHEDULE_STATUS_NAMES, type ScheduleStatus } from "#domain/figures/schedule.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { monthCode, periodCode, shiftPeriod } from "#domain/terms/period.ts";
import { monthChanges } from "#domain/views/change-list.ts";
import type { RegionData, YearMonth } from "#domain/views/region-data.ts";
import { Change } from "#ui/change.tsx";
import { FigureLine } from "#ui/figure-line.tsx";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { sourceKey } from "#ui/source-key.ts";
import classes from "./overview.module.css";
import { useOverviewText } from "./overview-text.ts";

/** What changed since the month before: 当期 of both months, 环比, and where the schedule's verdict moved. */
export function ChangeList({ data, at }: { readonly data: RegionData; readonly at: YearMonth }) {
  const text = useOverviewText();
  const language = useLanguage();
  const organization = data.region.code;
  const thisMonth = monthCode(at.year, at.month);
  const lastMonth = periodCode(shiftPeriod({ kind: "month", ...at }, -1));
  const sourceOf = (indicator: Indicator, period: string, measure: Measure) =>
    sourceKey({ indicator: indicator.code, organization, period, measure });
  const write = (status: ScheduleStatus | null) =>
    status === null ? "—" : nameIn(SCHEDULE_STATUS_NAMES[status], language);
  const changes = monthChanges(data, at);
  if (changes.length === 0) return null;
  return (
    <section className={classes["panel"]}>
      <h2>
        {text("changes")}{" "}
        <span className={classes["small"]}>{formatPeriod(monthCode(at.year, at.month), language)}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes["scroll"]} tabIndex={0} aria-label={text("changes")}>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">{text("indicator")}</th>
              <th scope="col">{text("now")}</th>
              <th scope="col">{text("before")}</th>
              <th scope="col">{text("onPrevious")}</th>
              <th scope="col">{text("status")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ indicator, now, before, onPrevious, status, statusBefore }) => (
              <tr key={indicator.code}>
                <th scope="row">{nameIn(indicator.names, language)}</th>
                {[
                  { code: thisMonth, figure: now },
                  { code: lastMonth, figure: before },
                ].map(({ code, figure }) => (
                  <td key={code}>
                    <FigureLine
                      figure={figure}
                      indicator={indicator}
                      measure="current"
                      source={sourceOf(indicator, code, "current")}
                    />
                  </td>
                ))}
                <td>
                  <Change
                    figure={onPrevious}
                    indicator={indicator}
                    measure="pop"
                    source={sourceOf(indicator, thisMonth, "pop")}
                  />
                </td>
                <td>
                  {status === null ? (
                    write(status)
                  ) : (
                    <Link
                      to="."
                      keep
                      className={classes["figure"]}
                      search={{ source: sourceOf(indicator, thisMonth, "completion") }}
                    >
                      {status === statusBefore || statusBefore === null
                        ? write(status)
                        : text("statusMoved", { before: write(statusBefore), now: write(status) })}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
