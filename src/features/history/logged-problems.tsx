import type { PublishLog } from "#contract/revision-log.ts";
import type { ListedRevision } from "#contract/revisions.ts";
import type { Severity } from "#domain/reading/problem.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { defineText } from "#ui/language.ts";
import classes from "./history.module.css";
import { problemName } from "./problem-name.ts";

const useText = defineText("history-problems", {
  error: { zh: "错误", en: "Error" },
  warning: { zh: "提醒", en: "Warning" },
  note: { zh: "说明", en: "Note" },
  times: { zh: "{{count}} 处", en: "{{count}} times" },
  answer: { zh: "答复:{{answer}}", en: "Answer: {{answer}}" },
  more: { zh: "另有 {{count}} 处未逐条保存", en: "{{count}} more, not kept one by one" },
  file: { zh: "整个文件", en: "Whole file" },
});

type Props = {
  readonly codes: PublishLog["problemCodes"];
  readonly problems: PublishLog["problems"];
  readonly answers: ListedRevision["answers"];
  readonly language: Language;
};

const ORDER: readonly Severity[] = ["error", "warning", "note"];

/** The problems a file had when it was published, kind by kind, each with the publisher's word on it. */
export function LoggedProblems({ codes, problems, answers, language }: Props) {
  const text = useText();
  const sorted = [...codes].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return sorted.map(({ code, severity, count }) => {
    const own = problems.filter((problem) => problem.code === code);
    const answer = answers[code];
    return (
      <details key={code} className={classes["kind"]}>
        <summary>
          <span className={classes["severity"]}>{text(severity)}</span> {problemName(code, language)}{" "}
          <span className={classes["muted"]}>{text("times", { count })}</span>
          {answer ? <span className={classes["answer"]}>{text("answer", { answer })}</span> : null}
        </summary>
        <ul className={classes["log"]}>
          {own.map(({ sheet, cell, message }) => (
            <li key={`${formatCell({ sheet, cell })} ${message.zh}`}>
              <span className={classes["place"]}>{formatCell({ sheet, cell }) || text("file")}</span>{" "}
              {nameIn(message, language)}
            </li>
          ))}
        </ul>
        {count > own.length ? <p className={classes["muted"]}>{text("more", { count: count - own.length })}</p> : null}
      </details>
    );
  });
}
