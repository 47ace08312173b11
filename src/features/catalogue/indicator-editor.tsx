import { useState } from "react";
import type { CatalogueChange, IndicatorFields } from "#domain/catalogue/catalogue-change.ts";
import { AGGREGATION_WORDS, DIRECTION_WORDS, FREQUENCY_WORDS } from "#domain/catalogue/catalogue-words.ts";
import { AGGREGATIONS, DIRECTIONS, type Indicator } from "#domain/catalogue/indicator.ts";
import { type Names, nameIn } from "#domain/terms/names.ts";
import { FREQUENCIES } from "#domain/terms/period.ts";
import { UNIT_MULTS, UNITS, type UnitCode, unitMultNames } from "#domain/terms/unit.ts";
import { Field, LongField, Tick } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import { useCatalogueText } from "./catalogue-text.ts";
import { changedFields, newCode, withChange } from "./draft-changes.ts";
import { keptNames, ownEnglish, writtenList, writtenNumber } from "./entered-text.ts";
import { NameFields, SelectField } from "./fields.tsx";
import { FormulaFields } from "./formula-fields.tsx";
import { aggregationOfFormula, formulaGivenOf, givenFormula } from "./formula-given.ts";
import { Editor } from "./part.tsx";
import { givenReporting, ReportingFields, reportingGivenOf } from "./reporting-fields.tsx";
import type { Desk } from "./use-catalogue-desk.ts";

type Props = { readonly desk: Desk; readonly indicator: Indicator | null; readonly onClose: () => void };

/** What is typed and chosen, as it stands in the form. */
type Given = ReturnType<typeof givenOf>;

function givenOf(indicator: Indicator | null) {
  return {
    zh: indicator?.names.zh ?? "",
    en: indicator ? ownEnglish(indicator.names) : "",
    aliases: indicator?.aliases.join("、") ?? "",
    group: indicator?.group.zh ?? "",
    unit: indicator?.unit ?? ("person" as UnitCode),
    unitMult: indicator?.unitMult ?? (0 as Indicator["unitMult"]),
    decimals: String(indicator?.decimals ?? 0),
    direction: indicator?.direction ?? ("higher" as Indicator["direction"]),
    aggregation: indicator?.aggregation ?? ("sum" as Indicator["aggregation"]),
    frequency: indicator?.frequency ?? ("" as const),
    additive: indicator?.additive ?? true,
    headline: indicator?.headline ?? true,
    definition: indicator?.definition.zh ?? "",
    min: String((indicator ? indicator.min : 0) ?? ""),
    max: String(indicator?.max ?? ""),
    department: indicator?.department ?? "",
    dataSource: indicator?.dataSource ?? "",
    formula: formulaGivenOf(indicator?.formula),
    reporting: reportingGivenOf(indicator),
  };
}

