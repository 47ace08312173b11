import { useInstallationZone } from "#client/zone.ts";
import type { InvitationLink } from "#contract/accounts.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import { Secret } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import panel from "#ui/panel.module.css";
import { useAccountsText } from "./accounts-text.ts";

/** A one-time link to be handed over; shown once. */
export function LinkNotice(props: { readonly username: string; readonly invitation: InvitationLink }) {
  const { username, invitation } = props;
  const text = useAccountsText();
  const language = useLanguage();
  const zone = useInstallationZone();
  return (
    <section className={panel["panel"]} role="status">
      <p>{text("link", { username, time: formatInstant(invitation.expiresAt, zone, language) })}</p>
      <Secret label={username} value={new URL(invitation.path, window.location.origin).href} />
    </section>
  );
}
