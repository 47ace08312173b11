import { useEffect, useRef } from "react";
import { describeError } from "#client/fetch.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRegion } from "#client/use-region.ts";
import { sayFormula } from "#domain/catalogue/formula.ts";
import { MEASURE_NAMES } from "#domain/figures/measure.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { explainKey } from "#domain/views/explanation.ts";
import { useLanguage } from "#ui/language.ts";
import type { FigureKey } from "#ui/source-key.ts";
import { FailedState, Skeleton } from "#ui/state.tsx";
import { CellHistory } from "./cell-history.tsx";
import { ComputedFigure } from "./computed-figure.tsx";
import classes from "./source.module.css";
import { useSourceText } from "./source-text.ts";
import { StatedChanges } from "./stated-changes.tsx";

type Props = { readonly region: string; readonly figure: FigureKey; readonly onClose: () => void };

/** The way from a figure on screen to the file, row and cell it was read in, who published it and when. */
export function SourceDialog({ region, figure, onClose }: Props) {
  const text = useSourceText();
  const dialog = useRef<HTMLDialogElement>(null);
  const loaded = useRegion(region);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={classes["dialog"]} aria-label={text("title")} onClose={onClose}>
      {loaded.state === "ready" ? (
        <SourceOf shown={loaded.value} figure={figure} onClose={() => dialog.current?.close()} />
      ) : loaded.state === "failed" ? (
        <FailedState {...describeError(loaded.error)} onRetry={loaded.retry} />
      ) : (
        <Skeleton height={240} />
      )}
    </dialog>
  );
}

type SourceProps = { readonly shown: RegionEdition; readonly figure: FigureKey; readonly onClose: () => void };

function SourceOf({ shown, figure, onClose }: SourceProps) {
  const text = useSourceText();
  const language = useLanguage();
  const { data, edition, catalogue } = shown;
  const indicator = catalogue.indicators.find(({ code }) => code === figure.indicator);
  const organization = [data.region, ...data.platforms].find(({ code }) => code === figure.organization);
  const explained = indicator ? explainKey(data, indicator, figure) : null;
  const period = explained?.kind === "computed" ? explained.explanation.level.period : figure.period;
  const measure = explained?.kind === "computed" ? ` · ${nameIn(MEASURE_NAMES[explained.measure], language)}` : "";
  return (
    <>
      <div className={classes["head"]}>
        <div>
          <h2>
            {indicator ? nameIn(indicator.names, language) : figure.indicator} ·{" "}
            {organization ? nameIn(organization.names, language) : figure.organization}
          </h2>
          <p className={classes["muted"]}>
            {formatPeriod(period, language)}
            {measure}
          </p>
        </div>
        <button type="button" className={classes["close"]} onClick={onClose}>
          {text("close")}
        </button>
      </div>
      <div className={classes["body"]}>
        {indicator && nameIn(indicator.definition, language) !== "" ? (
          <p>
            <span className={classes["muted"]}>
              {text("definition")}
              {language === "en" ? ": " : "："}
            </span>
            {nameIn(indicator.definition, language)}
          </p>
        ) : null}
        {indicator?.formula ? (
          <p>
            <span className={classes["muted"]}>
              {text("formula")}
              {language === "en" ? ": " : "："}
            </span>
            {sayFormula(indicator.formula, (code) => {
              const part = catalogue.indicators.find((other) => other.code === code);
              return part ? nameIn(part.names, language) : code;
            })}
          </p>
        ) : null}
        {indicator ? (
          <StatedChanges edition={edition} data={data} indicator={indicator} figure={{ ...figure, period }} />
        ) : null}
        {!indicator || !explained ? (
          <p>{text("none")}</p>
        ) : explained.kind === "published" ? (
          // What is not published now may have been: an undo withdraws, and its history stays.
          <CellHistory edition={edition} indicator={indicator} observation={explained.key} />
        ) : (
          <ComputedFigure shown={shown} indicator={indicator} explained={explained} />
        )}
      </div>
    </>
  );
}
