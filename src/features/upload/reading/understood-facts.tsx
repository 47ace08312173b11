import { countSetAside, type Understood } from "#domain/reading/understood.ts";
import { formatCount } from "#domain/terms/format-count.ts";
import type { Names } from "#domain/terms/names.ts";
import { nameIn } from "#domain/terms/names.ts";
import type { Said } from "#intake/dialogue/said.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import { DELIMITERS, LAYOUTS, ROLES, SET_ASIDE_KINDS } from "#intake/meaning/understood-names.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import { SheetChooser } from "./sheet-chooser.tsx";
import { TableChooser } from "./table-chooser.tsx";
import classes from "./understood-facts.module.css";

const useText = defineText("upload-understood", {
  title: { zh: "文件是这样读的", en: "How the file was read" },
  layout: { zh: "版式", en: "Layout" },
  rows: { zh: "数据行", en: "Data rows" },
  rowsOf: { zh: "{{count}} 行", en: "{{count}} rows" },
  header: { zh: "表头", en: "Header" },
  headerRow: { zh: "第 {{row}} 行", en: "row {{row}}" },
  none: { zh: "没有找到", en: "not found" },
  encoding: { zh: "编码", en: "Encoding" },
  delimiter: { zh: "分隔符", en: "Delimiter" },
  columns: { zh: "各列的含义({{count}} 列)", en: "What each column means ({{count}})" },
  setAside: { zh: "没有作为数据的行({{count}} 行)", en: "Rows that are not data ({{count}})" },
  rest: { zh: "另有 {{count}} 行空行或未逐行列出", en: "{{count}} more: blank, or not listed one by one" },
  row: { zh: "第 {{row}} 行", en: "Row {{row}}" },
  roleOf: { zh: "“{{name}}”列的含义", en: "What column “{{name}}” means" },
  takeBack: { zh: "作为数据", en: "It is data" },
  takeBackOf: { zh: "第 {{row}} 行作为数据", en: "Row {{row}} is data" },
  format: { zh: "格式", en: "Format" },
  sheetRow: { zh: "{{sheet}} 第 {{row}} 行", en: "{{sheet}}, row {{row}}" },
  unnamed: { zh: "(无列名)", en: "(no name)" },
});

/** Rows that can be data after all. */
const RETURNABLE = new Set(["total", "note", "header"]);

/** Rows set aside that are listed one by one; a broken file can have thousands. */
const LISTED = 200;

type Props = {
  readonly understood: Understood;
  /** Says otherwise of a column or a row; absent where nothing can be said. */
  readonly onSay?: (said: Said) => void;
  /** Reads other sheets of a workbook; absent where nothing can be said. */
  readonly onSheets?: (names: string[]) => void;
  readonly busy?: boolean;
};

/** What the reader took the file for, so that a wrong guess is seen before anything is published. */
export function UnderstoodFacts({ understood, onSay, onSheets, busy = false }: Props) {
  const text = useText();
  const language = useLanguage();
  const say = (names: Readonly<Record<string, Names>>, key: string) => {
    const known = names[key];
    return known ? nameIn(known, language) : key;
  };
  const { encoding, delimiter, layout, headerRow, rows, columns, setAside, sheets, tables } = understood;
  const told = setAside.filter(({ kind }) => kind !== "blank").slice(0, LISTED);
  const rest = countSetAside(understood) - told.length;
  const facts = [
    [text("layout"), say(LAYOUTS, layout)],
    [text("rows"), text("rowsOf", { count: formatCount(rows) })],
    [text("header"), headerRow > 0 ? text("headerRow", { row: headerRow }) : text("none")],
    ...(sheets === undefined
      ? [[text("encoding"), encoding] as const, [text("delimiter"), say(DELIMITERS, delimiter)] as const]
      : [[text("format"), encoding] as const]),
  ] as const;
  const isSeveral = sheets !== undefined && sheets.length > 1;
  // A picture has no encoding or delimiter to tell; its problem says what it is.
  if (sheets === undefined && columns.length + setAside.length + rows === 0) return null;
  return (
    <section className={classes["understood"]} aria-label={text("title")}>
      <dl className={classes["facts"]}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isSeveral ? <SheetChooser sheets={sheets} busy={busy} onChoose={onSheets} /> : null}
      {tables === undefined ? null : <TableChooser tables={tables} busy={busy} onSay={onSay} />}
      {columns.length === 0 ? null : (
        <details className={classes["more"]}>
          <summary>{text("columns", { count: columns.length })}</summary>
          <ul className={`${classes["list"]} ${classes["columns"]}`}>
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity, two may share a name
              <li key={index}>
                {onSay && column.header !== "" ? (
                  <select
                    className={classes["role"]}
                    aria-label={text("roleOf", { name: column.header })}
                    value={column.role}
                    disabled={busy}
                    onChange={(event) =>
                      onSay({ kind: "column", about: column.header, value: event.currentTarget.value })
                    }
                  >
                    {Object.keys(ROLES)
                      .filter((role) => role !== "figures" || role === column.role)
                      .map((role) => (
                        <option key={role} value={role}>
                          {say(ROLES, role)}
                        </option>
                      ))}
                  </select>
                ) : (
                  <span className={classes["tag"]}>{say(ROLES, column.role)}</span>
                )}
                <span>{column.header === "" ? text("unnamed") : column.header}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {setAside.length === 0 ? null : (
        <details className={classes["more"]}>
          <summary>{text("setAside", { count: countSetAside(understood) })}</summary>
          <ul className={classes["list"]}>
            {told.map(({ row, kind, text: content, sheet = "" }) => (
              <li key={`${sheet} ${row} ${kind}`}>
                <span className={classes["row"]}>
                  {isSeveral && sheet !== "" ? text("sheetRow", { sheet, row }) : text("row", { row })}
                </span>
                <span className={classes["tag"]}>{say(SET_ASIDE_KINDS, kind)}</span>
                {onSay && RETURNABLE.has(kind) ? (
                  <button
                    type="button"
                    className={classes["take"]}
                    disabled={busy}
                    aria-label={text("takeBackOf", { row })}
                    onClick={() => onSay({ kind: "row", about: choiceKey(sheet, row), value: "" })}
                  >
                    {text("takeBack")}
                  </button>
                ) : null}
                <span>{content}</span>
              </li>
            ))}
          </ul>
          {rest > 0 ? <p className={classes["tag"]}>{text("rest", { count: rest })}</p> : null}
        </details>
      )}
    </section>
  );
}
