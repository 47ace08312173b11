import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { type Account, changeAccountSchema, type InvitationLink, newAccountSchema } from "#contract/accounts.ts";
import { ROUTES } from "#contract/routes.ts";
import { type AuditDetail, type AuditEvent, type AuditKind, auditObject } from "#domain/record/audit.ts";
import { actorOf } from "#server/api/actor.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto } from "#server/http/query.ts";
import type { AccountAppDeps } from "./account-deps.ts";
import { checkScope } from "./account-scope.ts";
import { makeInvitation } from "./invitations.ts";

/** Names and a few hundred codes; no larger request is read. */
const MAX_BYTES = 64 * 1024;

/** Accounts, for administrators: made with a one-time link, changed, disabled; never deleted, as the audit log names them. */
export function accountRoutes(deps: AccountAppDeps): Hono {
  const { store, hub, now } = deps;
  const { accounts } = store;

  async function invite(c: Context, account: Account): Promise<InvitationLink> {
    const purpose = account.hasPassword ? "reset" : "account";
    const event = eventOf(c, deps, "invitation-made", account, { purpose });
    return await makeInvitation(accounts, { purpose, account: account.id }, now(), [event]);
  }

  /** @throws ApiError `not-found` */
  async function find(id: string): Promise<Account> {
    const account = await accounts.get(id);
    if (!account) throw new ApiError("not-found");
    return account;
  }

  return new Hono()
    .get(ROUTES.accounts, async (c) => {
      c.header("Cache-Control", "no-store");
      return c.json({ accounts: await accounts.list() });
    })
    .post(ROUTES.accounts, async (c) => {
      const given = readInto(newAccountSchema, parseJson(await readBody(c, MAX_BYTES)));
      await checkScope(store, { given });
      const account = await accounts.create({ ...given, id: randomUUID() }, now().toISOString(), (made) => [
        eventOf(c, deps, "account-made", made, { username: made.username, name: made.name, ...scopeOf(made) }),
      ]);
      c.header("Cache-Control", "no-store");
      return c.json({ account, invitation: await invite(c, account) }, 201);
    })
    .patch(ROUTES.account, async (c) => {
      const change = readInto(changeAccountSchema, parseJson(await readBody(c, MAX_BYTES)));
      if (change.organizations || change.regions) {
        const kept = await accounts.get(c.req.param("id"));
        if (kept) await checkScope(store, { given: change, kept });
      }
      const write = () =>
        accounts.change(c.req.param("id"), change, now().toISOString(), (before, after) =>
          changesOf(before, after).map(([kind, detail]) => eventOf(c, deps, kind, after, detail)),
        );
      const changed = await (change.disabled === true ? store.reserve.spend(write) : write());
      await hub.recheck();
      c.header("Cache-Control", "no-store");
      return c.json(changed);
    })
    .post(ROUTES.accountInvitation, async (c) => {
      const account = await find(c.req.param("id"));
      if (account.disabled)
        throw new ApiError("bad-request", { zh: "请先启用这个账号", en: "enable the account first" });
      c.header("Cache-Control", "no-store");
      return c.json(await invite(c, account), 201);
    })
    .delete(ROUTES.accountSessions, async (c) => {
      const account = await find(c.req.param("id"));
      await store.reserve.spend(async () => {
        await deps.audit.record(eventOf(c, deps, "sessions-ended", account, {}));
        await accounts.endSessions(account.id);
      });
      await hub.recheck();
      return c.body(null, 204);
    });
}

function eventOf(c: Context, deps: AccountAppDeps, kind: AuditKind, account: Account, detail: AuditDetail): AuditEvent {
  return {
    ...actorOf(c, deps),
    kind,
    outcome: "done",
    object: auditObject("account", account.id),
    detail: { username: account.username, ...detail },
  };
}

/** What is to be kept of a change; nothing where nothing changed. */
function changesOf(before: Account, after: Account): (readonly [AuditKind, AuditDetail])[] {
  const changes: (readonly [AuditKind, AuditDetail])[] = [];
  const [was, is] = [scopeOf(before), scopeOf(after)];
  if (JSON.stringify(was) !== JSON.stringify(is))
    changes.push([
      "role-changed",
      { ...is, wasRole: was.role, wasOrganizations: was.organizations, wasRegions: was.regions },
    ]);
  if (before.name !== after.name) changes.push(["account-changed", { name: after.name, wasName: before.name }]);
  if (before.disabled !== after.disabled) changes.push([after.disabled ? "account-disabled" : "account-enabled", {}]);
  if (before.secondFactor && !after.secondFactor) changes.push(["second-factor-off", {}]);
  return changes;
}

function scopeOf({ role, organizations, regions }: Account) {
  return { role, organizations: organizations.join(" "), regions: regions.join(" ") };
}
