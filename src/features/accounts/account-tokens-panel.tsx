import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { accountTokensQuery, revokeAccountToken } from "#client/accounts.ts";
import { describeError } from "#client/fetch.ts";
import { useInstallationZone } from "#client/zone.ts";
import { Failure } from "#ui/form.tsx";
import { IssuedList } from "#ui/issued-list.tsx";
import panel from "#ui/panel.module.css";
import { Skeleton } from "#ui/state.tsx";
import { useAccountsText } from "./accounts-text.ts";

/** Everybody's API tokens in force, each with whose it is and the way to end it. */
export function AccountTokensPanel() {
  const text = useAccountsText();
  const zone = useInstallationZone();
  const client = useQueryClient();
  const { data, error } = useQuery(accountTokensQuery());
  const revoke = useMutation({
    mutationFn: revokeAccountToken,
    // One of one's own is listed on one's own page as well.
    onSuccess: () =>
      Promise.all(["account-tokens", "tokens"].map((kind) => client.invalidateQueries({ queryKey: [kind] }))),
  });
  return (
    <section className={panel["panel"]}>
      <h2>{text("tokens")}</h2>
      <p className={panel["lead"]}>{text("tokensLead")}</p>
      {data ? (
        <IssuedList
          zone={zone}
          issued={data.map(({ account, scopes, ...token }) => ({
            ...token,
            scope: `${text("tokenOf", account)} · ${scopes.map((scope) => text(scope)).join(text("and"))}`,
          }))}
          isRevoking={revoke.isPending}
          failure={revoke.error === null ? null : describeError(revoke.error)}
          onRevoke={revoke.mutate}
        />
      ) : error ? (
        <Failure {...describeError(error)} />
      ) : (
        <Skeleton height={60} />
      )}
    </section>
  );
}
