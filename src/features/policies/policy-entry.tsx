import { filePath } from "#client/paths.ts";
import { isWebAddress, type Policy, policyKindName } from "#domain/catalogue/policy.ts";
import type { Source } from "#domain/catalogue/source.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { nameIn } from "#domain/terms/names.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import { policyState, policyTrendStart } from "#domain/views/policy-register.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { formatBytes } from "#ui/format-bytes.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { SourceCitation } from "#ui/source-citation.tsx";
import classes from "./policies.module.css";
import { usePoliciesText } from "./policies-text.ts";

type Props = {
  readonly policy: Policy;
  readonly data: RegionData;
  readonly sources: readonly Source[];
  readonly today: string;
};

/** One entry of the register: its date as precise as its source has it, what it is, whom it concerns, what it is to move. */
export function PolicyEntry({ policy, data, sources, today }: Props) {
  const text = usePoliciesText();
  const language = useLanguage();
  const state = policyState(policy, today);
  const source = sources.find(({ code }) => code === policy.source);
  const successor = data.policies.find(({ code }) => code === policy.replacedBy);
  const platforms = data.platforms.filter(({ code }) => policy.organizations.includes(code));
  const facts = [
    policy.documentNumber,
    policy.issuer,
    policy.validUntil === undefined ? undefined : text("until", { date: dateWords(policy.validUntil, language) }),
    platforms.length === 0
      ? undefined
      : text("scope", {
          names: formatList(
            platforms.map(({ names }) => nameIn(names, language)),
            language,
          ),
        }),
  ].filter((fact) => fact !== undefined);
  return (
    <li id={`policy-${policy.code}`}>
      <p className={classes["date"]}>{statedDate(policy, language) || text("noDate")}</p>
      <div className={classes["entry"]} data-state={state}>
        <div className={classes["head"]}>
          <h3>{nameIn(policy.names, language)}</h3>
          <span className={classes["mark"]}>{policyKindName(policy.kind, language)}</span>
          {state === "open" ? null : <span className={classes["mark"]}>{text(state)}</span>}
        </div>
        <p className={classes["facts"]}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
          {policy.link !== undefined && isWebAddress(policy.link) ? (
            <a href={policy.link} target="_blank" rel="noreferrer">
              {text("read")}
            </a>
          ) : null}
          {policy.document ? (
            <a href={filePath(policy.document.digest)} download={policy.document.fileName}>
              {text("document", { name: policy.document.fileName, size: formatBytes(policy.document.size) })}
            </a>
          ) : null}
        </p>
        {successor ? (
          <p>
            <a href={`#policy-${successor.code}`}>{text("replacedBy", { name: nameIn(successor.names, language) })}</a>
          </p>
        ) : null}
        <Moves policy={policy} data={data} />
        {policy.quote === "" && !source ? null : (
          <details>
            <summary>{text(policy.quote === "" ? "source" : "quote")}</summary>
            {policy.quote === "" ? null : <blockquote lang="zh-CN">{policy.quote}</blockquote>}
            {source ? (
              <p className={classes["facts"]}>
                {text("cited")}
                <SourceCitation source={source} />
              </p>
            ) : null}
          </details>
        )}
      </div>
    </li>
  );
}

/** The indicators, each leading to its trend from a year before the policy, where it is marked. */
function Moves({ policy, data }: Pick<Props, "policy" | "data">) {
  const text = usePoliciesText();
  const language = useLanguage();
  const moved = data.indicators.filter(({ code }) => policy.indicators.includes(code));
  if (moved.length === 0) return null;
  const from = policyTrendStart(policy);
  return (
    <p className={classes["facts"]}>
      {text("moves")}
      {moved.map(({ code, names }) => (
        <Link
          key={code}
          to="/trend"
          search={{ region: data.region.code, indicator: code, ...(from === null ? {} : { from }) }}
        >
          {nameIn(names, language)}
        </Link>
      ))}
    </p>
  );
}

function statedDate({ date, dateStated }: Policy, language: ReturnType<typeof useLanguage>): string {
  const said = date === null ? "" : dateWords(date, language);
  const stated = nameIn(dateStated, language);
  // What a person entered is said once; a source's own words stand beside what they come to.
  return stated === "" || stated === date ? said : stated;
}

function dateWords(date: string, language: ReturnType<typeof useLanguage>): string {
  return parsePeriod(date) ? formatPeriod(date, language) : date;
}
