import type { Kysely, Transaction } from "kysely";
import type { Account } from "#contract/accounts.ts";
import type { Invitation } from "#contract/invitations.ts";
import type { AuditEvent } from "#domain/record/audit.ts";
import { insertAccount, type NewStoredAccount, readAccount } from "./account-rows.ts";
import { appendAudit } from "./audit.ts";
import type { Tables } from "./schema.ts";
import { endSignIns } from "./sign-ins.ts";
import { StoreRefusal } from "./store-refusal.ts";
import { endTokensOf } from "./tokens.ts";

export type StoredInvitation = Invitation & { readonly digest: string; readonly account: string | null };

export type NewInvitation = Omit<StoredInvitation, "username">;

export type Redemption = {
  readonly digest: string;
  readonly at: string;
  readonly passwordHash: string;
  /** The account that is made; of the first administrator alone. */
  readonly account: NewStoredAccount | null;
  /** Leaves the account's API tokens as they are. */
  readonly keepTokens: boolean;
  readonly record: (account: Account, endedTokens: number) => readonly AuditEvent[];
};

export type InvitationStore = {
  /** Keeps a one-time link; earlier ones for the same account, or for a first administrator, hold no more. */
  invite(invitation: NewInvitation, at: string, events: readonly AuditEvent[]): Promise<void>;
  /** One that holds at an instant. */
  invitation(digest: string, at: string): Promise<StoredInvitation | null>;
  /**
   * Uses a one-time link: of two at once one wins. Sets the password, ends the account's sessions and tokens, forgets
   * failed sign-ins.
   *
   * @throws StoreRefusal `invitation-ended` or `username-taken`; the link then holds as before
   */
  redeem(redemption: Redemption): Promise<Account>;
};

export function createInvitationStore(reads: Kysely<Tables>, writes: Kysely<Tables>): InvitationStore {
  return {
    invite: ({ digest, purpose, account, expiresAt }, at, events) =>
      writes.transaction().execute(async (step) => {
        await endInvitations(step, account, at);
        const values = { digest, purpose, account, created_at: at, expires_at: expiresAt, used_at: null };
        await step.insertInto("invitation").values(values).execute();
        for (const event of events) await appendAudit(step, event, at);
      }),
    async invitation(digest, at) {
      const row = await reads
        .selectFrom("invitation")
        .leftJoin("account", "account.id", "invitation.account")
        .select(["invitation.digest", "purpose", "invitation.account", "expires_at", "account.username"])
        .select("account.disabled")
        .where("invitation.digest", "=", digest)
        .where("used_at", "is", null)
        .where("expires_at", ">", at)
        .executeTakeFirst();
      if (!row || row.disabled === 1) return null;
      const { purpose, account, username, expires_at: expiresAt } = row;
      return { digest, purpose, account, username, expiresAt };
    },
    redeem: (redemption) => writes.transaction().execute((step) => redeem(step, redemption)),
  };
}

async function redeem(
  step: Transaction<Tables>,
  { digest, at, passwordHash, account, keepTokens, record }: Redemption,
): Promise<Account> {
  const used = await step
    .updateTable("invitation")
    .set({ used_at: at })
    .where("digest", "=", digest)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .returning(["account", "purpose"])
    .executeTakeFirst();
  if (!used || (used.account === null) !== (account !== null)) throw new StoreRefusal("invitation-ended");
  await endInvitations(step, used.account, at);
  const whose = account ? await insertAccount(step, account, at) : await readAccount(step, used.account ?? "");
  if (!whose || whose.disabled) throw new StoreRefusal("invitation-ended");
  await setPassword(step, whose.id, passwordHash, at);
  await endSignIns(step, whose.id);
  const ended = keepTokens ? 0 : await endTokensOf(step, whose.id, at);
  for (const event of record(whose, ended)) await appendAudit(step, event, at);
  return whose;
}

async function endInvitations(step: Transaction<Tables>, account: string | null, at: string): Promise<void> {
  await step
    .updateTable("invitation")
    .set({ used_at: at })
    .where("account", account === null ? "is" : "=", account)
    .where("used_at", "is", null)
    .execute();
}

async function setPassword(step: Transaction<Tables>, account: string, password: string, at: string): Promise<void> {
  await step
    .insertInto("credential")
    .values({
      id: crypto.randomUUID(),
      account,
      provider: "credential",
      subject: account,
      password,
      access_token: null,
      refresh_token: null,
      id_token: null,
      access_token_expires_at: null,
      refresh_token_expires_at: null,
      scope: null,
      created_at: at,
      updated_at: at,
    })
    .onConflict((on) => on.columns(["provider", "subject"]).doUpdateSet({ password, updated_at: at }))
    .execute();
}
