import type { Kysely, Transaction } from "kysely";
import type { Account } from "#contract/accounts.ts";
import type { AuditEvent } from "#domain/record/audit.ts";
import { readAccount } from "./account-rows.ts";
import { appendAudit } from "./audit.ts";
import type { Tables } from "./schema.ts";

/** One thing that failures are counted for: a username or an address, by digest. */
export type CountedKey = {
  readonly key: string;
  /** How long the next attempt has to wait after so many failures in a row, in ms. */
  readonly delay: (failures: number) => number;
  /** Failures are forgotten when none was added for so long, in ms. */
  readonly forgetAfterMs: number;
};

/** Until when attempts are refused, or the longest wait that the next one has, in ms, should this one fail. */
export type CountedAttempt =
  | { readonly refusedUntil: string }
  | { readonly refusedUntil: null; readonly waitMs: number };

export type StoredSession = {
  readonly token: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly address: string;
  readonly userAgent: string;
};

/** What signing in leaves behind. */
export type SignInStore = {
  /** Counts an attempt as failed before it is made, so that many at once are counted too. A refused one is not counted. */
  countAttempt(keys: readonly CountedKey[], at: Date): Promise<CountedAttempt>;
  /** Forgets the failures of one key. */
  forgetFailures(key: string): Promise<void>;
  /** Takes back one attempt, which did not fail. */
  uncountAttempt(key: string): Promise<void>;
  /** That an account signed in. */
  signedIn(account: string, at: string): Promise<void>;
  /** Sessions of an account that last at an instant, newest first. */
  sessions(account: string, at: string): Promise<StoredSession[]>;
  /** Notes the use of a session, which lasts the longer for it. */
  sessionUsed(token: string, at: string, expiresAt: string, address: string): Promise<void>;
  endSession(token: string): Promise<void>;
  /** Signs out of one session; that somebody did is a part of it, where it was still somebody's. */
  signOut(token: string, at: string, event: AuditEvent | null): Promise<void>;
  /** Ends sign-ins that wait for their second factor: their password may be another by now. */
  endPendingSignIns(account: string): Promise<void>;
  /** Whether an account of this username is signed in from an address at an instant. */
  isKnownAddress(username: string, address: string, at: string): Promise<boolean>;
  accountOfSession(token: string): Promise<Account | null>;
  /** Whether an account is tied to a subject of a single sign-on. */
  hasSubject(account: string): Promise<boolean>;
  /** Those that wait for a second factor, too. @returns how many sessions ended */
  endSessions(account: string): Promise<number>;
  /** Account that waits for its second factor; `null` for none. */
  pendingSignIn(identifier: string, at: string): Promise<string | null>;
  /** Takes a code of a second factor, once; false where it was taken already. */
  takeCode(account: string, code: string, at: Date): Promise<boolean>;
  passwordHash(account: string): Promise<string | null>;
  /** Replaces a hash, unless it was replaced in between. */
  replacePasswordHash(account: string, from: string, to: string): Promise<void>;
  /** Drops what has no use any more: ended sessions, old codes, links, failures. */
  dropEnded(at: Date): Promise<void>;
};

/** A code holds for three steps of 30 s. */
const CODE_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

export function createSignInStore(reads: Kysely<Tables>, writes: Kysely<Tables>): SignInStore {
  return {
    countAttempt: (keys, at) => writes.transaction().execute((step) => countAttempt(step, keys, at)),
    forgetFailures: async (key) => void (await writes.deleteFrom("failed_sign_in").where("key", "=", key).execute()),
    async uncountAttempt(key) {
      await writes
        .updateTable("failed_sign_in")
        .set((row) => ({ failures: row("failures", "-", 1), until: row.ref("last_at") }))
        .where("key", "=", key)
        .where("failures", ">", 0)
        .execute();
    },
    signedIn: async (account, at) =>
      void (await writes.updateTable("account").set({ last_sign_in_at: at }).where("id", "=", account).execute()),
    pendingSignIn: (identifier, at) => readPendingSignIn(reads, identifier, at),
    takeCode: (account, code, at) => takeCode(writes, account, code, at),
    passwordHash: (account) => readPasswordHash(reads, account),
    async replacePasswordHash(account, from, to) {
      await writes
        .updateTable("credential")
        .set({ password: to })
        .where("account", "=", account)
        .where("provider", "=", "credential")
        .where("password", "=", from)
        .execute();
    },
    dropEnded: (at) => writes.transaction().execute((step) => dropEnded(step, at)),
    ...sessionsOn(reads, writes),
  };
}

