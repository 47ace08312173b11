import { useState } from "react";
import type { CatalogueChange, IndicatorFields } from "#domain/catalogue/catalogue-change.ts";
import { withRemarks } from "#domain/say/say-figure.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { nameIn } from "#domain/terms/names.ts";
import { unitNames } from "#domain/terms/unit.ts";
import form from "#ui/form.module.css";
import { Tick } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";
import { newCode } from "./draft-changes.ts";
import { Editor } from "./part.tsx";
import { STARTER_SET } from "./starter-set.ts";
import type { Desk } from "./use-catalogue-desk.ts";

type Props = { readonly desk: Desk; readonly onClose: () => void };

/** Common definitions to pick from, by group; those whose name is there already cannot be picked again. */
export function StarterPicker({ desk, onClose }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [chosen, setChosen] = useState<ReadonlySet<IndicatorFields>>(new Set());
  const taken = new Set(
    [...desk.drafted.indicators.values()].flatMap(({ names, aliases }) =>
      [names.zh, names.en, ...aliases].map(nameForm),
    ),
  );
  const isThere = ({ names, aliases }: IndicatorFields) =>
    [names.zh, names.en, ...aliases].some((name) => taken.has(nameForm(name)));
  const groups = [...new Set(STARTER_SET.map(({ group }) => group))];
  const submit = () => {
    if (chosen.size === 0 || desk.isSaving) return;
    const picked = STARTER_SET.filter((fields) => chosen.has(fields));
    void desk.edit((changes) => withStarters(changes, picked)).then(onClose, () => {});
  };
  const choose = (fields: IndicatorFields, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(fields);
    else next.delete(fields);
    setChosen(next);
  };
  return (
    <Editor title={text("pickTitle")} desk={desk} onSubmit={submit} onClose={onClose}>
      <p className={classes["wholeRow"]}>{text("pickLead", { count: chosen.size })}</p>
      {groups.map((group) => (
        <fieldset key={group.en} className={classes["picks"]}>
          <legend className={form["label"]}>{nameIn(group, language)}</legend>
          {STARTER_SET.filter((fields) => fields.group === group).map((fields) => (
            <div key={fields.names.en} className={classes["pick"]}>
              {isThere(fields) ? (
                <span>
                  {nameIn(fields.names, language)}
                  <span className={classes["tag"]}>{text("pickThere")}</span>
                </span>
              ) : (
                <Tick
                  label={withRemarks(
                    nameIn(fields.names, language),
                    nameIn(unitNames(fields.unit, fields.unitMult), language),
                    language,
                  )}
                  isChosen={chosen.has(fields)}
                  onChosen={(isChosen) => choose(fields, isChosen)}
                />
              )}
              <small>{nameIn(fields.definition, language)}</small>
            </div>
          ))}
        </fieldset>
      ))}
    </Editor>
  );
}

function withStarters(changes: readonly CatalogueChange[], picked: readonly IndicatorFields[]): CatalogueChange[] {
  const made = [...changes];
  for (const fields of picked) made.push({ kind: "add-indicator", code: newCode(made), fields });
  return made;
}
