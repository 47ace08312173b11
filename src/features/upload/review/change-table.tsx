import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { readUploadTable } from "#client/upload.ts";
import type { UploadTable } from "#contract/upload-table.ts";
import type { Upload } from "#contract/uploads.ts";
import type { CellChange } from "#domain/reading/change-table.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatStated } from "#domain/say/format-stated.ts";
import { nameIn } from "#domain/terms/names.ts";
import { unitNames } from "#domain/terms/unit.ts";
import { CorrectionForm } from "#features/upload/common/correction-form.tsx";
import { describeFailure } from "#features/upload/common/describe-failure.ts";
import { Notice } from "#features/upload/common/notice.tsx";
import shared from "#features/upload/common/upload.module.css";
import type { UploadNames } from "#features/upload/common/upload-names.ts";
import type { Said } from "#intake/dialogue/said.ts";
import { defineText } from "#ui/language.ts";
import classes from "./change-table.module.css";

const useText = defineText("upload-change-table", {
  period: { zh: "时期", en: "Period" },
  periodCounts: {
    zh: "{{period}}（新增 {{added}}，修改 {{changed}}，撤回 {{withdrawn}}）",
    en: "{{period}} ({{added}} new, {{changed}} changed, {{withdrawn}} withdrawn)",
  },
  caption: { zh: "{{period}}，平台与指标", en: "{{period}}, platforms by indicators" },
  organization: { zh: "平台/地区", en: "Organization" },
  added: { zh: "新增", en: "new" },
  changed: { zh: "修改", en: "changed" },
  withdrawn: { zh: "撤回", en: "withdrawn" },
  unchanged: { zh: "不变", en: "unchanged" },
  kept: { zh: "文件未提，保留", en: "not in the file, kept" },
  was: { zh: "原 {{figure}}", en: "was {{figure}}" },
  last: { zh: "上期 {{figure}}", en: "before {{figure}}" },
  lastIs: { zh: "“上期”是 {{period}}。", en: "“Before” is {{period}}." },
  hint: { zh: "选一格可以改正其中的数；用方向键移动。", en: "Choose a cell to correct it; the arrow keys move." },
  rows: { zh: "第 {{first}}—{{last}} 个，共 {{all}} 个平台/地区", en: "{{first}}–{{last}} of {{all}} organizations" },
  back: { zh: "上一页", en: "Previous" },
  next: { zh: "下一页", en: "Next" },
  loading: { zh: "正在整理…", en: "Putting it together…" },
});

/** Shape beside the word, so that colour is not needed. */
const SIGNS: Record<CellChange, string> = { added: "＋", changed: "△", withdrawn: "✕", unchanged: "＝", kept: "·" };

type Props = {
  readonly upload: Upload;
  readonly names: UploadNames;
  readonly busy: boolean;
  /** Corrects a cell; absent where nothing can be said any more. */
  readonly onSay: ((said: Said) => void) | undefined;
};

/** One period, platform by indicator: what each figure becomes, with what was published and the period before. */
export function ChangeTable({ upload, names, busy, onSay }: Props) {
  const text = useText();
  const id = useId();
  const [asked, setAsked] = useState<{ period: string | undefined; from: number }>({ period: undefined, from: 0 });
  const query = useQuery({
    queryKey: ["upload-table", upload.id, upload.base, upload.choices, upload.catalogue?.version, asked],
    queryFn: () => readUploadTable(upload.id, asked),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: "always",
  });
  if (query.isError) {
    const { title, advice } = describeFailure(query.error);
    return <Notice tone="failure" title={nameIn(title, names.language)} advice={nameIn(advice, names.language)} />;
  }
  const table = query.data;
  if (!table) return <p role="status">{text("loading")}</p>;
  if (table.period === null) return null;
  const last = table.from + table.rows.length;
  return (
    <div className={classes["whole"]}>
      <div className={shared["row"]}>
        <label htmlFor={id}>{text("period")}</label>
        <select
          id={id}
          className={classes["period"]}
          value={table.period}
          onChange={(event) => setAsked({ period: event.currentTarget.value, from: 0 })}
        >
          {table.periods.map(({ period, ...counts }) => (
            <option key={period} value={period}>
              {text("periodCounts", { period: formatPeriod(period, names.language), ...counts })}
            </option>
          ))}
        </select>
        {table.before === null ? null : (
          <span className={shared["muted"]}>
            {text("lastIs", { period: formatPeriod(table.before, names.language) })}
          </span>
        )}
      </div>
      <Grid key={`${table.period} ${table.from}`} table={table} names={names} busy={busy} onSay={onSay} />
      {table.organizations > table.rows.length ? (
        <div className={shared["row"]}>
          <span className={shared["muted"]} role="status">
            {text("rows", { first: table.from + 1, last, all: table.organizations })}
          </span>
          <button
            type="button"
            className={shared["quiet"]}
            disabled={table.from === 0}
            onClick={() => setAsked({ ...asked, from: Math.max(0, table.from - ROWS) })}
          >
            {text("back")}
          </button>
          <button
            type="button"
            className={shared["quiet"]}
            disabled={last >= table.organizations}
            onClick={() => setAsked({ ...asked, from: last })}
          >
            {text("next")}
          </button>
        </div>
      ) : null}
    </div>
  );
}

