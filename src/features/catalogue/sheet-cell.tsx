// biome-ignore-all lint/a11y/useSemanticElements: a windowed sheet has no table, as most of its rows are not there
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is in the input of the active cell
import { type CSSProperties, type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import { pastedCells } from "./entered-text.ts";
import type { Key } from "./sheet-selection.ts";
import classes from "./target-sheet.module.css";

/** What a cell shows, and how it stands to what is published. */
export type SheetText = {
  readonly text: string;
  /** What is published instead; absent where it is the same. */
  readonly was?: string;
  readonly isRefused: boolean;
};

type Props = {
  readonly label: string;
  readonly text: SheetText;
  readonly column: number;
  readonly style: CSSProperties;
  readonly isChosen: boolean;
  readonly isFixed: boolean;
  /** Whether the key leads somewhere. */
  readonly onKey: (key: Key) => boolean;
  readonly onWrite: (written: string) => void;
  readonly onClear: () => void;
  readonly onFill: (isDown: boolean) => void;
  readonly copied: () => string;
  readonly onPaste: (block: readonly (readonly string[])[]) => void;
};

/** The cell that is written in. */
export function SheetCell({ text: { text, was, isRefused }, ...props }: Props) {
  const { column, style, isChosen } = props;
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isChosen}
      className={classes["cell"]}
      data-moved={was !== undefined}
      data-refused={isRefused}
      data-active="true"
      title={was}
      style={style}
    >
      <ActiveCell key={props.label} text={text} isRefused={isRefused} {...props} />
    </div>
  );
}

type PlainProps = {
  readonly text: string;
  readonly was: string | undefined;
  readonly isRefused: boolean;
  readonly isChosen: boolean;
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly width: number;
};

/** Any other cell: drawn anew only where it says something else, as there are hundreds. */
export const PlainCell = memo(function PlainCell(props: PlainProps) {
  const { text, was, isRefused, isChosen, row, column, left, width } = props;
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isChosen}
      className={classes["cell"]}
      data-row={row}
      data-column={column}
      data-moved={was !== undefined}
      data-refused={isRefused}
      title={was}
      style={{ left, width }}
    >
      {text}
    </div>
  );
});

const LEADING = /^(?:Enter|Tab|Arrow.+|Page.+|Home|End)$/;

/** `ready`: keys move; `enter`: something is typed, arrows keep it and move; `edit`: the caret moves. */
type Mode = "ready" | "enter" | "edit";

type Pressed = Key & { readonly mode: Mode; readonly isFixed: boolean };

/** What a key does to the sheet; `write` where it is the input's own. */
function actOf({
  key,
  shift,
  control,
  mode,
  isFixed,
}: Pressed): "write" | "lead" | "clear" | "edit" | "fill-down" | "fill-right" {
  const isOut = key === "Enter" || key === "Tab";
  if (mode === "edit") return isOut ? "lead" : "write";
  if (mode === "enter") {
    const isCaret = key === "Home" || key === "End" || shift || control;
    return isOut || (LEADING.test(key) && !isCaret) ? "lead" : "write";
  }
  if (LEADING.test(key) || (control && /^a$/i.test(key))) return "lead";
  if (isFixed) return "write";
  if (key === "F2") return "edit";
  if (key === "Delete" || key === "Backspace") return "clear";
  if (control && /^d$/i.test(key)) return "fill-down";
  return control && /^r$/i.test(key) ? "fill-right" : "write";
}

function ActiveCell({
  text,
  label,
  isRefused,
  isFixed,
  onKey,
  onWrite,
  onClear,
  onFill,
  copied,
  onPaste,
}: Omit<Props, "text"> & { readonly text: string; readonly isRefused: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const [mode, setMode] = useState<Mode>("ready");
  const [written, setWritten] = useState(text);
  const isLeaving = useRef(false);
  const shown = mode === "ready" ? text : written;
  useEffect(() => {
    // The focus is followed from cell to cell, and not taken from elsewhere.
    if (input.current?.closest('[role="grid"]')?.getAttribute("data-used") === "true")
      input.current.focus({ preventScroll: true });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is chosen as a whole, too
  useEffect(() => {
    if (mode === "ready" && document.activeElement === input.current) input.current?.select();
  }, [mode, text]);
  const keep = () => {
    if (mode === "ready") return;
    setMode("ready");
    if (written.trim() !== text) onWrite(written);
  };
  // What was typed is kept where another cell is clicked, too.
  const kept = useRef(() => {});
  kept.current = () => {
    if (mode !== "ready" && written.trim() !== text) onWrite(written);
  };
  useEffect(() => () => kept.current(), []);
  const edit = () => {
    setWritten(shown);
    setMode("edit");
    requestAnimationFrame(() => input.current?.setSelectionRange(shown.length, shown.length));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey: shift, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    const take = () => event.preventDefault();
    if (key === "Escape") {
      isLeaving.current = mode === "ready";
      setMode("ready");
      return;
    }
    if (altKey || (key === "Tab" && isLeaving.current)) return;
    isLeaving.current = false;
    const act = actOf({ key, control, shift, mode, isFixed });
    if (act === "write") return;
    if (act === "lead") {
      keep();
      if (onKey({ key, shift, control })) take();
      return;
    }
    take();
    if (act === "clear") onClear();
    else if (act === "edit") edit();
    else onFill(act === "fill-down");
  };
  return (
    <input
      ref={input}
      className={classes["input"]}
      aria-label={label}
      aria-invalid={isRefused}
      autoComplete="off"
      readOnly={isFixed}
      value={shown}
      onFocus={(event) => {
        event.currentTarget.closest('[role="grid"]')?.setAttribute("data-used", "true");
        event.currentTarget.select();
      }}
      onChange={(event) => {
        setWritten(event.currentTarget.value);
        if (mode === "ready") setMode("enter");
      }}
      onDoubleClick={() => {
        if (isFixed) return;
        setWritten(shown);
        setMode("edit");
      }}
      onBlur={keep}
      onKeyDown={press}
      onCopy={(event) => {
        if (mode !== "ready") return;
        event.preventDefault();
        event.clipboardData.setData("text/plain", copied());
      }}
      onCut={(event) => {
        if (mode !== "ready" || isFixed) return;
        event.preventDefault();
        event.clipboardData.setData("text/plain", copied());
        onClear();
      }}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData("text");
        if (isFixed || (mode !== "ready" && !/[\t\n]/.test(pasted.trimEnd()))) return;
        event.preventDefault();
        setMode("ready");
        onPaste(pastedCells(pasted));
      }}
    />
  );
}
