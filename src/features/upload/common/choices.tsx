import classes from "./upload.module.css";

type Choice<K extends string> = { readonly key: K; readonly label: string; readonly disabled?: boolean };

type Props<K extends string> = {
  readonly label: string;
  readonly choices: readonly Choice<K>[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
};

/** A few ways to see the same list, one of them pressed. */
export function Choices<K extends string>({ label, choices, chosen, onChoose }: Props<K>) {
  return (
    <fieldset className={classes["choices"]}>
      <legend className="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <button
          key={choice.key}
          type="button"
          aria-pressed={choice.key === chosen}
          disabled={choice.disabled === true}
          onClick={() => onChoose(choice.key)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
