import { type Context, Hono } from "hono";
import type { Account } from "#contract/accounts.ts";
import { ROUTES } from "#contract/routes.ts";
import { type Session, secondFactorCodeSchema, signInSchema } from "#contract/session.ts";
import { PERMISSIONS } from "#domain/catalogue/permission.ts";
import { auditObject } from "#domain/record/audit.ts";
import { actorOf } from "#server/api/actor.ts";
import { readBody } from "#server/http/body.ts";
import { parseJson, readInto } from "#server/http/query.ts";
import { currentZone } from "#server/reads/default-region.ts";
import type { AccountAppDeps } from "./account-deps.ts";

/** A username and a password; no larger request is read. */
const MAX_BYTES = 4 * 1024;

/** Who asks; signing in, with a second step where there is a second factor; signing out. */
export function sessionRoutes(deps: AccountAppDeps): Hono {
  const { store, signIn, authOf, hub, now } = deps;
  return new Hono()
    .get(ROUTES.session, async (c) => {
      c.header("Cache-Control", "no-store");
      return c.json(await sessionOf(c, deps));
    })
    .post(ROUTES.session, async (c) => {
      c.header("Cache-Control", "no-store");
      const { username, password } = readInto(signInSchema, parseJson(await readBody(c, MAX_BYTES)));
      const account = await signIn.byPassword(c, username, password);
      if (!account) return c.json({ secondFactor: true });
      return c.json({ secondFactor: false, session: await sessionOf(c, deps, account) });
    })
    .post(ROUTES.secondFactorSignIn, async (c) => {
      c.header("Cache-Control", "no-store");
      const { code } = readInto(secondFactorCodeSchema, parseJson(await readBody(c, MAX_BYTES)));
      const account = await signIn.bySecondFactor(c, code);
      return c.json({ secondFactor: false, session: await sessionOf(c, deps, account) });
    })
    .delete(ROUTES.session, async (c) => {
      const { names, signed, dropSession } = authOf(c);
      const token = await signed(names.session);
      dropSession();
      if (token === null) return c.body(null, 204);
      const actor = actorOf(c, deps);
      const object = auditObject("account", actor.account ?? "");
      const event = { ...actor, kind: "sign-out", outcome: "done", object, detail: {} } as const;
      const isSomebodys = c.get("identity").by === "session" && actor.account !== null;
      // Not by better-auth, which says that it is done where the disk was full.
      await store.reserve.spend(() => store.accounts.signOut(token, now().toISOString(), isSomebodys ? event : null));
      await hub.recheck();
      return c.body(null, 204);
    });
}

/**
 * What a page is told of who asks.
 *
 * @param signedIn the account that this very request signed in
 */
export async function sessionOf(
  c: Context,
  { store, accessPolicy, oidcSettings: { oidc } }: AccountAppDeps,
  signedIn?: Account,
): Promise<Session> {
  const identity = c.get("identity");
  const account = signedIn ?? (identity.account === null ? null : await store.accounts.get(identity.account));
  return {
    account: account ? shown(account) : null,
    asker: signedIn ? signedIn.role : identity.asker,
    may: [...(signedIn ? PERMISSIONS[signedIn.role] : identity.may)],
    access: accessPolicy,
    oidc: oidc && { name: oidc.name },
    setupNeeded: !(await store.accounts.hasAdministrator()),
    timeZone: await currentZone(store),
  };
}

function shown(account: Account): NonNullable<Session["account"]> {
  const { id, username, name, role, organizations, regions, secondFactor, lastSignInAt } = account;
  return { id, username, name, role, organizations, regions, secondFactor, lastSignInAt };
}
