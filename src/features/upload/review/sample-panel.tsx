import { useEffect, useId, useRef } from "react";
import type { SampleFigure, Upload } from "#contract/uploads.ts";
import type { Problem } from "#domain/reading/problem.ts";
import type { AsideKind } from "#domain/reading/understood.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatStated } from "#domain/say/format-stated.ts";
import { nameIn } from "#domain/terms/names.ts";
import { CorrectionForm } from "#features/upload/common/correction-form.tsx";
import shared from "#features/upload/common/upload.module.css";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import type { Said } from "#intake/dialogue/said.ts";
import { ROLES, SET_ASIDE_KINDS } from "#intake/meaning/understood-names.ts";
import { cellName, columnLetters } from "#intake/words/cell-name.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import classes from "./sample-panel.module.css";

const useText = defineText("upload-sample", {
  title: { zh: "原表与读法", en: "The table and how it was read" },
  about: {
    zh: "上面是文件原来的单元格,蓝色小字是读成的数。点一格看它读成了什么。",
    en: "Each cell as the file has it, with what it was read as in blue below. Click one to see all of it.",
  },
  table: { zh: "文件的前 {{count}} 行", en: "The first {{count}} rows of the file" },
  row: { zh: "行", en: "Row" },
  readAs: { zh: "{{cell}} 读作:{{what}}", en: "{{cell}} was read as: {{what}}" },
  notRead: { zh: "{{cell}} 没有读成数据", en: "{{cell}} was not read as a figure" },
  elsewhere: {
    zh: "{{cell}} 在工作表“{{sheet}}”中,未在此列出。",
    en: "{{cell}} is on sheet “{{sheet}}”, which is not listed here.",
  },
  sheet: { zh: "工作表", en: "Sheet" },
  ofTable: { zh: "表", en: "Table" },
  beyond: { zh: "{{cell}} 不在前 {{count}} 行之内。", en: "{{cell}} is not among the first {{count}} rows." },
});

type Props = {
  readonly upload: Upload;
  readonly names: UploadNames;
  /** The cell in view. */
  readonly place: CellPlace;
  readonly onPlace: (place: CellPlace) => void;
  readonly busy: boolean;
  /** Corrects a cell; absent where nothing can be said any more. */
  readonly onSay: ((said: Said) => void) | undefined;
};

/**
 * A cell of a file, `C12`, empty for none; its sheet, empty for a file of text or the first sheet read; and which of the
 * tables of the sheet is looked at, where no cell tells.
 */
export type CellPlace = { readonly sheet: string; readonly cell: string; readonly table?: number };

