import type { Kysely, Selectable, Transaction } from "kysely";
import { TOKEN_SCOPES, type TokenScope } from "#domain/catalogue/permission.ts";
import type { Role, RoleScope } from "#domain/catalogue/role.ts";
import type { AuditEvent } from "#domain/record/audit.ts";
import { appendAudit } from "./audit.ts";
import { codesBody, scopesBody } from "./bodies/other-bodies.ts";
import type { Tables } from "./schema.ts";

/** A token of an account for a script; what it may do is never more than the account may. */
export type StoredToken = {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
};

/** A wall that may look. */
export type StoredDisplay = Omit<StoredToken, "account" | "scopes">;

export type TokenOwner = { readonly id: string; readonly name: string; readonly role: Role; readonly scope: RoleScope };

/** A token with the names of its account. */
export type OwnedToken = StoredToken & { readonly owner: { readonly username: string; readonly name: string } };

/** Tokens are kept by the SHA-256 of their text; one that was revoked or has expired is not found. Instants are ISO 8601. */
export type TokenStore = {
  insertToken(token: StoredToken & { readonly hash: string }): Promise<void>;
  /** A token that holds at an instant, and whose it is; `null` also where the account is disabled. */
  tokenOf(hash: string, at: string): Promise<{ readonly token: StoredToken; readonly owner: TokenOwner } | null>;
  /** Of an account, newest first. */
  tokens(account: string, at: string): Promise<StoredToken[]>;
  /** Everybody's, newest first. */
  allTokens(at: string): Promise<OwnedToken[]>;
  /** Whether there was one of this account to revoke; of anybody's where that is `null`. */
  revokeToken(account: string | null, id: string, at: string, event: AuditEvent): Promise<boolean>;
  /** Ends all that an account has; what is put on record with it is told how many. */
  endTokens(account: string, at: string, record: (ended: number) => AuditEvent): Promise<void>;
  tokenUsed(id: string, at: string): Promise<void>;
  insertDisplay(display: StoredDisplay & { readonly hash: string }): Promise<void>;
  displayOf(hash: string, at: string): Promise<StoredDisplay | null>;
  displays(at: string): Promise<StoredDisplay[]>;
  revokeDisplay(id: string, at: string, event: AuditEvent): Promise<boolean>;
  displayUsed(id: string, at: string): Promise<void>;
};

export function createTokenStore(reads: Kysely<Tables>, writes: Kysely<Tables>): TokenStore {
  return { ...tokensOn(reads, writes), ...displaysOn(reads, writes) };
}

