import { useState } from "react";
import type { RegionEdition } from "#client/queries.ts";
import type { FormulaRole } from "#domain/catalogue/formula.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { missing } from "#domain/figures/figure.ts";
import type { ObservationKey } from "#domain/figures/observation.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { nameIn } from "#domain/terms/names.ts";
import type { ExplainedLevel } from "#domain/views/explanation.ts";
import { useLanguage } from "#ui/language.ts";
import { sourceKey } from "#ui/source-key.ts";
import { keyOf, type LevelRow, levelRows } from "./level-rows.ts";
import classes from "./source.module.css";
import { useSourceText } from "./source-text.ts";

/** More places than a cell has; zeros at the end are dropped. */
const CELL_DIGITS = 6;

/** Rows shown at first; the rest on demand. */
const AT_FIRST = 200;

type Props = {
  readonly shown: RegionEdition;
  readonly indicator: Indicator;
  readonly level: ExplainedLevel;
  readonly label: string;
  readonly chosen: ObservationKey | null;
  readonly onChoose: (key: ObservationKey) => void;
};

/** The published figures a level is made of, with subtotals by platform; each leads to its cell. */
export function LevelTable({ level, label, indicator, ...props }: Props) {
  const text = useSourceText();
  const [all, setAll] = useState(false);
  const rows = levelRows(indicator, level);
  if (rows.length === 0) return <p className={classes["muted"]}>{text("none")}</p>;
  const shownRows = all ? rows : rows.slice(0, AT_FIRST);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes["scroll"]} tabIndex={0} aria-label={label}>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">{text("organization")}</th>
              <th scope="col">{text("period")}</th>
              <th scope="col" className={classes["number"]}>
                {text("value")}
              </th>
              <th scope="col">{text("cell")}</th>
            </tr>
          </thead>
          <tbody>
            {shownRows.map((row) => (
              <Row key={rowKey(row)} row={row} {...props} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > shownRows.length ? (
        <button type="button" className={classes["open"]} onClick={() => setAll(true)}>
          {text("more", { count: rows.length - shownRows.length })}
        </button>
      ) : null}
    </>
  );
}

function rowKey(row: LevelRow): string {
  const { code } = row.indicator;
  if (row.kind === "part") return `${code} ${row.role}`;
  if (row.kind === "subtotal") return `${code} ${row.organization}`;
  return `${code} ${row.term.organization} ${row.term.code} ${row.term.sign}`;
}

/** What a part of a computed figure is called. */
const ROLE_TEXT: Readonly<Record<FormulaRole, "numerator" | "denominator" | "added" | "takenAway">> = {
  numerator: "numerator",
  denominator: "denominator",
  plus: "added",
  minus: "takenAway",
};

type RowProps = Omit<Props, "level" | "label" | "indicator"> & { readonly row: LevelRow };

function Row({ row, shown, chosen, onChoose }: RowProps) {
  const text = useSourceText();
  const language = useLanguage();
  const { data } = shown;
  const { indicator } = row;
  if (row.kind === "part") {
    const { text: number, remarks } = sayFigure(row.figure, indicator, "current", language);
    return (
      <tr className={classes[row.depth === 0 ? "part" : "subtotal"]}>
        <th scope="rowgroup" colSpan={2}>
          <span className={classes["muted"]}>{text(ROLE_TEXT[row.role])}</span> {nameIn(indicator.names, language)}
        </th>
        <td className={classes["number"]}>
          {number}
          {remarks === "" ? null : <small className={classes["muted"]}> {remarks}</small>}
        </td>
        <td />
      </tr>
    );
  }
  const code = row.kind === "subtotal" ? row.organization : row.term.organization;
  const organization = [data.region, ...data.platforms].find((each) => each.code === code);
  const name = organization ? nameIn(organization.names, language) : code;
  if (row.kind === "subtotal") {
    const { text: number, remarks } = sayFigure(row.figure, indicator, "current", language);
    return (
      <tr className={classes["subtotal"]}>
        <th scope="row">{name}</th>
        <td>{text("subtotal", { count: row.terms })}</td>
        <td className={classes["number"]}>
          {number}
          {remarks === "" ? null : <small className={classes["muted"]}> {remarks}</small>}
        </td>
        <td />
      </tr>
    );
  }
  const { term, counts } = row;
  const key = keyOf(indicator, term);
  const figure = data.observed(indicator, term.organization).get(term.code) ?? missing("not-reported");
  // A cell's own digits, so that the rows add up as they stand.
  const { unit, unitMult } = indicator;
  const scale = { unit, from: unitMult, to: unitMult, decimals: CELL_DIGITS };
  const { text: number, remarks } = sayFigure(figure, indicator, "current", language, scale);
  const isChosen = chosen !== null && sourceKey(chosen) === sourceKey(key);
  return (
    <tr className={isChosen ? classes["chosen"] : undefined}>
      <th scope="row">{name}</th>
      <td>{formatPeriod(term.code, language)}</td>
      <td className={classes["number"]}>
        {term.sign === -1 ? "− " : ""}
        {number}
        {counts ? null : <small className={classes["muted"]}> {text("near")}</small>}
        {remarks === "" ? null : <small className={classes["muted"]}> {remarks}</small>}
      </td>
      <td>
        <button type="button" className={classes["open"]} aria-pressed={isChosen} onClick={() => onChoose(key)}>
          {text("open")}
          <span className="visually-hidden">
            {" "}
            {name} {formatPeriod(term.code, language)}
          </span>
        </button>
      </td>
    </tr>
  );
}
