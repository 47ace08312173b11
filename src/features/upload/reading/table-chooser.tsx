import { useId, useState } from "react";
import type { Understood } from "#domain/reading/understood.ts";
import { formatCount } from "#domain/terms/format-count.ts";
import type { Said } from "#intake/dialogue/said.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import classes from "./sheet-chooser.module.css";

const useText = defineText("upload-tables", {
  title: { zh: "文件中的表({{read}}/{{all}} 张已读)", en: "Tables of the file ({{read}} of {{all}} read)" },
  pick: { zh: "要读的表", en: "Tables to read" },
  read: { zh: "已读 {{rows}} 行数据", en: "read: {{rows}} data rows" },
  "not-read": { zh: "未读", en: "not read" },
  rows: { zh: "第 {{first}}–{{last}} 行", en: "rows {{first}}–{{last}}" },
});

type Tables = NonNullable<Understood["tables"]>;

type Props = {
  readonly tables: Tables;
  readonly busy: boolean;
  /** Reads the file again with or without a table; absent where the file was not brought to the server yet. */
  readonly onSay?: ((said: Said) => void) | undefined;
};

/** Tables that stand one below the other, each with where it stands and whether it was read; to be read or not. */
export function TableChooser({ tables, busy, onSay }: Props) {
  const text = useText();
  const id = useId();
  // What was ticked stays so while the file is read again.
  const [ticked, setTicked] = useState("");
  const read = tables.filter(({ state }) => state === "read").length;
  return (
    <details className={classes["sheets"]} open={read < tables.length}>
      <summary>{text("title", { read, all: tables.length })}</summary>
      <fieldset className={classes["list"]}>
        <legend className="visually-hidden">{text("pick")}</legend>
        {tables.map((table, index) => {
          const key = choiceKey(table.sheet, table.number);
          const value = table.state === "read" ? "left-out" : "read";
          return (
            <div key={key} className={classes["sheet"]}>
              {onSay ? (
                <input
                  id={`${id}-${index}`}
                  type="checkbox"
                  checked={(table.state === "read") !== (busy && ticked === key)}
                  disabled={busy}
                  aria-describedby={`${id}-${index}-facts`}
                  onChange={() => {
                    setTicked(key);
                    onSay({ kind: "table", about: key, value });
                  }}
                />
              ) : null}
              <label className={classes["name"]} htmlFor={`${id}-${index}`}>
                {table.title}
              </label>
              <span className={classes["facts"]} id={`${id}-${index}-facts`}>
                <TableFacts table={table} />
              </span>
            </div>
          );
        })}
      </fieldset>
    </details>
  );
}

function TableFacts({ table: { sheet, firstRow, lastRow, state, rows } }: { readonly table: Tables[number] }) {
  const text = useText();
  const language = useLanguage();
  const facts = [
    ...(sheet === "" ? [] : [sheet]),
    text("rows", { first: firstRow, last: lastRow }),
    text(state, { rows: formatCount(rows) }),
  ];
  return facts.join(language === "en" ? ", " : ",");
}
