import { useState } from "react";
import type { CatalogueChange, PolicyFields } from "#domain/catalogue/catalogue-change.ts";
import { platformsOf } from "#domain/catalogue/organization.ts";
import { POLICY_KINDS, type Policy, policyKindName } from "#domain/catalogue/policy.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { Choices, Field, LongField } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import { useCatalogueText } from "./catalogue-text.ts";
import { DocumentField } from "./document-field.tsx";
import { changedFields, newCode, withChange } from "./draft-changes.ts";
import { dateCode, keptNames, ownEnglish } from "./entered-text.ts";
import { NameFields, SelectField } from "./fields.tsx";
import { ItemTable } from "./item-table.tsx";
import { Editor, Part, type PartProps } from "./part.tsx";
import type { Desk } from "./use-catalogue-desk.ts";

/** 政策: what is on record of the region, those to be withdrawn as well. */
export function PolicyPart({ desk, may }: PartProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [edited, setEdited] = useState<Policy | "new" | null>(null);
  const all = new Map([...desk.published.policies, ...desk.drafted.policies]);
  const policies = [...all.values()].filter(({ region }) => region === desk.region);
  const nameOf = (code: string) =>
    nameIn(desk.drafted.organizations.get(code)?.names ?? { zh: code, en: code }, language);
  return (
    <Part
      title={text("policies")}
      add={edited === null && may("add-policy") ? text("addPolicy") : ""}
      onAdd={() => setEdited("new")}
    >
      {edited === null ? null : (
        <PolicyEditor
          key={edited === "new" ? "new" : edited.code}
          desk={desk}
          policy={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      {policies.length === 0 ? (
        <p>{text("policiesNone")}</p>
      ) : (
        <ItemTable
          caption={text("policies")}
          columns={[text("kind"), text("documentNumber"), text("date"), text("validUntil"), text("scope")]}
          rows={policies.map((policy) => ({
            place: { item: "policy", code: policy.code },
            name: nameIn(policy.names, language),
            cells: [
              policyKindName(policy.kind, language),
              policy.documentNumber ?? "",
              nameIn(policy.dateStated, language) || (policy.date ?? ""),
              policy.validUntil ?? "",
              policy.organizations.length === 0
                ? text("wholeRegion")
                : formatList(policy.organizations.map(nameOf), language),
            ],
          }))}
          desk={desk}
          mayEdit={may("change-policy")}
          onEdit={({ place }) => setEdited(place.item === "policy" ? (all.get(place.code) ?? null) : null)}
          waysOf={({ place, name }) =>
            place.item === "policy" && may("withdraw-policy") ? (
              <button
                type="button"
                className={form["secondary"]}
                aria-label={text("withdrawOf", { name })}
                onClick={() =>
                  void desk
                    .edit((changes) => withChange(changes, place, { kind: "withdraw-policy", code: place.code }))
                    .catch(() => {})
                }
              >
                {text("withdraw")}
              </button>
            ) : null
          }
        />
      )}
    </Part>
  );
}

type EditorProps = { readonly desk: Desk; readonly policy: Policy | null; readonly onClose: () => void };

function PolicyEditor({ desk, policy, onClose }: EditorProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [given, setGiven] = useState({
    zh: policy?.names.zh ?? "",
    en: policy ? ownEnglish(policy.names) : "",
    kind: policy?.kind ?? ("policy" as Policy["kind"]),
    date: policy?.date ?? policy?.dateStated.zh ?? "",
    validUntil: policy?.validUntil ?? "",
    documentNumber: policy?.documentNumber ?? "",
    issuer: policy?.issuer ?? "",
    link: policy?.link ?? "",
    document: policy?.document,
    replacedBy: policy?.replacedBy ?? "",
    organizations: policy?.organizations ?? [],
    indicators: policy?.indicators ?? [],
    quote: policy?.quote ?? "",
  });
  const [hasTried, setTried] = useState(false);
  const set = (change: Partial<typeof given>) => setGiven((before) => ({ ...before, ...change }));
  const submit = () => {
    setTried(true);
    if (given.zh.trim() === "" || desk.isSaving) return;
    const { kind, organizations, indicators } = given;
    const validUntil = dateCode(given.validUntil);
    const fields: PolicyFields = {
      names: keptNames(given),
      kind,
      organizations: [...organizations],
      ...datesOf(given.date, policy),
      ...(validUntil === "" ? {} : { validUntil }),
      ...saidFields({
        documentNumber: given.documentNumber,
        issuer: given.issuer,
        link: given.link,
        replacedBy: given.replacedBy,
      }),
      ...(given.document === undefined ? {} : { document: given.document }),
      indicators: [...indicators],
      quote: given.quote.trim(),
    };
    void desk.edit((changes) => withPolicy(changes, desk, policy, fields)).then(onClose, () => {});
  };
  const options = (items: Iterable<{ code: string; names: Policy["names"] }>) =>
    Array.from(items, ({ code, names }) => ({ value: code, label: nameIn(names, language) }));
  return (
    <Editor
      title={policy ? text("editOf", { name: nameIn(policy.names, language) }) : text("addPolicy")}
      desk={desk}
      onSubmit={submit}
      onClose={onClose}
    >
      <NameFields zh={given.zh} en={given.en} hasTried={hasTried} onChange={set} />
      <SelectField
        label={text("kind")}
        value={given.kind}
        options={POLICY_KINDS.map((kind) => ({ value: kind, label: policyKindName(kind, language) }))}
        onValue={(value) => set({ kind: POLICY_KINDS.find((kind) => kind === value) ?? given.kind })}
      />
      <Field
        label={text("date")}
        hint={text("dateHint")}
        maxLength={40}
        value={given.date}
        onValue={(date) => set({ date })}
      />
      <Field
        label={text("validUntil")}
        hint={text("monthHint")}
        maxLength={40}
        value={given.validUntil}
        onValue={(validUntil) => set({ validUntil })}
      />
      <Field
        label={text("documentNumber")}
        hint={text("documentNumberHint")}
        maxLength={200}
        value={given.documentNumber}
        onValue={(documentNumber) => set({ documentNumber })}
      />
      <Field label={text("issuer")} maxLength={200} value={given.issuer} onValue={(issuer) => set({ issuer })} />
      <Field
        label={text("link")}
        hint={text("linkHint")}
        inputMode="url"
        maxLength={1000}
        value={given.link}
        onValue={(link) => set({ link })}
      />
      <DocumentField document={given.document} onDocument={(document) => set({ document })} />
      <SelectField
        label={text("replacedBy")}
        value={given.replacedBy}
        options={[
          { value: "", label: text("replacedByNone") },
          ...options(
            [...desk.drafted.policies.values()].filter(
              (other) => other.region === desk.region && other.code !== policy?.code,
            ),
          ),
        ]}
        onValue={(replacedBy) => set({ replacedBy })}
      />
      <LongField label={text("quote")} maxLength={4000} value={given.quote} onValue={(quote) => set({ quote })} />
      <Choices
        legend={`${text("scope")} · ${text("scopeHint")}`}
        options={options(platformsOf([...desk.drafted.organizations.values()], desk.region))}
        chosen={given.organizations}
        onChosen={(organizations) => set({ organizations })}
      />
      <Choices
        legend={text("moves")}
        options={options(desk.drafted.indicators.values())}
        chosen={given.indicators}
        onChosen={(indicators) => set({ indicators })}
      />
    </Editor>
  );
}

/** Of fields that need not be there those that say something. */
function saidFields<T extends string>(fields: Readonly<Record<T, string>>): { [K in T]?: string } {
  const said = Object.entries<string>(fields)
    .map(([field, value]) => [field, value.trim()] as const)
    .filter(([, value]) => value !== "");
  return Object.fromEntries(said) as { [K in T]?: string };
}

/** A date that was not touched keeps the words of its source; another one is as it was written. */
function datesOf(written: string, policy: Policy | null): Pick<PolicyFields, "date" | "dateStated"> {
  if (policy && written === (policy.date ?? policy.dateStated.zh)) {
    const { date, dateStated } = policy;
    return { date, dateStated };
  }
  const date = dateCode(written);
  return { date: date === "" ? null : date, dateStated: { zh: written.trim(), en: date } };
}

function withPolicy(
  changes: readonly CatalogueChange[],
  desk: Desk,
  policy: Policy | null,
  fields: PolicyFields,
): CatalogueChange[] {
  const code = policy?.code ?? newCode(changes);
  const place = { item: "policy", code } as const;
  const published = desk.published.policies.get(code);
  if (!published) return withChange(changes, place, { kind: "add-policy", code, region: desk.region, fields });
  const { code: _, region: __, source: ___, ...before } = published;
  const changed = changedFields<PolicyFields>(before, fields);
  return withChange(
    changes,
    place,
    Object.keys(changed).length === 0 ? null : { kind: "change-policy", code, fields: changed },
  );
}
