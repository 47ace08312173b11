import { useInfiniteQuery } from "@tanstack/react-query";
import { type AuditFilter, auditCsvPath, auditQuery } from "#client/audit.ts";
import { describeError } from "#client/fetch.ts";
import { signInPath, useSession } from "#client/session.ts";
import form from "#ui/form.module.css";
import { useLanguage } from "#ui/language.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import panel from "#ui/panel.module.css";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import classes from "./audit.module.css";
import { readFilter } from "./audit-filter.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditTable } from "./audit-table.tsx";
import { useAuditText } from "./audit-text.ts";
import { ChainState } from "./chain-state.tsx";

type Props = Pick<PageProps<SearchState>, "search" | "onSearch">;

/** 审计日志: who did what and when, whether the log is whole, and the log as a file. */
export function AuditPage({ search, onSearch }: Props) {
  const text = useAuditText();
  const language = useLanguage();
  const session = useSession();
  if (!session) return <Skeleton height="60vh" />;
  if (!session.may.includes("administer"))
    return (
      <EmptyState title={text("refused")} advice={text("refusedAdvice")}>
        <a href={signInPath("/audit")}>{text("signIn")}</a>
      </EmptyState>
    );
  const filter = readFilter(search, session.timeZone);
  return (
    <div className={panel["page"]}>
      <div className={panel["head"]}>
        <div className={classes["about"]}>
          <h1>{text("title")}</h1>
          <p className={panel["lead"]}>
            {text("lead")} {text("clock")}
          </p>
        </div>
        <a
          className={`${form["secondary"]} ${classes["export"]}`}
          href={auditCsvPath(filter, language)}
          download={true}
          title={text("exportNote")}
        >
          {text("export")}
        </a>
      </div>
      <ChainState />
      <section className={panel["panel"]} aria-label={text("title")}>
        <AuditFilters search={search} onSearch={onSearch} />
        <Entries filter={filter} />
      </section>
    </div>
  );
}

function Entries({ filter }: { readonly filter: AuditFilter }) {
  const text = useAuditText();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(auditQuery(filter));
  if (error && !data) return <FailedState {...describeError(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height="40vh" />;
  const entries = data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <EmptyState title={text("none")} advice={text("noneAdvice")} />;
  return (
    <>
      <AuditTable entries={entries} />
      {hasNextPage ? (
        <button
          type="button"
          className={form["secondary"]}
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {text(isFetchingNextPage ? "loading" : "more")}
        </button>
      ) : null}
    </>
  );
}
