import type { Indicator } from "#domain/catalogue/indicator.ts";
import { isFlow } from "#domain/figures/accumulation.ts";
import { observationKey, type SourcedObservation, sameObservation } from "#domain/figures/observation.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import type { Figured, Stating } from "./figures.ts";
import { periodParams } from "./period-params.ts";
import { roleFixes } from "./report-times.ts";
import type { RowDifference } from "./row-difference.ts";

/** Keeps the first statement of a key; a second one is told. */
export function keepFirst(stating: Stating, observation: SourcedObservation, figured: Figured): void {
  const { row, place } = figured;
  const key = observationKey(observation);
  const first = stating.stated.get(key);
  if (!first) {
    stating.stated.set(key, observation);
    if (row !== null) stating.rows.set(key, row);
    return;
  }
  if (isOneStock(first, observation, figured.indicator)) {
    if (first.value === null) stating.stated.set(key, observation);
    return;
  }
  const { log } = stating;
  const { raw } = observation.source;
  const params = paramsOf(stating, observation, first);
  const firstRow = stating.rows.get(key);
  const isOfTable = row !== null && firstRow?.differences === row.differences;
  const difference = isOfTable ? row.differences(firstRow.index, row.index) : null;
  const isSame = sameObservation(first, observation);
  if (difference !== null)
    log.add("rows-differ", place, raw, { ...params, ...wordsOf(difference, isSame) }, fixesOf(difference, isSame));
  else log.add(isSame ? "duplicate-same" : "duplicate", place, raw, params);
}

/** A dash under 累计 beside the 本月 of a stock says nothing: both columns are of the same. */
function isOneStock(first: SourcedObservation, own: SourcedObservation, indicator: Indicator | null): boolean {
  const rowOf = ({ source }: SourcedObservation) => `${source.sheet}!${source.cell.replace(/^[A-Z]+/, "")}`;
  if (indicator === null || isFlow(indicator) || rowOf(first) !== rowOf(own)) return false;
  const isBlank = ({ value, text, status }: SourcedObservation) => value === null && text === null && status === "O";
  return isBlank(first) || isBlank(own);
}

function paramsOf(stating: Stating, observation: SourcedObservation, first: SourcedObservation) {
  const indicator = stating.indicatorsByCode.get(observation.indicator)?.names;
  const organization = stating.organizationNames.get(observation.organization);
  const { periodZh, periodEn } = periodParams(observation.period);
  return {
    nameZh: `${organization?.zh ?? ""} ${indicator?.zh ?? ""} ${periodZh}`,
    nameEn: `${organization?.en ?? ""}, ${indicator?.en ?? ""}, ${periodEn}`,
    first: choiceKey(first.source.sheet === observation.source.sheet ? "" : first.source.sheet, first.source.cell),
    before: first.source.raw,
  };
}

function wordsOf({ heading, first, own }: RowDifference, isSame: boolean) {
  const canIgnore = isSame && nameForm(heading) !== "";
  return {
    whatZh: heading === "" ? "日期" : `“${heading}”`,
    whatEn: heading === "" ? "their days" : `“${heading}”`,
    firstText: first,
    ownText: own,
    ignoreZh: canIgnore ? `，或把“${heading}”列设为“未读入”` : "",
    ignoreEn: canIgnore ? `, or set column “${heading}” to “not read”` : "",
  };
}

/** Rows with the same figure are one where what tells them apart does not matter. */
function fixesOf({ heading }: RowDifference, isSame: boolean) {
  return isSame && nameForm(heading) !== "" ? roleFixes(["ignored"], heading) : [];
}
