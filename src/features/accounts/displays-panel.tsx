import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createDisplay, displaysQuery, revokeDisplay } from "#client/accounts.ts";
import { describeError } from "#client/fetch.ts";
import type { Display } from "#contract/displays.ts";
import { formatInstant } from "#domain/format-instant.ts";
import form from "#ui/form.module.css";
import { Failure, Field, Form, Secret } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import panel from "#ui/panel.module.css";
import { Skeleton } from "#ui/state.tsx";
import { useAccountsText } from "./accounts-text.ts";

/** Walls that may look: their tokens in force, and the address of a new one, shown once. */
export function DisplaysPanel() {
  const text = useAccountsText();
  const { data, error } = useQuery(displaysQuery());
  return (
    <section className={panel["panel"]}>
      <h2>{text("displays")}</h2>
      <p className={panel["lead"]}>{text("displaysLead")}</p>
      {data ? (
        <DisplayList displays={data} />
      ) : error ? (
        <Failure {...describeError(error)} />
      ) : (
        <Skeleton height={60} />
      )}
      <NewDisplayForm />
    </section>
  );
}

function DisplayList({ displays }: { readonly displays: readonly Display[] }) {
  const text = useAccountsText();
  const language = useLanguage();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => revokeDisplay(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ["displays"] }),
  });
  if (displays.length === 0) return <p>{text("noDisplays")}</p>;
  return (
    <>
      <ul className={panel["list"]}>
        {displays.map(({ id, name, expiresAt, lastUsedAt }) => (
          <li key={id}>
            <div className={panel["entry"]}>
              {name}
              <small>
                {text("until", { time: formatInstant(expiresAt, language) })} ·{" "}
                {lastUsedAt === null ? text("unused") : text("used", { time: formatInstant(lastUsedAt, language) })}
              </small>
            </div>
            <button
              type="button"
              className={form["secondary"]}
              aria-label={text("revokeOf", { name })}
              aria-disabled={revoke.isPending}
              onClick={() => revoke.mutate(id)}
            >
              {text("revoke")}
            </button>
          </li>
        ))}
      </ul>
      {revoke.error === null ? null : <Failure {...describeError(revoke.error)} />}
    </>
  );
}

function NewDisplayForm() {
  const text = useAccountsText();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [days, setDays] = useState("366");
  const [hasTried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: () => createDisplay({ name: name.trim(), days: Number(days) }),
    onSuccess: () => {
      setName("");
      setTried(false);
      return client.invalidateQueries({ queryKey: ["displays"] });
    },
  });
  const isDays = /^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= 366;
  const submit = () => {
    setTried(true);
    if (name.trim() !== "" && isDays && !make.isPending) make.mutate();
  };
  return (
    <Form onSubmit={submit}>
      <Field
        label={text("displayName")}
        hint={text("displayNameHint")}
        maxLength={60}
        value={name}
        onValue={setName}
        lacking={hasTried && name.trim() === "" ? text("lacking") : ""}
      />
      <Field
        label={text("days")}
        inputMode="numeric"
        maxLength={3}
        value={days}
        onValue={setDays}
        lacking={hasTried && !isDays ? text("daysWrong") : ""}
      />
      {make.error === null ? null : <Failure {...describeError(make.error)} />}
      {make.data ? (
        <>
          <p role="status">{text("displayMade")}</p>
          <Secret label={make.data.display.name} value={new URL(make.data.path, window.location.origin).href} />
        </>
      ) : null}
      <div className={form["ways"]}>
        <button type="submit" className={form["primary"]} aria-disabled={make.isPending}>
          {text("createDisplay")}
        </button>
      </div>
    </Form>
  );
}
