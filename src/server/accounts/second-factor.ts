import { Hono } from "hono";
import { ROUTES } from "#contract/routes.ts";
import { confirmPasswordSchema, type SecondFactorSetup, secondFactorCodeSchema } from "#contract/session.ts";
import { readBody } from "#server/http/body.ts";
import { ApiError } from "#server/http/errors.ts";
import { parseJson, readInto } from "#server/http/query.ts";
import type { AccountAppDeps } from "./account-deps.ts";
import { AuthRefusal, callAuth } from "./auth-call.ts";
import { ownAccount, recordOwn, withPassword } from "./own-account.ts";

/** A password or a code; no larger request is read. */
const MAX_BYTES = 4 * 1024;

/** A second factor of one's own: begun with the password, confirmed by its first code, removed with the password. */
export function secondFactorRoutes(deps: AccountAppDeps): Hono {
  const { store, authOf, begin, hub } = deps;
  return new Hono()
    .post(ROUTES.secondFactor, async (c) => {
      const account = await ownAccount(c, deps);
      const { password } = readInto(confirmPasswordSchema, parseJson(await readBody(c, MAX_BYTES)));
      if (account.secondFactor) throw new ApiError("second-factor-on");
      const { api, names, headers } = authOf(c);
      const started = await withPassword(c, account, deps, () =>
        api.enableTwoFactor({ body: { password, method: "totp" }, headers: headers([names.session]) }),
      );
      if (started.method !== "totp") throw new Error("a second factor by TOTP was asked for");
      c.header("Cache-Control", "no-store");
      return c.json(setupOf(started.totpURI, account.username, started.backupCodes));
    })
    .put(ROUTES.secondFactor, async (c) => {
      const account = await ownAccount(c, deps);
      const { code } = readInto(secondFactorCodeSchema, parseJson(await readBody(c, MAX_BYTES)));
      if (account.secondFactor) throw new ApiError("second-factor-on");
      const { api, names, headers, pass } = authOf(c);
      const attempt = await begin(c, account.username);
      try {
        const body = { code };
        const verified = await callAuth(() =>
          api.verifyTOTP({ body, headers: headers([names.session]), returnHeaders: true }),
        );
        // The code that turned it on signs nobody in.
        await store.accounts.takeCode(account.id, code, new Date());
        await attempt.good();
        await recordOwn(c, account, deps, "second-factor-on");
        pass(verified.headers);
      } catch (error) {
        if (!(error instanceof AuthRefusal)) throw error;
        if (error.code === "TOTP_NOT_ENABLED") throw new ApiError("second-factor-off");
        await attempt.failed(account.id);
        throw new ApiError("code-refused");
      }
      // Other sessions were begun without it.
      await hub.recheck();
      return c.body(null, 204);
    })
    .delete(ROUTES.secondFactor, async (c) => {
      const account = await ownAccount(c, deps);
      const { password } = readInto(confirmPasswordSchema, parseJson(await readBody(c, MAX_BYTES)));
      if (!account.secondFactor) throw new ApiError("second-factor-off");
      const { api, names, headers, pass } = authOf(c);
      const removed = await withPassword(c, account, deps, () =>
        api.disableTwoFactor({ body: { password }, headers: headers([names.session]), returnHeaders: true }),
      );
      await recordOwn(c, account, deps, "second-factor-off");
      pass(removed.headers);
      await hub.recheck();
      return c.body(null, 204);
    });
}

/** better-auth labels the account by an e-mail address that is none; an authenticator is to show the username. */
function setupOf(made: string, username: string, recoveryCodes: string[]): SecondFactorSetup {
  const secret = new URL(made).searchParams.get("secret") ?? "";
  const parameters = new URLSearchParams({ secret, issuer: "政效", algorithm: "SHA1", digits: "6", period: "30" });
  // Some authenticators show a plus sign where a space was written so; there is none, but keep to %20.
  const query = parameters.toString().replaceAll("+", "%20");
  return { uri: `otpauth://totp/${encodeURIComponent(`政效:${username}`)}?${query}`, secret, recoveryCodes };
}
