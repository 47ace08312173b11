import { formatInstant } from "#domain/catalogue/clock.ts";
import type { Names } from "#domain/terms/names.ts";
import form from "./form.module.css";
import { Failure, Field } from "./form.tsx";
import { defineText, useLanguage } from "./language.ts";
import panel from "./panel.module.css";

const useText = defineText("issued", {
  none: { zh: "还没有令牌。", en: "There are none yet." },
  until: { zh: "{{time}} 到期", en: "until {{time}}" },
  used: { zh: "最近使用 {{time}}", en: "last used {{time}}" },
  unused: { zh: "尚未使用", en: "never used" },
  revoke: { zh: "停用", en: "Revoke" },
  revokeOf: { zh: "停用“{{name}}”", en: "Revoke “{{name}}”" },
  days: { zh: "有效天数", en: "Days it holds" },
  daysWrong: { zh: "1 到 366 的整数。", en: "A whole number from 1 to 366." },
});

/** A token that is in force, without its secret. */
export type Issued = {
  readonly id: string;
  readonly name: string;
  /** What it may do; empty where that goes without saying. */
  readonly scope: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
};

type Props = {
  readonly issued: readonly Issued[];
  /** In which times are told. */
  readonly zone: string;
  readonly isRevoking: boolean;
  /** Why the last one was not revoked, with the way out; `null` where nothing failed. */
  readonly failure: { readonly title: Names; readonly advice: Names } | null;
  readonly onRevoke: (id: string) => void;
};

/** Tokens in force, each with the way to revoke it. */
export function IssuedList({ issued, zone, isRevoking, failure, onRevoke }: Props) {
  const text = useText();
  const language = useLanguage();
  if (issued.length === 0) return <p>{text("none")}</p>;
  return (
    <>
      <ul className={panel["list"]}>
        {issued.map(({ id, name, scope, expiresAt, lastUsedAt }) => (
          <li key={id}>
            <div className={panel["entry"]}>
              {name}
              <small>
                {scope === "" ? "" : `${scope} · `}
                {text("until", { time: formatInstant(expiresAt, zone, language) })} ·{" "}
                {lastUsedAt === null
                  ? text("unused")
                  : text("used", { time: formatInstant(lastUsedAt, zone, language) })}
              </small>
            </div>
            <button
              type="button"
              className={form["secondary"]}
              aria-label={text("revokeOf", { name })}
              aria-disabled={isRevoking}
              onClick={() => onRevoke(id)}
            >
              {text("revoke")}
            </button>
          </li>
        ))}
      </ul>
      {failure === null ? null : <Failure {...failure} />}
    </>
  );
}

/** Whether a text says days for which a token may hold. */
export function isDays(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 366;
}

type DaysProps = { readonly value: string; readonly hasTried: boolean; readonly onValue: (value: string) => void };

/** For how long a token holds. */
export function DaysField({ value, hasTried, onValue }: DaysProps) {
  const text = useText();
  return (
    <Field
      label={text("days")}
      inputMode="numeric"
      maxLength={3}
      value={value}
      onValue={onValue}
      lacking={hasTried && !isDays(value) ? text("daysWrong") : ""}
    />
  );
}
