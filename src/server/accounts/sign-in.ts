import type { Context } from "hono";
import type { Account } from "#contract/accounts.ts";
import { type AuditKind, auditObject } from "#domain/record/audit.ts";
import type { AuditSink } from "#server/api/audit-sink.ts";
import type { PermittedAccount, SessionReader } from "#server/api/identity.ts";
import { errorFields, type Log } from "#server/base/log.ts";
import type { ClientReader } from "#server/http/client-address.ts";
import { ApiError } from "#server/http/errors.ts";
import type { AccountStore } from "#server/store/accounts.ts";
import { codesBody } from "#server/store/bodies/other-bodies.ts";
import { troubleOf } from "#server/store/store-trouble.ts";
import type { BeginAttempt } from "./attempts.ts";
import { IDLE_SECONDS, LIFETIME_SECONDS } from "./auth.ts";
import { type AuthCalls, AuthRefusal, callAuth } from "./auth-call.ts";
import type { Passwords } from "./password.ts";

export type SignInDeps = {
  readonly accounts: AccountStore;
  readonly authOf: AuthCalls;
  readonly begin: BeginAttempt;
  readonly passwords: Passwords;
  readonly audit: Pick<AuditSink, "record">;
  readonly client: ClientReader;
  readonly log: Log;
  readonly now: () => Date;
};

/** How one came in, as kept on record. */
type Way = "password" | "second-factor" | "recovery-code" | "invitation" | "single-sign-on";

/** How often the use of a session is noted. */
const NOTE_MS = 60_000;

/** Whose session a request belongs to. Its end is counted on the clock of the machine, as better-auth does. */
export function createSessionReader({ accounts, authOf, client, log }: SignInDeps): SessionReader {
  async function find(c: Context, passive: boolean): Promise<PermittedAccount | null> {
    const { api, names, headers } = authOf(c);
    const asked = headers([names.session]);
    if (!asked.has("Cookie")) return null;
    const found = await callAuth(() => api.getSession({ headers: asked, query: { disableRefresh: true } }));
    if (!found || found.user.disabled) return null;
    const { token, createdAt, updatedAt } = found.session;
    const at = Date.now();
    const end = createdAt.getTime() + LIFETIME_SECONDS * 1000;
    if (end <= at) return null;
    if (!passive && at - updatedAt.getTime() >= NOTE_MS) {
      const until = new Date(Math.min(end, at + IDLE_SECONDS * 1000)).toISOString();
      await accounts
        .sessionUsed(token, new Date(at).toISOString(), until, client(c).address)
        .catch((error: unknown) => {
          // Those who only look are served where nothing can be written, too.
          log.warn("session-use-not-noted", errorFields(error));
        });
    }
    const { id, name, role, organizations, regions } = found.user;
    return {
      id,
      name,
      role: role as PermittedAccount["role"],
      scope: { organizations: codesBody.read(organizations), regions: codesBody.read(regions) },
    };
  }
  return {
    async whoAmI(c, passive = false) {
      try {
        return await find(c, passive);
      } catch (error) {
        // An ended session is deleted when it is met, which a full disk does not allow.
        const trouble = troubleOf(error);
        if (trouble === "full" || trouble === "read-only") return null;
        throw error;
      }
    },
  };
}

export type SignIn = {
  /**
   * Signs in by password. A username that is not known takes as long, and is answered as a wrong password is.
   *
   * @returns the account, or `null` where its second factor is asked for
   * @throws ApiError `sign-in-refused` or `too-many-attempts`
   */
  byPassword(c: Context, username: string, password: string): Promise<Account | null>;
  /**
   * The second step: six digits of the authenticator, or a recovery code.
   *
   * @throws ApiError `code-refused`, `second-factor-expired` or `too-many-attempts`
   */
  bySecondFactor(c: Context, code: string): Promise<Account>;
  /** What is left to do once a session was made: on record, the earlier session of this browser ended. */
  finish(c: Context, account: Account, way: Way, cookies: Headers): Promise<void>;
};

