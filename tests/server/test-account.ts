import { randomUUID } from "node:crypto";
import type { TokenScope } from "#domain/catalogue/permission.ts";
import { TOKEN_SCOPES } from "#domain/catalogue/permission.ts";
import type { Role } from "#domain/catalogue/role.ts";
import { TOKEN_PREFIX } from "#server/api/identify.ts";
import { digestOfToken, makeSecretToken } from "#server/base/secret-token.ts";
import { codesBody } from "#server/store/bodies/other-bodies.ts";
import { openSqlite } from "#server/store/sqlite.ts";
import { createTokenStore } from "#server/store/tokens.ts";

export type TestAccount = {
  readonly role: Role;
  /** Desk or office that it publishes under. */
  readonly name?: string;
  readonly organizations?: readonly string[];
  readonly regions?: readonly string[];
  /** What its token may do; everything where absent. */
  readonly scopes?: readonly TokenScope[];
};

export type TestToken = { readonly account: string; readonly token: string };

/** Makes an account with an API token in a database that is there, beside whoever has it open. */
export async function makeTestAccount(databasePath: string, account: TestAccount): Promise<TestToken> {
  const { role, name = "示例办", organizations = [], regions = [], scopes = TOKEN_SCOPES } = account;
  const database = openSqlite(databasePath, 5000);
  try {
    const id = randomUUID();
    const at = new Date().toISOString();
    const username = `${role}-${id.slice(0, 8)}`;
    await database.writes
      .insertInto("account")
      .values({
        id,
        username,
        name,
        email: `${username}@accounts.invalid`,
        email_verified: 0,
        role,
        organizations: codesBody.write([...organizations]),
        regions: codesBody.write([...regions]),
        disabled: 0,
        second_factor: 0,
        created_at: at,
        updated_at: at,
      })
      .execute();
    const token = makeSecretToken(TOKEN_PREFIX);
    await createTokenStore(database.reads, database.writes).insertToken({
      id: randomUUID(),
      account: id,
      name: "test",
      scopes,
      createdAt: at,
      expiresAt: "9999-12-31T00:00:00.000Z",
      lastUsedAt: "9999-12-31T00:00:00.000Z",
      hash: digestOfToken(token),
    });
    return { account: id, token };
  } finally {
    await database.close();
  }
}

/** An API token of an account that is there. */
export async function makeTestToken(databasePath: string, account: string): Promise<TestToken> {
  const database = openSqlite(databasePath, 5000);
  try {
    return { account, token: await makeToken(database, account, TOKEN_SCOPES) };
  } finally {
    await database.close();
  }
}

async function makeToken(
  { reads, writes }: ReturnType<typeof openSqlite>,
  account: string,
  scopes: readonly TokenScope[],
): Promise<string> {
  const token = makeSecretToken(TOKEN_PREFIX);
  await createTokenStore(reads, writes).insertToken({
    id: randomUUID(),
    account,
    name: "test",
    scopes,
    createdAt: new Date().toISOString(),
    expiresAt: "9999-12-31T00:00:00.000Z",
    lastUsedAt: "9999-12-31T00:00:00.000Z",
    hash: digestOfToken(token),
  });
  return token;
}
