import { useId, useState } from "react";
import type { Question } from "#domain/reading/question.ts";
import shared from "#features/upload/common/upload.module.css";
import type { Said } from "#intake/dialogue/said.ts";
import { readPeriod } from "#intake/words/period-text.ts";
import { defineText } from "#ui/language.ts";
import classes from "./questions-panel.module.css";

const useText = defineText("upload-period-question", {
  whole: { zh: "{{table}}是哪个时期?", en: "Which period is {{table}} of?" },
  periodExample: { zh: "例如 2024年8月", en: "For example 2024-08" },
  apply: { zh: "应用", en: "Apply" },
  badPeriod: {
    zh: "读不出这个时期。例如:2024年8月、2024-08、2024年三季度。",
    en: "That is no period. For example: 2024-08, 2024Q3, 2024.",
  },
});

type Props = {
  readonly question: Question;
  /** What the table is called. */
  readonly table: string;
  readonly busy: boolean;
  readonly onSay: (said: Said) => void;
};

/** Asks for the period of a whole table, in any wording that the reader reads. */
export function PeriodQuestion({ question, table, busy, onSay }: Props) {
  const text = useText();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  const apply = () => {
    const reading = readPeriod(typed);
    if (reading.kind === "period") onSay({ kind: "period", about: question.table, value: reading.code });
    else setWrong(true);
  };
  return (
    <form
      className={classes["question"]}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label className={classes["asked"]} htmlFor={id}>
        {text("whole", { table })}
      </label>
      <div className={shared["row"]}>
        <input
          id={id}
          className={classes["search"]}
          placeholder={text("periodExample")}
          value={typed}
          disabled={busy}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
        />
        <button type="submit" className={`${shared["secondary"]} ${classes["small"]}`} disabled={busy}>
          {text("apply")}
        </button>
      </div>
      {isWrong ? (
        <p id={`${id}-wrong`} className={classes["wrong"]} role="alert">
          {text("badPeriod")}
        </p>
      ) : null}
    </form>
  );
}
