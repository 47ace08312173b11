import type { Role } from "#domain/catalogue/role.ts";

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
  /** Codes: a body (`bodies/other-bodies.ts`), as are the regions and the scopes of a token. */
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

/** One-time links, by the SHA-256 of their token. */
type InvitationTable = {
  digest: string;
  purpose: "first-administrator" | "account" | "reset";
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
  /** `TokenScope`s: a body. */
  scopes: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
};

type DisplayTable = Omit<ApiTokenTable, "account" | "scopes">;
