import type { Kysely, Selectable, Transaction } from "kysely";
import { type Account, accountSchema } from "#contract/accounts.ts";
import type { AccountTable } from "./account-tables.ts";
import { codesBody } from "./bodies/other-bodies.ts";
import type { Tables } from "./schema.ts";
import { StoreRefusal } from "./store-refusal.ts";

export type NewStoredAccount = Pick<Account, "id" | "username" | "name" | "role" | "organizations" | "regions">;

/** @throws StoreRefusal `username-taken` */
export async function insertAccount(
  step: Transaction<Tables>,
  { id, username, name, role, organizations, regions }: NewStoredAccount,
  at: string,
): Promise<Account> {
  const lower = username.toLowerCase();
  const taken = await step.selectFrom("account").select("id").where("username", "=", lower).executeTakeFirst();
  if (taken) throw new StoreRefusal("username-taken");
  await step
    .insertInto("account")
    .values({
      id,
      username: lower,
      name,
      email: `${lower}@accounts.invalid`,
      email_verified: 1,
      image: null,
      role,
      organizations: codesBody.write(organizations),
      regions: codesBody.write(regions),
      disabled: 0,
      second_factor: 0,
      created_at: at,
      updated_at: at,
      last_sign_in_at: null,
    })
    .execute();
  const made = await readAccount(step, id);
  if (!made) throw new Error("an account that was written is read");
  return made;
}

export async function readAccount(db: Kysely<Tables>, id: string): Promise<Account | null> {
  const row = await selectAccounts(db).where("account.id", "=", id).executeTakeFirst();
  return row ? toAccount(row) : null;
}

export function selectAccounts(db: Kysely<Tables>) {
  return db
    .selectFrom("account")
    .leftJoin("credential", (join) =>
      join.onRef("credential.account", "=", "account.id").on("credential.provider", "=", "credential"),
    )
    .selectAll("account")
    .select("credential.password");
}

export function toAccount(row: Selectable<AccountTable> & { readonly password: string | null }): Account {
  return accountSchema.parse({
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role,
    organizations: codesBody.read(row.organizations),
    regions: codesBody.read(row.regions),
    disabled: row.disabled === 1,
    secondFactor: row.second_factor === 1,
    hasPassword: row.password !== null,
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at,
  });
}
