import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  type AcknowledgeFault,
  type Audit,
  type AuditQuery,
  auditSchema,
  auditVerificationSchema,
} from "#contract/audit.ts";
import { ROUTES } from "#contract/routes.ts";
import type { Language } from "#domain/terms/names.ts";
import { fetchJson, fetchNothing, jsonRequest } from "./fetch.ts";
import { pathWith } from "./paths.ts";

export type AuditFilter = Omit<AuditQuery, "before">;

/** The log newest first, a page at a time. */
export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam, signal }): Promise<Audit> =>
      fetchJson(pathWith(ROUTES.audit, { ...filter, before: pageParam }), auditSchema, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.seq : undefined),
  });
}

/** Whether the chain holds, walked by the server when it is asked. */
export function auditVerificationQuery() {
  return queryOptions({
    queryKey: ["audit-verification"],
    queryFn: ({ signal }) => fetchJson(ROUTES.auditVerification, auditVerificationSchema, { signal }),
  });
}

/** Says under one's name that a fault of the log was seen to. */
export function acknowledgeFault(acknowledgement: AcknowledgeFault): Promise<void> {
  return fetchNothing(ROUTES.auditAcknowledgement, jsonRequest("POST", acknowledgement));
}

/** Where the entries that a filter leaves are had as a file. */
export function auditCsvPath(filter: AuditFilter, language: Language): string {
  return pathWith(ROUTES.auditCsv, { ...filter, language });
}
