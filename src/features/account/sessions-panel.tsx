import { useMutation, useQuery } from "@tanstack/react-query";
import { describeError } from "#client/fetch.ts";
import { sessionsQuery, signOutEverywhere } from "#client/session.ts";
import { useInstallationZone } from "#client/zone.ts";
import { formatInstant } from "#domain/catalogue/clock.ts";
import form from "#ui/form.module.css";
import { Failure } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import panel from "#ui/panel.module.css";
import { Skeleton } from "#ui/state.tsx";
import { useAccountText } from "./account-text.ts";

/** Every device where the account is signed in, and the way out of all of them. */
export function SessionsPanel({ onArrive }: { readonly onArrive: (path: string) => void }) {
  const text = useAccountText();
  const language = useLanguage();
  const zone = useInstallationZone();
  const { data, error } = useQuery(sessionsQuery());
  const leave = useMutation({ mutationFn: signOutEverywhere, onSuccess: () => onArrive("/sign-in") });
  return (
    <section className={panel["panel"]}>
      <h2>{text("sessionsTitle")}</h2>
      {data ? (
        <ul className={panel["list"]}>
          {data.sessions.map((session) => (
            <li key={session.createdAt}>
              <div className={panel["entry"]}>
                {browserName(session.userAgent)} {session.address}
                {session.current ? <span className={panel["tag"]}>{text("thisDevice")}</span> : null}
                <small>{text("lastSeen", { time: formatInstant(session.lastSeenAt, zone, language) })}</small>
              </div>
            </li>
          ))}
        </ul>
      ) : error ? (
        <Failure {...describeError(error)} />
      ) : (
        <Skeleton height={80} />
      )}
      {leave.error === null ? null : <Failure {...describeError(leave.error)} />}
      <div className={form["ways"]}>
        <button type="button" className={form["danger"]} aria-disabled={leave.isPending} onClick={() => leave.mutate()}>
          {text("signOutEverywhere")}
        </button>
      </div>
    </section>
  );
}

const BROWSERS = ["Edg", "OPR", "Firefox", "Chrome", "Safari"] as const;

/** The browser by the name it gives itself, good enough to tell one's devices apart. */
function browserName(userAgent: string): string {
  const found = BROWSERS.find((name) => userAgent.includes(`${name}/`));
  if (found === undefined) return userAgent.slice(0, 40);
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux/.exec(userAgent)?.[0] ?? "";
  return `${{ Edg: "Edge", OPR: "Opera", Firefox: "Firefox", Chrome: "Chrome", Safari: "Safari" }[found]} ${system}`.trim();
}
