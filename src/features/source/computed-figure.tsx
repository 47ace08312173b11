import { useState } from "react";
import type { RegionEdition } from "#client/queries.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { MEASURE_NAMES } from "#domain/figures/measure.ts";
import type { ObservationKey } from "#domain/figures/observation.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { sayFigure } from "#domain/say/say-figure.ts";
import { nameIn } from "#domain/terms/names.ts";
import type { Explained, ExplainedLevel } from "#domain/views/explanation.ts";
import { useLanguage } from "#ui/language.ts";
import { sourceKey } from "#ui/source-key.ts";
import { CellHistory } from "./cell-history.tsx";
import { formulaOf } from "./formula.ts";
import { firstTerm } from "./level-rows.ts";
import { LevelTable } from "./level-table.tsx";
import classes from "./source.module.css";
import { useSourceText } from "./source-text.ts";
import { TargetSource } from "./target-source.tsx";

type Props = {
  readonly shown: RegionEdition;
  readonly indicator: Indicator;
  readonly explained: Extract<Explained, { kind: "computed" }>;
};

/**
 * How a figure comes about: the formula with the figures in it, the parts of each side with subtotals by platform, the
 * target with its source, and the cell of the part that is looked at.
 */
export function ComputedFigure({ shown, indicator, explained }: Props) {
  const text = useSourceText();
  const language = useLanguage();
  const { explanation, measure } = explained;
  const { level, base, target } = explanation;
  const other = base ?? target?.base ?? null;
  const sides = other ? [level, other] : [level];
  const [chosen, setChosen] = useState<ObservationKey | null>(null);
  const cell = chosen ?? firstTerm(indicator, level);
  const isPlain = measure === "current" || measure === "ytd";
  const { remarks } = sayFigure(explanation.figure, indicator, measure, language);
  return (
    <>
      <p className={classes["formula"]}>
        <strong>{nameIn(MEASURE_NAMES[measure], language)}</strong>{" "}
        <span className="tabular">{formulaOf(explanation, indicator, measure, language)}</span>
        {remarks === "" ? null : <span className={classes["muted"]}> {remarks}</span>}
      </p>
      {sides.map((side, i) => (
        <LevelSection
          key={`${side.of} ${side.period}`}
          shown={shown}
          indicator={indicator}
          level={side}
          title={isPlain ? null : text(i === 0 ? "sideNow" : base ? "sideBase" : "sideTarget")}
          chosen={cell}
          onChoose={setChosen}
        />
      ))}
      {target ? (
        <TargetSource shown={shown} organization={level.organization} indicator={indicator} target={target} />
      ) : null}
      {cell ? <Cell shown={shown} observation={cell} /> : <p>{text("none")}</p>}
    </>
  );
}

type LevelProps = {
  readonly shown: RegionEdition;
  readonly indicator: Indicator;
  readonly level: ExplainedLevel;
  readonly title: string | null;
  readonly chosen: ObservationKey | null;
  readonly onChoose: (key: ObservationKey) => void;
};

function LevelSection({ title, level, indicator, ...rest }: LevelProps) {
  const language = useLanguage();
  const { line } = sayFigure(level.figure, indicator, level.of, language);
  const name = [
    ...(title === null ? [] : [title]),
    formatPeriod(level.period, language),
    nameIn(MEASURE_NAMES[level.of], language),
  ].join(" · ");
  return (
    <section aria-label={name}>
      <h3 className={classes["subhead"]}>
        {name} <span className="tabular">{line}</span>
      </h3>
      {title !== null && level.from.kind === "computed" ? (
        <p className="tabular">
          {formulaOf({ figure: level.figure, level, base: null, target: null }, indicator, level.of, language)}
        </p>
      ) : null}
      <LevelTable level={level} indicator={indicator} label={name} {...rest} />
    </section>
  );
}

type CellProps = { readonly shown: RegionEdition; readonly observation: ObservationKey };

function Cell({ shown: { data, edition, catalogue }, observation }: CellProps) {
  const text = useSourceText();
  const language = useLanguage();
  const organization = [data.region, ...data.platforms].find(({ code }) => code === observation.organization);
  // Of a computed figure a cell is of one of its parts.
  const indicator = catalogue.indicators.find(({ code }) => code === observation.indicator);
  const name = organization ? nameIn(organization.names, language) : observation.organization;
  return (
    <section className={classes["component"]} aria-label={text("original")}>
      <h3 className={classes["subhead"]}>
        {text("cellOf")}
        {[
          ...(indicator ? [nameIn(indicator.names, language)] : []),
          name,
          formatPeriod(observation.period, language),
        ].join(" · ")}
      </h3>
      {indicator ? (
        <CellHistory key={sourceKey(observation)} edition={edition} indicator={indicator} observation={observation} />
      ) : null}
    </section>
  );
}
