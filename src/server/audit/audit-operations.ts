import {
  acknowledgeFaultSchema,
  auditCsvQuerySchema,
  auditQuerySchema,
  auditSchema,
  auditVerificationSchema,
} from "#contract/audit.ts";
import { ROUTES } from "#contract/routes.ts";
import { answersJson, CHANGE, type Operation, PERMITTED, takesJson } from "#server/api/operation.ts";

/** The audit log, for administrators. */
export const AUDIT_OPERATIONS: readonly Operation[] = [
  {
    id: "readAudit",
    method: "get",
    route: ROUTES.audit,
    action: "administer",
    summary: { zh: "审计日志,新的在前,每次 200 条", en: "The audit log, newest first, 200 entries at a time" },
    query: auditQuerySchema,
    answer: answersJson("Audit", auditSchema),
    errors: PERMITTED,
  },
  {
    id: "verifyAudit",
    method: "get",
    route: ROUTES.auditVerification,
    action: "administer",
    summary: {
      zh: "逐条核对审计日志的摘要链,有误时指出第几条",
      en: "Walk the audit log's chain of digests, and name the first entry that does not hold",
    },
    answer: answersJson("AuditVerification", auditVerificationSchema),
    leavesRecord: true,
    errors: [...PERMITTED, "foreign-origin", "disk-full", "disk-read-only"],
  },
  {
    id: "acknowledgeAuditFault",
    method: "post",
    route: ROUTES.auditAcknowledgement,
    action: "administer",
    summary: {
      zh: "确认核对出的第一处异常；确认本身记入日志，此后这一处不再报错",
      en: "Acknowledge the first fault that verification names; this is itself on record, and the fault is named no more",
    },
    body: takesJson("AcknowledgeFault", acknowledgeFaultSchema),
    answer: { status: 204 },
    errors: [...CHANGE, "file-too-large", "not-found"],
  },
  {
    id: "exportAudit",
    method: "get",
    route: ROUTES.auditCsv,
    action: "administer",
    summary: {
      zh: "导出审计日志(CSV,旧的在前);导出本身也记入日志",
      en: "The audit log as CSV, oldest first; the export is itself on record",
    },
    query: auditCsvQuerySchema,
    answer: { status: 200, type: "text/csv" },
    leavesRecord: true,
    errors: [...PERMITTED, "foreign-origin", "disk-full", "disk-read-only", "stopping"],
  },
];
