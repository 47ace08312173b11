import { formatPeriod } from "#domain/say/format-period.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./completeness.module.css";
import { useCompletenessText } from "./completeness-text.ts";

type Props = {
  /** Newest first. */
  readonly codes: readonly string[];
  readonly value: string;
  readonly onChange: (code: string) => void;
};

/** The period in view, with the one before and the one after. */
export function PeriodChoice({ codes, value, onChange }: Props) {
  const text = useCompletenessText();
  const language = useLanguage();
  const at = codes.indexOf(value);
  const step = (code: string | undefined, label: string, sign: string) => (
    <button type="button" aria-label={label} disabled={code === undefined} onClick={() => code && onChange(code)}>
      {sign}
    </button>
  );
  return (
    <span className={classes["period"]}>
      {step(codes[at + 1], text("previous"), "‹")}
      <select aria-label={text("period")} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {codes.map((code) => (
          <option key={code} value={code}>
            {formatPeriod(code, language)}
          </option>
        ))}
      </select>
      {step(codes[at - 1], text("next"), "›")}
    </span>
  );
}
