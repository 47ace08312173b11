import { useId } from "react";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Question, QuestionFigure } from "#domain/reading/question.ts";
import type { Understood } from "#domain/reading/understood.ts";
import shared from "#features/upload/common/upload.module.css";
import { UnknownNames } from "#features/upload/making/unknown-names.tsx";
import type { Making } from "#features/upload/making/use-making.tsx";
import type { Said } from "#intake/dialogue/said.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import { defineText } from "#ui/language.ts";
import { CellQuestion } from "./cell-question.tsx";
import { ChoiceQuestion } from "./choice-question.tsx";
import { NameQuestion } from "./name-question.tsx";
import { PeriodQuestion } from "./period-question.tsx";
import classes from "./questions-panel.module.css";
import { WithdrawalQuestions } from "./withdrawal-questions.tsx";

const useText = defineText("upload-questions", {
  title: { zh: "请确认", en: "Please tell" },
  about: {
    zh: "文件中有 {{count}} 处系统无法自行判断。选好后立即重新读取;发布时可记住,下次不再询问。",
    en: "What the file does not say by itself: {{count}}. Each answer has it read again at once; they can be remembered for next time.",
  },
  aboutCells: {
    zh: "文件中有 {{count}} 处系统无法自行判断。选好后重新读取；对单元格的回答只用于这个文件。",
    en: "What the file does not say by itself: {{count}}. It is read again with each answer; answers on single cells are for this file alone.",
  },
  reading: { zh: "正在重新读取…", en: "Reading again…" },
  whole: { zh: "整张表", en: "the whole table" },
  table: { zh: "“{{title}}”(第 {{row}} 行起)", en: "“{{title}}” (from row {{row}} on)" },
  more: { zh: "另有 {{count}} 个,答完这些再显示。", en: "{{count}} more follow once these are answered." },
});

/** Questions shown at a time; answering brings the next. */
const SHOWN = 12;

type Props = {
  readonly understood: Understood;
  readonly questions: readonly Question[];
  readonly region: string;
  readonly catalogue: Catalogue;
  readonly busy: boolean;
  readonly onSay: (said: readonly Said[]) => void;
  /** Makes platforms and indicators of names that nobody knows. */
  readonly making: Making;
};

/** What the file does not say: each name once, each key of a whole table once, each cell in doubt by itself. */
export function QuestionsPanel({ questions, understood, region, catalogue, busy, onSay, making }: Props) {
  const text = useText();
  const id = useId();
  if (questions.length === 0) return null;
  const { single, withdrawals } = partQuestions(questions);
  const tableOf = ({ table, sheet }: Question): string => {
    const found = understood.tables?.find((one) => choiceKey(one.sheet, one.number) === (table || choiceKey(sheet, 1)));
    return found ? text("table", { title: found.title, row: found.firstRow }) : text("whole");
  };
  const say = (said: Said) => onSay([said]);
  const ask = (question: SingleQuestion) => {
    switch (question.about) {
      case "period":
        return <PeriodQuestion question={question} table={tableOf(question)} busy={busy} onSay={say} />;
      case "value":
      case "member":
        return <ChoiceQuestion question={{ ...question, about: question.about }} busy={busy} onSay={say} />;
      case "cell":
        return <CellQuestion question={question} catalogue={catalogue} busy={busy} onSay={say} />;
      case "indicator":
      case "organization":
        return (
          <NameQuestion
            question={question}
            table={tableOf(question)}
            columns={understood.columns}
            region={region}
            catalogue={catalogue}
            busy={busy}
            onSay={say}
            making={making}
          />
        );
    }
  };
  const isOfCells = questions.every(({ about }) => about === "cell" || about === "withdrawal");
  return (
    <section className={`${shared["panel"]} ${classes["panel"]}`} aria-labelledby={id}>
      <h2 className={shared["title"]} id={id}>
        {text("title")}
      </h2>
      <p className={shared["muted"]} role="status">
        {busy ? text("reading") : text(isOfCells ? "aboutCells" : "about", { count: questions.length })}
      </p>
      <UnknownNames questions={questions} busy={busy} making={making} />
      <ul className={classes["questions"]}>
        {single.slice(0, SHOWN).map((question) => (
          <li key={`${question.about} ${question.text} ${question.table} ${question.figure ? question.cell : ""}`}>
            {ask(question)}
          </li>
        ))}
      </ul>
      {single.length > SHOWN ? (
        <p className={shared["muted"]}>{text("more", { count: single.length - SHOWN })}</p>
      ) : null}
      {withdrawals.map(([indicator, own]) => (
        <WithdrawalQuestions key={indicator} questions={own} catalogue={catalogue} busy={busy} onSay={onSay} />
      ))}
    </section>
  );
}

type SingleQuestion = Question & { readonly about: Exclude<Question["about"], "withdrawal"> };
type OfFigure = Question & { readonly figure: QuestionFigure };

/** Those asked one by one, and those of empty cells by their indicator. */
function partQuestions(questions: readonly Question[]) {
  const single: SingleQuestion[] = [];
  const withdrawals = new Map<string, OfFigure[]>();
  for (const question of questions) {
    const { about, figure } = question;
    if (about !== "withdrawal") single.push({ ...question, about });
    else if (figure)
      withdrawals.set(figure.indicator, [...(withdrawals.get(figure.indicator) ?? []), { ...question, figure }]);
  }
  return { single, withdrawals: [...withdrawals] };
}
