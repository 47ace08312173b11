import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Observation, type ObservationKey, observationKey } from "#domain/figures/observation.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { formatStated } from "#domain/say/format-stated.ts";
import type { Language } from "#domain/terms/names.ts";
import { formatChangeBy } from "./change-by.ts";
import { type Cell, DataTable, type TableColumn } from "./data-table.tsx";
import classes from "./difference-table.module.css";
import { defineText } from "./language.ts";

const useText = defineText("difference-table", {
  indicator: { zh: "指标", en: "Indicator" },
  organization: { zh: "平台/地区", en: "Organization" },
  period: { zh: "时期", en: "Period" },
  by: { zh: "变化", en: "By" },
});

type Side = Pick<Observation, "value" | "text" | "status" | "qualifier">;
type Differing = ObservationKey & { readonly before: Side | null; readonly after: Side | null };

type Names = {
  readonly language: Language;
  indicator(code: string): Indicator | undefined;
  indicatorName(code: string): string;
  organizationName(code: string): string;
};

type Props<T extends Differing> = {
  readonly caption: string;
  readonly entries: readonly T[];
  readonly names: Names;
  /** Heading of each side; a side without one is left out. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** What the page says of a figure besides: where it was read, who published it. */
  readonly further: readonly { readonly column: TableColumn; readonly cell: (entry: T) => Cell }[];
  /** Lines above the header of a downloaded table. */
  readonly notes: readonly string[];
};

/** A difference figure by figure: what held before, what holds after, by how much, and what the page adds to it. */
export function DifferenceTable<T extends Differing>({
  caption,
  entries,
  names,
  before,
  after,
  further,
  notes,
}: Props<T>) {
  const text = useText();
  const isChange = before !== undefined && after !== undefined;
  const columns: TableColumn[] = [
    { key: "indicator", header: text("indicator") },
    { key: "organization", header: text("organization") },
    { key: "period", header: text("period") },
    ...(before === undefined ? [] : [{ key: "before", header: before, number: true }]),
    ...(after === undefined ? [] : [{ key: "after", header: after, number: true }]),
    ...(isChange ? [{ key: "by", header: text("by"), number: true }] : []),
    ...further.map(({ column }) => column),
  ];
  const cellsOf = (entry: T): Cell[] => {
    const indicator = names.indicator(entry.indicator);
    const write = (side: Side | null) => (indicator ? formatStated(side, entry, indicator, names.language) : "");
    const old = write(entry.before);
    const stated = write(entry.after);
    return [
      { text: names.indicatorName(entry.indicator) },
      { text: names.organizationName(entry.organization) },
      { text: formatPeriod(entry.period, names.language) },
      ...(before === undefined ? [] : [{ text: old, node: <span className={classes["old"]}>{old}</span> }]),
      ...(after === undefined ? [] : [{ text: stated, node: <Stated text={stated} isNew={!isChange} /> }]),
      ...(isChange ? [{ text: indicator ? formatChangeBy(entry, indicator, names.language) : "" }] : []),
      ...further.map(({ cell }) => cell(entry)),
    ];
  };
  const rows = entries.map((entry) => ({ key: observationKey(entry), cells: cellsOf(entry) }));
  return <DataTable caption={caption} columns={columns} rows={rows} notes={notes} />;
}

/** The arrow leads the eye from old to new; it is left out where there is no old. */
function Stated({ text, isNew }: { readonly text: string; readonly isNew: boolean }) {
  return (
    <span className={classes["new"]}>
      {isNew ? null : (
        <span aria-hidden="true" className={classes["old"]}>
          →{" "}
        </span>
      )}
      {text}
    </span>
  );
}
