import type { ReactNode } from "react";
import { type CatalogueChange, type ItemPlace, itemKey } from "#domain/catalogue/catalogue-change.ts";
import form from "#ui/form.module.css";
import plain from "#ui/plain-table.module.css";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";
import { withChange } from "./draft-changes.ts";
import type { Desk } from "./use-catalogue-desk.ts";

export type ItemRow = {
  readonly place: ItemPlace;
  readonly name: string;
  /** What stands under the name: a short name, a group. */
  readonly note?: string;
  readonly cells: readonly string[];
};

type Props = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly ItemRow[];
  readonly desk: Desk;
  readonly mayEdit: boolean;
  readonly onEdit: (row: ItemRow) => void;
  /** Further ways of a row, behind editing. */
  readonly waysOf?: (row: ItemRow) => ReactNode;
};

/** Items one a row, each with what the draft makes of it. */
export function ItemTable({ caption, columns, rows, desk, mayEdit, onEdit, waysOf }: Props) {
  const text = useCatalogueText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes["scroll"]} tabIndex={0} aria-label={caption}>
      <table className={`${plain["table"]} ${classes["table"]}`}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text("name")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {mayEdit ? (
              <th scope="col">
                <span className="visually-hidden">{text("acts")}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={itemKey(row.place)}
              row={row}
              columns={columns}
              desk={desk}
              mayEdit={mayEdit}
              onEdit={onEdit}
              further={waysOf?.(row)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = Pick<Props, "columns" | "desk" | "mayEdit" | "onEdit"> & {
  readonly row: ItemRow;
  readonly further: ReactNode;
};

function Row({ row, columns, desk, mayEdit, onEdit, further }: RowProps) {
  const text = useCatalogueText();
  const { place, name, note, cells } = row;
  const change = desk.changeOf.get(itemKey(place));
  const state = change ? stateOf(change) : null;
  return (
    <tr data-state={state ?? undefined}>
      <th scope="row">
        {name}
        {state === null ? null : <span className={classes["tag"]}>{text(state)}</span>}
        {note ? <small>{note}</small> : null}
      </th>
      {cells.map((cell, index) => (
        <td key={columns[index]} data-label={columns[index]} data-empty={cell === ""}>
          {cell || "—"}
        </td>
      ))}
      {mayEdit ? (
        <td className={classes["acts"]}>
          {state === "withdrawn" ? null : (
            <button
              type="button"
              className={form["secondary"]}
              aria-label={text("editOf", { name })}
              onClick={() => onEdit(row)}
            >
              {text("edit")}
            </button>
          )}
          {state === null ? (
            further
          ) : (
            <button
              type="button"
              className={form["secondary"]}
              aria-label={text("restoreOf", { name })}
              onClick={() => void desk.edit((changes) => withChange(changes, place, null)).catch(() => {})}
            >
              {text("restore")}
            </button>
          )}
        </td>
      ) : null}
    </tr>
  );
}

/** What a change makes of its item. */
function stateOf({ kind }: CatalogueChange): "added" | "changed" | "withdrawn" {
  if (kind.startsWith("add-")) return "added";
  return kind.startsWith("withdraw-") ? "withdrawn" : "changed";
}