/** Organizations of one answer of the server. */
const ROWS = 40;

type GridProps = Omit<Props, "upload"> & { readonly table: UploadTable };
type At = { readonly row: number; readonly column: number };

function Grid({ table, names, busy, onSay }: GridProps) {
  const text = useText();
  const element = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const [isOpen, setOpen] = useState(false);
  const { period, indicators, rows } = table;
  const chosen = rows[at.row]?.cells.find(({ indicator }) => indicator === indicators[at.column])?.file ?? null;
  const move = (event: KeyboardEvent) => {
    const [down, right] = STEPS[event.key] ?? [0, 0];
    if (down === 0 && right === 0) return;
    event.preventDefault();
    const next = {
      row: Math.min(Math.max(at.row + down, 0), rows.length - 1),
      column: Math.min(Math.max(at.column + right, 0), indicators.length - 1),
    };
    setAt(next);
    setOpen(false);
    element.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
  };
  const label = text("caption", { period: formatPeriod(period ?? "", names.language) });
  const headOf = (code: string) => {
    const indicator = names.indicator(code);
    return indicator ? nameIn(unitNames(indicator.unit, indicator.unitMult), names.language) : "";
  };
  return (
    <>
      {onSay ? <p className={shared["muted"]}>{text("hint")}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes["scroll"]} tabIndex={0} aria-label={label}>
        <table
          ref={element}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked with the arrow keys
          role="grid"
          className={classes["table"]}
          aria-label={label}
          onKeyDown={move}
        >
          <thead>
            <tr>
              <th scope="col">{text("organization")}</th>
              {indicators.map((code) => (
                <th key={code} scope="col">
                  {names.indicatorName(code)} <span className={classes["unit"]}>{headOf(code)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ organization, cells }, row) => (
              <tr key={organization}>
                <th scope="row">{names.organizationName(organization)}</th>
                {indicators.map((indicator, column) => (
                  <FigureCell
                    key={indicator}
                    cell={cells.find((one) => one.indicator === indicator)}
                    figureKey={{ indicator, organization, period: period ?? "" }}
                    names={names}
                    at={{ row, column }}
                    isTabStop={row === at.row && column === at.column}
                    isOpen={isOpen && row === at.row && column === at.column}
                    onOpen={() => {
                      setAt({ row, column });
                      setOpen(true);
                    }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {onSay && isOpen && chosen ? (
        <CorrectionForm
          key={`${chosen.sheet} ${chosen.cell}`}
          sheet={chosen.sheet}
          cell={chosen.cell}
          read={chosen.raw}
          busy={busy}
          onSay={onSay}
        />
      ) : null}
    </>
  );
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

type FigureCellProps = {
  readonly cell: UploadTable["rows"][number]["cells"][number] | undefined;
  readonly figureKey: { readonly indicator: string; readonly organization: string; readonly period: string };
  readonly names: UploadNames;
  readonly at: At;
  readonly isTabStop: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
};

function FigureCell({ cell, figureKey, names, at, isTabStop, isOpen, onOpen }: FigureCellProps) {
  const text = useText();
  const indicator = names.indicator(figureKey.indicator);
  const write = (stated: NonNullable<typeof cell>["last"]) =>
    indicator ? formatStated(stated, figureKey, indicator, names.language) : "";
  const shared = {
    role: "gridcell",
    "data-at": `${at.row} ${at.column}`,
    tabIndex: isTabStop ? 0 : -1,
    "aria-selected": isOpen,
  } as const;
  if (!cell) return <td {...shared} />;
  const { change, published, file, last } = cell;
  const isOther = change === "changed" || change === "withdrawn";
  return (
    <td
      {...shared}
      data-change={change}
      onClick={file ? onOpen : undefined}
      onKeyDown={(event) => {
        if (file && (event.key === "Enter" || event.key === " ")) {
          event.preventDefault();
          onOpen();
        }
      }}
    >
      <span className={classes["value"]}>{write(file ?? published)}</span>
      <span className={classes["mark"]}>
        <span aria-hidden="true">{SIGNS[change]}</span> {text(change)}
      </span>
      {isOther ? <span className={classes["beside"]}>{text("was", { figure: write(published) })}</span> : null}
      {last ? <span className={classes["beside"]}>{text("last", { figure: write(last) })}</span> : null}
    </td>
  );
}
