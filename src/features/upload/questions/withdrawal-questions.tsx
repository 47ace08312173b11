import { useId, useState } from "react";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Question, QuestionFigure } from "#domain/reading/question.ts";
import type { Withdrawal } from "#domain/reading/reading-choices.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import shared from "#features/upload/common/upload.module.css";
import { uploadNames } from "#features/upload/common/upload-names.ts";
import type { Said } from "#intake/dialogue/said.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import { writePublished } from "./name-figure.ts";
import classes from "./withdrawal-questions.module.css";

const useText = defineText("upload-withdrawal-questions", {
  title: {
    zh: "“{{indicator}}”有 {{count}} 格空着，却已发布过数",
    en: "“{{indicator}}”: {{count}} empty cells of published figures",
  },
  title_one: {
    zh: "“{{indicator}}”有 {{count}} 格空着，却已发布过数",
    en: "“{{indicator}}”: {{count}} empty cell of a published figure",
  },
  keepAll: { zh: "全部保留", en: "Keep all" },
  withdrawAll: { zh: "全部撤回", en: "Withdraw all" },
  keep: { zh: "保留 {{figure}}", en: "Keep {{figure}}" },
  withdraw: { zh: "撤回", en: "Withdraw" },
  apply: { zh: "应用所选 {{count}} 项", en: "Apply {{count}} answers" },
  apply_one: { zh: "应用所选 {{count}} 项", en: "Apply {{count}} answer" },
  open: { zh: "还有 {{count}} 格未选", en: "{{count}} still to choose" },
});

type CellQuestion = Question & { readonly figure: QuestionFigure };

type Props = {
  /** Questions of empty cells of one indicator. */
  readonly questions: readonly CellQuestion[];
  readonly catalogue: Catalogue;
  readonly busy: boolean;
  readonly onSay: (said: readonly Said[]) => void;
};

/** Asks of each empty cell whether the published figure stays; all answers of an indicator are sent together. */
export function WithdrawalQuestions({ questions, catalogue, busy, onSay }: Props) {
  const text = useText();
  const id = useId();
  const names = uploadNames(catalogue, null, useLanguage());
  const [chosen, setChosen] = useState<Readonly<Record<string, Withdrawal>>>({});
  const keyOf = ({ sheet, cell }: Question) => choiceKey(sheet, cell);
  const answered = questions.filter((question) => chosen[keyOf(question)] !== undefined);
  const chooseAll = (what: Withdrawal) => setChosen(Object.fromEntries(questions.map((one) => [keyOf(one), what])));
  const apply = () =>
    onSay(
      answered.flatMap((question): Said[] => {
        const value = chosen[keyOf(question)];
        return value === undefined ? [] : [{ kind: "withdrawal", about: keyOf(question), value }];
      }),
    );
  const open = questions.length - answered.length;
  return (
    <fieldset className={classes["group"]} disabled={busy}>
      <legend className={classes["title"]}>
        {text("title", {
          indicator: names.indicatorName(questions[0]?.figure.indicator ?? ""),
          count: questions.length,
        })}
      </legend>
      <div className={shared["row"]}>
        <button type="button" className={`${shared["quiet"]} ${classes["small"]}`} onClick={() => chooseAll("keep")}>
          {text("keepAll")}
        </button>
        <button
          type="button"
          className={`${shared["quiet"]} ${classes["small"]}`}
          onClick={() => chooseAll("withdraw")}
        >
          {text("withdrawAll")}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard */}
      <ul className={classes["cells"]} tabIndex={0} aria-label={text("open", { count: open })}>
        {questions.map((question) => (
          <WithdrawalCell
            key={keyOf(question)}
            name={`${id}${keyOf(question)}`}
            place={formatCell(question)}
            what={`${names.organizationName(question.figure.organization)} ${formatPeriod(question.figure.period, names.language)}`}
            published={writePublished(question.figure, names)}
            chosen={chosen[keyOf(question)]}
            onChoose={(what) => setChosen((before) => ({ ...before, [keyOf(question)]: what }))}
          />
        ))}
      </ul>
      <div className={shared["row"]}>
        <button
          type="button"
          className={`${shared["secondary"]} ${classes["small"]}`}
          disabled={answered.length === 0}
          onClick={apply}
        >
          {text("apply", { count: answered.length })}
        </button>
        {open > 0 ? <span className={shared["muted"]}>{text("open", { count: open })}</span> : null}
      </div>
    </fieldset>
  );
}

type CellProps = {
  readonly name: string;
  readonly place: string;
  /** Platform and period of the figure. */
  readonly what: string;
  readonly published: string;
  readonly chosen: Withdrawal | undefined;
  readonly onChoose: (what: Withdrawal) => void;
};

function WithdrawalCell({ name, place, what, published, chosen, onChoose }: CellProps) {
  const text = useText();
  return (
    <li>
      <fieldset className={classes["cell"]}>
        <legend className="visually-hidden">{`${place} ${what}`}</legend>
        <span className={classes["place"]} aria-hidden="true">
          {place}
        </span>
        <span className={classes["what"]} aria-hidden="true">
          {what}
        </span>
        <label>
          <input type="radio" name={name} checked={chosen === "keep"} onChange={() => onChoose("keep")} />
          {text("keep", { figure: published })}
        </label>
        <label>
          <input type="radio" name={name} checked={chosen === "withdraw"} onChange={() => onChoose("withdraw")} />
          {text("withdraw")}
        </label>
      </fieldset>
    </li>
  );
}