/** The first rows as they stand in the file, each cell with what it was read as. */
export function SamplePanel({ upload, names, place, onPlace, busy, onSay }: Props) {
  const text = useText();
  const id = useId();
  const samples = samplesOf(upload.understood);
  const [first] = samples;
  if (!first || first.rows.length === 0) return null;
  const shownTable = sampleAt(samples, place) ?? first;
  const { sheet, rows: sample, columns } = shownTable;
  // A cell of a sheet that is not shown is not one of the sheet that is.
  const isElsewhere = place.sheet !== "" && place.sheet !== sheet;
  const cell = isElsewhere ? "" : place.cell;
  const onCell = (name: string) => onPlace({ sheet, cell: name });
  const figures = new Map(upload.figures.filter((figure) => figure.sheet === sheet).map((one) => [one.cell, one]));
  const setAside = upload.understood.setAside.filter((row) => (row.sheet ?? "") === sheet);
  const kinds = new Map(setAside.map(({ row, kind }) => [row, kind]));
  const problems = problemsByCell(upload.problems.filter((problem) => problem.sheet === sheet));
  const width = Math.max(1, ...sample.map(({ cells }) => cells.length));
  const shown = figures.get(cell);
  const isHere = sample.some(({ row, cells }) => cells.some((_, column) => cellName(column, row) === cell));
  const telling = shown
    ? text("readAs", { cell, what: sentence(shown, names) })
    : text(isHere ? "notRead" : "beyond", { cell, count: sample.length });
  return (
    <section className={shared["panel"]} aria-labelledby={id}>
      <h2 className={shared["title"]} id={id}>
        {text("title")}
      </h2>
      <p className={shared["muted"]} role="status">
        {isElsewhere && place.cell !== "" ? text("elsewhere", place) : cell === "" ? text("about") : telling}
      </p>
      {onSay && shown ? (
        <CorrectionForm
          key={`${sheet} ${cell}`}
          sheet={sheet}
          cell={cell}
          read={rawOf(sample, cell)}
          busy={busy}
          onSay={onSay}
        />
      ) : null}
      {samples.length > 1 ? (
        <label className={shared["row"]}>
          {text(upload.understood.tables ? "ofTable" : "sheet")}
          <select
            className={classes["sheet"]}
            value={samples.indexOf(shownTable)}
            onChange={(event) => {
              const chosen = samples[Number(event.currentTarget.value)] ?? first;
              onPlace({ sheet: chosen.sheet, table: chosen.table, cell: "" });
            }}
          >
            {samples.map((one, index) => (
              <option key={`${one.sheet} ${one.table}`} value={index}>
                {nameOf(one, upload.understood.tables)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes["scroll"]} tabIndex={0} aria-label={text("table", { count: sample.length })}>
        <table className={classes["table"]} aria-label={text("table", { count: sample.length })}>
          <thead>
            <tr>
              <th scope="col">{text("row")}</th>
              {Array.from({ length: width }, (_, column) => (
                <ColumnHead key={columnLetters(column)} letters={columnLetters(column)} role={columns[column]?.role} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ row, cells }) => (
              <tr key={row} className={kinds.has(row) ? classes["aside"] : undefined}>
                <RowHead row={row} kind={kinds.get(row)} />
                {Array.from({ length: width }, (_, column) => {
                  const name = cellName(column, row);
                  return (
                    <SampleCell
                      key={name}
                      raw={cells[column] ?? ""}
                      reading={readingOf(figures.get(name), names)}
                      severity={problems.get(name)}
                      isShown={name === cell}
                      onShow={() => onCell(name)}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** What the file says in a cell of its first rows. */
function rawOf(sample: Sample["rows"], cell: string): string {
  for (const { row, cells } of sample) {
    const found = cells.find((_, column) => cellName(column, row) === cell);
    if (found !== undefined) return found;
  }
  return "";
}

type Sample = {
  readonly sheet: string;
  readonly table: number;
  readonly columns: Upload["understood"]["columns"];
  readonly rows: Upload["understood"]["sample"];
};

/** The first rows of the file, or of each table that was read. */
function samplesOf({ sheets, tables, columns, sample, furtherSamples }: Upload["understood"]): Sample[] {
  const sheet = sheets?.find(({ state }) => state === "read")?.name ?? "";
  const table = tables?.find((one) => one.state === "read" && one.sheet === sheet)?.number ?? 1;
  return [{ sheet, table, columns, rows: sample }, ...(furtherSamples ?? [])];
}

/** The table that was chosen, or that the cell in view stands in or below. */
function sampleAt(samples: readonly Sample[], { sheet, cell, table }: CellPlace): Sample | undefined {
  const ofSheet = samples.filter((one) => one.sheet === sheet);
  const row = Number(/\d+$/.exec(cell)?.[0] ?? 0);
  const above = ofSheet.filter(({ rows }) => row > 0 && (rows[0]?.row ?? 0) <= row);
  return ofSheet.find((one) => one.table === table) ?? above.at(-1) ?? ofSheet[0];
}

/** What a table is called among those of the file: its title, or its sheet's name where that has no other. */
function nameOf({ sheet, table }: Sample, tables: Upload["understood"]["tables"]): string {
  const title = tables?.find((one) => one.sheet === sheet && one.number === table)?.title;
  return [sheet, title].filter(Boolean).join(" · ");
}

function ColumnHead({ letters, role }: { readonly letters: string; readonly role: string | undefined }) {
  const language = useLanguage();
  const names = role === undefined ? undefined : ROLES[role];
  return (
    <th scope="col">
      {letters} <span className={classes["role"]}>{names ? nameIn(names, language) : ""}</span>
    </th>
  );
}

function RowHead({ row, kind }: { readonly row: number; readonly kind: AsideKind | undefined }) {
  const language = useLanguage();
  const names = kind === undefined ? undefined : SET_ASIDE_KINDS[kind];
  return (
    <th scope="row">
      {row} <span className={classes["role"]}>{names ? nameIn(names, language) : ""}</span>
    </th>
  );
}

type CellProps = {
  readonly raw: string;
  readonly reading: string;
  readonly severity: Problem["severity"] | undefined;
  readonly isShown: boolean;
  readonly onShow: () => void;
};

function SampleCell({ raw, reading, severity, isShown, onShow }: CellProps) {
  const element = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (isShown) element.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [isShown]);
  const marks = [isShown ? classes["shown"] : "", severity ? classes[severity] : ""].filter(Boolean).join(" ");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list of problems reaches every cell that matters by keyboard
    <td ref={element} className={marks === "" ? undefined : marks} onClick={onShow}>
      <span className={classes["raw"]}>{raw}</span>
      {reading === "" ? null : <span className={classes["reading"]}>{reading}</span>}
    </td>
  );
}

function readingOf(figure: SampleFigure | undefined, names: UploadNames): string {
  const indicator = figure ? names.indicator(figure.indicator) : undefined;
  return figure && indicator ? formatStated(figure, figure, indicator, names.language) : "";
}

/** All of a figure in one line: what, of whom, when, how much. */
function sentence(figure: SampleFigure, names: UploadNames): string {
  const period = formatPeriod(figure.period, names.language);
  const parts = [names.indicatorName(figure.indicator), names.organizationName(figure.organization), period];
  return `${parts.join(" · ")} = ${readingOf(figure, names)}`;
}

/** The gravest problem of each cell. Problems come errors first. */
function problemsByCell(problems: readonly Problem[]): Map<string, Problem["severity"]> {
  const cells = new Map<string, Problem["severity"]>();
  for (const { cell, severity } of problems) if (cell !== "" && !cells.has(cell)) cells.set(cell, severity);
  return cells;
}
