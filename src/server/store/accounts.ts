import type { Kysely } from "kysely";
import type { Account, ChangeAccount } from "#contract/accounts.ts";
import type { AuditEvent } from "#domain/record/audit.ts";
import { insertAccount, type NewStoredAccount, readAccount, selectAccounts, toAccount } from "./account-rows.ts";
import { appendAudit } from "./audit.ts";
import { codesBody } from "./bodies/other-bodies.ts";
import { createInvitationStore, type InvitationStore } from "./invitations.ts";
import type { Tables } from "./schema.ts";
import { createSignInStore, endSignIns, type SignInStore } from "./sign-ins.ts";
import { StoreRefusal } from "./store-refusal.ts";

/** The connection that better-auth works on. */
export type AuthDatabase = Kysely<Tables>;

/** What there is to keep on record of a change. */
export type ChangeRecorder = (before: Account, after: Account) => readonly AuditEvent[];

/** Accounts and how they are proven. Every change and its entry in the audit log are one transaction. Instants are ISO 8601. */
export type AccountStore = InvitationStore &
  SignInStore & {
    /** For better-auth alone. */
    readonly database: AuthDatabase;
    /** By username. */
    list(): Promise<Account[]>;
    get(id: string): Promise<Account | null>;
    byUsername(username: string): Promise<Account | null>;
    /** Whether there is an administrator who can sign in. */
    hasAdministrator(): Promise<boolean>;
    /** @throws StoreRefusal `username-taken` */
    create(account: NewStoredAccount, at: string, record: (made: Account) => readonly AuditEvent[]): Promise<Account>;
    /**
     * Changes what is named. One who is disabled is signed out everywhere in the same turn.
     *
     * @throws StoreRefusal `not-found`, or `last-administrator` where nobody would be left to administer
     */
    change(id: string, change: ChangeAccount, at: string, record: ChangeRecorder): Promise<Account>;
  };

export function createAccountStore(reads: Kysely<Tables>, writes: Kysely<Tables>): AccountStore {
  return {
    database: writes,
    ...createInvitationStore(reads, writes),
    ...createSignInStore(reads, writes),
    list: () =>
      selectAccounts(reads)
        .orderBy("account.username")
        .execute()
        .then((rows) => rows.map(toAccount)),
    get: (id) => readAccount(reads, id),
    async byUsername(username) {
      const row = await selectAccounts(reads).where("account.username", "=", username.toLowerCase()).executeTakeFirst();
      return row ? toAccount(row) : null;
    },
    hasAdministrator: () => hasAdministrator(reads),
    create: (account, at, record) =>
      writes.transaction().execute(async (step) => {
        const made = await insertAccount(step, account, at);
        for (const event of record(made)) await appendAudit(step, event, at);
        return made;
      }),
    change: (id, change, at, record) =>
      writes.transaction().execute(async (step) => {
        const before = await readAccount(step, id);
        if (!before) throw new StoreRefusal("not-found");
        await step.updateTable("account").set(columnsOf(change, at)).where("id", "=", id).execute();
        if (change.disabled === true) await endSignIns(step, id);
        if (change.secondFactor === false) await step.deleteFrom("second_factor").where("account", "=", id).execute();
        if (!(await hasAdministrator(step))) throw new StoreRefusal("last-administrator");
        const after = (await readAccount(step, id)) ?? before;
        for (const event of record(before, after)) await appendAudit(step, event, at);
        return after;
      }),
  };
}

async function hasAdministrator(db: Kysely<Tables>): Promise<boolean> {
  const row = await db
    .selectFrom("account")
    .innerJoin("credential", "credential.account", "account.id")
    .select("account.id")
    .where("role", "=", "administrator")
    .where("disabled", "=", 0)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function columnsOf(change: ChangeAccount, at: string) {
  const { name, role, organizations, regions, disabled, secondFactor } = change;
  return {
    updated_at: at,
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(organizations === undefined ? {} : { organizations: codesBody.write(organizations) }),
    ...(regions === undefined ? {} : { regions: codesBody.write(regions) }),
    ...(disabled === undefined ? {} : { disabled: disabled ? 1 : 0 }),
    ...(secondFactor === false ? { second_factor: 0 } : {}),
  };
}
