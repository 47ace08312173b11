import type { AuditFilter } from "#client/audit.ts";
import { dayAfter, startOfDay } from "#domain/catalogue/clock.ts";
import { AUDIT_KINDS, AUDIT_OUTCOMES } from "#domain/record/audit.ts";
import { parseAsOf } from "#domain/views/as-of.ts";
import type { SearchState } from "#ui/page.ts";

/** What the address says of the filter; days are the installation's, `to` included. */
export const FILTER_KEYS = ["kind", "outcome", "account", "object", "from", "to"] as const;

/** The filter in the address as the server is asked; what is not understood filters nothing. */
export function readFilter(search: SearchState, zone: string): AuditFilter {
  const kind = AUDIT_KINDS.find((known) => known === search["kind"]);
  const outcome = AUDIT_OUTCOMES.find((known) => known === search["outcome"]);
  const account = search["account"]?.trim().slice(0, 100);
  const object = search["object"]?.trim().slice(0, 200);
  const from = instantOf(search["from"], "start", zone);
  const to = instantOf(search["to"], "end", zone);
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

/** The instant at which a day (2026-11-24) begins in a zone, or ends. */
function instantOf(text: string | undefined, edge: "start" | "end", zone: string): string | undefined {
  const read = parseAsOf(text ?? "");
  if (read?.kind !== "day") return undefined;
  return startOfDay(edge === "start" ? read.day : dayAfter(read.day), zone).toISOString();
}
