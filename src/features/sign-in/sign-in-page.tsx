import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { describeError } from "#client/fetch.ts";
import { pathWith } from "#client/paths.ts";
import { confirmSignIn, pathAfterSignIn, signIn, useSession } from "#client/session.ts";
import { ROUTES } from "#contract/routes.ts";
import form from "#ui/form.module.css";
import { Failure, Field, Form, PasswordField } from "#ui/form.tsx";
import { Door } from "./door.tsx";
import classes from "./sign-in.module.css";
import { useSignInText } from "./sign-in-text.ts";
import { refusalOf } from "./single-sign-on-refusals.ts";

type Props = {
  /** The view to go to afterwards, as the address has it; never trusted. */
  readonly to: string | undefined;
  /** Why single sign-on did not end well, as the address has it. */
  readonly refused?: string | undefined;
  /** Goes to a path with a page that knows nothing of who was here before. */
  readonly onArrive: (path: string) => void;
};

/** 登录: username and password, the second step where the account has one, and the office's single sign-on. */
export function SignInPage({ to, refused, onArrive }: Props) {
  const text = useSignInText();
  const session = useSession();
  const [isSecondStep, setSecondStep] = useState(false);
  const path = pathAfterSignIn(to);
  const isSignedIn = session !== undefined && session.account !== null;
  useEffect(() => {
    if (isSignedIn) onArrive(path);
  }, [isSignedIn, onArrive, path]);
  if (isSecondStep)
    return (
      <Door>
        <SecondStep onDone={() => onArrive(path)} onBack={() => setSecondStep(false)} />
      </Door>
    );
  return (
    <Door
      foot={
        <>
          <p>{text("forgotten")}</p>
          {session?.may.includes("look") ? <a href={path}>{text("lookAround")}</a> : null}
        </>
      }
    >
      <h1>{text("title")}</h1>
      {session?.setupNeeded ? <p className={classes["setup"]}>{text("setup")}</p> : null}
      {refused === undefined ? null : (
        <div className={classes["refused"]}>
          <Failure {...refusalOf(refused)} />
        </div>
      )}
      <FirstStep onDone={() => onArrive(path)} onSecondStep={() => setSecondStep(true)} />
      {session?.oidc ? (
        <>
          <p className={classes["or"]}>{text("or")}</p>
          <a className={classes["oidc"]} href={pathWith(ROUTES.oidc, { to: path })}>
            {text("oidc", { name: session.oidc.name })}
          </a>
        </>
      ) : null}
    </Door>
  );
}

function FirstStep({ onDone, onSecondStep }: { readonly onDone: () => void; readonly onSecondStep: () => void }) {
  const text = useSignInText();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [hasTried, setTried] = useState(false);
  const attempt = useMutation({
    mutationFn: () => signIn(username.trim(), password),
    onSuccess: (answer) => (answer.secondFactor ? onSecondStep() : onDone()),
  });
  const submit = () => {
    setTried(true);
    if (username.trim() !== "" && password !== "" && !attempt.isPending) attempt.mutate();
  };
  const lacking = (value: string) => (hasTried && value.trim() === "" ? text("lacking") : "");
  return (
    <Form onSubmit={submit}>
      <Field
        label={text("username")}
        name="username"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={64}
        value={username}
        onValue={setUsername}
        lacking={lacking(username)}
      />
      <PasswordField
        label={text("password")}
        name="password"
        autoComplete="current-password"
        maxLength={256}
        value={password}
        onValue={setPassword}
        lacking={lacking(password)}
      />
      {attempt.error === null ? null : <Failure {...describeError(attempt.error)} />}
      <button type="submit" className={form["primary"]} aria-disabled={attempt.isPending}>
        {text(attempt.isPending ? "signingIn" : "signIn")}
      </button>
    </Form>
  );
}

function SecondStep({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }) {
  const text = useSignInText();
  const heading = useRef<HTMLHeadingElement>(null);
  const [code, setCode] = useState("");
  const attempt = useMutation({ mutationFn: () => confirmSignIn(code.trim()), onSuccess: onDone });
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {text("secondTitle")}
      </h1>
      <Form onSubmit={() => (code.trim() === "" || attempt.isPending ? undefined : attempt.mutate())}>
        <Field
          label={text("code")}
          hint={text("codeHint")}
          name="code"
          autoComplete="one-time-code"
          maxLength={32}
          value={code}
          onValue={setCode}
        />
        {attempt.error === null ? null : <Failure {...describeError(attempt.error)} />}
        <div className={form["ways"]}>
          <button type="submit" className={form["primary"]} aria-disabled={attempt.isPending}>
            {text("confirm")}
          </button>
          <button type="button" className={form["secondary"]} onClick={onBack}>
            {text("back")}
          </button>
        </div>
      </Form>
    </>
  );
}
