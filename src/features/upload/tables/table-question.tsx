import { useId } from "react";
import type { UploadTables } from "#contract/catalogue-tables.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import { nameIn } from "#domain/terms/names.ts";
import shared from "#features/upload/common/upload.module.css";
import { useLanguage } from "#ui/language.ts";
import classes from "./tables-panel.module.css";
import { useTablesText } from "./tables-text.ts";

type Props = {
  readonly question: UploadTables["questions"][number];
  readonly busy: boolean;
  readonly onAnswer: (value: string) => void;
};

/** Something that a table leaves open, with what is taken for it until somebody says. */
export function TableQuestion({ question, busy, onAnswer }: Props) {
  const text = useTablesText();
  const language = useLanguage();
  const id = useId();
  const { about, text: asked, sheet, cell, options, proposed, answer } = question;
  return (
    <li className={classes["question"]}>
      <label htmlFor={id}>{text(about, { text: asked })}</label>
      {cell === "" ? null : <span className={shared["muted"]}>{formatCell({ sheet, cell })}</span>}
      <select
        id={id}
        disabled={busy}
        value={answer ?? proposed ?? ""}
        onChange={(event) => onAnswer(event.target.value)}
      >
        {answer === null && proposed === null ? <option value="">{text("choose")}</option> : null}
        {options.map(({ value, names }) => {
          const name = nameIn(names, language);
          return (
            <option key={value} value={value}>
              {value === proposed ? text("proposed", { name }) : name}
            </option>
          );
        })}
      </select>
    </li>
  );
}
