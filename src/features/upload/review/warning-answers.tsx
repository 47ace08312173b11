import { formatCell } from "#domain/terms/format-cell.ts";
import { nameIn } from "#domain/terms/names.ts";
import { LongField } from "#ui/form.tsx";
import { defineText, useLanguage } from "#ui/language.ts";
import type { WarningKind } from "./publish-blockers.ts";
import classes from "./publish-form.module.css";

const useText = defineText("upload-answers", {
  title: { zh: "提醒需要说明", en: "Warnings want an answer" },
  example: { zh: "{{cell}}:{{message}}", en: "{{cell}}: {{message}}" },
  file: { zh: "整个文件", en: "Whole file" },
  more: { zh: "同类共 {{count}} 处", en: "{{count}} of this kind" },
  hint: {
    zh: "为什么这样是对的?一句话即可,会随版本保存。",
    en: "Why is it right as it is? A sentence will do; it is kept with the revision.",
  },
  lacking: { zh: "请写一句说明。", en: "Write a sentence why." },
});

type Props = {
  readonly kinds: readonly WarningKind[];
  readonly answers: Readonly<Record<string, string>>;
  readonly hasTried: boolean;
  readonly onAnswer: (code: string, answer: string) => void;
};

/** One answer for each kind of warning: why the figures are right all the same. */
export function WarningAnswers({ kinds, answers, hasTried, onAnswer }: Props) {
  const text = useText();
  if (kinds.length === 0) return null;
  return (
    <fieldset className={classes["warnings"]}>
      <legend>{text("title")}</legend>
      {kinds.map((kind) => (
        <Answer
          key={kind.code}
          kind={kind}
          answer={answers[kind.code] ?? ""}
          hasTried={hasTried}
          onAnswer={(answer) => onAnswer(kind.code, answer)}
        />
      ))}
    </fieldset>
  );
}

type AnswerProps = {
  readonly kind: WarningKind;
  readonly answer: string;
  readonly hasTried: boolean;
  readonly onAnswer: (answer: string) => void;
};

function Answer({ kind, answer, hasTried, onAnswer }: AnswerProps) {
  const text = useText();
  const language = useLanguage();
  const { example, count } = kind;
  const cell = formatCell(example) || text("file");
  return (
    <LongField
      label={text("example", { cell, message: nameIn(example.message, language) })}
      about={count > 1 ? text("more", { count }) : ""}
      hint={text("hint")}
      lacking={hasTried && answer.trim() === "" ? text("lacking") : ""}
      data-required
      required
      maxLength={500}
      value={answer}
      onValue={onAnswer}
    />
  );
}
