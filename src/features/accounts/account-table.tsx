import { useInstallationZone } from "#client/zone.ts";
import type { Account } from "#contract/accounts.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { useLanguage } from "#ui/language.ts";
import panel from "#ui/panel.module.css";
import plain from "#ui/plain-table.module.css";
import { ROLE_NAMES } from "#ui/role-names.ts";
import classes from "./accounts.module.css";
import { useAccountsText } from "./accounts-text.ts";
import { useOrganizationNames } from "./organization-names.ts";

type Props = { readonly accounts: readonly Account[]; readonly onEdit: (account: Account) => void };

/** All accounts, one a row. */
export function AccountTable({ accounts, onEdit }: Props) {
  const text = useAccountsText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes["scroll"]} tabIndex={0} aria-label={text("title")}>
      <table className={`${plain["table"]} ${classes["table"]}`}>
        <thead>
          <tr>
            <th scope="col">{text("account")}</th>
            <th scope="col">{text("role")}</th>
            <th scope="col">{text("scope")}</th>
            <th scope="col">{text("state")}</th>
            <th scope="col">{text("lastSignIn")}</th>
            <th scope="col">
              <span className="visually-hidden">{text("edit")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <Row key={account.id} account={account} onEdit={onEdit} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ account, onEdit }: { readonly account: Account; readonly onEdit: Props["onEdit"] }) {
  const text = useAccountsText();
  const language = useLanguage();
  const zone = useInstallationZone();
  const { nameOf } = useOrganizationNames();
  const { username, name, role, disabled, hasPassword, secondFactor, lastSignInAt } = account;
  const codes = role === "contributor" ? account.organizations : role === "publisher" ? account.regions : null;
  return (
    <tr data-disabled={disabled}>
      <td>
        {name}
        <small>{username}</small>
      </td>
      <td data-label={text("role")}>{nameIn(ROLE_NAMES[role], language)}</td>
      <td className={classes["scope"]} data-label={text("scope")}>
        {codes === null ? text("everywhere") : formatList(codes.map(nameOf), language)}
      </td>
      <td data-label={text("state")}>
        {text(disabled ? "disabled" : hasPassword ? "active" : "waiting")}
        {secondFactor ? <span className={panel["tag"]}>{text("secondFactor")}</span> : null}
      </td>
      <td className="tabular" data-label={text("lastSignIn")}>
        {lastSignInAt === null ? text("never") : formatInstant(lastSignInAt, zone, language)}
      </td>
      <td>
        <button
          type="button"
          className={form["secondary"]}
          aria-label={text("editOf", { username })}
          onClick={() => onEdit(account)}
        >
          {text("edit")}
        </button>
      </td>
    </tr>
  );
}
