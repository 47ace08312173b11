import { nameIn } from "#domain/names.ts";
import type { Policy } from "#domain/policy.ts";
import type { RegionData } from "#domain/region-data.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./overview.module.css";
import { useOverviewText } from "./overview-text.ts";

/** Policies and mechanisms, then honours and events, each with its date as precise as the source has it. */
export function PolicyList({ data }: { readonly data: RegionData }) {
  const text = useOverviewText();
  const isMeasure = ({ kind }: Policy) => kind === "policy" || kind === "mechanism";
  const measures = data.policies.filter(isMeasure);
  const honours = data.policies.filter((policy) => !isMeasure(policy));
  return (
    <section className={classes["panel"]}>
      <h2>{text("policies")}</h2>
      {data.policies.length === 0 ? <p className={classes["small"]}>{text("noPolicies")}</p> : null}
      <PolicyItems policies={measures} />
      {honours.length === 0 ? null : (
        <>
          <h3>{text("honours")}</h3>
          <PolicyItems policies={honours} />
        </>
      )}
    </section>
  );
}

function PolicyItems({ policies }: { readonly policies: readonly Policy[] }) {
  const text = useOverviewText();
  const language = useLanguage();
  return (
    <ul className={classes["list"]}>
      {policies.map((policy) => {
        const stated = nameIn(policy.dateStated, language);
        return (
          <li key={policy.code}>
            <strong>{nameIn(policy.names, language)}</strong>
            <p className={classes["small"]}>{stated === "" ? text("noDate") : stated}</p>
          </li>
        );
      })}
    </ul>
  );
}
