import { useId } from "react";
import type { Catalogue } from "#contract/catalogue.ts";
import type { Question } from "#domain/reading/question.ts";
import type { Understood } from "#domain/reading/understood.ts";
import shared from "#features/upload/common/upload.module.css";
import type { Said } from "#intake/dialogue/said.ts";
import { choiceKey } from "#intake/meaning/reading-choices.ts";
import { defineText } from "#ui/language.ts";
import { NameQuestion } from "./name-question.tsx";
import { PeriodQuestion } from "./period-question.tsx";
import classes from "./questions-panel.module.css";

const useText = defineText("upload-questions", {
  title: { zh: "请确认", en: "Please tell" },
  about: {
    zh: "文件中有 {{count}} 处系统无法自行判断。选好后立即重新读取;发布时可记住,下次不再询问。",
    en: "What the file does not say by itself: {{count}}. Each answer has it read again at once; they can be remembered for next time.",
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
  readonly onSay: (said: Said) => void;
};

/** What the file does not say: each name once with the nearest of the catalogue, each key of a whole table once. */
export function QuestionsPanel({ questions, understood, region, catalogue, busy, onSay }: Props) {
  const text = useText();
  const id = useId();
  if (questions.length === 0) return null;
  const shown = questions.slice(0, SHOWN);
  const tableOf = ({ table, sheet }: Question): string => {
    const found = understood.tables?.find((one) => choiceKey(one.sheet, one.number) === (table || choiceKey(sheet, 1)));
    return found ? text("table", { title: found.title, row: found.firstRow }) : text("whole");
  };
  return (
    <section className={`${shared["panel"]} ${classes["panel"]}`} aria-labelledby={id}>
      <h2 className={shared["title"]} id={id}>
        {text("title")}
      </h2>
      <p className={shared["muted"]} role="status">
        {busy ? text("reading") : text("about", { count: questions.length })}
      </p>
      <ul className={classes["questions"]}>
        {shown.map((question) => (
          <li key={`${question.about} ${question.text} ${question.table}`}>
            {question.about === "period" ? (
              <PeriodQuestion question={question} table={tableOf(question)} busy={busy} onSay={onSay} />
            ) : (
              <NameQuestion
                question={question}
                table={tableOf(question)}
                columns={understood.columns}
                region={region}
                catalogue={catalogue}
                busy={busy}
                onSay={onSay}
              />
            )}
          </li>
        ))}
      </ul>
      {questions.length > SHOWN ? (
        <p className={shared["muted"]}>{text("more", { count: questions.length - SHOWN })}</p>
      ) : null}
    </section>
  );
}
