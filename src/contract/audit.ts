import * as z from "zod/mini";
import { AUDIT_KINDS, AUDIT_OUTCOMES } from "#domain/record/audit.ts";
import { AUDIT_FAULTS } from "#domain/record/audit-fault.ts";
import { LANGUAGES } from "#domain/terms/names.ts";

/** Entries of one answer; `more` says that older ones follow, from `before` the last one's `seq`. */
export const AUDIT_PAGE = 200;

/** An instant, or a day for its first instant, in UTC. */
const instantSchema = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?$/)),
  z.pipe(
    z.transform((text: string) => new Date(text)),
    z.pipe(
      z.date(),
      z.transform((date: Date) => date.toISOString()),
    ),
  ),
);

const filterShape = {
  kind: z.optional(z.enum(AUDIT_KINDS)),
  outcome: z.optional(z.enum(AUDIT_OUTCOMES)),
  /** An account's id, or a part of a name. */
  account: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  /** A part of the object (`revision:12`) or of the details. */
  object: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** From this instant on. */
  from: z.optional(instantSchema),
  /** Before this instant. */
  to: z.optional(instantSchema),
};

export const auditQuerySchema = z.object({
  ...filterShape,
  /** Only entries before this one. */
  before: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
});
export type AuditQuery = z.input<typeof auditQuerySchema>;

/** `language` of the sentences; Chinese where absent. */
export const auditCsvQuerySchema = z.object({ ...filterShape, language: z.optional(z.enum(LANGUAGES)) });

const digestSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const auditEntrySchema = z.object({
  /** Numbered from 1 without gaps. */
  seq: z.int(),
  at: z.string(),
  /** `null` where nobody was signed in, and for what the server does by itself. */
  account: z.nullable(z.string()),
  name: z.string(),
  address: z.string(),
  kind: z.enum(AUDIT_KINDS),
  outcome: z.enum(AUDIT_OUTCOMES),
  object: z.nullable(z.string()),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Digest of the entry before; 64 zeros of the first. */
  previous: z.string(),
  /** SHA-256 of this entry, taken over its other fields as canonical JSON (RFC 8785), in hexadecimal. */
  digest: z.string(),
});

/** Newest first. */
export const auditSchema = z.object({ entries: z.array(auditEntrySchema), more: z.boolean() });
export type Audit = z.infer<typeof auditSchema>;

/** Names a fault when it is acknowledged: the same place spoiled once more has another. */
const markSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** How far the chain of digests holds, and the first thing that is wrong after that and was not acknowledged. */
export const auditVerificationSchema = z.object({
  seq: z.int(),
  digest: digestSchema,
  fault: z.nullable(z.object({ kind: z.enum(AUDIT_FAULTS), seq: z.int(), mark: markSchema })),
});

/** That an administrator has seen what is wrong with the log, and what they make of it. */
export const acknowledgeFaultSchema = z.object({
  mark: markSchema,
  remark: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
});
export type AcknowledgeFault = z.infer<typeof acknowledgeFaultSchema>;
