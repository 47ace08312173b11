import { formatPeriod } from "#domain/format-period.ts";
import { nameIn } from "#domain/names.ts";
import { parsePeriod } from "#domain/period.ts";
import type { Policy } from "#domain/policy.ts";
import type { Source } from "#domain/source.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./overview.module.css";
import { useOverviewText } from "./overview-text.ts";

type Props = {
  readonly title: string;
  readonly policies: readonly Policy[];
  readonly sources: readonly Source[];
};

/** Policies or events, each with its date as precise as the source has it, the source's wording and the source. */
export function PolicyList({ title, policies, sources }: Props) {
  if (policies.length === 0) return null;
  const cited = sources.filter(({ code }) => policies.some(({ source }) => source === code));
  return (
    <section className={classes["panel"]}>
      <h2>{title}</h2>
      <ul className={classes["list"]}>
        {policies.map((policy) => (
          <PolicyItem key={policy.code} policy={policy} />
        ))}
      </ul>
      {cited.map((source) => (
        <SourceLine key={source.code} source={source} />
      ))}
    </section>
  );
}

function PolicyItem({ policy }: { readonly policy: Policy }) {
  const text = useOverviewText();
  const language = useLanguage();
  const stated = nameIn(policy.dateStated, language) || text("noDate");
  const period = policy.date !== null && parsePeriod(policy.date) ? formatPeriod(policy.date, language) : "";
  return (
    <li>
      <details>
        <summary>
          <strong>{nameIn(policy.names, language)}</strong>
          <span className={classes["small"]}>
            {period === "" || period === stated ? stated : `${stated} · ${period}`}
          </span>
        </summary>
        <blockquote className={classes["quote"]} lang="zh-CN">
          {policy.quote}
        </blockquote>
      </details>
    </li>
  );
}

function SourceLine({ source }: { readonly source: Source }) {
  const text = useOverviewText();
  const language = useLanguage();
  const parts = [nameIn(source.names, language), nameIn(source.publisher, language), source.published ?? ""];
  return (
    <p className={classes["small"]}>
      {text("source")}: {parts.filter((part) => part !== "").join(" · ")}
    </p>
  );
}
