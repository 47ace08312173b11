import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "#client/fetch.ts";
import { confirmSecondFactor, removeSecondFactor, startSecondFactor } from "#client/session.ts";
import type { SecondFactorSetup } from "#contract/session.ts";
import form from "#ui/form.module.css";
import { Failure, Field, Form, PasswordField, Secret } from "#ui/form.tsx";
import panel from "#ui/panel.module.css";
import { useAccountText } from "./account-text.ts";
import { QrCode } from "./qr-code.tsx";

/** The second step of signing in: off, being set up, or on. Either way takes the password once more. */
export function SecondFactorPanel({ isOn }: { readonly isOn: boolean }) {
  const text = useAccountText();
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const [hasTried, setTried] = useState(false);
  const [setup, setSetup] = useState<SecondFactorSetup | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ["session"] });
  const change = useMutation({
    mutationFn: async () => (isOn ? await removeSecondFactor(password) : setSetup(await startSecondFactor(password))),
    onSuccess: () => {
      setPassword("");
      setTried(false);
      return refresh();
    },
  });
  const confirmed = () => {
    setSetup(null);
    change.reset();
    return refresh();
  };
  const submit = () => {
    setTried(true);
    if (password !== "" && !change.isPending) change.mutate();
  };
  if (setup && !isOn) return <Confirm setup={setup} onDone={confirmed} />;
  return (
    <section className={panel["panel"]}>
      <h2>{text("secondTitle")}</h2>
      <p className={panel["lead"]} role="status">
        {text(isOn ? "secondOn" : "secondOff")}
      </p>
      <Form onSubmit={submit}>
        <PasswordField
          label={text("password")}
          autoComplete="current-password"
          maxLength={256}
          value={password}
          onValue={setPassword}
          lacking={hasTried && password === "" ? text("lacking") : ""}
        />
        {change.error === null ? null : <Failure {...describeError(change.error)} />}
        <div className={form["ways"]}>
          <button type="submit" className={form[isOn ? "danger" : "primary"]} aria-disabled={change.isPending}>
            {text(isOn ? "secondRemove" : "secondStart")}
          </button>
        </div>
      </Form>
    </section>
  );
}

function Confirm({ setup, onDone }: { readonly setup: SecondFactorSetup; readonly onDone: () => void }) {
  const text = useAccountText();
  const [code, setCode] = useState("");
  const [hasTried, setTried] = useState(false);
  const confirm = useMutation({ mutationFn: () => confirmSecondFactor(code.trim()), onSuccess: onDone });
  const submit = () => {
    setTried(true);
    if (code.trim() !== "" && !confirm.isPending) confirm.mutate();
  };
  return (
    <section className={panel["panel"]}>
      <h2>{text("secondTitle")}</h2>
      <p>{text("scan")}</p>
      <QrCode text={setup.uri} label={text("scan")} />
      <p className={panel["lead"]}>{text("secret")}</p>
      <Secret label={text("secret")} value={setup.secret} />
      <p className={panel["lead"]}>{text("recovery")}</p>
      <Secret label={text("recovery")} value={setup.recoveryCodes.join("  ")} />
      <Form onSubmit={submit}>
        <Field
          label={text("code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={8}
          value={code}
          onValue={setCode}
          lacking={hasTried && code.trim() === "" ? text("lacking") : ""}
        />
        {confirm.error === null ? null : <Failure {...describeError(confirm.error)} />}
        <div className={form["ways"]}>
          <button type="submit" className={form["primary"]} aria-disabled={confirm.isPending}>
            {text("confirm")}
          </button>
        </div>
      </Form>
    </section>
  );
}
