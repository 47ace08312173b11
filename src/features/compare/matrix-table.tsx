import type { RegionEdition } from "#client/queries.ts";
import { useRevisionMap } from "#client/use-region.ts";
import { exactValue } from "#domain/figure.ts";
import { formatFigure } from "#domain/format-figure.ts";
import { formatPercent } from "#domain/format-number.ts";
import { yearToDateNames } from "#domain/format-period.ts";
import { formatRank } from "#domain/format-rank.ts";
import { headlineMeasure } from "#domain/headline.ts";
import type { Indicator } from "#domain/indicator.ts";
import { type Language, nameIn } from "#domain/names.ts";
import { monthCode } from "#domain/period.ts";
import type { YearMonth } from "#domain/region-data.ts";
import { DataTable } from "#ui/data-table.tsx";
import { exportNotes } from "#ui/export-notes.ts";
import { useLanguage } from "#ui/language.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import { sourceKey } from "#ui/source-key.ts";
import classes from "./compare.module.css";
import { type MatrixCell, makeMatrix } from "./compare-matrix.ts";
import { useCompareText } from "./compare-text.ts";
import { matrixCsv } from "./matrix-csv.ts";

type Props = {
  readonly shown: RegionEdition;
  readonly indicators: readonly Indicator[];
  readonly at: YearMonth;
  readonly sort: string | null;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

/** 平台 × 指标: value, rank and completion in every cell; sorts by the rank in any indicator. */
export function MatrixTable({ shown, indicators, at, sort, onSearch }: Props) {
  const text = useCompareText();
  const language = useLanguage();
  const { data, edition } = shown;
  const revisions = useRevisionMap();
  const rows = makeMatrix(data, indicators, at, sort);
  const caption = `${text("matrix")} · ${nameIn(yearToDateNames(at.year, at.month), language)}`;
  return (
    <DataTable
      caption={caption}
      csv={() =>
        matrixCsv(shown, rows, indicators, at, exportNotes(caption, data, edition, revisions, language), language)
      }
      columns={[
        { key: "platform", header: text("platform") },
        ...indicators.map((indicator) => ({
          key: indicator.code,
          header: nameIn(indicator.names, language),
          number: true,
          sort: {
            direction: sort === indicator.code ? ("ascending" as const) : ("none" as const),
            onSort: () => onSearch({ sort: sort === indicator.code ? undefined : indicator.code }),
          },
        })),
      ]}
      rows={rows.map(({ platform, cells }) => ({
        key: platform.code,
        cells: [
          { text: nameIn(platform.names, language) },
          ...indicators.map((indicator) => {
            const cell = cells.get(indicator.code);
            if (!cell) return { text: "" };
            const key = sourceKey({
              indicator: indicator.code,
              organization: platform.code,
              period: monthCode(at.year, at.month),
              measure: headlineMeasure(indicator),
            });
            return {
              text: cellText(
                cell,
                indicator,
                language,
                text("rank", { rank: cell.rank ? formatRank(cell.rank) : "—" }),
              ),
              node: (
                <button type="button" className={classes["cell"]} onClick={() => onSearch({ source: key })}>
                  <CellFigures cell={cell} indicator={indicator} />
                </button>
              ),
            };
          }),
        ],
      }))}
    />
  );
}

function CellFigures({ cell, indicator }: { readonly cell: MatrixCell; readonly indicator: Indicator }) {
  const text = useCompareText();
  const language = useLanguage();
  const written = formatFigure(cell.figure, indicator, headlineMeasure(indicator), language);
  return (
    <>
      <span className={classes["cell-value"]}>{written.text}</span>
      {cell.rank === null ? (
        <span className={classes["cell-small"]}>{written.note}</span>
      ) : (
        <span className={classes["cell-small"]}>
          {text("rank", { rank: formatRank(cell.rank) })}
          {cell.completion.kind === "value" ? ` · ${formatPercent(exactValue(cell.completion), 0)}` : null}
        </span>
      )}
    </>
  );
}

function cellText(cell: MatrixCell, indicator: Indicator, language: Language, rank: string): string {
  const written = formatFigure(cell.figure, indicator, headlineMeasure(indicator), language);
  if (cell.rank === null) return `${written.text} (${written.note})`;
  const completion = formatFigure(cell.completion, indicator, "completion", language).text;
  return [written.text, rank, completion].join(" / ");
}
