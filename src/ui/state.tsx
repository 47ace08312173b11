import type { ReactNode } from "react";
import type { Names } from "#domain/terms/names.ts";
import { nameIn } from "#domain/terms/names.ts";
import { defineText, useLanguage } from "./language.ts";
import classes from "./state.module.css";

const useText = defineText("state", {
  loading: { zh: "正在读取数据…", en: "Reading data…" },
  retry: { zh: "重试", en: "Try again" },
});

/** Holds the room that something will take, so that nothing moves when it comes. */
export function Skeleton({ height, label }: { readonly height: number | string; readonly label?: string }) {
  const text = useText();
  return (
    <div className="skeleton" style={{ height }} role="status">
      <span className="visually-hidden">{label ?? text("loading")}</span>
    </div>
  );
}

/** Nothing here yet: says why, and what to do. */
export function EmptyState({
  title,
  advice,
  children,
}: {
  readonly title: string;
  readonly advice: string;
  readonly children?: ReactNode;
}) {
  return (
    <section className={classes["box"]}>
      <h2 className={classes["title"]}>{title}</h2>
      <p className={classes["advice"]}>{advice}</p>
      {children}
    </section>
  );
}

/** Something failed: what, the way out, and a retry. */
export function FailedState({
  title,
  advice,
  onRetry,
}: {
  readonly title: Names;
  readonly advice: Names;
  readonly onRetry: () => void;
}) {
  const text = useText();
  const language = useLanguage();
  return (
    <section className={`${classes["box"]} ${classes["failed"]}`} role="alert">
      <h2 className={classes["title"]}>{nameIn(title, language)}</h2>
      <p className={classes["advice"]}>{nameIn(advice, language)}</p>
      <button type="button" className={classes["retry"]} onClick={onRetry}>
        {text("retry")}
      </button>
    </section>
  );
}
