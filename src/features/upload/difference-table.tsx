import type { DifferenceEntry, Upload } from "#contract/uploads.ts";
import { formatPeriod } from "#domain/format-period.ts";
import { formatStated } from "#domain/format-stated.ts";
import { observationKey } from "#domain/observation.ts";
import { type Cell, DataTable, type TableColumn } from "#ui/data-table.tsx";
import { defineText } from "#ui/language.ts";
import classes from "./difference-panel.module.css";
import { tableNotes } from "./table-notes.ts";
import type { UploadNames } from "./upload-names.ts";

const useText = defineText("upload-difference-table", {
  indicator: { zh: "指标", en: "Indicator" },
  organization: { zh: "平台/地区", en: "Organization" },
  period: { zh: "时期", en: "Period" },
  before: { zh: "已发布", en: "Published" },
  after: { zh: "文件中", en: "In the file" },
  cell: { zh: "单元格", en: "Cell" },
  by: { zh: "版本", en: "Revision" },
  revision: { zh: "版本 {{revision}}", en: "revision {{revision}}" },
});

export type DifferenceKind = DifferenceEntry["kind"];

type Props = {
  readonly caption: string;
  readonly kind: DifferenceKind;
  readonly entries: readonly DifferenceEntry[];
  readonly upload: Upload;
  readonly names: UploadNames;
};

/** The difference figure by figure: what is published and by whom, what the file says and in which cell. */
export function DifferenceTable({ caption, kind, entries, upload, names }: Props) {
  const text = useText();
  const hasBefore = kind !== "added";
  const hasAfter = kind !== "missing";
  const columns: TableColumn[] = [
    { key: "indicator", header: text("indicator") },
    { key: "organization", header: text("organization") },
    { key: "period", header: text("period") },
    ...(hasBefore ? [{ key: "before", header: text("before"), number: true }] : []),
    ...(hasAfter ? [{ key: "after", header: text("after"), number: true }] : []),
    ...(hasAfter ? [{ key: "cell", header: text("cell") }] : []),
    ...(hasBefore ? [{ key: "by", header: text("by") }] : []),
  ];
  const publisherOf = (entry: DifferenceEntry) => {
    if (entry.before === null) return "";
    const { revision } = entry.before;
    return `${text("revision", { revision })} ${names.publisher(revision)}`.trim();
  };
  const cellsOf = (entry: DifferenceEntry): Cell[] => [
    { text: names.indicatorName(entry.indicator) },
    { text: names.organizationName(entry.organization) },
    { text: formatPeriod(entry.period, names.language) },
    ...(hasBefore ? [statedCell(entry, entry.before, classes["old"], names)] : []),
    ...(hasAfter ? [afterCell(entry, names)] : []),
    ...(hasAfter ? [{ text: placeOf(entry) }] : []),
    ...(hasBefore
      ? [{ text: publisherOf(entry), node: <span className={classes["who"]}>{publisherOf(entry)}</span> }]
      : []),
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={entries.map((entry) => ({ key: observationKey(entry), cells: cellsOf(entry) }))}
      notes={tableNotes(upload, names)}
    />
  );
}

function statedCell(
  entry: DifferenceEntry,
  stated: DifferenceEntry["before"] | DifferenceEntry["after"],
  className: string | undefined,
  names: UploadNames,
): Cell {
  const indicator = names.indicator(entry.indicator);
  const text = indicator ? formatStated(stated, entry, indicator, names.language) : "";
  return { text, node: <span className={className}>{text}</span> };
}

/** The arrow leads the eye from old to new; it is left out where there is no old. */
function afterCell(entry: DifferenceEntry, names: UploadNames): Cell {
  const cell = statedCell(entry, entry.after, classes["new"], names);
  if (entry.before === null) return cell;
  return {
    text: cell.text,
    node: (
      <>
        <span aria-hidden="true" className={classes["old"]}>
          →{" "}
        </span>
        {cell.node}
      </>
    ),
  };
}

function placeOf(entry: DifferenceEntry): string {
  if (entry.after === null) return "";
  const { sheet, cell } = entry.after;
  return sheet === "" ? cell : `${sheet}!${cell}`;
}
