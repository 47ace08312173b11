/**
 * What is kept in the audit log, one kind for each act. The `object` an act was done to is written `type:id`
 * (`auditObject`); everything else worth knowing is in `detail`, which holds no secret: no password, code, token or link.
 */
export const AUDIT_KINDS = [
  // Signing in. `sign-in-refused` names only an account that exists: what was typed may be a password.
  "sign-in",
  "sign-in-refused",
  "sign-out",
  "signed-out-everywhere",
  "locked-out",
  // Permission: a request that its asker may not make; too many requests.
  "refused",
  "rate-limited",
  // An account and its secrets.
  "password-changed",
  "second-factor-on",
  "second-factor-off",
  "recovery-code-used",
  "invitation-made",
  "invitation-redeemed",
  "account-made",
  "account-changed",
  "role-changed",
  "account-disabled",
  "account-enabled",
  "sessions-ended",
  "token-made",
  "token-revoked",
  "display-made",
  "display-revoked",
  "display-opened",
  // A figure's life.
  "upload",
  "reading-chosen",
  "discard",
  "submit",
  "submission-taken-back",
  "return",
  "publish",
  "undo",
  "catalogue-publish",
  "mapping-renamed",
  "mapping-forgotten",
  "alias-forgotten",
  // The server itself.
  "server-started",
  "server-stopped",
  "settings",
  "seeded",
  "migrated",
  "backup",
  "restored",
  "region-exported",
  "region-imported",
  "audit-exported",
  // That the log itself was found changed, and that an administrator has seen it.
  "audit-fault",
  "audit-acknowledged",
  // Read from a log that a newer program wrote; never kept.
  "unknown",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** `done`; `refused` by a rule; `failed` for a reason of the server's. */
export const AUDIT_OUTCOMES = ["done", "refused", "failed"] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

export const AUDIT_OBJECT_TYPES = [
  "account",
  "invitation",
  "token",
  "display",
  "upload",
  "revision",
  "mapping",
  "alias",
  "route",
  "server",
  "audit",
] as const;
export type AuditObjectType = (typeof AUDIT_OBJECT_TYPES)[number];

/** What an act was done to, as kept: `revision:12`, `route:POST /api/v1/uploads`. */
export function auditObject(type: AuditObjectType, id: string | number): string {
  return `${type}:${id}`;
}

/** The parts of an object as kept; `null` for what is none. */
export function readAuditObject(object: string): { readonly type: AuditObjectType; readonly id: string } | null {
  const colon = object.indexOf(":");
  const type = AUDIT_OBJECT_TYPES.find((known) => known === object.slice(0, colon));
  return type && colon > 0 ? { type, id: object.slice(colon + 1) } : null;
}

/** Who did it, as known when it was done. */
export type AuditActor = {
  /** The account's id; `null` where nobody was signed in, and for what the server does by itself. */
  readonly account: string | null;
  /** Its name as it was then, the display's name, or empty. */
  readonly name: string;
  /** Address that the request came from; empty for what the server or the command line does. */
  readonly address: string;
};

/** What the server does by itself. */
export const SERVER_ACTOR: AuditActor = { account: null, name: "", address: "" };

export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

/** What is to be kept of an act. */
export type AuditEvent = AuditActor & {
  readonly kind: AuditKind;
  readonly outcome: AuditOutcome;
  readonly object: string | null;
  readonly detail: AuditDetail;
};

/** An event in the log: numbered from 1 without gaps, at an instant (ISO 8601, UTC), tied to the one before. */
export type AuditEntry = AuditEvent & {
  readonly seq: number;
  readonly at: string;
  /** Digest of the entry before, `AUDIT_START` for the first. */
  readonly previous: string;
  /** SHA-256 of this entry with `previous`, in hexadecimal. */
  readonly digest: string;
};

/** What the first entry carries as the digest of the one before it. */
export const AUDIT_START = "0".repeat(64);
