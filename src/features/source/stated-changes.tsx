import { useQuery } from "@tanstack/react-query";
import { filePath } from "#client/paths.ts";
import { historyQuery } from "#client/queries.ts";
import type { Edition } from "#contract/common.ts";
import type { StatedChange } from "#contract/history.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { differsFromStated } from "#domain/catalogue/stated-change.ts";
import { measureAt } from "#domain/figures/measure.ts";
import type { ObservationKey } from "#domain/figures/observation.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatStatedChange } from "#domain/say/format-stated-change.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { UNITS } from "#domain/terms/unit.ts";
import { calendarOf } from "#domain/views/explanation.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./source.module.css";
import { useSourceText } from "./source-text.ts";

type Props = {
  readonly edition: Edition;
  readonly data: RegionData;
  readonly indicator: Indicator;
  readonly figure: ObservationKey;
};

/** What files say of the change on the year before, beside what the levels come to: both are shown, as they may differ. */
export function StatedChanges({ edition, data, indicator, figure }: Props) {
  const text = useSourceText();
  const language = useLanguage();
  const { data: history } = useQuery(historyQuery(edition, figure));
  const newest = newestByPeriod(history?.statedChanges ?? []);
  if (newest.length === 0) return null;
  return (
    <dl className={classes["stated"]}>
      {newest.map((stated) => {
        const computed = computedChange(stated, indicator, figure.organization, data);
        const place = [stated.fileName, stated.sheet, stated.cell].filter((part) => part !== "").join(" · ");
        return (
          <div key={stated.period}>
            <dt>{text("stated", { period: formatPeriod(stated.period, language) })}</dt>
            <dd>
              <strong className="tabular">
                {formatStatedChange(stated.value, stated.rounding, indicator, language)}
              </strong>{" "}
              <a className={classes["download"]} href={filePath(stated.fileDigest)}>
                {place}
              </a>
              <br />
              <span className={classes["muted"]}>
                {computed === null
                  ? text("notComputed")
                  : text("computedChange", {
                      change: formatStatedChange(computed, stated.rounding, indicator, language),
                    })}
                {computed !== null && differsFromStated(stated, computed) ? ` ${text("bothKept")}` : ""}
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** They come newest first. */
function newestByPeriod(changes: readonly StatedChange[]): StatedChange[] {
  return changes.filter((one, i) => changes.findIndex(({ period }) => period === one.period) === i);
}

/** The change that the levels come to, in the unit of the stated one; `null` where they come to none. */
function computedChange(
  { period: code }: StatedChange,
  indicator: Indicator,
  organization: string,
  data: RegionData,
): number | null {
  const calendar = calendarOf(code);
  if (calendar === null) return null;
  const isToDate = parsePeriod(code)?.kind === "year-to-date";
  const measured = measureAt(data.seriesOf(indicator, organization), isToDate ? "ytd-yoy" : "yoy", calendar);
  if (measured.kind !== "value") return null;
  return UNITS[indicator.unit].kind === "percent" ? measured.value : measured.value / 100;
}
