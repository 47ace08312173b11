import type { AuditFilter } from "#client/audit.ts";
import { AUDIT_KINDS, AUDIT_OUTCOMES } from "#domain/audit.ts";
import type { SearchState } from "#ui/page.ts";

/** What the address says of the filter; days are the reader's own, `to` included. */
export const FILTER_KEYS = ["kind", "outcome", "account", "object", "from", "to"] as const;

/** The filter in the address as the server is asked; what is not understood filters nothing. */
export function readFilter(search: SearchState): AuditFilter {
  const kind = AUDIT_KINDS.find((known) => known === search["kind"]);
  const outcome = AUDIT_OUTCOMES.find((known) => known === search["outcome"]);
  const account = search["account"]?.trim().slice(0, 100);
  const object = search["object"]?.trim().slice(0, 200);
  const from = startOfDay(search["from"], 0);
  const to = startOfDay(search["to"], 1);
  return {
    ...(kind ? { kind } : {}),
    ...(outcome ? { outcome } : {}),
    ...(account ? { account } : {}),
    ...(object ? { object } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

/** Whether anything is filtered. */
export function isFiltered(filter: AuditFilter): boolean {
  return Object.keys(filter).length > 0;
}

/** The instant at which a day of the reader's (2026-11-24) begins, some days later. */
function startOfDay(day: string | undefined, later: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? "") ?? [];
  if (year === undefined) return undefined;
  const instant = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}
