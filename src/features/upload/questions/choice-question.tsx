import type { Question } from "#domain/reading/question.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import shared from "#features/upload/common/upload.module.css";
import type { Said } from "#intake/dialogue/said.ts";
import { defineText } from "#ui/language.ts";
import classes from "./questions-panel.module.css";

const useText = defineText("upload-choice-question", {
  value: { zh: "哪一列是要读的数值？", en: "Which column holds the figures?" },
  member: { zh: "各行的“{{column}}”不同，读哪一类？", en: "Rows differ in “{{column}}”. Which of them are read?" },
});

type Props = {
  readonly question: Question & { readonly about: "value" | "member" };
  readonly busy: boolean;
  readonly onSay: (said: Said) => void;
};

/** Asks which of a few texts of the file is meant: a column by its heading, or a member of a column. */
export function ChoiceQuestion({ question, busy, onSay }: Props) {
  const text = useText();
  const { about, text: column, sheet, cell, options } = question;
  const answer = (option: string): Said =>
    about === "value"
      ? { kind: "column", about: option, value: "value" }
      : { kind: "member", about: column, value: option };
  return (
    <div className={classes["question"]}>
      <p className={classes["asked"]}>
        <span>{text(about, { column })}</span>
        <span className={classes["cell"]}>{formatCell({ sheet, cell })}</span>
      </p>
      <div className={shared["row"]}>
        {options.map((option) => (
          <button
            key={option}
            type="button"
            className={`${shared["secondary"]} ${classes["suggestion"]}`}
            disabled={busy}
            onClick={() => onSay(answer(option))}
          >
            {option}
          </button>
        ))}
      </div>
    </div>
  );
}
