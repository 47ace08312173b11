import { drawnValues } from "#charts/line-parts.ts";
import type { MeasurePoint, MeasureSeries } from "#domain/figures/measure.ts";
import { chooseSharedScale, type Scale } from "#domain/say/format-number.ts";
import { formatPeriod, yearToDateNames } from "#domain/say/format-period.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { parsePeriod } from "#domain/terms/period.ts";
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
  const { text, remarks, line } = sayFigure(figure, series.indicator, series.measure, language, scale);
  const key = sourceKey({
    indicator: series.indicator.code,
    organization: series.organization,
    period: point.period,
    measure: series.measure,
  });
  return {
    text: line,
    node: (
      <button type="button" className={classes["cell"]} onClick={() => onSource(key)}>
        {text}
        {remarks === "" ? null : <small className={classes["remark"]}>{remarks}</small>}
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
  return chooseSharedScale(unit.unit, unit.unitMult, unit.decimals, list.flatMap(drawnValues));
}
