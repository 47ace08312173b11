import type { ReactNode } from "react";
import classes from "./notice.module.css";
import shared from "./upload.module.css";

type Props = {
  readonly tone: "failure" | "attention";
  readonly title: string;
  readonly advice: string;
  readonly action?: { readonly label: string; onAct(): void } | undefined;
  readonly children?: ReactNode;
};

/** Something to know before going on: what, and the way out. Read out at once. */
export function Notice({ tone, title, advice, action, children }: Props) {
  const isFailure = tone === "failure";
  return (
    <div className={`${classes["notice"]} ${isFailure ? "" : classes["attention"]}`} role="alert">
      <p className={`${classes["title"]} ${isFailure ? classes["danger"] : ""}`}>{title}</p>
      <p>{advice}</p>
      {children}
      {action === undefined ? null : (
        <button type="button" className={shared["secondary"]} onClick={action.onAct}>
          {action.label}
        </button>
      )}
    </div>
  );
}
