import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { tokensQuery } from "#client/accounts.ts";
import { describeError } from "#client/fetch.ts";
import { changePassword } from "#client/session.ts";
import form from "#ui/form.module.css";
import { Failure, Form, PasswordField, Tick } from "#ui/form.tsx";
import panel from "#ui/panel.module.css";
import { useAccountText } from "./account-text.ts";

const SHORTEST = 8;

/** A new password; other devices are signed out by it, and tokens end unless it is wished otherwise. */
export function PasswordPanel() {
  const text = useAccountText();
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [endsTokens, setEndsTokens] = useState(true);
  const [hasTried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => changePassword({ current, next, keepTokens: !endsTokens }),
    onSuccess: () => {
      setCurrent("");
      setNext("");
      setTried(false);
      setEndsTokens(true);
      void client.invalidateQueries({ queryKey: tokensQuery().queryKey });
      return client.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  const submit = () => {
    setTried(true);
    if (current !== "" && next.length >= SHORTEST && !change.isPending) change.mutate();
  };
  return (
    <section className={panel["panel"]}>
      <h2>{text("passwordTitle")}</h2>
      <Form onSubmit={submit}>
        <PasswordField
          label={text("current")}
          autoComplete="current-password"
          maxLength={256}
          value={current}
          onValue={setCurrent}
          lacking={hasTried && current === "" ? text("lacking") : ""}
        />
        <PasswordField
          label={text("next")}
          hint={text("nextHint")}
          autoComplete="new-password"
          maxLength={256}
          value={next}
          onValue={setNext}
          lacking={hasTried && next.length < SHORTEST ? text("short") : ""}
        />
        <Tick label={text("endTokens")} isChosen={endsTokens} onChosen={setEndsTokens} />
        {change.error === null ? null : <Failure {...describeError(change.error)} />}
        {change.isSuccess ? (
          <p className={form["done"]} role="status">
            {text("passwordChanged")}
          </p>
        ) : null}
        <div className={form["ways"]}>
          <button type="submit" className={form["primary"]} aria-disabled={change.isPending}>
            {text("changePassword")}
          </button>
        </div>
      </Form>
    </section>
  );
}
