import { plottable } from "#domain/figure.ts";
import { formatFigure } from "#domain/format-figure.ts";
import { chooseSharedScale, type Scale } from "#domain/format-number.ts";
import { formatPeriod, yearToDateNames } from "#domain/format-period.ts";
import type { MeasurePoint, MeasureSeries } from "#domain/measure.ts";
import { type Language, type Names, nameIn } from "#domain/names.ts";
import { parsePeriod } from "#domain/period.ts";
import { DataTable } from "#ui/data-table.tsx";
import { useLanguage } from "#ui/language.ts";
import { sourceKey } from "#ui/source-key.ts";
import classes from "./trend.module.css";
import { coveredPeriod } from "./trend-csv.ts";
import { useTrendText } from "./trend-text.ts";

type Props = {
  readonly title: string;
  /** Makes the file that is downloaded. */
  readonly csv: () => string;
  readonly lines: readonly { readonly names: Names; readonly series: MeasureSeries }[];
  readonly onSource: (key: string) => void;
};

/** The figures of a trend as a table, newest first; every figure leads to its source. */
export function TrendTable({ title, csv, lines, onSource }: Props) {
  const text = useTrendText();
  const language = useLanguage();
  const first = lines[0]?.series;
  if (!first) return null;
  const scale = tableScale(lines.map(({ series }) => series));
  const rows = first.points.map(({ period }, index) => ({
    key: period,
    cells: [
      { text: rowPeriod(period, first, language) },
      ...lines.map(({ series }) => figureCell(series, series.points[index], scale, language, onSource)),
    ],
  }));
  return (
    <DataTable
      caption={title}
      csv={csv}
      columns={[
        { key: "period", header: text("period") },
        ...lines.map(({ names, series }) => ({
          key: series.organization,
          header: nameIn(names, language),
          number: true,
        })),
      ]}
      rows={rows.reverse()}
    />
  );
}

function figureCell(
  series: MeasureSeries,
  point: MeasurePoint | undefined,
  scale: Scale | undefined,
  language: Language,
  onSource: (key: string) => void,
) {
  if (!point) return { text: "" };
  const { figure } = point;
  const written = formatFigure(figure, series.indicator, series.measure, language, scale);
  const status = written.marks;
  const remarks = [written.note, status].filter((part) => part !== "").join(" ");
  const key = sourceKey({
    indicator: series.indicator.code,
    organization: series.organization,
    period: point.period,
    measure: series.measure,
  });
  return {
    text: remarks === "" ? written.text : `${written.text} (${remarks})`,
    node: (
      <button type="button" className={classes["cell"]} title={remarks} onClick={() => onSource(key)}>
        {written.text}
        {status === "" ? null : <small className={classes["remark"]}>{status}</small>}
      </button>
    ),
  };
}

function rowPeriod(code: string, series: MeasureSeries, language: Language): string {
  const period = parsePeriod(coveredPeriod(code, series));
  if (period?.kind === "year-to-date") return nameIn(yearToDateNames(period.year, period.month), language);
  return formatPeriod(code, language);
}

/** One scale for the whole table, so that a column of money reads in one unit. */
function tableScale(list: readonly MeasureSeries[]): Scale | undefined {
  const unit = list[0]?.unit;
  if (unit?.kind !== "indicator") return undefined;
  const values = list.flatMap(({ points }) => points.map(({ figure }) => plottable(figure) ?? 0));
  return chooseSharedScale(unit.unit, unit.unitMult, unit.decimals, values);
}