function sessionsOn(reads: Kysely<Tables>, writes: Kysely<Tables>) {
  return {
    async sessions(account, at) {
      const rows = await reads
        .selectFrom("session")
        .selectAll()
        .where("account", "=", account)
        .where("expires_at", ">", at)
        .orderBy("created_at", "desc")
        .execute();
      return rows.map((row) => ({
        token: row.token,
        createdAt: row.created_at,
        lastSeenAt: row.updated_at,
        expiresAt: row.expires_at,
        address: row.address ?? "",
        userAgent: row.agent ?? "",
      }));
    },
    async sessionUsed(token, at, expiresAt, address) {
      await writes
        .updateTable("session")
        .set({ updated_at: at, expires_at: expiresAt, address })
        .where("token", "=", token)
        .execute();
    },
    async isKnownAddress(username, address, at) {
      const row = await reads
        .selectFrom("session")
        .innerJoin("account", "account.id", "session.account")
        .select("session.id")
        .where("account.username", "=", username)
        .where("session.address", "=", address)
        .where("session.expires_at", ">", at)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async accountOfSession(token) {
      const row = await reads.selectFrom("session").select("account").where("token", "=", token).executeTakeFirst();
      return row ? await readAccount(reads, row.account) : null;
    },
    async hasSubject(account) {
      const row = await reads
        .selectFrom("credential")
        .select("id")
        .where("account", "=", account)
        .where("provider", "!=", "credential")
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    endSession: async (token) => void (await writes.deleteFrom("session").where("token", "=", token).execute()),
    signOut: (token, at, event) =>
      writes.transaction().execute(async (step) => {
        await step.deleteFrom("session").where("token", "=", token).execute();
        if (event) await appendAudit(step, event, at);
      }),
    endPendingSignIns: (account) => endPendingSignIns(writes, account),
    endSessions: (account) => writes.transaction().execute((step) => endSignIns(step, account)),
  } satisfies Partial<SignInStore>;
}

/** Signs an account out everywhere, also where it only waits for its second factor. @returns how many sessions ended */
export async function endSignIns(step: Transaction<Tables>, account: string): Promise<number> {
  await endPendingSignIns(step, account);
  const { numDeletedRows } = await step.deleteFrom("session").where("account", "=", account).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function endPendingSignIns(db: Kysely<Tables>, account: string): Promise<void> {
  await db.deleteFrom("verification").where("value", "=", account).execute();
}

async function countAttempt(step: Transaction<Tables>, keys: readonly CountedKey[], at: Date): Promise<CountedAttempt> {
  const now = at.toISOString();
  const known = await step
    .selectFrom("failed_sign_in")
    .selectAll()
    .where(
      "key",
      "in",
      keys.map(({ key }) => key),
    )
    .execute();
  const refusedUntil = known
    .map((row) => row.until)
    .filter((until) => until > now)
    .sort()
    .at(-1);
  if (refusedUntil !== undefined) return { refusedUntil };
  let waitMs = 0;
  for (const { key, delay, forgetAfterMs } of keys) {
    const row = known.find((one) => one.key === key);
    const isForgotten = !row || at.getTime() - Date.parse(row.last_at) > forgetAfterMs;
    const failures = isForgotten ? 1 : row.failures + 1;
    const wait = delay(failures);
    waitMs = Math.max(waitMs, wait);
    const values = { failures, last_at: now, until: new Date(at.getTime() + wait).toISOString() };
    await step
      .insertInto("failed_sign_in")
      .values({ key, ...values })
      .onConflict((on) => on.column("key").doUpdateSet(values))
      .execute();
  }
  return { refusedUntil: null, waitMs };
}

async function readPendingSignIn(db: Kysely<Tables>, identifier: string, at: string): Promise<string | null> {
  const row = await db
    .selectFrom("verification")
    .innerJoin("account", "account.id", "verification.value")
    .select("account.id")
    .where("verification.identifier", "=", identifier)
    .where("verification.expires_at", ">", at)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function takeCode(writes: Kysely<Tables>, account: string, code: string, at: Date): Promise<boolean> {
  return await writes.transaction().execute(async (step) => {
    const old = new Date(at.getTime() - CODE_MS).toISOString();
    await step.deleteFrom("used_code").where("used_at", "<", old).execute();
    const { numInsertedOrUpdatedRows } = await step
      .insertInto("used_code")
      .values({ account, code, used_at: at.toISOString() })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  });
}

async function readPasswordHash(db: Kysely<Tables>, account: string): Promise<string | null> {
  const row = await db
    .selectFrom("credential")
    .select("password")
    .where("account", "=", account)
    .where("provider", "=", "credential")
    .executeTakeFirst();
  return row?.password ?? null;
}

async function dropEnded(step: Transaction<Tables>, at: Date): Promise<void> {
  const now = at.toISOString();
  const yesterday = new Date(at.getTime() - DAY_MS).toISOString();
  await step.deleteFrom("session").where("expires_at", "<", now).execute();
  await step.deleteFrom("verification").where("expires_at", "<", now).execute();
  await step.deleteFrom("invitation").where("expires_at", "<", yesterday).execute();
  await step.deleteFrom("failed_sign_in").where("last_at", "<", yesterday).where("until", "<", now).execute();
}
