import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createToken, revokeToken, tokensQuery } from "#client/accounts.ts";
import { describeError } from "#client/fetch.ts";
import { useInstallationZone } from "#client/zone.ts";
import type { Session } from "#contract/session.ts";
import { TOKEN_SCOPES, type TokenScope } from "#domain/catalogue/permission.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { Choices, Failure, Field, Form, Secret } from "#ui/form.tsx";
import { DaysField, IssuedList, isDays } from "#ui/issued-list.tsx";
import { useLanguage } from "#ui/language.ts";
import panel from "#ui/panel.module.css";
import { Skeleton } from "#ui/state.tsx";
import { SCOPE_NAMES, useAccountText } from "./account-text.ts";

/** Tokens for scripts: those in force, and a new one, whose secret is shown once. */
export function TokensPanel({ may }: { readonly may: Session["may"] }) {
  const text = useAccountText();
  const language = useLanguage();
  const zone = useInstallationZone();
  const client = useQueryClient();
  const { data, error } = useQuery(tokensQuery());
  const revoke = useMutation({
    mutationFn: revokeToken,
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery().queryKey }),
  });
  return (
    <section className={panel["panel"]}>
      <h2>{text("tokensTitle")}</h2>
      <p className={panel["lead"]}>{text("tokensLead")}</p>
      {data ? (
        <IssuedList
          zone={zone}
          issued={data.map((token) => ({
            ...token,
            scope: token.scopes.map((scope) => nameIn(SCOPE_NAMES[scope], language)).join(" · "),
          }))}
          isRevoking={revoke.isPending}
          failure={revoke.error === null ? null : describeError(revoke.error)}
          onRevoke={revoke.mutate}
        />
      ) : error ? (
        <Failure {...describeError(error)} />
      ) : (
        <Skeleton height={60} />
      )}
      <NewTokenForm scopes={TOKEN_SCOPES.filter((scope) => may.includes(scope))} />
    </section>
  );
}

function NewTokenForm({ scopes }: { readonly scopes: readonly TokenScope[] }) {
  const text = useAccountText();
  const language = useLanguage();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  const [chosen, setChosen] = useState<readonly string[]>(["look"]);
  const [hasTried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: () =>
      createToken({
        name: name.trim(),
        days: Number(days),
        scopes: scopes.filter((scope) => chosen.includes(scope)),
      }),
    onSuccess: () => {
      setName("");
      setTried(false);
      return client.invalidateQueries({ queryKey: ["tokens"] });
    },
  });
  const submit = () => {
    setTried(true);
    if (name.trim() !== "" && isDays(days) && chosen.length > 0 && !make.isPending) make.mutate();
  };
  return (
    <Form onSubmit={submit}>
      <Field
        label={text("tokenName")}
        hint={text("tokenNameHint")}
        maxLength={60}
        value={name}
        onValue={setName}
        lacking={hasTried && name.trim() === "" ? text("lacking") : ""}
      />
      <Choices
        legend={text("scopes")}
        options={scopes.map((scope) => ({ value: scope, label: nameIn(SCOPE_NAMES[scope], language) }))}
        chosen={chosen}
        onChosen={setChosen}
        lacking={hasTried && chosen.length === 0 ? text("scopesLacking") : ""}
      />
      <DaysField value={days} hasTried={hasTried} onValue={setDays} />
      {make.error === null ? null : <Failure {...describeError(make.error)} />}
      <div className={form["ways"]}>
        <button type="submit" className={form["primary"]} aria-disabled={make.isPending}>
          {text("createToken")}
        </button>
      </div>
      {make.data ? (
        <>
          <p role="status">{text("tokenMade")}</p>
          <Secret label={make.data.token.name} value={make.data.secret} />
        </>
      ) : null}
    </Form>
  );
}
