import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { describeError } from "#client/fetch.ts";
import { pathWith } from "#client/paths.ts";
import { signInPath, signOut, useSession } from "#client/session.ts";
import { useCatalogue } from "#client/use-region.ts";
import { useInstallationZone } from "#client/zone.ts";
import { ROUTES } from "#contract/routes.ts";
import type { Session } from "#contract/session.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { Failure } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import panel from "#ui/panel.module.css";
import { ROLE_NAMES } from "#ui/role-names.ts";
import { Skeleton } from "#ui/state.tsx";
import { useAccountText } from "./account-text.ts";
import { PasswordPanel } from "./password-panel.tsx";
import { SecondFactorPanel } from "./second-factor-panel.tsx";
import { SessionsPanel } from "./sessions-panel.tsx";
import { TokensPanel } from "./tokens-panel.tsx";

type Props = {
  /** Goes to a path with a page that knows nothing of who was here before. */
  readonly onArrive: (path: string) => void;
};

/** 我的账号: who one is here, the password, the second step, devices and tokens. */
export function AccountPage({ onArrive }: Props) {
  const session = useSession();
  const isSignedOut = session?.account === null;
  useEffect(() => {
    if (isSignedOut) onArrive(signInPath("/account"));
  }, [isSignedOut, onArrive]);
  if (!session || session.account === null) return <Skeleton height="60vh" />;
  const { account, may, oidc } = session;
  return <Account account={account} may={may} oidc={oidc} onArrive={onArrive} />;
}

type AccountProps = Props & {
  readonly account: NonNullable<Session["account"]>;
  readonly may: Session["may"];
  readonly oidc: Session["oidc"];
};

function Account({ account, may, oidc, onArrive }: AccountProps) {
  const text = useAccountText();
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => onArrive("/") });
  return (
    <div className={panel["page"]}>
      <div className={panel["head"]}>
        <h1>{text("title")}</h1>
        <button
          type="button"
          className={form["secondary"]}
          aria-disabled={leave.isPending}
          onClick={() => leave.mutate()}
        >
          {text("signOut")}
        </button>
      </div>
      {leave.error === null ? null : <Failure {...describeError(leave.error)} />}
      <div className={panel["panels"]}>
        <Facts account={account} oidc={oidc} />
        <PasswordPanel />
        <SecondFactorPanel isOn={account.secondFactor} />
        <SessionsPanel onArrive={onArrive} />
        <TokensPanel may={may} />
      </div>
    </div>
  );
}

function Facts({ account, oidc }: Pick<AccountProps, "account" | "oidc">) {
  const text = useAccountText();
  const language = useLanguage();
  const zone = useInstallationZone();
  const catalogue = useCatalogue();
  const nameOf = (code: string) => {
    const found =
      catalogue.state === "ready" ? catalogue.value.organizations.find((known) => known.code === code) : undefined;
    return found ? nameIn(found.names, language) : code;
  };
  const list = (codes: readonly string[]) => formatList(codes.map(nameOf), language);
  return (
    <section className={panel["panel"]}>
      <h2>{account.name}</h2>
      <dl className={panel["facts"]}>
        <dt>{text("username")}</dt>
        <dd>{account.username}</dd>
        <dt>{text("role")}</dt>
        <dd>{nameIn(ROLE_NAMES[account.role], language)}</dd>
        {account.role === "contributor" ? (
          <>
            <dt>{text("organizations")}</dt>
            <dd>{list(account.organizations)}</dd>
          </>
        ) : null}
        {account.role === "publisher" ? (
          <>
            <dt>{text("regions")}</dt>
            <dd>{list(account.regions)}</dd>
          </>
        ) : null}
        <dt>{text("lastSignIn")}</dt>
        <dd>{account.lastSignInAt === null ? text("never") : formatInstant(account.lastSignInAt, zone, language)}</dd>
      </dl>
      {oidc === null ? null : (
        // Ties this account to the single sign-on's, or signs in by it once more.
        <p>
          <a href={pathWith(ROUTES.oidc, { to: "/account" })}>{text("connect", { name: oidc.name })}</a>
        </p>
      )}
    </section>
  );
}
