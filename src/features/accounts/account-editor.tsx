import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { changeAccount, createAccount } from "#client/accounts.ts";
import { describeError } from "#client/fetch.ts";
import { type Account, type InvitationLink, usernameSchema } from "#contract/accounts.ts";
import { ROLES, type Role } from "#domain/catalogue/role.ts";
import type { Names } from "#domain/terms/names.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { Choices, Failure, Field, Form } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import panel from "#ui/panel.module.css";
import { ROLE_NAMES } from "#ui/role-names.ts";
import { AccountActs } from "./account-acts.tsx";
import classes from "./accounts.module.css";
import { useAccountsText } from "./accounts-text.ts";
import { useOrganizationNames } from "./organization-names.ts";

type Props = {
  /** `null` for a new one. */
  readonly account: Account | null;
  readonly isOwn: boolean;
  readonly onLink: (username: string, invitation: InvitationLink) => void;
  readonly onClose: () => void;
};

type Given = {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly organizations: readonly string[];
  readonly regions: readonly string[];
};

const NEW: Given = { username: "", name: "", role: "contributor", organizations: [], regions: [] };

/** A new account or a change of one: its name, its role, and where the role holds. */
export function AccountEditor({ account, isOwn, onLink, onClose }: Props) {
  const text = useAccountsText();
  const heading = useRef<HTMLHeadingElement>(null);
  const [given, setGiven] = useState<Given>(account ?? NEW);
  const [hasTried, setTried] = useState(false);
  const set = (change: Partial<Given>) => setGiven((before) => ({ ...before, ...change }));
  const save = useSave(account, given, { onLink, onClose });
  useEffect(() => heading.current?.focus(), []);
  const wrong = wrongOf(given);
  const submit = () => {
    setTried(true);
    if (!Object.values(wrong).includes(true) && !save.isPending) save.mutate();
  };
  const lacking = (key: keyof typeof wrong, words: string) => (hasTried && wrong[key] ? words : "");
  return (
    <section className={`${panel["panel"]} ${classes["editor"]}`}>
      <h2 ref={heading} tabIndex={-1}>
        {account ? text("editOf", { username: account.username }) : text("create")}
      </h2>
      <Form onSubmit={submit}>
        {account ? null : (
          <Field
            label={text("username")}
            hint={text("usernameHint")}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={32}
            value={given.username}
            onValue={(username) => set({ username })}
            lacking={lacking("username", text("usernameWrong"))}
          />
        )}
        <Field
          label={text("name")}
          hint={text("nameHint")}
          autoComplete="off"
          maxLength={60}
          value={given.name}
          onValue={(name) => set({ name })}
          lacking={lacking("name", text("lacking"))}
        />
        <RoleChoice value={given.role} isFixed={isOwn} onValue={(role) => set({ role })} />
        <ScopeChoice
          given={given}
          onChange={set}
          lacking={{
            organizations: lacking("organizations", text("organizationsLacking")),
            regions: lacking("regions", text("regionsLacking")),
          }}
        />
        {save.error === null ? null : <Failure {...describeError(save.error)} />}
        <div className={form["ways"]}>
          <button type="submit" className={form["primary"]} aria-disabled={save.isPending}>
            {text(account ? "save" : "make")}
          </button>
          <button type="button" className={form["secondary"]} onClick={onClose}>
            {text("cancel")}
          </button>
        </div>
      </Form>
      {account ? <AccountActs account={account} isOwn={isOwn} onLink={onLink} onClose={onClose} /> : null}
    </section>
  );
}

function wrongOf({ username, name, role, organizations, regions }: Given) {
  return {
    username: !usernameSchema.safeParse(username.trim()).success,
    name: name.trim() === "",
    organizations: role === "contributor" && organizations.length === 0,
    regions: role === "publisher" && regions.length === 0,
  };
}

function useSave(account: Account | null, given: Given, { onLink, onClose }: Pick<Props, "onLink" | "onClose">) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { role } = given;
      const change = {
        name: given.name.trim(),
        role,
        organizations: role === "contributor" ? [...given.organizations] : [],
        regions: role === "publisher" ? [...given.regions] : [],
      };
      if (account) return void (await changeAccount(account.id, change));
      const made = await createAccount({ ...change, username: given.username.trim() });
      onLink(made.account.username, made.invitation);
    },
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ["accounts"] });
    },
  });
}

const ROLE_MEANINGS = {
  viewer: "viewerIs",
  contributor: "contributorIs",
  publisher: "publisherIs",
  administrator: "administratorIs",
} as const satisfies Record<Role, string>;

type RoleProps = { readonly value: Role; readonly isFixed: boolean; readonly onValue: (role: Role) => void };

/** Nobody takes the administrator's role from itself: the last one would lock the office out. */
function RoleChoice({ value, isFixed, onValue }: RoleProps) {
  const text = useAccountsText();
  const language = useLanguage();
  const say = (names: Names) => nameIn(names, language);
  return (
    <fieldset className={`${form["choices"]} ${form["stacked"]}`} disabled={isFixed}>
      <legend>{text("role")}</legend>
      {ROLES.map((role) => (
        <label key={role} className={form["choice"]}>
          <input type="radio" name="role" value={role} checked={role === value} onChange={() => onValue(role)} />
          <span>
            {say(ROLE_NAMES[role])} <span className={form["hint"]}>{text(ROLE_MEANINGS[role])}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type ScopeProps = {
  readonly given: Given;
  readonly onChange: (change: Partial<Given>) => void;
  readonly lacking: { readonly organizations: string; readonly regions: string };
};

function ScopeChoice({ given, onChange, lacking }: ScopeProps) {
  const text = useAccountsText();
  const names = useOrganizationNames();
  if (given.role === "contributor")
    return (
      <Choices
        legend={text("organizations")}
        options={names.organizations}
        chosen={given.organizations}
        onChosen={(organizations) => onChange({ organizations })}
        lacking={lacking.organizations}
      />
    );
  if (given.role === "publisher")
    return (
      <Choices
        legend={text("regions")}
        options={names.regions}
        chosen={given.regions}
        onChosen={(regions) => onChange({ regions })}
        lacking={lacking.regions}
      />
    );
  return null;
}
