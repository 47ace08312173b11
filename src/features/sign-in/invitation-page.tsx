import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { describeError } from "#client/fetch.ts";
import { invitationQuery, redeemInvitation } from "#client/session.ts";
import { useInstallationZone } from "#client/zone.ts";
import { usernameSchema } from "#contract/accounts.ts";
import type { Invitation } from "#contract/invitations.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import form from "#ui/form.module.css";
import { Failure, Field, Form, PasswordField, Tick } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import { Skeleton } from "#ui/state.tsx";
import { Door } from "./door.tsx";
import classes from "./sign-in.module.css";
import { useSignInText } from "./sign-in-text.ts";

type Props = {
  /** The secret after the address's `#`, which no log ever sees; empty where there is none. */
  readonly token: string;
  readonly onArrive: (path: string) => void;
};

/** A one-time link: whom it is for, and the password to be set. */
export function InvitationPage({ token, onArrive }: Props) {
  const text = useSignInText();
  const { data, error, isPending } = useQuery({ ...invitationQuery(token), enabled: token !== "" });
  const toSignIn = <a href="/sign-in">{text("toSignIn")}</a>;
  if (token === "")
    return (
      <Door foot={toSignIn}>
        <h1>{text("noToken")}</h1>
        <p>{text("noTokenAdvice")}</p>
      </Door>
    );
  if (data)
    return (
      <Door>
        <Redeem token={token} invitation={data} onDone={() => onArrive("/")} />
      </Door>
    );
  return <Door foot={toSignIn}>{isPending ? <Skeleton height={240} /> : <Failure {...describeError(error)} />}</Door>;
}

const SHORTEST = 8;

type RedeemProps = { readonly token: string; readonly invitation: Invitation; readonly onDone: () => void };

function Redeem({ token, invitation, onDone }: RedeemProps) {
  const text = useSignInText();
  const language = useLanguage();
  const zone = useInstallationZone();
  const isFirst = invitation.purpose === "first-administrator";
  const [given, setGiven] = useState({ username: invitation.username ?? "", name: "", password: "", again: "" });
  const [endsTokens, setEndsTokens] = useState(true);
  const [hasTried, setTried] = useState(false);
  const wrong = {
    username: isFirst && !usernameSchema.safeParse(given.username.trim()).success,
    name: isFirst && given.name.trim() === "",
    password: given.password.length < SHORTEST,
    again: given.password !== given.again,
  };
  const attempt = useMutation({
    mutationFn: () =>
      redeemInvitation(token, {
        password: given.password,
        keepTokens: !endsTokens,
        ...(isFirst ? { username: given.username.trim(), name: given.name.trim() } : {}),
      }),
    onSuccess: onDone,
  });
  const submit = () => {
    setTried(true);
    if (!Object.values(wrong).includes(true) && !attempt.isPending) attempt.mutate();
  };
  const field = (key: keyof typeof given, lacking: string) => ({
    value: given[key],
    onValue: (value: string) => setGiven((before) => ({ ...before, [key]: value })),
    lacking: hasTried && wrong[key] ? lacking : "",
  });
  const title = isFirst
    ? text("firstTitle")
    : text(invitation.purpose === "reset" ? "resetTitle" : "accountTitle", { username: given.username });
  return (
    <>
      <h1>{title}</h1>
      <p className={classes["lead"]}>{text("until", { time: formatInstant(invitation.expiresAt, zone, language) })}</p>
      <Form onSubmit={submit}>
        {isFirst ? (
          <>
            <Field
              label={text("username")}
              hint={text("usernameHint")}
              autoComplete="username"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={32}
              {...field("username", text("usernameWrong"))}
            />
            <Field label={text("name")} hint={text("nameHint")} maxLength={60} {...field("name", text("lacking"))} />
          </>
        ) : (
          // Lets a password manager know whose password it keeps.
          <input type="hidden" name="username" autoComplete="username" value={given.username} />
        )}
        <PasswordField
          label={text("newPassword")}
          hint={text("passwordHint")}
          autoComplete="new-password"
          maxLength={256}
          {...field("password", text("short"))}
        />
        <PasswordField
          label={text("again")}
          autoComplete="new-password"
          maxLength={256}
          {...field("again", text("differs"))}
        />
        {invitation.purpose === "reset" ? (
          <Tick label={text("endTokens")} isChosen={endsTokens} onChosen={setEndsTokens} />
        ) : null}
        {attempt.error === null ? null : <Failure {...describeError(attempt.error)} />}
        <button type="submit" className={form["primary"]} aria-disabled={attempt.isPending}>
          {text(attempt.isPending ? "setting" : "set")}
        </button>
      </Form>
    </>
  );
}
