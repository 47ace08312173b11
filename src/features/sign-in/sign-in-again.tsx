import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { describeError } from "#client/fetch.ts";
import { confirmSignIn, sessionQuery, signIn } from "#client/session.ts";
import { answerSignIn, letGoOfWork } from "#client/sign-in-again.ts";
import type { Session } from "#contract/session.ts";
import form from "#ui/form.module.css";
import { Failure, Field, Form, PasswordField } from "#ui/form.tsx";
import { defineText } from "#ui/language.ts";
import classes from "./sign-in.module.css";

const useText = defineText("sign-in-again", {
  title: { zh: "登录已过期，请重新登录", en: "Your session has ended; sign in again" },
  about: {
    zh: "填写的内容都还在。以“{{name}}”登录后，刚才的操作会接着完成。",
    en: "Everything you filled in is kept. Once “{{name}}” is signed in, what you just did goes on.",
  },
  username: { zh: "用户名", en: "User name" },
  password: { zh: "密码", en: "Password" },
  code: { zh: "验证码或恢复码", en: "Code, or a recovery code" },
  lacking: { zh: "请填写", en: "Please fill in" },
  signIn: { zh: "登录并继续", en: "Sign in and go on" },
  later: { zh: "以后再说", en: "Not now" },
  other: {
    zh: "现在登录的是“{{now}}”，不是“{{former}}”。刚才的操作没有进行，也不会以“{{now}}”的名义进行。",
    en: "You are signed in as “{{now}}”, not as “{{former}}”. What you did was not done, and will not be done under that name.",
  },
  goBack: { zh: "换回“{{name}}”登录", en: "Sign in as “{{name}}”" },
  goOn: { zh: "以“{{name}}”重新打开页面", en: "Open the page anew as “{{name}}”" },
});

type Account = NonNullable<Session["account"]>;
type Asked = { readonly account: Account; readonly settle: (isSame: boolean) => void };

/** A sign-in over the page whose work must not be lost; nothing while the session holds. */
export function SignInAgain() {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(
    () =>
      answerSignIn(
        (account) =>
          new Promise((settle) => {
            setAsked({
              account,
              settle: (isSame) => {
                setAsked(null);
                settle(isSame);
              },
            });
          }),
      ),
    [],
  );
  // What waits for an answer learns that there is none when the page goes.
  useEffect(() => () => asked?.settle(false), [asked]);
  return asked === null ? null : <AgainDialog {...asked} />;
}

function AgainDialog({ account, settle }: Asked) {
  const text = useText();
  const id = useId();
  const client = useQueryClient();
  const element = useRef<HTMLDialogElement>(null);
  const [username, setUsername] = useState(account.username);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [other, setOther] = useState<Account | null>(null);
  const [hasTried, setTried] = useState(false);
  useEffect(() => {
    if (element.current?.open === false) element.current.showModal();
  }, []);
  const attempt = useMutation({
    mutationFn: () => (code === null ? signIn(username.trim(), password) : confirmSignIn(code.trim())),
    onSuccess: (answer) => {
      if (answer.secondFactor) {
        setCode("");
        return;
      }
      const now = answer.session.account;
      if (now?.id === account.id) {
        client.setQueryData(sessionQuery().queryKey, answer.session);
        settle(true);
      } else setOther(now);
    },
  });
  const submit = () => {
    setTried(true);
    const isFilled = code === null ? username.trim() !== "" && password !== "" : code.trim() !== "";
    if (isFilled && !attempt.isPending) attempt.mutate();
  };
  const lacking = (value: string) => (hasTried && value.trim() === "" ? text("lacking") : "");
  const begin = () => {
    setOther(null);
    setUsername(account.username);
    setPassword("");
    setCode(null);
    setTried(false);
    attempt.reset();
  };
  return (
    <dialog ref={element} className={classes["again"]} aria-labelledby={id} onClose={() => settle(false)}>
      <h2 id={id}>{text("title")}</h2>
      {other === null ? (
        <>
          <p>{text("about", { name: account.name })}</p>
          <Form onSubmit={submit}>
            {code === null ? (
              <>
                <Field
                  label={text("username")}
                  autoComplete="username"
                  maxLength={64}
                  value={username}
                  onValue={setUsername}
                  lacking={lacking(username)}
                />
                <PasswordField
                  label={text("password")}
                  autoComplete="current-password"
                  maxLength={256}
                  autoFocus
                  value={password}
                  onValue={setPassword}
                  lacking={lacking(password)}
                />
              </>
            ) : (
              <Field
                label={text("code")}
                autoComplete="one-time-code"
                maxLength={32}
                autoFocus
                value={code}
                onValue={setCode}
                lacking={lacking(code)}
              />
            )}
            {attempt.error === null ? null : <Failure {...describeError(attempt.error)} />}
            <div className={form["ways"]}>
              <button type="submit" className={form["primary"]} aria-disabled={attempt.isPending}>
                {text("signIn")}
              </button>
              <button type="button" className={form["secondary"]} onClick={() => settle(false)}>
                {text("later")}
              </button>
            </div>
          </Form>
        </>
      ) : (
        <>
          <p role="alert">{text("other", { now: other.name, former: account.name })}</p>
          <div className={form["ways"]}>
            <button type="button" className={form["primary"]} onClick={begin}>
              {text("goBack", { name: account.name })}
            </button>
            <button
              type="button"
              className={form["secondary"]}
              onClick={() => {
                letGoOfWork();
                settle(false);
                window.location.reload();
              }}
            >
              {text("goOn", { name: other.name })}
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}
