import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import type * as z from "zod/mini";
import { ROUTES } from "#contract/routes.ts";
import { type AccountToken, type accountTokensSchema, newTokenSchema, type Token } from "#contract/tokens.ts";
import { PERMISSIONS } from "#domain/catalogue/permission.ts";
import { auditObject } from "#domain/record/audit.ts";
import { actorOf } from "#server/api/actor.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { TOKEN_PREFIX } from "#server/api/identify.ts";
import { digestOfToken, makeSecretToken } from "#server/base/secret-token.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto } from "#server/http/query.ts";
import type { OwnedToken, StoredToken } from "#server/store/tokens.ts";

/** A name and scopes are a few words; no larger request is read. */
const MAX_BYTES = 4 * 1024;
/** Tokens one account may have in force; more than this are forgotten ones. */
const MAX_TOKENS = 50;
const DAY_MS = 86_400_000;

/** API tokens of one's own: for scripts, of a scope, until a day, shown once; and everybody's, for administrators. */
export function tokenRoutes(deps: AppDeps): Hono {
  const { store, hub, audit, now } = deps;
  return new Hono()
    .get(ROUTES.tokens, async (c) => {
      c.header("Cache-Control", "no-store");
      const tokens = await store.tokens.tokens(accountOf(c), now().toISOString());
      return c.json({ tokens: tokens.map(toToken) });
    })
    .post(ROUTES.tokens, async (c) => {
      const account = accountOf(c);
      const { name, scopes, days } = readInto(newTokenSchema, parseJson(await readBody(c, MAX_BYTES)));
      const { asker } = c.get("identity");
      if (!scopes.every((scope) => PERMISSIONS[asker].includes(scope))) throw new ApiError("not-permitted");
      const at = now();
      if ((await store.tokens.tokens(account, at.toISOString())).length >= MAX_TOKENS)
        throw new ApiError("bad-request", {
          zh: `最多 ${MAX_TOKENS} 个令牌,请先停用不用的`,
          en: `no more than ${MAX_TOKENS} tokens; revoke those not in use`,
        });
      const secret = makeSecretToken(TOKEN_PREFIX);
      const token: StoredToken = {
        id: randomUUID(),
        account,
        name,
        scopes: [...new Set(scopes)],
        createdAt: at.toISOString(),
        expiresAt: new Date(at.getTime() + days * DAY_MS).toISOString(),
        lastUsedAt: null,
      };
      await audit.record({
        ...actorOf(c, deps),
        kind: "token-made",
        outcome: "done",
        object: auditObject("token", token.id),
        detail: { token: name, scopes: token.scopes.join(" "), expiresAt: token.expiresAt },
      });
      await store.tokens.insertToken({ ...token, hash: digestOfToken(secret) });
      c.header("Cache-Control", "no-store");
      return c.json({ token: toToken(token), secret }, 201);
    })
    .delete(ROUTES.token, async (c) => {
      const id = c.req.param("id");
      const object = auditObject("token", id);
      const event = { ...actorOf(c, deps), kind: "token-revoked", outcome: "done", object, detail: {} } as const;
      const account = accountOf(c);
      const revoke = () => store.tokens.revokeToken(account, id, now().toISOString(), event);
      if (!(await store.reserve.spend(revoke))) throw new ApiError("not-found");
      await hub.recheck();
      return c.body(null, 204);
    })
    .get(ROUTES.accountTokens, async (c) => {
      c.header("Cache-Control", "no-store");
      const tokens = await store.tokens.allTokens(now().toISOString());
      return c.json<z.infer<typeof accountTokensSchema>>({ tokens: tokens.map(toAccountToken) });
    })
    .delete(ROUTES.accountToken, async (c) => {
      const at = now().toISOString();
      const found = (await store.tokens.allTokens(at)).find(({ id }) => id === c.req.param("id"));
      if (!found) throw new ApiError("not-found");
      const object = auditObject("token", found.id);
      const detail = { token: found.name, username: found.owner.username };
      const event = { ...actorOf(c, deps), kind: "token-revoked", outcome: "done", object, detail } as const;
      const revoke = () => store.tokens.revokeToken(null, found.id, at, event);
      if (!(await store.reserve.spend(revoke))) throw new ApiError("not-found");
      await hub.recheck();
      return c.body(null, 204);
    });
}

function accountOf(c: Context): string {
  const { account } = c.get("identity");
  if (account === null) throw new ApiError("sign-in-required");
  return account;
}

function toAccountToken({ owner, ...token }: OwnedToken): AccountToken {
  return { ...toToken(token), account: { id: token.account, ...owner } };
}

function toToken({ account: _account, scopes, ...token }: StoredToken): Token {
  return { ...token, scopes: [...scopes] };
}
