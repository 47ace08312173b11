import { useId } from "react";
import { POLICY_KINDS, policyKindName } from "#domain/catalogue/policy.ts";
import { nameIn } from "#domain/terms/names.ts";
import { POLICY_STATES, type PolicyFilter } from "#domain/views/policy-register.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { useLanguage } from "#ui/language.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import classes from "./policies.module.css";
import { usePoliciesText } from "./policies-text.ts";

type Props = {
  readonly data: RegionData;
  readonly filter: PolicyFilter;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

/** What to look for; only what occurs is offered. */
export function PolicyFilters({ data, filter, onSearch }: Props) {
  const text = usePoliciesText();
  const language = useLanguage();
  const { policies } = data;
  const isNamed = new Set(policies.flatMap(({ organizations }) => organizations));
  const isMoved = new Set(policies.flatMap(({ indicators }) => indicators));
  const named = ({ code, names }: (typeof data.platforms)[number] | (typeof data.indicators)[number]) => ({
    value: code,
    label: nameIn(names, language),
  });
  const isFiltered = Object.values(filter).some((value) => value);
  return (
    <search className={classes["filters"]}>
      <label className={classes["words"]}>
        <span>{text("search")}</span>
        <input
          type="search"
          value={filter.text ?? ""}
          maxLength={100}
          onChange={(event) => onSearch({ text: event.currentTarget.value || undefined })}
        />
      </label>
      <Choice
        label={text("kind")}
        value={filter.kind}
        options={POLICY_KINDS.filter((kind) => policies.some((policy) => policy.kind === kind)).map((kind) => ({
          value: kind,
          label: policyKindName(kind, language),
        }))}
        onValue={(kind) => onSearch({ kind })}
      />
      <Choice
        label={text("state")}
        value={filter.state}
        options={POLICY_STATES.map((state) => ({ value: state, label: text(state) }))}
        onValue={(state) => onSearch({ state })}
      />
      <Choice
        label={text("organization")}
        value={filter.organization}
        options={data.platforms.filter(({ code }) => isNamed.has(code)).map(named)}
        onValue={(organization) => onSearch({ organization })}
      />
      <Choice
        label={text("indicator")}
        value={filter.indicator}
        options={data.indicators.filter(({ code }) => isMoved.has(code)).map(named)}
        onValue={(indicator) => onSearch({ indicator })}
      />
      {isFiltered ? (
        <button
          type="button"
          onClick={() =>
            onSearch({
              text: undefined,
              kind: undefined,
              state: undefined,
              organization: undefined,
              indicator: undefined,
            })
          }
        >
          {text("clear")}
        </button>
      ) : null}
    </search>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onValue: (value: string | undefined) => void;
};

function Choice({ label, value = "", options, onValue }: ChoiceProps) {
  const text = usePoliciesText();
  const id = useId();
  if (options.length === 0) return null;
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value || undefined)}>
        <option value="">{text("all")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