/** A new indicator or a change of one. */
export function IndicatorEditor({ desk, indicator, onClose }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [given, setGiven] = useState(() => givenOf(indicator));
  const [hasTried, setTried] = useState(false);
  const set = (change: Partial<Given>) => setGiven((before) => ({ ...before, ...change }));
  const wrong = wrongOf(given);
  const lacking = (key: keyof typeof wrong, words: string) => (hasTried && wrong[key] ? words : "");
  const submit = () => {
    setTried(true);
    if (Object.values(wrong).includes(true) || desk.isSaving) return;
    const fields = fieldsOf(given, indicator, desk);
    void desk.edit((changes) => withIndicator(changes, desk, indicator, fields)).then(onClose, () => {});
  };
  return (
    <Editor
      title={indicator ? text("editOf", { name: nameIn(indicator.names, language) }) : text("addIndicator")}
      desk={desk}
      onSubmit={submit}
      onClose={onClose}
    >
      <NameFields zh={given.zh} en={given.en} hasTried={hasTried} onChange={set} />
      <Field
        label={text("group")}
        hint={text("groupHint")}
        list="catalogue-groups"
        maxLength={200}
        value={given.group}
        onValue={(group) => set({ group })}
        lacking={lacking("group", text("groupLacking"))}
      />
      <datalist id="catalogue-groups">
        {[...groupsOf(desk).keys()].map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <FormulaFields
        desk={desk}
        own={indicator}
        given={given.formula}
        hasTried={hasTried}
        onChange={(formula) => set({ formula })}
      />
      <Measured given={given} set={set} />
      <Field
        label={text("decimals")}
        inputMode="numeric"
        maxLength={1}
        value={given.decimals}
        onValue={(decimals) => set({ decimals })}
        lacking={lacking("decimals", text("decimalsWrong"))}
      />
      <Field
        label={text("min")}
        hint={text("boundHint")}
        inputMode="decimal"
        value={given.min}
        onValue={(min) => set({ min })}
        lacking={lacking("min", text("numberWrong"))}
      />
      <Field
        label={text("max")}
        hint={text("boundHint")}
        inputMode="decimal"
        value={given.max}
        onValue={(max) => set({ max })}
        lacking={lacking("max", text("numberWrong"))}
      />
      {given.formula.kind === "reported" ? (
        <ReportingFields desk={desk} given={given.reporting} onChange={(reporting) => set({ reporting })} />
      ) : null}
      <Field
        label={text("department")}
        maxLength={200}
        value={given.department}
        onValue={(department) => set({ department })}
      />
      <Field
        label={text("dataSource")}
        maxLength={200}
        value={given.dataSource}
        onValue={(dataSource) => set({ dataSource })}
      />
      <Field
        label={text("aliases")}
        hint={text("aliasesHint")}
        value={given.aliases}
        onValue={(aliases) => set({ aliases })}
      />
      <LongField
        label={text("definition")}
        maxLength={4000}
        value={given.definition}
        onValue={(definition) => set({ definition })}
      />
      <div>
        {given.formula.kind === "reported" ? (
          <>
            <Tick label={text("additive")} isChosen={given.additive} onChosen={(additive) => set({ additive })} />
            <br />
          </>
        ) : null}
        <Tick label={text("headline")} isChosen={given.headline} onChosen={(headline) => set({ headline })} />
      </div>
    </Editor>
  );
}

/** In what it is measured, which way is good, how it adds up, how often it comes. */
function Measured({ given, set }: { readonly given: Given; readonly set: (change: Partial<Given>) => void }) {
  const text = useCatalogueText();
  const language = useLanguage();
  const options = <K extends string | number>(keys: readonly K[], namesOf: (key: K) => Names) =>
    keys.map((key) => ({ value: String(key), label: nameIn(namesOf(key), language) }));
  const chosen = <K extends string | number>(keys: readonly K[], value: string, former: K) =>
    keys.find((key) => String(key) === value) ?? former;
  const units = Object.keys(UNITS) as UnitCode[];
  return (
    <>
      <SelectField
        label={text("unit")}
        value={given.unit}
        options={options(units, (unit) => UNITS[unit].names)}
        onValue={(value) => set({ unit: chosen(units, value, given.unit) })}
      />
      <SelectField
        label={text("unitMult")}
        value={String(given.unitMult)}
        options={options(UNIT_MULTS, unitMultNames)}
        onValue={(value) => set({ unitMult: chosen(UNIT_MULTS, value, given.unitMult) })}
      />
      <SelectField
        label={text("direction")}
        value={given.direction}
        options={options(DIRECTIONS, (direction) => DIRECTION_WORDS[direction])}
        onValue={(value) => set({ direction: chosen(DIRECTIONS, value, given.direction) })}
      />
      {given.formula.kind === "reported" ? (
        <>
          <SelectField
            label={text("aggregation")}
            value={given.aggregation}
            options={options(AGGREGATIONS, (aggregation) => AGGREGATION_WORDS[aggregation])}
            onValue={(value) => set({ aggregation: chosen(AGGREGATIONS, value, given.aggregation) })}
          />
          <SelectField
            label={text("frequency")}
            value={given.frequency}
            options={[
              { value: "", label: text("frequencyNone") },
              ...options(FREQUENCIES, (frequency) => FREQUENCY_WORDS[frequency]),
            ]}
            onValue={(value) => set({ frequency: FREQUENCIES.find((frequency) => frequency === value) ?? "" })}
          />
        </>
      ) : null}
    </>
  );
}

function wrongOf({ zh, group, decimals, min, max, formula }: Given) {
  return {
    zh: zh.trim() === "",
    group: group.trim() === "",
    decimals: !/^[0-6]$/.test(decimals.normalize("NFKC").trim()),
    min: writtenNumber(min) === null,
    max: writtenNumber(max) === null,
    formula: formula.kind !== "reported" && givenFormula(formula) === null,
  };
}

/** Groups that there are, by their Chinese names. */
function groupsOf(desk: Desk): ReadonlyMap<string, Names> {
  return new Map([...desk.drafted.indicators.values()].map(({ group }) => [group.zh, group]));
}

function fieldsOf(given: Given, indicator: Indicator | null, desk: Desk): IndicatorFields {
  const groups = groupsOf(desk);
  const formula = givenFormula(given.formula);
  const group = given.group.trim();
  const definition = given.definition.trim();
  const [department, dataSource] = [given.department.trim(), given.dataSource.trim()];
  return {
    names: keptNames(given),
    aliases: writtenList(given.aliases),
    group: groups.get(group) ?? { zh: group, en: group },
    unit: given.unit,
    unitMult: given.unitMult,
    decimals: Number(given.decimals.normalize("NFKC")),
    direction: given.direction,
    aggregation: formula ? aggregationOfFormula(formula, desk.drafted.indicators) : given.aggregation,
    additive: formula ? false : given.additive,
    definition: indicator?.definition.zh === definition ? indicator.definition : { zh: definition, en: definition },
    min: writtenNumber(given.min) ?? null,
    max: writtenNumber(given.max) ?? null,
    headline: given.headline,
    ...(department === "" ? {} : { department }),
    ...(dataSource === "" ? {} : { dataSource }),
    ...(formula || given.frequency === "" ? {} : { frequency: given.frequency }),
    ...(formula ? { formula } : givenReporting(given.reporting)),
  };
}

function withIndicator(
  changes: readonly CatalogueChange[],
  desk: Desk,
  indicator: Indicator | null,
  fields: IndicatorFields,
): CatalogueChange[] {
  const code = indicator?.code ?? newCode(changes);
  const place = { item: "indicator", code } as const;
  const published = desk.published.indicators.get(code);
  if (!published) return withChange(changes, place, { kind: "add-indicator", code, fields });
  const { code: _, ...before } = published;
  const changed = changedFields<IndicatorFields>(before, fields);
  return withChange(
    changes,
    place,
    Object.keys(changed).length === 0 ? null : { kind: "change-indicator", code, fields: changed },
  );
}
