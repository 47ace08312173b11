import { type KeyboardEvent, memo, useCallback, useId, useState } from "react";
import type { Fix, Problem, Severity } from "#domain/reading/problem.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import { nameIn } from "#domain/terms/names.ts";
import { Choices } from "#features/upload/common/choices.tsx";
import { CorrectionForm } from "#features/upload/common/correction-form.tsx";
import { stepTo } from "#features/upload/common/step-to.ts";
import shared from "#features/upload/common/upload.module.css";
import type { Said } from "#intake/dialogue/said.ts";
import { defineText, useLanguage } from "#ui/language.ts";
import { useGrowingCount } from "#ui/use-growing-count.ts";
import { ProblemDownloads } from "./problem-downloads.tsx";
import classes from "./problem-list.module.css";

const useText = defineText("upload-problems", {
  title: { zh: "问题", en: "Problems" },
  clear: { zh: "没有发现问题", en: "No problems were found" },
  show: { zh: "显示哪些问题", en: "Which problems to show" },
  all: { zh: "全部 {{count}}", en: "All {{count}}" },
  errorCount: { zh: "错误 {{count}}", en: "Errors {{count}}" },
  warningCount: { zh: "提醒 {{count}}", en: "Warnings {{count}}" },
  noteCount: { zh: "说明 {{count}}", en: "Notes {{count}}" },
  error: { zh: "错误", en: "Error" },
  warning: { zh: "提醒", en: "Warning" },
  note: { zh: "说明", en: "Note" },
  file: { zh: "整个文件", en: "Whole file" },
  read: { zh: "读到", en: "Read" },
  fixable: { zh: "可一键改正", en: "One click puts it right" },
  fix: { zh: "一键改正 {{place}}", en: "Put {{place}} right" },
  listed: { zh: "共 {{all}} 个,这里列出前 {{listed}} 个。", en: "The first {{listed}} of {{all}} are listed." },
  list: { zh: "问题列表,用上下方向键逐个查看", en: "Problems; walk through them with the arrow keys" },
});

const SIGNS: Record<Severity, string> = { error: "✕", warning: "!", note: "i" };

