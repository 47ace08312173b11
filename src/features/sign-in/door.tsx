import type { ReactNode } from "react";
import { defineText } from "#ui/language.ts";
import classes from "./sign-in.module.css";

const useText = defineText("door", {
  product: { zh: "政效", en: "Zhengxiao" },
  tagline: { zh: "政策成效看板", en: "Policy performance" },
});

/** What stands around the pages before the product: its name, a card, and a word below. */
export function Door({ children, foot }: { readonly children: ReactNode; readonly foot?: ReactNode }) {
  const text = useText();
  return (
    <main className={classes["page"]}>
      <a className={classes["brand"]} href="/">
        {text("product")}
        <small>{text("tagline")}</small>
      </a>
      <section className={classes["card"]}>{children}</section>
      {foot === undefined ? null : <div className={classes["foot"]}>{foot}</div>}
    </main>
  );
}
