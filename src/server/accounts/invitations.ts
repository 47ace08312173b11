import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { type InvitationLink, usernameSchema } from "#contract/accounts.ts";
import { redeemInvitationSchema } from "#contract/invitations.ts";
import { ROUTES } from "#contract/routes.ts";
import { type AuditEvent, auditObject, SERVER_ACTOR } from "#domain/record/audit.ts";
import { digestOfToken, isSecretToken, makeSecretToken } from "#server/base/secret-token.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto } from "#server/http/query.ts";
import type { AccountStore } from "#server/store/accounts.ts";
import type { NewInvitation, StoredInvitation } from "#server/store/invitations.ts";
import type { AccountAppDeps } from "./account-deps.ts";
import { callAuth } from "./auth-call.ts";
import { refusePassword } from "./password-rules.ts";
import { sessionOf } from "./session.ts";
import { delayedUsername } from "./sign-in-delays.ts";

/** A password and two names; no larger request is read. */
const MAX_BYTES = 4 * 1024;
const MINUTE_MS = 60_000;
/** How long a one-time link holds. */
const VALID_MS = { "first-administrator": 30 * MINUTE_MS, account: 24 * 60 * MINUTE_MS, reset: 24 * 60 * MINUTE_MS };

/**
 * Makes a one-time link; earlier ones for the same account hold no more.
 *
 * @param account whose password it sets; `null` for a first administrator, who is made by it
 */
export async function makeInvitation(
  accounts: Pick<AccountStore, "invite">,
  { purpose, account }: Pick<NewInvitation, "purpose" | "account">,
  at: Date,
  events: readonly AuditEvent[],
): Promise<InvitationLink> {
  const token = makeSecretToken("");
  const expiresAt = new Date(at.getTime() + VALID_MS[purpose]).toISOString();
  await accounts.invite({ digest: digestOfToken(token), purpose, account, expiresAt }, at.toISOString(), events);
  // In the fragment, which no browser sends: it is in no log of a proxy.
  return { path: `/invitation#${token}`, expiresAt };
}

/** The link by which an administrator is made who needs nobody's leave: for the server's own console. */
export function inviteFirstAdministrator(accounts: Pick<AccountStore, "invite">, at: Date): Promise<InvitationLink> {
  const purpose = "first-administrator";
  const event = {
    ...SERVER_ACTOR,
    kind: "invitation-made",
    outcome: "done",
    object: null,
    detail: { purpose },
  } as const;
  return makeInvitation(accounts, { purpose, account: null }, at, [event]);
}

/** One-time links: what one is for, and using it. */
export function invitationRoutes(deps: AccountAppDeps): Hono {
  const { store, authOf, passwords, signIn, client, hub, now } = deps;

  /** @throws ApiError `invitation-ended` */
  async function find(token: string): Promise<StoredInvitation> {
    const found = isSecretToken("", token)
      ? await store.accounts.invitation(digestOfToken(token), now().toISOString())
      : null;
    if (!found) throw new ApiError("invitation-ended");
    return found;
  }

  return new Hono()
    .get(ROUTES.invitation, async (c) => {
      c.header("Cache-Control", "no-store");
      const { purpose, username, expiresAt } = await find(c.req.param("token"));
      return c.json({ purpose, username, expiresAt });
    })
    .post(ROUTES.invitation, async (c) => {
      c.header("Cache-Control", "no-store");
      const given = readInto(redeemInvitationSchema, parseJson(await readBody(c, MAX_BYTES)));
      const invitation = await find(c.req.param("token"));
      const whose = await namesOf(invitation, given, store.accounts);
      const weakness = await refusePassword(given.password, whose);
      if (weakness) throw new ApiError("password-refused", weakness);
      const account = await store.accounts.redeem({
        digest: invitation.digest,
        at: now().toISOString(),
        passwordHash: await passwords.hash(given.password),
        account:
          invitation.account === null
            ? { id: randomUUID(), ...whose, role: "administrator", organizations: [], regions: [] }
            : null,
        keepTokens: given.keepTokens === true,
        record: ({ id, name }, tokens) => [
          redeemed(invitation, { account: id, name, address: client(c).address }, tokens),
        ],
      });
      for (const place of [null, client(c).address])
        await store.accounts.forgetFailures(delayedUsername(account.username, place).key);
      await hub.recheck();
      // With a second factor one still has to show it: a link that went astray is not enough.
      if (account.secondFactor) return c.json(await sessionOf(c, deps));
      const { api, headers } = authOf(c);
      const body = { username: account.username, password: given.password };
      const signedIn = await callAuth(() => api.signInUsername({ body, headers: headers([]), returnHeaders: true }));
      await signIn.finish(c, account, "invitation", signedIn.headers);
      return c.json(await sessionOf(c, deps, account));
    });
}

type Whose = { readonly username: string; readonly name: string };

/** Whose password it will be: the account's names, or those that a first administrator gives. */
async function namesOf(
  { account, username }: StoredInvitation,
  given: { readonly username?: string | undefined; readonly name?: string | undefined },
  accounts: Pick<AccountStore, "get">,
): Promise<Whose> {
  if (account !== null) return { username: username ?? "", name: (await accounts.get(account))?.name ?? "" };
  if (given.name === undefined || given.username === undefined)
    throw new ApiError("bad-request", { zh: "缺少用户名或名称", en: "username and name are missing" });
  return { username: readInto(usernameSchema, given.username).toLowerCase(), name: given.name };
}

function redeemed(
  { purpose }: StoredInvitation,
  actor: { readonly account: string; readonly name: string; readonly address: string },
  tokens: number,
): AuditEvent {
  const object = auditObject("account", actor.account);
  return {
    ...actor,
    kind: "invitation-redeemed",
    outcome: "done",
    object,
    detail: { purpose, ...(tokens > 0 ? { tokens } : {}) },
  };
}
