import { type FormEvent, useEffect, useRef } from "react";
import { useInstallationZone } from "#client/zone.ts";
import { AUDIT_KINDS, AUDIT_OUTCOMES } from "#domain/record/audit.ts";
import { KIND_WORDS, OUTCOME_WORDS } from "#domain/record/audit-words.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { useLanguage } from "#ui/language.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import classes from "./audit.module.css";
import { FILTER_KEYS, isFiltered, readFilter } from "./audit-filter.ts";
import { useAuditText } from "./audit-text.ts";

type Props = Pick<PageProps<SearchState>, "search" | "onSearch">;
type Key = (typeof FILTER_KEYS)[number];

/** What to look for; it stands in the address, so that a filtered log can be sent to somebody. */
export function AuditFilters({ search, onSearch }: Props) {
  const text = useAuditText();
  const zone = useInstallationZone();
  const ref = useRef<HTMLFormElement>(null);
  // A link may change the filter as well; made anew, the form would lose the focus of who filters.
  useEffect(() => {
    for (const key of FILTER_KEYS) {
      const field = ref.current?.elements.namedItem(key);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = search[key] ?? "";
    }
  }, [search]);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    onSearch(fields((key) => String(given.get(key) ?? "").trim() || undefined));
  };
  return (
    <form ref={ref} className={classes["filters"]} aria-label={text("filter")} onSubmit={apply}>
      <Choice name="kind" search={search} options={AUDIT_KINDS.filter((kind) => kind !== "unknown")} words={kindWord} />
      <Choice name="outcome" search={search} options={AUDIT_OUTCOMES} words={(outcome) => OUTCOME_WORDS[outcome]} />
      <Field name="account" search={search} />
      <Field name="object" search={search} hint={text("objectHint")} />
      <Field name="from" search={search} type="date" />
      <Field name="to" search={search} type="date" />
      <div className={classes["apply"]}>
        <button type="submit" className={form["primary"]}>
          {text("apply")}
        </button>
        {isFiltered(readFilter(search, zone)) ? (
          <button type="button" className={form["secondary"]} onClick={() => onSearch(fields(() => undefined))}>
            {text("clear")}
          </button>
        ) : null}
      </div>
    </form>
  );
}

function kindWord(kind: (typeof AUDIT_KINDS)[number]) {
  return KIND_WORDS[kind].name;
}

function fields(valueFor: (key: Key) => string | undefined): Record<Key, string | undefined> {
  return Object.fromEntries(FILTER_KEYS.map((key) => [key, valueFor(key)])) as Record<Key, string | undefined>;
}

type FieldProps = {
  readonly name: Key;
  readonly search: SearchState;
  readonly type?: "text" | "date";
  readonly hint?: string;
};

function Field({ name, search, type = "text", hint }: FieldProps) {
  const text = useAuditText();
  return (
    <label className={form["field"]}>
      <span className={classes["label"]}>{text(name)}</span>
      <input name={name} type={type} defaultValue={search[name] ?? ""} {...(hint ? { placeholder: hint } : {})} />
    </label>
  );
}

type ChoiceProps<T extends string> = {
  readonly name: "kind" | "outcome";
  readonly search: SearchState;
  readonly options: readonly T[];
  readonly words: (option: T) => { readonly zh: string; readonly en: string };
};

function Choice<T extends string>({ name, search, options, words }: ChoiceProps<T>) {
  const text = useAuditText();
  const language = useLanguage();
  return (
    <label className={form["field"]}>
      <span className={classes["label"]}>{text(name)}</span>
      <select name={name} defaultValue={options.find((option) => option === search[name]) ?? ""}>
        <option value="">{text("all")}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {nameIn(words(option), language)}
          </option>
        ))}
      </select>
    </label>
  );
}
