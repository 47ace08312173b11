import { useId } from "react";
import form from "#ui/form.module.css";
import { Field } from "#ui/form.tsx";
import { useCatalogueText } from "./catalogue-text.ts";

type SelectProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onValue: (value: string) => void;
};

/** One of a list. */
export function SelectField({ label, value, options, onValue }: SelectProps) {
  const id = useId();
  return (
    <div className={form["field"]}>
      <label className={form["label"]} htmlFor={id}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

type NameProps = {
  readonly zh: string;
  readonly en: string;
  readonly hasTried: boolean;
  readonly onChange: (change: { zh?: string; en?: string }) => void;
};

/** What an item is called; in English where somebody says so. */
export function NameFields({ zh, en, hasTried, onChange }: NameProps) {
  const text = useCatalogueText();
  return (
    <>
      <Field
        label={text("name")}
        autoComplete="off"
        maxLength={200}
        value={zh}
        onValue={(value) => onChange({ zh: value })}
        lacking={hasTried && zh.trim() === "" ? text("nameLacking") : ""}
      />
      <Field
        label={text("englishName")}
        hint={text("englishHint")}
        autoComplete="off"
        maxLength={200}
        value={en}
        onValue={(value) => onChange({ en: value })}
      />
    </>
  );
}
