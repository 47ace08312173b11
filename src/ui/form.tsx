import { type ComponentProps, type FormEvent, type ReactNode, useId, useState } from "react";
import { flushSync } from "react-dom";
import type { Names } from "#domain/terms/names.ts";
import { nameIn } from "#domain/terms/names.ts";
import { copyText } from "./copy-text.ts";
import classes from "./form.module.css";
import { defineText, useLanguage } from "./language.ts";

const useText = defineText("form", {
  show: { zh: "显示", en: "Show" },
  hide: { zh: "隐藏", en: "Hide" },
  copy: { zh: "复制", en: "Copy" },
  copied: { zh: "已复制", en: "Copied" },
  notCopied: { zh: "无法复制,请手动选择", en: "Cannot copy; select it by hand" },
});

type FieldProps = Omit<ComponentProps<"input">, "value" | "onChange" | "id"> & {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with it; empty where nothing is. */
  readonly lacking?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
};

/** A labelled field; what is wrong with it stands where its hint was. */
export function Field({ label, hint = "", lacking = "", value, onValue, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={classes["field"]}>
      <label className={classes["label"]} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        value={value}
        aria-invalid={lacking !== ""}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
      <Hint id={`${id}-hint`} hint={hint} lacking={lacking} />
    </div>
  );
}

type LongFieldProps = Omit<ComponentProps<"textarea">, "value" | "onChange" | "id"> &
  Pick<FieldProps, "label" | "hint" | "lacking" | "value" | "onValue"> & {
    /** Said under the label, of what the field is about. */
    readonly about?: string;
  };

/** A field for a sentence or a few. */
export function LongField({ label, about = "", hint = "", lacking = "", value, onValue, ...area }: LongFieldProps) {
  const id = useId();
  return (
    <div className={classes["field"]}>
      <label className={classes["label"]} htmlFor={id}>
        {label}
      </label>
      {about === "" ? null : <span className={classes["hint"]}>{about}</span>}
      <textarea
        {...area}
        id={id}
        value={value}
        aria-invalid={lacking !== ""}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
      <Hint id={`${id}-hint`} hint={hint} lacking={lacking} />
    </div>
  );
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ label, hint = "", lacking = "", value, onValue, ...input }: FieldProps) {
  const text = useText();
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div className={classes["field"]}>
      <label className={classes["label"]} htmlFor={id}>
        {label}
      </label>
      <div className={classes["password"]}>
        <input
          {...input}
          id={id}
          type={isShown ? "text" : "password"}
          value={value}
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={lacking !== ""}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
        <button
          type="button"
          className={classes["reveal"]}
          aria-pressed={isShown}
          aria-controls={id}
          onClick={() => setShown(!isShown)}
        >
          {text(isShown ? "hide" : "show")}
        </button>
      </div>
      <Hint id={`${id}-hint`} hint={hint} lacking={lacking} />
    </div>
  );
}

function Hint({ id, hint, lacking }: { readonly id: string; readonly hint: string; readonly lacking: string }) {
  if (hint === "" && lacking === "") return <span id={id} hidden />;
  return (
    <span id={id} className={lacking === "" ? classes["hint"] : classes["lacking"]}>
      {lacking === "" ? hint : lacking}
    </span>
  );
}

type ChoicesProps = {
  readonly legend: string;
  readonly lacking?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
};

/** So many choices stand in columns. */
const MANY = 6;

/** Several of a list, by tick. */
export function Choices({ legend, lacking = "", options, chosen, onChosen }: ChoicesProps) {
  const toggle = (value: string) =>
    onChosen(options.map((option) => option.value).filter((other) => (other === value) !== chosen.includes(other)));
  return (
    <fieldset className={`${classes["choices"]} ${options.length > MANY ? classes["many"] : ""}`}>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className={classes["choice"]}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            aria-invalid={lacking !== ""}
            onChange={() => toggle(value)}
          />
          {label}
        </label>
      ))}
      {lacking === "" ? null : (
        <span className={classes["lacking"]} role="alert">
          {lacking}
        </span>
      )}
    </fieldset>
  );
}

type TickProps = {
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChosen: (isChosen: boolean) => void;
};

/** One thing that is done or left, by tick. */
export function Tick({ label, isChosen, onChosen }: TickProps) {
  return (
    <label className={classes["choice"]}>
      <input type="checkbox" checked={isChosen} onChange={() => onChosen(!isChosen)} />
      {label}
    </label>
  );
}

/** What went wrong, with the way out. */
export function Failure({ title, advice }: { readonly title: Names; readonly advice: Names }) {
  const language = useLanguage();
  return (
    <p className={classes["failure"]} role="alert">
      <strong>{nameIn(title, language)}</strong> {nameIn(advice, language)}
    </p>
  );
}

/** A secret that is shown once, to be copied. */
export function Secret({ label, value }: { readonly label: string; readonly value: string }) {
  const text = useText();
  const [outcome, setOutcome] = useState<"copied" | "notCopied" | null>(null);
  const copy = async () => setOutcome((await copyText(value)) ? "copied" : "notCopied");
  return (
    <div className={classes["secret"]}>
      <span className="visually-hidden">{label}</span>
      <code>{value}</code>
      <button type="button" className={classes["secondary"]} onClick={() => void copy()}>
        {text("copy")}
      </button>
      <span role="status">{outcome === null ? "" : text(outcome)}</span>
    </div>
  );
}

/** Submits a form in place; where something turned out to be lacking, goes to the first such field. */
export function submitForm(event: FormEvent<HTMLFormElement>, onSubmit: () => void): void {
  event.preventDefault();
  flushSync(onSubmit);
  event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** A form of fields under each other, submitted by Enter or its button. */
export function Form({ onSubmit, children }: { readonly onSubmit: () => void; readonly children: ReactNode }) {
  return (
    <form className={classes["form"]} noValidate onSubmit={(event) => submitForm(event, onSubmit)}>
      {children}
    </form>
  );
}
