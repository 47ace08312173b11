import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useSession } from "#client/session.ts";
import { submissionsQuery } from "#client/submissions.ts";
import { useRegion } from "#client/use-region.ts";
import { dayIn, zoneOf } from "#domain/catalogue/clock.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { isCalendarPeriod, parsePeriod } from "#domain/terms/period.ts";
import { completenessOf, reportingPeriods } from "#domain/views/completeness.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import classes from "./frame.module.css";
import { useFrameText } from "./frame-text.ts";

/** What waits for whoever is signed in: reports that are due, files that were sent in or came back. */
export function DueReminder({ region }: { readonly region: string }) {
  const text = useFrameText();
  const session = useSession();
  const [isClosed, setClosed] = useState(false);
  const account = session?.account;
  const role = account?.role;
  const may = role === "contributor" || role === "publisher" || role === "administrator";
  const loaded = useRegion(region);
  const waiting = useQuery({ ...submissionsQuery(region), enabled: may && session?.may.includes("submit") === true });
  const data = may && !isClosed && loaded.state === "ready" ? loaded.value.data : null;
  const today = dayIn(new Date(), zoneOf(data?.region));
  // All reports are gone through, which would be felt each time the page around is drawn.
  const due = useMemo(() => {
    const mine = account?.role === "contributor" ? account.organizations : null;
    return data && dueReports(data, mine, today);
  }, [data, account, today]);
  if (data === null) return null;
  const state = role === "contributor" ? "returned" : "submitted";
  const files = waiting.data?.filter((one) => one.state === state).length ?? 0;
  if (due === null && files === 0) return null;
  return (
    <section className={classes["reminder"]} aria-label={text("reminder")}>
      <ul>
        {due ? (
          <li>
            <DueWords {...due} />{" "}
            <Link to="/completeness" search={{ region, period: due.period }}>
              {text("seeReports")}
            </Link>
          </li>
        ) : null}
        {files > 0 ? (
          <li>
            {text(state === "returned" ? "filesReturned" : "filesWaiting", { count: files })}{" "}
            <Link to="/submissions" search={{ region }}>
              {text("seeSubmissions")}
            </Link>
          </li>
        ) : null}
      </ul>
      <button type="button" className={classes["close"]} onClick={() => setClosed(true)}>
        {text("closeReminder")}
      </button>
    </section>
  );
}

type Due = { readonly period: string; readonly count: number; readonly due: string; readonly overdue: boolean };

function DueWords({ period, count, due, overdue }: Due) {
  const text = useFrameText();
  const language = useLanguage();
  return text(overdue ? "dueLate" : "dueSoon", { period: formatPeriod(period, language), count, due });
}

/** Reports of the latest period that is due which have not come; `null` for none. Organizations of others are left out. */
function dueReports(data: RegionData, organizations: readonly string[] | null, today: string): Due | null {
  const code = reportingPeriods(data, undefined, today)?.latestDue;
  const period = parsePeriod(code ?? "");
  if (!code || !period || !isCalendarPeriod(period)) return null;
  const { rows, due, overdue } = completenessOf(data, period, today);
  const count = rows
    .filter(({ organization }) => organizations === null || organizations.includes(organization.code))
    .reduce((sum, row) => sum + row.count.notReported, 0);
  return due === null || count === 0 ? null : { period: code, count, due, overdue };
}
