import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createDisplay, displaysQuery, revokeDisplay } from "#client/accounts.ts";
import { describeError } from "#client/fetch.ts";
import { useInstallationZone } from "#client/zone.ts";
import form from "#ui/form.module.css";
import { Failure, Field, Form, Secret } from "#ui/form.tsx";
import { DaysField, IssuedList, isDays } from "#ui/issued-list.tsx";
import panel from "#ui/panel.module.css";
import { Skeleton } from "#ui/state.tsx";
import { useAccountsText } from "./accounts-text.ts";

/** Walls that may look: their tokens in force, and the address of a new one, shown once. */
export function DisplaysPanel() {
  const text = useAccountsText();
  const zone = useInstallationZone();
  const client = useQueryClient();
  const { data, error } = useQuery(displaysQuery());
  const revoke = useMutation({
    mutationFn: revokeDisplay,
    onSuccess: () => client.invalidateQueries({ queryKey: displaysQuery().queryKey }),
  });
  return (
    <section className={panel["panel"]}>
      <h2>{text("displays")}</h2>
      <p className={panel["lead"]}>{text("displaysLead")}</p>
      {data ? (
        <IssuedList
          zone={zone}
          issued={data.map((display) => ({ ...display, scope: "" }))}
          isRevoking={revoke.isPending}
          failure={revoke.error === null ? null : describeError(revoke.error)}
          onRevoke={revoke.mutate}
        />
      ) : error ? (
        <Failure {...describeError(error)} />
      ) : (
        <Skeleton height={60} />
      )}
      <NewDisplayForm />
    </section>
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
  const submit = () => {
    setTried(true);
    if (name.trim() !== "" && isDays(days) && !make.isPending) make.mutate();
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
      <DaysField value={days} hasTried={hasTried} onValue={setDays} />
      {make.error === null ? null : <Failure {...describeError(make.error)} />}
      <div className={form["ways"]}>
        <button type="submit" className={form["primary"]} aria-disabled={make.isPending}>
          {text("createDisplay")}
        </button>
      </div>
      {make.data ? (
        <>
          <p role="status">{text("displayMade")}</p>
          <Secret label={make.data.display.name} value={new URL(make.data.path, window.location.origin).href} />
        </>
      ) : null}
    </Form>
  );
}
