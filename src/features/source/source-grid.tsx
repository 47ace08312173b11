import { useLayoutEffect, useRef } from "react";
import type { SourceRow } from "#contract/source-row.ts";
import { columnLetters } from "#intake/words/cell-name.ts";
import classes from "./source-grid.module.css";
import { useSourceText } from "./source-text.ts";

type Row = SourceRow["rows"][number];

/** The original row under its header, as a spreadsheet shows it: letters, row numbers, the cell marked and in view. */
export function SourceGrid({ source, name }: { readonly source: SourceRow; readonly name: string }) {
  const text = useSourceText();
  const box = useRef<HTMLElement>(null);
  const cell = useRef<HTMLTableCellElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source is another cell to bring into view
  useLayoutEffect(() => {
    if (!box.current || !cell.current) return;
    const { offsetLeft, offsetWidth } = cell.current;
    box.current.scrollLeft = Math.max(0, offsetLeft + offsetWidth / 2 - box.current.clientWidth / 2);
  }, [source]);
  const { columns, width, rows, at } = source;
  const isCut = rows.some(({ cut }) => cut !== undefined);
  return (
    <figure className={classes["figure"]}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={box} className={classes["scroll"]} tabIndex={0} aria-label={name}>
        <table className={classes["grid"]}>
          <caption className="visually-hidden">{name}</caption>
          <thead>
            <tr>
              <th className={classes["corner"]} aria-label={text("row")} />
              {columns.map((column, i) => (
                <th key={column} scope="col" className={join(i === at && "here", isAfterGap(columns, i) && "gap")}>
                  {columnLetters(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <GridRow key={row.row} row={row} before={rows[i - 1]} columns={columns} at={at} cell={cell} />
            ))}
          </tbody>
        </table>
      </section>
      {columns.length < width || isCut ? (
        <figcaption className={classes["note"]}>
          {columns.length < width ? text("columnsShown", { shown: columns.length, count: width }) : null}{" "}
          {isCut ? text("cut") : null}
        </figcaption>
      ) : null}
    </figure>
  );
}

type GridRowProps = {
  readonly row: Row;
  readonly before: Row | undefined;
  readonly columns: readonly number[];
  readonly at: number;
  readonly cell: { current: HTMLTableCellElement | null };
};

function GridRow({ row, before, columns, at, cell }: GridRowProps) {
  const text = useSourceText();
  const kinds = { title: text("kindTitle"), header: text("kindHeader"), unit: text("kindUnit"), near: "", cell: "" };
  // A title stands in one cell and is read across the others.
  const isAcross = row.kind === "title" && row.cells.filter((text) => text !== "").length === 1;
  const isSkipped = before ? row.row > before.row + 1 : row.row > 1;
  return (
    <>
      {isSkipped ? (
        <tr className={classes["skipped"]}>
          <th scope="row" aria-label={text("rowsSkipped")}>
            ⋮
          </th>
          <td colSpan={columns.length} />
        </tr>
      ) : null}
      <tr className={classes[row.kind]}>
        <th scope="row" className={row.kind === "cell" ? classes["here"] : undefined}>
          {row.row}
          {kinds[row.kind] === "" ? null : <small>{kinds[row.kind]}</small>}
        </th>
        {isAcross ? (
          <td colSpan={columns.length} className={classes["across"]}>
            <span>{row.cells.find((text) => text !== "")}</span>
          </td>
        ) : null}
        {(isAcross ? [] : columns).map((column, i) => {
          const written = (row.cells[i] ?? "") + (row.cut?.includes(i) ? "…" : "");
          const isCell = row.kind === "cell" && i === at;
          return (
            <td
              key={column}
              ref={isCell ? cell : undefined}
              className={join(isCell && "this", isAfterGap(columns, i) && "gap")}
              aria-current={isCell ? "true" : undefined}
              title={written.length > 24 ? written : undefined}
            >
              <span className={classes["text"]}>{written}</span>
              {isCell ? <span className={classes["tag"]}>{text("thisCell")}</span> : null}
            </td>
          );
        })}
      </tr>
    </>
  );
}

/** True where columns are left out before this one. */
function isAfterGap(columns: readonly number[], i: number): boolean {
  return i > 0 && (columns[i] ?? 0) > (columns[i - 1] ?? 0) + 1;
}

function join(...names: (string | false)[]): string | undefined {
  const known = names.flatMap((name) => (name === false ? [] : (classes[name] ?? [])));
  return known.length === 0 ? undefined : known.join(" ");
}
