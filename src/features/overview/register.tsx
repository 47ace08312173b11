import { useState } from "react";
import { type Policy, type PolicyGroup, policyKindName, registerOf } from "#domain/catalogue/policy.ts";
import type { Source } from "#domain/catalogue/source.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { SourceCitation } from "#ui/source-citation.tsx";
import classes from "./overview.module.css";
import { useOverviewText } from "./overview-text.ts";
import styles from "./register.module.css";

/** Below this width a long register starts closed, so that what stands below it is not out of reach. */
const WIDE = "(min-width: 760px)";
/** Up to so many entries are open on a narrow screen too. */
const FEW = 6;

type Props = { readonly region: string; readonly policies: readonly Policy[]; readonly sources: readonly Source[] };

/**
 * All that sources say of a region besides figures, by kind, each entry with its date as precise as the source has it,
 * the source's wording and the source.
 */
export function Register({ region, policies, sources }: Props) {
  const text = useOverviewText();
  const [startsOpen] = useState(() => policies.length <= FEW || isWide());
  if (policies.length === 0) return null;
  const cited = sources.filter(({ code }) => policies.some(({ source }) => source === code));
  return (
    <section className={classes["panel"]} aria-label={text("register")}>
      <h2>
        {text("register")} <span className={classes["small"]}>{text("entries", { count: policies.length })}</span>{" "}
        <Link to="/policies" search={{ region }} className={styles["all"]}>
          {text("allPolicies")}
        </Link>
      </h2>
      <div className={styles["parts"]}>
        {registerOf(policies).map((part) => (
          <div key={part[0]?.kind} className={styles["part"]}>
            {part.map((group) => (
              <Group key={group.kind} group={group} sources={sources} startsOpen={startsOpen} />
            ))}
          </div>
        ))}
      </div>
      {cited.map((source) => (
        <p key={source.code} className={classes["small"]}>
          {text("cited")}
          <SourceCitation source={source} />
        </p>
      ))}
    </section>
  );
}

type GroupProps = {
  readonly group: PolicyGroup;
  readonly sources: readonly Source[];
  readonly startsOpen: boolean;
};

/** The entries of a kind, under their number; it closes. */
function Group({ group, sources, startsOpen }: GroupProps) {
  const language = useLanguage();
  return (
    <details className={styles["group"]} open={startsOpen}>
      <summary>
        <h3>{policyKindName(group.kind, language)}</h3>
        <span className={styles["count"]}>{group.policies.length}</span>
      </summary>
      <ul className={classes["list"]}>
        {group.policies.map((policy) => (
          <Entry key={policy.code} policy={policy} source={sources.find(({ code }) => code === policy.source)} />
        ))}
      </ul>
    </details>
  );
}

function isWide(): boolean {
  return typeof matchMedia !== "function" || matchMedia(WIDE).matches;
}

function Entry({ policy, source }: { readonly policy: Policy; readonly source: Source | undefined }) {
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
        {source ? (
          <p className={styles["cite"]}>
            {text("cited")}
            <SourceCitation source={source} />
          </p>
        ) : null}
      </details>
    </li>
  );
}
