import { useId } from "react";
import { sayFormula } from "#domain/catalogue/formula.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { Field } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";
import { SelectField } from "./fields.tsx";
import { type FormulaGiven, givenFormula } from "./formula-given.ts";
import type { Desk } from "./use-catalogue-desk.ts";

type Props = {
  readonly desk: Desk;
  /** The indicator that is edited, which is no part of itself. */
  readonly own: Indicator | null;
  readonly given: FormulaGiven;
  readonly hasTried: boolean;
  readonly onChange: (given: FormulaGiven) => void;
};

/** How an indicator comes about: reported, or computed from others. */
export function FormulaFields({ desk, own, given, hasTried, onChange }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const nameOf = (code: string) => {
    const part = desk.drafted.indicators.get(code);
    return part ? nameIn(part.names, language) : code;
  };
  const options = [
    { value: "", label: text("partNone") },
    ...[...desk.drafted.indicators.values()]
      .filter(({ code, formula, aggregation }) => {
        const isRate = aggregation === "mean" || aggregation === "ratio";
        return code !== own?.code && formula?.kind !== "ratio" && !isRate;
      })
      .map(({ code, names }) => ({ value: code, label: nameIn(names, language) })),
  ];
  const kinds = ["reported", "ratio", "sum"] as const;
  const formula = givenFormula(given);
  return (
    <fieldset className={classes["formula"]}>
      <legend className={form["label"]}>{text("comesAbout")}</legend>
      <div className={classes["fields"]}>
        <SelectField
          label={text("comesAboutBy")}
          value={given.kind}
          options={kinds.map((kind) => ({ value: kind, label: text(`by-${kind}`) }))}
          onValue={(value) => onChange({ ...given, kind: kinds.find((kind) => kind === value) ?? "reported" })}
        />
        {given.kind === "ratio" ? (
          <>
            <SelectField
              label={text("numerator")}
              value={given.numerator}
              options={options}
              onValue={(numerator) => onChange({ ...given, numerator })}
            />
            <SelectField
              label={text("denominator")}
              value={given.denominator}
              options={options}
              onValue={(denominator) => onChange({ ...given, denominator })}
            />
            <Field
              label={text("factor")}
              hint={text("factorHint")}
              inputMode="decimal"
              value={given.factor}
              onValue={(factor) => onChange({ ...given, factor })}
            />
          </>
        ) : null}
        {given.kind === "sum" ? <Terms given={given} options={options} onChange={onChange} /> : null}
      </div>
      {given.kind === "reported" ? null : (
        <p className={form["hint"]} role={hasTried && !formula ? "alert" : undefined}>
          {formula ? `= ${sayFormula(formula, nameOf)}` : text("formulaLacking")}
        </p>
      )}
    </fieldset>
  );
}

type TermsProps = Pick<Props, "given" | "onChange"> & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

function Terms({ given, options, onChange }: TermsProps) {
  const text = useCatalogueText();
  const id = useId();
  const { terms } = given;
  const put = (index: number, change: Partial<FormulaGiven["terms"][number]>) =>
    onChange({ ...given, terms: terms.map((term, i) => (i === index ? { ...term, ...change } : term)) });
  return (
    <div className={classes["terms"]}>
      {terms.map((term, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a term is its place in the sum
        <div key={index} className={classes["term"]}>
          <select
            aria-label={text("signOf", { number: index + 1 })}
            value={term.sign}
            onChange={(event) => put(index, { sign: event.currentTarget.value === "minus" ? "minus" : "plus" })}
          >
            <option value="plus">+</option>
            <option value="minus">−</option>
          </select>
          <select
            id={`${id}-${index}`}
            aria-label={text("termOf", { number: index + 1 })}
            value={term.code}
            onChange={(event) => put(index, { code: event.currentTarget.value })}
          >
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button
        type="button"
        className={form["secondary"]}
        onClick={() => onChange({ ...given, terms: [...terms, { sign: "plus", code: "" }] })}
      >
        {text("addTerm")}
      </button>
    </div>
  );
}
