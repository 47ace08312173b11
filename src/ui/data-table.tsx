import type { ReactNode } from "react";
import type { Language } from "#domain/terms/names.ts";
import { listedAsCsv } from "#intake/out/listed-csv.ts";
import classes from "./data-table.module.css";
import { downloadText } from "./download.ts";
import { defineText, useLanguage } from "./language.ts";

const useText = defineText("data-table", {
  download: { zh: "下载 CSV", en: "Download CSV" },
});

export type Cell = {
  /** What the cell says, also in the downloaded file. */
  readonly text: string;
  /** What is shown instead of the plain text. */
  readonly node?: ReactNode;
};

export type TableColumn = {
  readonly key: string;
  readonly header: string;
  readonly number?: boolean;
  readonly sort?: SortControl;
};
export type SortControl = { readonly direction: "ascending" | "descending" | "none"; onSort(): void };
export type TableRow = { readonly key: string; readonly cells: readonly Cell[] };

type Props = {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
} & Download;

/** A table of figures makes its own file; any other is downloaded as it stands, marked as no data to read back. */
type Download =
  | { readonly csv: () => string }
  | {
      /** Lines that stand above the header in the downloaded file: source, data date, 示例数据. */
      readonly notes: readonly string[];
    };

/** A table of figures: the first column names the row, numbers are right-aligned, and it downloads as CSV. */
export function DataTable(props: Props) {
  const { caption, columns, rows } = props;
  const text = useText();
  const language = useLanguage();
  const download = () =>
    downloadText(`${caption}.csv`, "csv" in props ? props.csv() : listCsv(props, props.notes, language));
  return (
    <section>
      <div className={classes["head"]}>
        <span className={classes["caption"]}>{caption}</span>
        <button type="button" className={classes["download"]} onClick={download}>
          {text("download")}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes["scroll"]} tabIndex={0} aria-label={caption}>
        <table className={classes["table"]}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {row.cells.map((cell, index) => (
                  <BodyCell
                    key={columns[index]?.key ?? index}
                    cell={cell}
                    column={columns[index]}
                    isName={index === 0}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function listCsv({ columns, rows }: Props, notes: readonly string[], language: Language): string {
  const headers = columns.map(({ header }) => header);
  const cells = rows.map((row) => row.cells.map((cell) => cell.text));
  return listedAsCsv(headers, cells, notes, language);
}

function HeaderCell({ column }: { readonly column: TableColumn }) {
  const { sort } = column;
  const className = column.number ? classes["number"] : undefined;
  if (!sort)
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  const arrow = { ascending: "↑", descending: "↓", none: "↕" }[sort.direction];
  return (
    <th scope="col" className={className} aria-sort={sort.direction}>
      <button type="button" className={classes["sort"]} onClick={sort.onSort}>
        {column.header}
        <span aria-hidden="true">{arrow}</span>
      </button>
    </th>
  );
}

function BodyCell({
  cell,
  column,
  isName,
}: {
  readonly cell: Cell;
  readonly column: TableColumn | undefined;
  readonly isName: boolean;
}) {
  const content = cell.node ?? cell.text;
  if (isName) return <th scope="row">{content}</th>;
  return <td className={column?.number ? classes["number"] : undefined}>{content}</td>;
}
