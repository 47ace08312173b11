import type { Catalogue } from "#contract/catalogue.ts";
import type { Question } from "#domain/reading/question.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import shared from "#features/upload/common/upload.module.css";
import { uploadNames } from "#features/upload/common/upload-names.ts";
import type { Said } from "#intake/dialogue/said.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import { nameFigure } from "./name-figure.ts";
import classes from "./questions-panel.module.css";

const useText = defineText("upload-cell-question", {
  asked: { zh: "写的是 {{read}}，是哪一个？", en: "The cell says {{read}}. Which is it?" },
  answerOf: { zh: "{{cell}} 是 {{option}}", en: "{{cell}} is {{option}}" },
});

type Props = {
  readonly question: Question;
  readonly catalogue: Catalogue;
  readonly busy: boolean;
  readonly onSay: (said: Said) => void;
};

/** Asks which of several things a cell of a figure says: 0.62% or 62%. */
export function CellQuestion({ question, catalogue, busy, onSay }: Props) {
  const text = useText();
  const names = uploadNames(catalogue, null, useLanguage());
  const { text: read, sheet, cell, options, figure } = question;
  const place = formatCell({ sheet, cell });
  return (
    <div className={classes["question"]}>
      <p className={classes["asked"]}>
        {figure ? <strong className={classes["name"]}>{nameFigure(figure, names)}</strong> : null}
        <span className={classes["cell"]}>{place}</span>
        <span className={shared["muted"]}>{text("asked", { read })}</span>
      </p>
      <div className={shared["row"]}>
        {options.map((option) => (
          <button
            key={option}
            type="button"
            className={`${shared["secondary"]} ${classes["suggestion"]}`}
            disabled={busy}
            aria-label={text("answerOf", { cell: place, option })}
            onClick={() => onSay({ kind: "cell", about: choiceKey(sheet, cell), value: option })}
          >
            {option}
          </button>
        ))}
      </div>
    </div>
  );
}
