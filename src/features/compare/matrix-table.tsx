import type { RegionEdition } from "#client/queries.ts";
import { useRevisionMap } from "#client/use-region.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Measure } from "#domain/figures/measure.ts";
import type { Rank } from "#domain/figures/rank.ts";
import { yearToDateNames } from "#domain/say/format-period.ts";
import { formatRank } from "#domain/say/format-rank.ts";
import { sayFigure, withRemarks } from "#domain/say/say-figure.ts";
import { type Language, nameIn } from "#domain/terms/names.ts";
import { monthCode } from "#domain/terms/period.ts";
import { headlineMeasure } from "#domain/views/headline.ts";
import type { YearMonth } from "#domain/views/region-data.ts";
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
  const rankText = (rank: Rank | null) => (rank === null ? "" : text("rank", { rank: formatRank(rank) }));
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
            const sourceOf = (measure: Measure) =>
              sourceKey({
                indicator: indicator.code,
                organization: platform.code,
                period: monthCode(at.year, at.month),
                measure,
              });
            return {
              text: cellText(cell, indicator, language, rankText(cell.rank)),
              node: (
                <CellFigures
                  cell={cell}
                  indicator={indicator}
                  rank={rankText(cell.rank)}
                  onSource={(measure) => onSearch({ source: sourceOf(measure) })}
                />
              ),
            };
          }),
        ],
      }))}
    />
  );
}

type CellProps = {
  readonly cell: MatrixCell;
  readonly indicator: Indicator;
  readonly rank: string;
  readonly onSource: (measure: Measure) => void;
};

/** The value with its remarks, and below it rank and completion; value and completion lead to their sources. */
function CellFigures({ cell, indicator, rank, onSource }: CellProps) {
  const language = useLanguage();
  const measure = headlineMeasure(indicator);
  const written = sayFigure(cell.figure, indicator, measure, language);
  const completion = completionText(cell, indicator, language);
  return (
    <span className={classes["cell"]}>
      <span>
        <button type="button" className={classes["cell-value"]} onClick={() => onSource(measure)}>
          {written.text}
        </button>
        {written.marks === "" ? null : <span className={classes["cell-small"]}> {written.marks}</span>}
      </span>
      {written.note === "" ? null : <span className={classes["cell-note"]}>{written.note}</span>}
      {rank === "" && completion === "" ? null : (
        <span className={classes["cell-small"]}>
          {rank}
          {rank === "" || completion === "" ? null : " · "}
          {completion === "" ? null : (
            <button type="button" className={classes["cell-completion"]} onClick={() => onSource("completion")}>
              {completion}
            </button>
          )}
        </span>
      )}
    </span>
  );
}

/** The completion with what is to be known of it beyond what the value already says; empty where there is no target. */
function completionText({ figure, completion }: MatrixCell, indicator: Indicator, language: Language): string {
  if (completion.kind === "missing") return "";
  const { text, remarks } = sayFigure(completion, indicator, "completion", language);
  const own = sayFigure(figure, indicator, headlineMeasure(indicator), language).remarks;
  return withRemarks(text, remarks === own ? "" : remarks, language);
}

function cellText(cell: MatrixCell, indicator: Indicator, language: Language, rank: string): string {
  const { line } = sayFigure(cell.figure, indicator, headlineMeasure(indicator), language);
  return [line, rank, completionText(cell, indicator, language)].filter((part) => part !== "").join(" / ");
}
