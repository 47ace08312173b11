import { useMutation, useQueryClient } from "@tanstack/react-query";
import { changeAccount, endSessionsOf, inviteAccount } from "#client/accounts.ts";
import { describeError } from "#client/fetch.ts";
import type { Account, InvitationLink } from "#contract/accounts.ts";
import form from "#ui/form.module.css";
import { Failure } from "#ui/form.tsx";
import classes from "./accounts.module.css";
import { useAccountsText } from "./accounts-text.ts";

type Props = {
  readonly account: Account;
  readonly isOwn: boolean;
  readonly onLink: (username: string, invitation: InvitationLink) => void;
  readonly onClose: () => void;
};

/** What is done to an account at once: a new password's link, the end of its sessions, out of use and back. */
export function AccountActs({ account, isOwn, onLink, onClose }: Props) {
  const text = useAccountsText();
  const client = useQueryClient();
  const { id, username, disabled } = account;
  const invite = useMutation({ mutationFn: () => inviteAccount(id), onSuccess: (made) => onLink(username, made) });
  const end = useMutation({ mutationFn: () => endSessionsOf(id) });
  const disable = useMutation({
    mutationFn: () => changeAccount(id, { disabled: !disabled }),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ["accounts"] });
    },
  });
  const error = invite.error ?? end.error ?? disable.error;
  return (
    <div className={classes["acts"]}>
      {error ? <Failure {...describeError(error)} /> : null}
      {end.isSuccess ? (
        <p className={form["done"]} role="status">
          {text("sessionsEnded")}
        </p>
      ) : null}
      <div className={form["ways"]}>
        <button
          type="button"
          className={form["secondary"]}
          aria-disabled={invite.isPending}
          onClick={() => invite.mutate()}
        >
          {text("reset")}
        </button>
        {isOwn ? null : (
          <>
            <button
              type="button"
              className={form["secondary"]}
              aria-disabled={end.isPending}
              onClick={() => end.mutate()}
            >
              {text("endSessions")}
            </button>
            <button
              type="button"
              className={form[disabled ? "secondary" : "danger"]}
              aria-disabled={disable.isPending}
              onClick={() => disable.mutate()}
            >
              {text(disabled ? "enable" : "disable")}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
