// biome-ignore-all lint/a11y/useSemanticElements: a windowed sheet has no table, as most of its rows are not there
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is in the input of the active cell
import { observeElementRect, type Rect, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, useState } from "react";
import { PlainCell, SheetCell, type SheetText } from "./sheet-cell.tsx";
import { type Area, areaOf, chosen, fitted, isWithin, moved, type Selection, type Spot } from "./sheet-selection.ts";
import classes from "./target-sheet.module.css";

export type SheetLine = { readonly key: string; readonly name: string; readonly isStrong?: boolean };
export type SheetFooter = SheetLine & { readonly cell: (column: number) => { text: string; isWarning: boolean } };

type Props = {
  readonly label: string;
  readonly corner: string;
  readonly rows: readonly SheetLine[];
  readonly columns: readonly SheetLine[];
  readonly footers: readonly SheetFooter[];
  readonly isFixed: boolean;
  readonly cell: (row: number, column: number) => SheetText;
  /** Keeps a block whose corner is at a place; blank cells withdraw. */
  readonly onWrite: (at: Spot, block: readonly (readonly string[])[]) => void;
  readonly onActive: (spot: Spot) => void;
};

const SIZES = { row: 34, column: 116, head: 44, names: 190, narrowNames: 116 } as const;
/** Where a sheet has no size yet, as while it is hidden. */
const UNMEASURED: Rect = { width: 1000, height: 600 };

function observeRect<E extends Element>(instance: Virtualizer<E, Element>, tell: (rect: Rect) => void) {
  return observeElementRect(instance, (rect) => tell(rect.width > 0 && rect.height > 0 ? rect : UNMEASURED));
}

