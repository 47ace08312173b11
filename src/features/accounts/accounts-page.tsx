import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { accountsQuery } from "#client/accounts.ts";
import { describeError } from "#client/fetch.ts";
import { useSession } from "#client/session.ts";
import type { Account, InvitationLink } from "#contract/accounts.ts";
import form from "#ui/form.module.css";
import panel from "#ui/panel.module.css";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import { AccountEditor } from "./account-editor.tsx";
import { AccountTable } from "./account-table.tsx";
import { AccountTokensPanel } from "./account-tokens-panel.tsx";
import { useAccountsText } from "./accounts-text.ts";
import { DisplaysPanel } from "./displays-panel.tsx";
import { LinkNotice } from "./link-notice.tsx";

/** 账号管理: every account with its role and where it holds, one-time links, everybody's API tokens, and the walls' tokens. */
export function AccountsPage() {
  const text = useAccountsText();
  const session = useSession();
  if (!session) return <Skeleton height="60vh" />;
  if (!session.may.includes("administer"))
    return (
      <EmptyState title={text("refused")} advice={text("refusedAdvice")}>
        <a href="/sign-in?to=%2Faccounts">{text("signIn")}</a>
      </EmptyState>
    );
  return <Accounts ownId={session.account?.id ?? ""} />;
}

/** An account under the editor: one that is there, or a new one. */
type Edited = Account | "new" | null;

function Accounts({ ownId }: { readonly ownId: string }) {
  const text = useAccountsText();
  const { data, error, refetch } = useQuery(accountsQuery());
  const [edited, setEdited] = useState<Edited>(null);
  const [link, setLink] = useState<{ username: string; invitation: InvitationLink } | null>(null);
  if (error && !data) return <FailedState {...describeError(error)} onRetry={() => void refetch()} />;
  return (
    <div className={panel["page"]}>
      <div className={panel["head"]}>
        <div>
          <h1>{text("title")}</h1>
          <p className={panel["lead"]}>{text("lead")}</p>
        </div>
        {edited === null ? (
          <button type="button" className={form["primary"]} onClick={() => setEdited("new")}>
            {text("create")}
          </button>
        ) : null}
      </div>
      {link ? <LinkNotice username={link.username} invitation={link.invitation} /> : null}
      {edited === null ? null : (
        <AccountEditor
          key={edited === "new" ? "new" : edited.id}
          account={edited === "new" ? null : edited}
          isOwn={edited !== "new" && edited.id === ownId}
          onLink={(username, invitation) => setLink({ username, invitation })}
          onClose={() => setEdited(null)}
        />
      )}
      <section className={panel["panel"]}>
        {data ? <AccountTable accounts={data} onEdit={setEdited} /> : <Skeleton height={240} />}
      </section>
      <AccountTokensPanel />
      <DisplaysPanel />
    </div>
  );
}