type Props = {
  readonly problems: readonly Problem[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly fileName: string;
  /** The bytes of the file, for a copy of it with its cells marked. */
  readonly bytes: () => Promise<Uint8Array>;
  /** Every problem, where `problems` are but the first; absent while only those are known. */
  readonly all?: () => Promise<readonly Problem[]>;
  readonly busy?: boolean;
  /** Puts a problem right by what a person picked; absent where nothing can be said. */
  readonly onFix?: (problem: Problem, fix: Fix) => void;
  /** Corrects a cell by hand; absent where nothing can be said. */
  readonly onSay?: (said: Said) => void;
  /** Told the cell of the problem in view, and its sheet. */
  readonly onCell?: (place: Pick<Problem, "sheet" | "cell">) => void;
};

/** Every defect with its cell, what was read there and what to do; filtered by severity, walked with the arrow keys. */
export function ProblemList({ problems, counts, fileName, bytes, all, busy = false, onFix, onSay, onCell }: Props) {
  const text = useText();
  const [shown, setShown] = useState<Severity | "all">("all");
  const total = counts.error + counts.warning + counts.note;
  const kept = shown === "all" ? problems : problems.filter(({ severity }) => severity === shown);
  const keptTotal = shown === "all" ? total : counts[shown];
  const choices = [
    { key: "all" as const, label: text("all", { count: total }) },
    { key: "error" as const, label: text("errorCount", { count: counts.error }), disabled: counts.error === 0 },
    { key: "warning" as const, label: text("warningCount", { count: counts.warning }), disabled: counts.warning === 0 },
    { key: "note" as const, label: text("noteCount", { count: counts.note }), disabled: counts.note === 0 },
  ];
  if (total === 0)
    return (
      <section className={shared["panel"]} aria-label={text("title")}>
        <p className={classes["clear"]}>
          <span aria-hidden="true">✓</span>
          {text("clear")}
        </p>
      </section>
    );
  return (
    <section className={shared["panel"]} aria-labelledby="upload-problems">
      <div className={shared["row"]}>
        <h2 className={shared["title"]} id="upload-problems">
          {text("title")}
        </h2>
        <Choices label={text("show")} choices={choices} chosen={shown} onChoose={setShown} />
        <ProblemDownloads problems={problems} total={total} all={all} fileName={fileName} bytes={bytes} />
      </div>
      {keptTotal > kept.length ? (
        <p className={shared["muted"]}>{text("listed", { all: keptTotal, listed: kept.length })}</p>
      ) : null}
      <Walkable
        key={shown}
        problems={kept}
        label={text("list")}
        busy={busy}
        onFix={onFix}
        onSay={onSay}
        onCell={onCell}
      />
    </section>
  );
}

type WalkableProps = {
  readonly problems: readonly Problem[];
  readonly label: string;
  readonly busy: boolean;
  readonly onFix: Props["onFix"] | undefined;
  readonly onSay: Props["onSay"] | undefined;
  readonly onCell: Props["onCell"] | undefined;
};

/** One tab stop; the arrows move through the list, so that it can be worked off beside Excel. */
function Walkable({ problems, label, busy, onFix, onSay, onCell }: WalkableProps) {
  const id = useId();
  const [at, setAt] = useState(0);
  const go = useCallback(
    (index: number) => {
      setAt(index);
      const { sheet = "", cell = "" } = problems[index] ?? {};
      onCell?.({ sheet, cell });
      document.getElementById(`${id}${index}`)?.scrollIntoView({ block: "nearest" });
    },
    [problems, onCell, id],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepTo(event.key, at, problems.length);
    if (next === null) return;
    event.preventDefault();
    go(next);
  };
  const count = useGrowingCount(problems.length);
  const chosen = problems[at];
  return (
    <>
      <div
        className={classes["list"]}
        role="listbox"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={`${id}${at}`}
        onKeyDown={onKeyDown}
      >
        {problems.slice(0, Math.max(count, at + 1)).map((problem, index) => (
          <ProblemItem
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only ever replaced as a whole
            key={index}
            index={index}
            id={`${id}${index}`}
            problem={problem}
            isSelected={index === at}
            isFixable={onFix !== undefined && fixesOf(problem).length > 0}
            onSelect={go}
          />
        ))}
      </div>
      {onFix && chosen && fixesOf(chosen).length > 0 ? <FixBar problem={chosen} busy={busy} onFix={onFix} /> : null}
      {onSay && chosen && isOfFigure(chosen) ? (
        <CorrectionForm
          key={`${chosen.sheet} ${chosen.cell} ${chosen.read}`}
          sheet={chosen.sheet}
          cell={chosen.cell}
          read={chosen.read}
          busy={busy}
          onSay={onSay}
        />
      ) : null}
    </>
  );
}

/** Whether a problem is of what stands in one cell, so that another text there may put it right. */
function isOfFigure({ severity, cell, read }: Problem): boolean {
  return severity !== "note" && cell !== "" && read !== "";
}

function fixesOf({ fixes }: Problem): readonly Fix[] {
  return fixes ?? [];
}

type FixBarProps = { readonly problem: Problem; readonly busy: boolean; readonly onFix: NonNullable<Props["onFix"]> };

/** The ways to put the chosen problem right; outside the list, whose options may hold no buttons. */
function FixBar({ problem, busy, onFix }: FixBarProps) {
  const text = useText();
  const language = useLanguage();
  return (
    <fieldset className={classes["fixes"]}>
      <legend>{text("fix", { place: formatCell(problem) })}</legend>
      {fixesOf(problem).map((fix) => (
        <button
          key={`${fix.kind} ${fix.about ?? ""} ${fix.replacement}`}
          type="button"
          disabled={busy}
          onClick={() => onFix(problem, fix)}
        >
          {nameIn(fix.label, language)}
        </button>
      ))}
    </fieldset>
  );
}

type ItemProps = {
  readonly index: number;
  readonly id: string;
  readonly problem: Problem;
  readonly isSelected: boolean;
  readonly isFixable: boolean;
  readonly onSelect: (index: number) => void;
};

/** Drawn anew only where it changes: there may be a thousand. */
const ProblemItem = memo(function ProblemItem({ index, id, problem, isSelected, isFixable, onSelect }: ItemProps) {
  const text = useText();
  const language = useLanguage();
  const { severity, read, message, advice } = problem;
  const place = formatCell(problem) || text("file");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: an option of a list box is pointed at, not focused
    <div id={id} className={classes["item"]} role="option" aria-selected={isSelected} onClick={() => onSelect(index)}>
      <span className={`${classes["severity"]} ${classes[severity]}`}>
        <span aria-hidden="true">{SIGNS[severity]}</span>
        {text(severity)}
      </span>{" "}
      <span className={classes["cell"]}>{place}</span>{" "}
      <span>
        {nameIn(message, language)}{" "}
        {read === "" || nameIn(message, language).includes(read) ? null : (
          <>
            <span className="visually-hidden">{text("read")} </span>
            <code className={classes["read"]}>{read}</code>
          </>
        )}
        <br />
        <span className={classes["advice"]}>{nameIn(advice, language)}</span>
        {isFixable ? <span className={classes["fixable"]}> {text("fixable")}</span> : null}
      </span>
    </div>
  );
});
