import { useQuery } from "@tanstack/react-query";
import { type RegionEdition, targetHistoryQuery } from "#client/queries.ts";
import { useZone } from "#client/zone.ts";
import type { TargetHistory } from "#contract/target-history.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { sayTargetValue } from "#domain/catalogue/target-words.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatDue, formatGap } from "#domain/say/format-schedule.ts";
import { sayAmount } from "#domain/say/say-figure.ts";
import { sayTarget } from "#domain/say/say-target.ts";
import { nameIn } from "#domain/terms/names.ts";
import type { ExplainedTarget } from "#domain/views/explanation.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./source.module.css";
import { useSourceText } from "./source-text.ts";

type Props = {
  readonly shown: RegionEdition;
  readonly organization: string;
  readonly indicator: Indicator;
  readonly target: ExplainedTarget;
};

/** The target that a completion is reckoned against: what it says, by which curve it is due, where it is from, what it was. */
export function TargetSource({ shown, organization, indicator, target }: Props) {
  const text = useSourceText();
  const language = useLanguage();
  const { data } = useQuery(
    targetHistoryQuery(shown.edition, { indicator: indicator.code, organization, period: target.period }),
  );
  const row = shown.catalogue.targets.find(
    (each) => each.indicator === indicator.code && each.organization === organization && target.period in each.values,
  );
  const source = shown.catalogue.sources.find(({ code }) => code === row?.source);
  const told = source
    ? [nameIn(source.names, language), nameIn(source.publisher, language), source.published ?? ""]
    : [row?.source ?? ""];
  const wording = row?.wordings?.[target.period];
  const { schedule } = target;
  return (
    <section aria-label={text("target")}>
      <h3 className={classes["subhead"]}>
        {text("target")} · {formatPeriod(target.period, language)}{" "}
        <span className="tabular">{sayTarget(target, indicator, language)}</span>
      </h3>
      {wording === undefined ? null : <p className={classes["muted"]}>{text("targetWording", { wording })}</p>}
      {schedule ? (
        <p className={classes["muted"]}>
          {text("dueOf", { due: formatDue(schedule, language), gap: formatGap(schedule, language) })}
        </p>
      ) : null}
      <p className={classes["muted"]}>
        {text("targetSource")}
        {told.filter((part) => part !== "").join(" · ")}
      </p>
      {data && data.entries.length > 1 ? (
        <Former entries={data.entries.slice(1)} indicator={indicator} region={shown.data.region.code} />
      ) : null}
    </section>
  );
}

type Entry = TargetHistory["entries"][number];
type FormerProps = { readonly entries: readonly Entry[]; readonly indicator: Indicator; readonly region: string };

/** What the target was before it was revised: by whom, since when, until which revision. */
function Former({ entries, indicator, region }: FormerProps) {
  const text = useSourceText();
  const language = useLanguage();
  const zone = useZone(region);
  return (
    <>
      <h4 className={classes["muted"]}>{text("former")}</h4>
      <ul className={classes["history"]}>
        {entries.map(({ revision, until, withdrawn, value, publishedAt, publishedBy }) => (
          <li key={revision}>
            {text("formerLine", {
              value:
                typeof value === "number"
                  ? sayAmount(value, indicator, "current", language)
                  : nameIn(sayTargetValue(value), language),
              name: publishedBy,
              time: formatInstant(publishedAt, zone, language),
              from: revision,
              until: until ?? revision,
              end: text(withdrawn ? "formerWithdrawn" : "formerReplaced"),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
