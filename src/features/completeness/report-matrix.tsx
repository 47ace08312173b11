import type { Indicator } from "#domain/catalogue/indicator.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { nameIn } from "#domain/terms/names.ts";
import type { Completeness, ReportCell, ReportCount } from "#domain/views/completeness.ts";
import type { Timeliness } from "#domain/views/timeliness.ts";
import { type Cell, DataTable } from "#ui/data-table.tsx";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { sourceKey } from "#ui/source-key.ts";
import classes from "./completeness.module.css";
import { STATE_MARKS, STATE_NAMES, useCompletenessText } from "./completeness-text.ts";

type Props = {
  readonly completeness: Completeness;
  readonly caption: string;
  readonly notes: readonly string[];
  readonly timeliness: (cell: ReportCell, indicator: string, organization: string) => Timeliness;
};

/** Organizations x indicators: what each has said, with counts at the end of every row and column. */
export function ReportMatrix({ completeness, caption, notes, timeliness }: Props) {
  const text = useCompletenessText();
  const language = useLanguage();
  const { indicators, rows, byIndicator, count, overdue } = completeness;
  const cellOf = (cell: ReportCell | undefined, indicator: Indicator, organization: string): Cell => {
    if (!cell) return { text: text("notExpected"), node: <span className={classes["none"]}>—</span> };
    const isLate = cell.state === "not-reported" && overdue;
    const when = cell.state === "not-reported" ? null : timeliness(cell, indicator.code, organization);
    const word = isLate
      ? `${nameIn(STATE_NAMES["not-reported"], language)} · ${text("late")}`
      : nameIn(STATE_NAMES[cell.state], language);
    const told = when === null ? word : `${word} · ${text(when === "late" ? "late" : "onTime")}`;
    const figure = cell.figure ? sayFigure(cell.figure, indicator, "current", language).line : "";
    const content = (
      <span className={classes["cell"]}>
        <span>
          <span aria-hidden="true">{STATE_MARKS[cell.state]}</span> {told}
        </span>
        {figure === "" ? null : <small>{figure}</small>}
      </span>
    );
    const className = isLate || when === "late" ? classes["is-late"] : classes[`is-${cell.state}`];
    return {
      text: figure === "" || cell.state === "reported-missing" ? told : `${told} ${figure}`,
      node:
        cell.period === null ? (
          <span className={className}>{content}</span>
        ) : (
          <Link
            to="."
            keep
            className={className}
            search={{ source: sourceKey({ indicator: indicator.code, organization, period: cell.period }) }}
          >
            {content}
          </Link>
        ),
    };
  };
  return (
    <DataTable
      caption={caption}
      notes={notes}
      columns={[
        { key: "organization", header: text("organization") },
        { key: "count", header: text("counted"), number: true },
        ...indicators.map(({ code, names }) => ({ key: code, header: nameIn(names, language) })),
      ]}
      rows={[
        {
          key: "count",
          cells: [
            { text: text("counted") },
            countCell(count),
            ...indicators.map(({ code }) =>
              countCell(byIndicator.get(code) ?? { ...count, expected: 0, notReported: 0 }),
            ),
          ],
        },
        ...rows.map(({ organization, cells, count: own }) => ({
          key: organization.code,
          cells: [
            { text: nameIn(organization.names, language) },
            countCell(own),
            ...indicators.map((indicator) => cellOf(cells.get(indicator.code), indicator, organization.code)),
          ],
        })),
      ]}
    />
  );
}

/** n/m: what came, be it a figure or the word that there is none, of what is expected. */
function countCell({ expected, notReported }: ReportCount): Cell {
  const written = `${expected - notReported}/${expected}`;
  return {
    text: written,
    node: <strong className={notReported === 0 ? classes["whole"] : classes["partial"]}>{written}</strong>,
  };
}
