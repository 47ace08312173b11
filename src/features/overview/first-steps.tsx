import type { RegionEdition } from "#client/queries.ts";
import { mayPublishIn, useSession } from "#client/session.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import classes from "./first-steps.module.css";
import { useOverviewText } from "./overview-text.ts";

type Props = {
  readonly shown: RegionEdition;
  /** Beside figures that are there already: only what is still to do, and only for who may do it. */
  readonly isBeside?: boolean;
};

/** The five steps that lead to a region's overview, with the state of each. */
export function FirstSteps({ shown: { data, catalogue }, isBeside = false }: Props) {
  const text = useOverviewText();
  const language = useLanguage();
  const session = useSession();
  const { code, names } = data.region;
  const isOurs = session !== undefined && mayPublishIn(session, code);
  const own = new Set([code, ...data.platforms.map((platform) => platform.code)]);
  const targets = catalogue.targets
    .filter(({ organization }) => own.has(organization))
    .reduce((count, { values }) => count + Object.keys(values).length, 0);
  const steps = [
    { key: "platforms", count: data.platforms.length, to: "/catalogue", search: {} },
    { key: "indicators", count: catalogue.indicators.length, to: "/catalogue", search: { part: "indicators" } },
    { key: "targets", count: targets, to: "/catalogue", search: { part: "targets" } },
    { key: "figures", count: data.indicators.length, to: "/upload", search: {} },
    { key: "policies", count: data.policies.length, to: "/catalogue", search: { part: "policies" } },
  ] as const;
  const listed = isBeside ? steps.filter(({ count }) => count === 0) : steps;
  if (isBeside && (!isOurs || data.region.illustrative || listed.length === 0)) return null;
  return (
    <section className={classes["box"]} data-beside={isBeside}>
      {isBeside ? <h2>{text("stepsLeft")}</h2> : <h1>{text("empty")}</h1>}
      {isBeside ? null : <p>{text(isOurs ? "stepsLead" : "stepsWait", { region: nameIn(names, language) })}</p>}
      <ol className={classes["steps"]}>
        {listed.map(({ key, count, to, search }) => (
          <li key={key} data-done={count > 0}>
            <span className={classes["mark"]} aria-hidden="true">
              {count > 0 ? "✓" : "○"}
            </span>
            <span className={classes["what"]}>
              <strong>{text(`${key}Step`)}</strong>
              <small>{text(`${key}Advice`)}</small>
            </span>
            <span className={classes["state"]}>{count > 0 ? text(`${key}Done`, { count }) : text("stepOpen")}</span>
            {isOurs ? (
              <Link to={to} search={{ region: code, ...search }}>
                {text(count > 0 ? "stepSee" : `${key}Do`)}
              </Link>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