export function createSignIn(deps: SignInDeps): SignIn {
  const { accounts, authOf, begin, passwords, audit, client, log, now } = deps;

  async function refuse(c: Context, account: Account | null, reason: string): Promise<void> {
    // The account is named, but not as the one who acts: who it was is not known. What was typed may be a password.
    await audit.record({
      account: null,
      name: "",
      address: client(c).address,
      kind: "sign-in-refused",
      outcome: "refused",
      object: account ? auditObject("account", account.id) : null,
      detail: { reason, ...(account ? { username: account.username } : {}) },
    });
  }

  async function record(c: Context, { id, name }: Account, kind: AuditKind, way: Way): Promise<void> {
    const object = auditObject("account", id);
    const { address } = client(c);
    await audit.record({ account: id, name, address, kind, outcome: "done", object, detail: { way } });
  }

  async function finish(c: Context, account: Account, way: Way, cookies: Headers): Promise<void> {
    const call = authOf(c);
    await record(c, account, "sign-in", way);
    const earlier = await call.signed(call.names.session);
    if (earlier !== null) await accounts.endSession(earlier);
    await accounts.signedIn(account.id, now().toISOString());
    await accounts.dropEnded(new Date());
    call.pass(cookies);
  }

  /** A hash that was made at another cost is made anew while the password is at hand. */
  async function renewHash(account: string, password: string): Promise<void> {
    const hash = await accounts.passwordHash(account);
    if (hash === null || !passwords.isOutdated(hash)) return;
    await accounts.replacePasswordHash(account, hash, await passwords.hash(password));
    log.info("password-hash-renewed");
  }

  return {
    finish,
    async byPassword(c, username, password) {
      const attempt = await begin(c, username);
      const { api, headers, pass } = authOf(c);
      const account = await accounts.byUsername(username);
      const refused = async (reason: string) => {
        await refuse(c, account, reason);
        await attempt.failed(account?.id ?? null);
        return new ApiError("sign-in-refused");
      };
      if (!account?.hasPassword) {
        await passwords.hash(password);
        throw await refused(account ? "no-password" : "unknown");
      }
      try {
        const body = { username: account.username, password };
        const signedIn = await callAuth(() => api.signInUsername({ body, headers: headers([]), returnHeaders: true }));
        if ("twoFactorRedirect" in signedIn.response) {
          pass(signedIn.headers);
          return null;
        }
        await attempt.good();
        await renewHash(account.id, password);
        await finish(c, account, "password", signedIn.headers);
        return account;
      } catch (error) {
        if (!(error instanceof AuthRefusal)) throw error;
        throw await refused(account.disabled ? "disabled" : "password");
      }
    },
    async bySecondFactor(c, code) {
      const { api, names, headers, signed } = authOf(c);
      const pending = await signed(names.secondFactor);
      const id = pending === null ? null : await accounts.pendingSignIn(pending, new Date().toISOString());
      const account = id === null ? null : await accounts.get(id);
      if (!account) throw new ApiError("second-factor-expired");
      const attempt = await begin(c, account.username);
      const refused = async (to: "code-refused" | "second-factor-expired") => {
        await refuse(c, account, "second-factor");
        await attempt.failed(account.id);
        return new ApiError(to);
      };
      const isDigits = /^\d{6}$/.test(code);
      if (isDigits && !(await accounts.takeCode(account.id, code, new Date()))) throw await refused("code-refused");
      try {
        const given = { body: { code }, headers: headers([names.secondFactor]), returnHeaders: true } as const;
        const proven = await callAuth(async () =>
          isDigits ? await api.verifyTOTP(given) : await api.verifyBackupCode(given),
        );
        await attempt.good();
        if (!isDigits) await record(c, account, "recovery-code-used", "recovery-code");
        await finish(c, account, isDigits ? "second-factor" : "recovery-code", proven.headers);
        return account;
      } catch (error) {
        if (!(error instanceof AuthRefusal)) throw unreadable(error, log);
        const isWrong = error.code === "INVALID_CODE" || error.code === "INVALID_BACKUP_CODE";
        throw await refused(isWrong ? "code-refused" : "second-factor-expired");
      }
    },
  };
}

/** A secret that was encrypted with another AUTH_SECRET, of a restored database say, cannot be read: no code will do. */
function unreadable(error: unknown, log: Log): unknown {
  if (error instanceof ApiError || troubleOf(error) !== null) return error;
  log.error("second-factor-unreadable", errorFields(error));
  return new ApiError(
    "code-refused",
    {
      zh: "服务器的登录密钥(AUTH_SECRET)已更换,以前的验证器不再有效;请管理员关闭这个账号的第二步验证",
      en: "the server's AUTH_SECRET is another than before, so that the authenticator does no more; ask an administrator to remove this account's second step",
    },
    { cause: error },
  );
}