/** A sheet of texts with the keys of a spreadsheet, of which only what can be seen is drawn. */
export function TargetSheet(props: Props) {
  const { label, corner, rows, columns, footers, isFixed, cell, onWrite, onActive } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useState<Selection>(() => chosen({ row: 0, column: 0 }));
  const isDragged = useRef(false);
  const active = {
    row: Math.min(selection.active.row, rows.length - 1),
    column: Math.min(selection.active.column, columns.length - 1),
  };
  const names = typeof innerWidth === "number" && innerWidth < 600 ? SIZES.narrowNames : SIZES.names;
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => SIZES.row,
    overscan: 8,
    initialRect: UNMEASURED,
    observeElementRect: observeRect,
    rangeExtractor: (range) => withIndex(range, active.row),
  });
  const across = useVirtualizer({
    count: columns.length,
    horizontal: true,
    getScrollElement: () => scroll.current,
    estimateSize: () => SIZES.column,
    overscan: 3,
    initialRect: UNMEASURED,
    observeElementRect: observeRect,
    rangeExtractor: (range) => withIndex(range, active.column),
  });
  const area = areaOf(selection);
  const foot = footers.length * SIZES.row;

  const show = useCallback(
    ({ row, column }: Spot) => {
      const element = scroll.current;
      if (!element) return;
      const [top, left] = [row * SIZES.row, column * SIZES.column];
      const [high, wide] = [element.clientHeight - SIZES.head - foot, element.clientWidth - names];
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + SIZES.row > element.scrollTop + high) element.scrollTop = top + SIZES.row - high;
      if (left < element.scrollLeft) element.scrollLeft = left;
      else if (left + SIZES.column > element.scrollLeft + wide) element.scrollLeft = left + SIZES.column - wide;
    },
    [foot, names],
  );
  const select = (next: Selection) => {
    setSelection(next);
    show(next.corner);
    onActive(next.active);
  };
  const textsIn = ({ top, left, bottom, right }: Area) =>
    Array.from({ length: bottom - top + 1 }, (_, row) =>
      Array.from({ length: right - left + 1 }, (_, column) => cell(top + row, left + column).text),
    );
  const clear = () =>
    onWrite(
      { row: area.top, column: area.left },
      textsIn(area).map((line) => line.map(() => "")),
    );
  const fill = (isDown: boolean) => {
    const texts = textsIn(area);
    const [first = []] = texts;
    const block = isDown ? texts.map(() => first) : texts.map((line) => line.map(() => line[0] ?? ""));
    onWrite({ row: area.top, column: area.left }, block);
  };
  useEffect(() => {
    const end = () => {
      isDragged.current = false;
    };
    addEventListener("mouseup", end);
    return () => removeEventListener("mouseup", end);
  }, []);

  const drawnColumns = across.getVirtualItems();
  const width = names + columns.length * SIZES.column;
  return (
    <div
      ref={scroll}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-readonly={isFixed}
      className={classes["sheet"]}
      onBlur={(event) => {
        const to = event.relatedTarget;
        if (to && !event.currentTarget.contains(to)) event.currentTarget.removeAttribute("data-used");
      }}
      style={{ maxHeight: `min(64vh, ${SIZES.head + rows.length * SIZES.row + foot + 18}px)` }}
    >
      <div role="row" aria-rowindex={1} className={classes["head"]} style={{ width, height: SIZES.head }}>
        <div role="columnheader" aria-colindex={1} className={classes["corner"]} style={{ width: names }}>
          {corner}
        </div>
        {drawnColumns.map(({ index, start, key }) => (
          <div
            key={key}
            role="columnheader"
            aria-colindex={index + 2}
            className={classes["column"]}
            title={columns[index]?.name}
            style={{ left: names + start, width: SIZES.column }}
          >
            <span>{columns[index]?.name}</span>
          </div>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are those of the active cell */}
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: the same */}
      <div
        style={{ width, height: rows.length * SIZES.row, position: "relative" }}
        onMouseDown={(event) => {
          const spot = spotOf(event.target);
          if (!spot) return;
          event.preventDefault();
          scroll.current?.setAttribute("data-used", "true");
          isDragged.current = true;
          select(event.shiftKey ? { active, corner: spot } : chosen(spot));
        }}
        onMouseOver={(event) => {
          const spot = isDragged.current ? spotOf(event.target) : null;
          if (spot) setSelection({ active, corner: spot });
        }}
      >
        {down.getVirtualItems().map(({ index: row, start, key }) => (
          <div
            key={key}
            role="row"
            aria-rowindex={row + 2}
            className={classes["row"]}
            data-strong={rows[row]?.isStrong}
            style={{ top: start, width, height: SIZES.row }}
          >
            <div
              role="rowheader"
              aria-colindex={1}
              className={classes["name"]}
              title={rows[row]?.name}
              style={{ width: names }}
            >
              {rows[row]?.name}
            </div>
            {drawnColumns.map(({ index: column, start: left, key: at }) =>
              row !== active.row || column !== active.column ? (
                <PlainCell
                  key={at}
                  {...plainText(cell(row, column))}
                  row={row}
                  column={column}
                  isChosen={isWithin(area, row, column)}
                  left={names + left}
                  width={SIZES.column}
                />
              ) : (
                <SheetCell
                  key={at}
                  label={`${rows[row]?.name ?? ""} ${columns[column]?.name ?? ""}`}
                  text={cell(row, column)}
                  column={column}
                  style={{ left: names + left, width: SIZES.column }}
                  isChosen={isWithin(area, row, column)}
                  isFixed={isFixed}
                  onKey={(pressed) => {
                    const page = Math.max(
                      1,
                      Math.floor(((scroll.current?.clientHeight ?? 400) - foot) / SIZES.row) - 2,
                    );
                    const size = { rows: rows.length, columns: columns.length, page };
                    const next = moved({ active, corner: selection.corner }, pressed, size);
                    if (next) select(next);
                    return next !== null;
                  }}
                  onWrite={(written) => onWrite({ row, column }, [[written]])}
                  onClear={clear}
                  onFill={fill}
                  copied={() =>
                    textsIn(area)
                      .map((line) => line.join("\t"))
                      .join("\n")
                  }
                  onPaste={(block) => {
                    const made = fitted(block, area);
                    const at_ = { row: area.top, column: area.left };
                    const end = {
                      row: Math.min(rows.length, at_.row + made.length) - 1,
                      column: Math.min(columns.length, at_.column + (made[0]?.length ?? 1)) - 1,
                    };
                    onWrite(at_, made);
                    select({ active: at_, corner: end });
                  }}
                />
              ),
            )}
          </div>
        ))}
      </div>
      {footers.length === 0 ? null : (
        <div className={classes["foot"]} style={{ width }}>
          {footers.map(({ key, name, cell: footerCell }) => (
            <div key={key} role="row" className={classes["footer"]} style={{ height: SIZES.row }}>
              <div role="rowheader" className={classes["name"]} title={name} style={{ width: names }}>
                {name}
              </div>
              {drawnColumns.map(({ index, start, key: at }) => {
                const { text, isWarning } = footerCell(index);
                return (
                  <div
                    key={at}
                    role="gridcell"
                    aria-colindex={index + 2}
                    className={classes["sum"]}
                    data-warning={isWarning}
                    title={text}
                    style={{ left: names + start, width: SIZES.column }}
                  >
                    {text}
                  </div>
                );
              })}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** The place of a plain cell that an event is of. */
function spotOf(target: EventTarget): Spot | null {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-column]") : null;
  return cell ? { row: Number(cell.dataset["row"]), column: Number(cell.dataset["column"]) } : null;
}

function plainText({ text, was, isRefused }: SheetText) {
  return { text, was, isRefused };
}

/** The indexes of a range, and the active one: what is written in stays where it was scrolled out of sight. */
function withIndex(
  { startIndex, endIndex, overscan, count }: { startIndex: number; endIndex: number; overscan: number; count: number },
  active: number,
): number[] {
  const [first, last] = [Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan)];
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  if (active < 0 || active >= count || (active >= first && active <= last)) return shown;
  return active < first ? [active, ...shown] : [...shown, active];
}
