import type { IndicatorFields } from "#domain/catalogue/catalogue-change.ts";
import { AGGREGATION_WORDS } from "#domain/catalogue/catalogue-words.ts";
import type { Aggregation } from "#domain/catalogue/indicator.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import type { StatedUnit } from "#intake/words/unit-text.ts";
import {
  aggregationByName,
  decimalsOf,
  directionOf,
  type KeptUnit,
  keptUnit,
  UNIT_OPTIONS,
  unitByName,
  unitOfAnswer,
  unitOfText,
} from "./proposed-indicator.ts";
import type { StatedTarget } from "./stated-target.ts";
import { type At, placeOf, type Stating } from "./stating.ts";

/** Indicators that a file makes cards of the overview, where the catalogue has none. */
const MOST_HEADLINES = 8;
const UNGROUPED = { zh: "考核指标", en: "Indicators" };

/** What a table says of an indicator beside its name and unit. */
export type StatedFields = Partial<
  Pick<IndicatorFields, "group" | "department" | "dataSource" | "frequency" | "definition">
>;

type UnitCase = {
  readonly name: string;
  readonly at: At;
  /** The unit as the table has it; empty for none. */
  readonly written: string;
  readonly bracketUnit: StatedUnit | null;
  readonly target: StatedTarget;
  /** What the catalogue has it in, where it is known. */
  readonly known?: KeptUnit;
};

/** What an indicator is counted in: as written, or as asked; `null` while nobody has said. */
export function indicatorUnit(
  { name, at, written, bracketUnit, target, known }: UnitCase,
  stating: Stating,
): KeptUnit | null {
  const stated = unitOfText(written) ?? (bracketUnit && keptUnit(bracketUnit));
  if (stated) return stated;
  if (known) return known;
  const inCell = target.kind === "number" && target.unit && written === "" ? keptUnit(target.unit) : null;
  if (inCell) return inCell;
  const answer = stating.ask({
    ...placeOf(at),
    key: `unit ${nameForm(name)}`,
    about: "unit",
    text: written === "" ? name : `${name}（${written}）`,
    options: UNIT_OPTIONS,
    proposed: written === "" ? unitByName(name) : null,
  });
  return answer === null ? null : unitOfAnswer(answer);
}

type NewIndicator = {
  readonly name: string;
  readonly at: At;
  readonly unit: KeptUnit;
  readonly stated: StatedFields;
  readonly target: StatedTarget;
};

/** Proposes an indicator that nothing in the catalogue is, and returns its code. */
export function newIndicator({ name, at, unit, stated, target }: NewIndicator, stating: Stating): string {
  const code = stating.newCode();
  const isUpperBound = target.kind === "number" && (target.qualifier === "le" || target.qualifier === "lt");
  const values = target.kind === "number" && target.unit === null ? [target.number] : [];
  const isRate = unit.unit === "percent";
  const fields: IndicatorFields = {
    names: { zh: name, en: name },
    aliases: [],
    group: stated.group ?? UNGROUPED,
    unit: unit.unit,
    unitMult: unit.unitMult,
    decimals: decimalsOf(unit, values),
    direction: directionOf(name, isUpperBound),
    aggregation: aggregationOf(name, unit, at, stating),
    additive: !isRate,
    definition: stated.definition ?? { zh: "", en: "" },
    min: isRate ? null : 0,
    max: null,
    headline: headlines(stating) < MOST_HEADLINES,
    ...(stated.department === undefined ? {} : { department: stated.department }),
    ...(stated.dataSource === undefined ? {} : { dataSource: stated.dataSource }),
    ...(stated.frequency === undefined ? {} : { frequency: stated.frequency }),
  };
  stating.propose({ kind: "add-indicator", code, fields }, at);
  stating.counts.added += 1;
  stating.items.indicators.set(code, { ...fields, code });
  stating.lookups.indicators.add({ code, names: fields.names, aliases: [] });
  return code;
}

function headlines({ items }: Stating): number {
  let count = 0;
  for (const { headline, code } of items.indicators.values()) if (headline && code.startsWith("+f")) count += 1;
  return count;
}

const AGGREGATION_OPTIONS = (["sum", "last"] as const satisfies readonly Aggregation[]).map((value) => ({
  value,
  names: AGGREGATION_WORDS[value],
}));

function aggregationOf(name: string, unit: KeptUnit, at: At, stating: Stating): Aggregation {
  const byName = aggregationByName(name, unit.unit);
  if (byName !== null) return byName;
  const answer = stating.ask({
    ...placeOf(at),
    key: `stock-or-flow ${nameForm(name)}`,
    about: "stock-or-flow",
    text: name,
    options: AGGREGATION_OPTIONS,
    proposed: "sum",
  });
  return answer === "last" ? "last" : "sum";
}
