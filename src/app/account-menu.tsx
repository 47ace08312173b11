import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { type FocusEvent, type KeyboardEvent, useRef } from "react";
import { sessionQuery, signInPath, signOut } from "#client/session.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { ROLE_NAMES } from "#ui/role-names.ts";
import { arrive } from "./arrive.ts";
import classes from "./frame.module.css";
import { useFrameText } from "./frame-text.ts";

/** Who is signed in, with what is theirs; or the way to sign in. */
export function AccountMenu() {
  const text = useFrameText();
  const language = useLanguage();
  const { href } = useLocation();
  const menu = useRef<HTMLDetailsElement>(null);
  const { data: session } = useQuery(sessionQuery());
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => arrive("/") });
  // The room is kept while it is not known who asks, so that nothing beside it moves.
  if (!session) return <span className={`${classes["control"]} ${classes["unknown"]}`} aria-hidden="true" />;
  if (session.account === null)
    return (
      <a className={`${classes["control"]} ${classes["sign-in"]}`} href={signInPath(href)}>
        {text("signIn")}
      </a>
    );
  const close = () => menu.current?.removeAttribute("open");
  const closeOutside = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  };
  const closeByEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    close();
    menu.current?.querySelector("summary")?.focus();
  };
  const isAdministrator = session.may.includes("administer");
  return (
    <details className={classes["menu"]} ref={menu} onBlur={closeOutside} onKeyDown={closeByEscape}>
      <summary className={classes["control"]}>
        <span>{session.account.name}</span>
      </summary>
      <div className={classes["menu-list"]}>
        <p>
          {session.account.username} · {nameIn(ROLE_NAMES[session.account.role], language)}
        </p>
        {[
          ["/account", text("account")] as const,
          ...(isAdministrator
            ? ([
                ["/accounts", text("accounts")],
                ["/audit", text("audit")],
              ] as const)
            : []),
        ].map(([to, label]) => (
          // The list closes once a way was chosen; the link itself is the control.
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: a click bubbles from the link by keyboard as well
          <div key={to} onClick={close}>
            <Link to={to}>{label}</Link>
          </div>
        ))}
        <button type="button" disabled={leave.isPending} onClick={() => leave.mutate()}>
          {text("signOut")}
        </button>
        {leave.isError ? <p role="alert">{text("signOutFailed")}</p> : null}
      </div>
    </details>
  );
}