function tokensOn(reads: Kysely<Tables>, writes: Kysely<Tables>) {
  return {
    async insertToken({ createdAt, expiresAt, lastUsedAt, scopes, ...rest }) {
      const values = { ...rest, scopes: scopesBody.write([...scopes]), created_at: createdAt, expires_at: expiresAt };
      await writes
        .insertInto("api_token")
        .values({ ...values, last_used_at: lastUsedAt, revoked_at: null })
        .execute();
    },
    async tokenOf(hash, at) {
      const row = await reads
        .selectFrom("api_token")
        .innerJoin("account", "account.id", "api_token.account")
        .selectAll("api_token")
        .select(["account.name as owner_name", "account.role", "account.organizations", "account.regions"])
        .where("api_token.hash", "=", hash)
        .where("api_token.revoked_at", "is", null)
        .where("api_token.expires_at", ">", at)
        .where("account.disabled", "=", 0)
        .executeTakeFirst();
      if (!row) return null;
      const scope = { organizations: codesBody.read(row.organizations), regions: codesBody.read(row.regions) };
      return { token: toToken(row), owner: { id: row.account, name: row.owner_name, role: row.role, scope } };
    },
    async tokens(account, at) {
      const rows = await reads
        .selectFrom("api_token")
        .selectAll()
        .where("account", "=", account)
        .where("revoked_at", "is", null)
        .where("expires_at", ">", at)
        .orderBy("created_at", "desc")
        .execute();
      return rows.map(toToken);
    },
    async allTokens(at) {
      const rows = await reads
        .selectFrom("api_token")
        .innerJoin("account", "account.id", "api_token.account")
        .selectAll("api_token")
        .select(["account.username as owner_username", "account.name as owner_name"])
        .where("revoked_at", "is", null)
        .where("expires_at", ">", at)
        .orderBy("api_token.created_at", "desc")
        .execute();
      return rows.map((row) => ({ ...toToken(row), owner: { username: row.owner_username, name: row.owner_name } }));
    },
    revokeToken: (account, id, at, event) =>
      writes.transaction().execute(async (step) => {
        const one = step
          .updateTable("api_token")
          .set({ revoked_at: at })
          .where("id", "=", id)
          .where("revoked_at", "is", null);
        const { numUpdatedRows } = await (account === null
          ? one
          : one.where("account", "=", account)
        ).executeTakeFirst();
        if (numUpdatedRows > 0n) await appendAudit(step, event, at);
        return numUpdatedRows > 0n;
      }),
    endTokens: (account, at, record) =>
      writes.transaction().execute(async (step) => {
        await appendAudit(step, record(await endTokensOf(step, account, at)), at);
      }),
    async tokenUsed(id, at) {
      await writes.updateTable("api_token").set({ last_used_at: at }).where("id", "=", id).execute();
    },
  } satisfies Partial<TokenStore>;
}

/** @returns how many that were in force ended */
export async function endTokensOf(step: Transaction<Tables>, account: string, at: string): Promise<number> {
  const { numUpdatedRows } = await step
    .updateTable("api_token")
    .set({ revoked_at: at })
    .where("account", "=", account)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

function displaysOn(reads: Kysely<Tables>, writes: Kysely<Tables>) {
  return {
    async insertDisplay({ createdAt, expiresAt, lastUsedAt, ...rest }) {
      const values = { ...rest, created_at: createdAt, expires_at: expiresAt };
      await writes
        .insertInto("display")
        .values({ ...values, last_used_at: lastUsedAt, revoked_at: null })
        .execute();
    },
    async displayOf(hash, at) {
      const row = await reads
        .selectFrom("display")
        .selectAll()
        .where("hash", "=", hash)
        .where("revoked_at", "is", null)
        .where("expires_at", ">", at)
        .executeTakeFirst();
      return row ? toDisplay(row) : null;
    },
    async displays(at) {
      const rows = await reads
        .selectFrom("display")
        .selectAll()
        .where("revoked_at", "is", null)
        .where("expires_at", ">", at)
        .orderBy("created_at", "desc")
        .execute();
      return rows.map(toDisplay);
    },
    revokeDisplay: (id, at, event) =>
      writes.transaction().execute(async (step) => {
        const { numUpdatedRows } = await step
          .updateTable("display")
          .set({ revoked_at: at })
          .where("id", "=", id)
          .where("revoked_at", "is", null)
          .executeTakeFirst();
        if (numUpdatedRows > 0n) await appendAudit(step, event, at);
        return numUpdatedRows > 0n;
      }),
    async displayUsed(id, at) {
      await writes.updateTable("display").set({ last_used_at: at }).where("id", "=", id).execute();
    },
  } satisfies Partial<TokenStore>;
}

function toToken(row: Selectable<Tables["api_token"]>): StoredToken {
  const known: readonly string[] = scopesBody.read(row.scopes);
  return { ...toDisplay(row), account: row.account, scopes: TOKEN_SCOPES.filter((scope) => known.includes(scope)) };
}

function toDisplay(row: Selectable<Tables["display"]>): StoredDisplay {
  const { id, name, created_at, expires_at, last_used_at } = row;
  return { id, name, createdAt: created_at, expiresAt: expires_at, lastUsedAt: last_used_at };
}
