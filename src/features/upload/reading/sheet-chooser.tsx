import { useId, useState } from "react";
import type { Understood } from "#domain/reading/understood.ts";
import { formatCount } from "#domain/terms/format-count.ts";
import shared from "#features/upload/common/upload.module.css";
import { defineText, useLanguage } from "#ui/language.ts";
import classes from "./sheet-chooser.module.css";

const useText = defineText("upload-sheets", {
  title: { zh: "工作表({{read}}/{{all}} 张已读)", en: "Sheets ({{read}} of {{all}} read)" },
  pick: { zh: "要读的工作表", en: "Sheets to read" },
  read: { zh: "已读 {{rows}} 行数据", en: "read: {{rows}} data rows" },
  "not-read": { zh: "未读", en: "not read" },
  hidden: { zh: "未读", en: "not read" },
  empty: { zh: "空表", en: "empty" },
  isHidden: { zh: "隐藏", en: "hidden" },
  size: { zh: "{{rows}} 行 × {{columns}} 列", en: "{{rows}} rows × {{columns}} columns" },
  apply: { zh: "只读选中的 {{count}} 张", en: "Read the {{count}} chosen" },
  reset: { zh: "恢复为已读的工作表", en: "Back to what was read" },
  none: { zh: "请至少选一张。", en: "Choose at least one." },
});

type Sheets = NonNullable<Understood["sheets"]>;

type Props = {
  readonly sheets: Sheets;
  readonly busy: boolean;
  /** Reads the file again with these sheets alone; absent where the file was not brought to the server yet. */
  readonly onChoose?: ((names: string[]) => void) | undefined;
};

/** Every sheet of a workbook: hidden or not, how large, whether it was read; and which of them to read instead. */
export function SheetChooser({ sheets, busy, onChoose }: Props) {
  const text = useText();
  const read = sheets.filter(({ state }) => state === "read");
  // What is read anew is chosen anew: the list begins from it.
  const key = read.map(({ name }) => name).join("\n");
  return (
    <details className={classes["sheets"]} open={read.length < sheets.length}>
      <summary>{text("title", { read: read.length, all: sheets.length })}</summary>
      <SheetList key={key} sheets={sheets} busy={busy} onChoose={onChoose} />
    </details>
  );
}

function SheetList({ sheets, busy, onChoose }: Props) {
  const text = useText();
  const id = useId();
  const now = sheets.filter(({ state }) => state === "read").map(({ name }) => name);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(now));
  const names = sheets.map(({ name }) => name).filter((name) => chosen.has(name));
  const isChanged = names.join("\n") !== now.join("\n");
  const toggle = (name: string) =>
    setChosen((before) => new Set(before.has(name) ? [...before].filter((one) => one !== name) : [...before, name]));
  return (
    <fieldset className={classes["list"]}>
      <legend className="visually-hidden">{text("pick")}</legend>
      {sheets.map((sheet, index) => (
        <div key={sheet.name} className={classes["sheet"]}>
          {onChoose ? (
            <input
              id={`${id}-${index}`}
              type="checkbox"
              checked={chosen.has(sheet.name)}
              disabled={busy || sheet.state === "empty"}
              aria-describedby={`${id}-${index}-facts`}
              onChange={() => toggle(sheet.name)}
            />
          ) : null}
          <label className={classes["name"]} htmlFor={`${id}-${index}`}>
            {sheet.name}
          </label>
          <span className={classes["facts"]} id={`${id}-${index}-facts`}>
            <SheetFacts sheet={sheet} />
          </span>
        </div>
      ))}
      {isChanged && onChoose ? (
        <div className={shared["row"]}>
          <button
            type="button"
            className={shared["secondary"]}
            disabled={busy || names.length === 0}
            onClick={() => onChoose(names)}
          >
            {text("apply", { count: names.length })}
          </button>
          <button type="button" className={shared["quiet"]} disabled={busy} onClick={() => setChosen(new Set(now))}>
            {text("reset")}
          </button>
          {names.length === 0 ? <span role="alert">{text("none")}</span> : null}
        </div>
      ) : null}
    </fieldset>
  );
}

function SheetFacts({ sheet: { state, rows, hidden, size } }: { readonly sheet: Sheets[number] }) {
  const text = useText();
  const language = useLanguage();
  const facts = [
    text(state, { rows: formatCount(rows) }),
    ...(hidden ? [text("isHidden")] : []),
    ...(state === "empty" ? [] : [text("size", { rows: formatCount(size.rows), columns: formatCount(size.columns) })]),
  ];
  return facts.join(language === "en" ? ", " : ",");
}
