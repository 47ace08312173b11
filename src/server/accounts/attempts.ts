import type { Context } from "hono";
import type { AuditSink } from "#server/api/audit-sink.ts";
import type { ClientReader } from "#server/http/client-address.ts";
import { ApiError } from "#server/http/errors.ts";
import type { AccountStore } from "#server/store/accounts.ts";
import { delayedAddress, delayedUsername } from "./sign-in-delays.ts";

/** An attempt to prove who one is, counted as failed until it is known to be good. */
export type Attempt = {
  /** It was good: failures of the username are forgotten. */
  good(): Promise<void>;
  /** It failed; puts on record when further ones have to wait. */
  failed(account: string | null): Promise<void>;
};

/**
 * Begins an attempt for a username from the address of a request.
 *
 * @throws ApiError `too-many-attempts` while earlier failures have to be waited for
 */
export type BeginAttempt = (c: Context, username: string) => Promise<Attempt>;

export type AttemptsDeps = {
  readonly accounts: AccountStore;
  readonly audit: Pick<AuditSink, "record">;
  readonly client: ClientReader;
  readonly now: () => Date;
};

export function createAttempts({ accounts, audit, client, now }: AttemptsDeps): BeginAttempt {
  return async (c, username) => {
    const { address } = client(c);
    // Where one is signed in already, failures of strangers elsewhere keep nobody out.
    const isKnown = await accounts.isKnownAddress(username.toLowerCase(), address, new Date().toISOString());
    const [byName, byAddress] = [delayedUsername(username, isKnown ? address : null), delayedAddress(address)];
    const at = now();
    const counted = await accounts.countAttempt([byName, byAddress], at);
    if (counted.refusedUntil !== null) {
      // The username is not named: what was typed may be a password.
      await audit.record({
        account: null,
        name: "",
        address,
        kind: "sign-in-refused",
        outcome: "refused",
        object: null,
        detail: { reason: "too-many-attempts" },
      });
      throw tooMany(Date.parse(counted.refusedUntil) - at.getTime());
    }
    const { waitMs } = counted;
    return {
      async good() {
        await accounts.forgetFailures(byName.key);
        await accounts.uncountAttempt(byAddress.key);
      },
      async failed(account) {
        if (waitMs === 0) return;
        await audit.record({
          account: null,
          name: "",
          address,
          kind: "locked-out",
          outcome: "done",
          object: account === null ? null : `account:${account}`,
          detail: { seconds: Math.round(waitMs / 1000) },
        });
      },
    };
  };
}

function tooMany(waitMs: number): ApiError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const minutes = Math.ceil(seconds / 60);
  return new ApiError(
    "too-many-attempts",
    seconds < 60
      ? { zh: `请在 ${seconds} 秒后再试`, en: `try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}` }
      : { zh: `请在 ${minutes} 分钟后再试`, en: `try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}` },
    { retryAfter: seconds },
  );
}
