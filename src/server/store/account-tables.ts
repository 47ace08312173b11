import type { Transaction } from "kysely";
import { sql } from "kysely";
import { ROLES, type Role } from "#domain/role.ts";
import type { Tables } from "./schema.ts";

/**
 * Tables of accounts. The first five are read and written by better-auth under names of ours
 * (`accounts/auth-options.ts` maps its fields); instants are ISO 8601 text, yes and no are 1 and 0.
 */
export type AccountTables = {
  account: AccountTable;
  session: SessionTable;
  credential: CredentialTable;
  verification: VerificationTable;
  second_factor: SecondFactorTable;
  used_code: UsedCodeTable;
  invitation: InvitationTable;
  failed_sign_in: FailedSignInTable;
  api_token: ApiTokenTable;
  display: DisplayTable;
};

export type AccountTable = {
  id: string;
  username: string;
  /** Desk or office, as shown and published under. */
  name: string;
  /** better-auth wants one; nobody is ever written to. */
  email: string;
  email_verified: number;
  image: string | null;
  role: Role;
  /** Codes as a JSON list. */
  organizations: string;
  regions: string;
  disabled: number;
  second_factor: number;
  created_at: string;
  updated_at: string;
  last_sign_in_at: string | null;
};

type SessionTable = {
  id: string;
  account: string;
  token: string;
  created_at: string;
  updated_at: string;
  /** When it ends unless it is used before. */
  expires_at: string;
  address: string | null;
  agent: string | null;
};

/** How an account proves itself: a password (`provider` is `credential`), or a single sign-on's subject. */
type CredentialTable = {
  id: string;
  account: string;
  provider: string;
  subject: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  created_at: string;
  updated_at: string;
};

/** What was begun and is to be finished soon: a sign-in that waits for its second factor, a single sign-on. */
type VerificationTable = {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
};

type SecondFactorTable = {
  id: string;
  account: string;
  /** Encrypted, as are the recovery codes. */
  secret: string;
  recovery_codes: string;
  verified: number;
  failures: number;
  locked_until: string | null;
};

/** Codes of the last minutes, so that none counts twice. */
type UsedCodeTable = { account: string; code: string; used_at: string };

export const INVITATION_PURPOSES = ["first-administrator", "account", "reset"] as const;

/** One-time links, by the SHA-256 of their token. */
type InvitationTable = {
  digest: string;
  purpose: (typeof INVITATION_PURPOSES)[number];
  /** `null` for the first administrator, whose account is made by it. */
  account: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
};

/** Failures in a row, by the digest of a username or an address. */
type FailedSignInTable = { key: string; failures: number; last_at: string; until: string };

type ApiTokenTable = {
  id: string;
  account: string;
  name: string;
  /** SHA-256 of the token. */
  hash: string;
  /** `TokenScope`s as a JSON list. */
  scopes: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
};

type DisplayTable = Omit<ApiTokenTable, "account" | "scopes">;

export async function createAccountTables(db: Transaction<Tables>): Promise<void> {
  await createAccounts(db);
  await createSessions(db);
  await createSecondFactors(db);
  await createInvitations(db);
  await createTokens(db);
}

async function createAccounts(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable("account")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("username", "text", (column) => column.notNull().unique())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull().unique())
    .addColumn("email_verified", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("image", "text")
    .addColumn("role", "text", (column) => column.notNull().check(sql`role in (${sql.join(ROLES.map(sql.lit))})`))
    .addColumn("organizations", "text", (column) => column.notNull().defaultTo("[]"))
    .addColumn("regions", "text", (column) => column.notNull().defaultTo("[]"))
    .addColumn("disabled", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("second_factor", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addColumn("last_sign_in_at", "text")
    .execute();
  await db.schema
    .createTable("credential")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("account", "text", (column) => column.notNull().references("account.id").onDelete("cascade"))
    .addColumn("provider", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("password", "text")
    .addColumn("access_token", "text")
    .addColumn("refresh_token", "text")
    .addColumn("id_token", "text")
    .addColumn("access_token_expires_at", "text")
    .addColumn("refresh_token_expires_at", "text")
    .addColumn("scope", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    // One subject is one account, and an account has one password.
    .addUniqueConstraint("credential_of_subject", ["provider", "subject"])
    .execute();
  await db.schema.createIndex("credential_by_account").on("credential").column("account").execute();
}

async function createSessions(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable("session")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("account", "text", (column) => column.notNull().references("account.id").onDelete("cascade"))
    .addColumn("token", "text", (column) => column.notNull().unique())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("address", "text")
    .addColumn("agent", "text")
    .execute();
  await db.schema.createIndex("session_by_account").on("session").column("account").execute();
  await db.schema
    .createTable("verification")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("identifier", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("verification_by_identifier").on("verification").column("identifier").execute();
  await db.schema
    .createTable("failed_sign_in")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .addColumn("until", "text", (column) => column.notNull())
    .execute();
}

async function createSecondFactors(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable("second_factor")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("account", "text", (column) => column.notNull().unique().references("account.id").onDelete("cascade"))
    .addColumn("secret", "text", (column) => column.notNull())
    .addColumn("recovery_codes", "text", (column) => column.notNull())
    .addColumn("verified", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("failures", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("locked_until", "text")
    .execute();
  await db.schema
    .createTable("used_code")
    .addColumn("account", "text", (column) => column.notNull().references("account.id").onDelete("cascade"))
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("used_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("used_code_key", ["account", "code"])
    .execute();
}

async function createInvitations(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable("invitation")
    .addColumn("digest", "text", (column) => column.primaryKey())
    .addColumn("purpose", "text", (column) =>
      column.notNull().check(sql`purpose in (${sql.join(INVITATION_PURPOSES.map(sql.lit))})`),
    )
    .addColumn("account", "text", (column) => column.references("account.id").onDelete("cascade"))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("used_at", "text")
    .execute();
}

async function createTokens(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable("api_token")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("account", "text", (column) => column.notNull().references("account.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull().unique())
    .addColumn("scopes", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("last_used_at", "text")
    .addColumn("revoked_at", "text")
    .execute();
  await db.schema.createIndex("api_token_by_account").on("api_token").column("account").execute();
  await db.schema
    .createTable("display")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull().unique())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("last_used_at", "text")
    .addColumn("revoked_at", "text")
    .execute();
}
