import { describeError } from "#client/fetch.ts";
import type { RegionEdition } from "#client/queries.ts";
import { mayPublishIn, useSession } from "#client/session.ts";
import { useRegion } from "#client/use-region.ts";
import { dayIn, zoneOf } from "#domain/catalogue/clock.ts";
import { nameIn } from "#domain/terms/names.ts";
import { filterPolicies, policiesByYear } from "#domain/views/policy-register.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import type { PageProps, SearchState } from "#ui/page.ts";
import panel from "#ui/panel.module.css";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import classes from "./policies.module.css";
import { usePoliciesText } from "./policies-text.ts";
import { PolicyEntry } from "./policy-entry.tsx";
import { PolicyFilters } from "./policy-filters.tsx";

/** 政策与大事: the register of a region on a line of time, with a filter that stands in the address. */
export function PoliciesPage({ region, search, onSearch }: PageProps<SearchState>) {
  const loaded = useRegion(region);
  if (loaded.state === "failed") return <FailedState {...describeError(loaded.error)} onRetry={loaded.retry} />;
  if (loaded.state === "loading") return <Skeleton height="70vh" />;
  return <Register shown={loaded.value} search={search} onSearch={onSearch} />;
}

type Props = {
  readonly shown: RegionEdition;
  readonly search: SearchState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

function Register({ shown: { data, catalogue }, search, onSearch }: Props) {
  const text = usePoliciesText();
  const language = useLanguage();
  const session = useSession();
  const { region, policies } = data;
  const today = dayIn(new Date().toISOString(), zoneOf(region));
  const filter = {
    text: search["text"],
    kind: search["kind"],
    organization: search["organization"],
    indicator: search["indicator"],
    state: search["state"],
  };
  const shown = filterPolicies(policies, filter, today);
  const isFiltered = Object.values(filter).some((value) => value);
  return (
    <div className={panel["page"]}>
      <div className={panel["head"]}>
        <div>
          <h1>{text("title", { region: nameIn(region.names, language) })}</h1>
          <p className={panel["lead"]} role="status">
            {isFiltered
              ? text("countShown", { all: policies.length, shown: shown.length })
              : text("count", { all: policies.length })}
          </p>
        </div>
        {session && mayPublishIn(session, region.code) ? (
          <Link to="/catalogue" search={{ region: region.code, part: "policies" }}>
            {text("edit")}
          </Link>
        ) : null}
      </div>
      {policies.length === 0 ? (
        <EmptyState title={text("empty")} advice={text("emptyAdvice")} />
      ) : (
        <>
          <PolicyFilters data={data} filter={filter} onSearch={onSearch} />
          {shown.length === 0 ? <EmptyState title={text("none")} advice={text("noneAdvice")} /> : null}
          {policiesByYear(shown).map(({ year, policies: listed }) => (
            <section key={year} className={classes["year"]} aria-labelledby={`year-${year}`}>
              <h2 id={`year-${year}`}>{year === null ? text("noYear") : text("year", { year })}</h2>
              <ol className={classes["line"]}>
                {listed.map((policy) => (
                  <PolicyEntry
                    key={policy.code}
                    policy={policy}
                    data={data}
                    sources={catalogue.sources}
                    today={today}
                  />
                ))}
              </ol>
            </section>
          ))}
        </>
      )}
    </div>
  );
}
