import { type Context, Hono } from "hono";
import type { Account } from "#contract/accounts.ts";
import { ROUTES } from "#contract/routes.ts";
import { changePasswordSchema } from "#contract/session.ts";
import { type AuditDetail, type AuditEvent, type AuditKind, auditObject } from "#domain/record/audit.ts";
import { actorOf } from "#server/api/actor.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto } from "#server/http/query.ts";
import type { AccountAppDeps } from "./account-deps.ts";
import { AuthRefusal, callAuth } from "./auth-call.ts";
import { refusePassword } from "./password-rules.ts";

/** Two passwords; no larger request is read. */
const MAX_BYTES = 4 * 1024;

/** One's own password and where one is signed in. */
export function ownAccountRoutes(deps: AccountAppDeps): Hono {
  const { store, authOf, hub, now } = deps;
  return new Hono()
    .put(ROUTES.password, async (c) => {
      const account = await ownAccount(c, deps);
      const {
        current,
        next,
        keepTokens = false,
      } = readInto(changePasswordSchema, parseJson(await readBody(c, MAX_BYTES)));
      const weakness = await refusePassword(next, account);
      if (weakness) throw new ApiError("password-refused", weakness);
      const { api, names, headers, pass } = authOf(c);
      const changed = await withPassword(c, account, deps, () =>
        api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers: headers([names.session]),
          returnHeaders: true,
        }),
      );
      await store.accounts.endPendingSignIns(account.id);
      if (keepTokens) await recordOwn(c, account, deps, "password-changed");
      else
        await store.tokens.endTokens(account.id, now().toISOString(), (tokens) =>
          ownEvent(c, account, deps, "password-changed", tokens > 0 ? { tokens } : {}),
        );
      pass(changed.headers);
      await hub.recheck();
      return c.body(null, 204);
    })
    .get(ROUTES.sessions, async (c) => {
      const { id } = await ownAccount(c, deps);
      const { names, signed } = authOf(c);
      const current = await signed(names.session);
      const sessions = await store.accounts.sessions(id, now().toISOString());
      c.header("Cache-Control", "no-store");
      return c.json({
        sessions: sessions.map(({ token, ...session }) => ({ ...session, current: token === current })),
      });
    })
    .delete(ROUTES.sessions, async (c) => {
      const account = await ownAccount(c, deps);
      await store.reserve.spend(async () => {
        await recordOwn(c, account, deps, "signed-out-everywhere");
        await store.accounts.endSessions(account.id);
      });
      authOf(c).dropSession();
      await hub.recheck();
      return c.body(null, 204);
    });
}

/**
 * The account that asks.
 *
 * @throws ApiError `sign-in-required` where it is gone
 */
export async function ownAccount(c: Context, { store }: AccountAppDeps): Promise<Account> {
  const { account, by } = c.get("identity");
  const found = account === null || by !== "session" ? null : await store.accounts.get(account);
  if (!found) throw new ApiError("sign-in-required");
  return found;
}

/**
 * Does what asks for the password once more. A stolen session guesses no better than one who signs in.
 *
 * @throws ApiError `password-wrong` or `too-many-attempts`
 */
export async function withPassword<T>(
  c: Context,
  account: Account,
  { begin }: AccountAppDeps,
  call: () => Promise<T>,
): Promise<T> {
  const attempt = await begin(c, account.username);
  try {
    const done = await callAuth(call);
    await attempt.good();
    return done;
  } catch (error) {
    if (!(error instanceof AuthRefusal)) throw error;
    if (error.code !== "INVALID_PASSWORD" && error.code !== "CREDENTIAL_ACCOUNT_NOT_FOUND") {
      await attempt.good();
      throw error;
    }
    await attempt.failed(account.id);
    throw new ApiError("password-wrong");
  }
}

/** Keeps what somebody did to their own account. */
export async function recordOwn(c: Context, account: Account, deps: AccountAppDeps, kind: AuditKind): Promise<void> {
  await deps.audit.record(ownEvent(c, account, deps, kind, {}));
}

function ownEvent(
  c: Context,
  account: Account,
  deps: AccountAppDeps,
  kind: AuditKind,
  detail: AuditDetail,
): AuditEvent {
  return { ...actorOf(c, deps), kind, outcome: "done", object: auditObject("account", account.id), detail };
}
