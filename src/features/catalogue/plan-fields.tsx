import { useState } from "react";
import { type CatalogueChange, itemKey } from "#domain/catalogue/catalogue-change.ts";
import { isCurve, type PlanCurve } from "#domain/catalogue/plan.ts";
import { CURVE_WORDS } from "#domain/catalogue/plan-words.ts";
import { targetKey } from "#domain/catalogue/target.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { Field } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import { useCatalogueText } from "./catalogue-text.ts";
import { withChange } from "./draft-changes.ts";
import { writtenNumber } from "./entered-text.ts";
import { SelectField } from "./fields.tsx";
import classes from "./target-sheet.module.css";
import type { Desk } from "./use-catalogue-desk.ts";

type Props = {
  readonly desk: Desk;
  readonly indicator: string;
  readonly organization: string;
  readonly name: string;
  readonly year: string;
  readonly isFixed: boolean;
};

/** Weight and curve of an indicator's year: of the region for all of its platforms, of a platform for itself alone. */
export function PlanFields({ desk, indicator, organization, name, year, isFixed }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const key = targetKey(indicator, organization, year);
  const plan = desk.drafted.plans.get(key);
  const [shares, setShares] = useState<string | null>(null);
  const [weight, setWeight] = useState<string | null>(null);
  const kind = plan?.curve?.kind ?? "none";
  const keep = (fields: { weight?: number | null; curve?: PlanCurve | null }) => {
    const place = { indicator, organization, period: year };
    const asked = desk.changeOf.get(itemKey({ item: "plan", ...place }));
    const before = asked?.kind === "change-plan" ? asked.fields : {};
    const all = { ...before, ...fields };
    const former = desk.published.plans.get(key);
    const isAsBefore =
      isSame(all.weight, former?.weight, "weight" in all) && isSame(all.curve, former?.curve, "curve" in all);
    const change: CatalogueChange | null = isAsBefore ? null : { kind: "change-plan", ...place, fields: all };
    void desk.edit((changes) => withChange(changes, { item: "plan", ...place }, change)).catch(() => {});
  };
  const wrongWeight = weight !== null && weight.trim() !== "" && typeof writtenNumber(weight) !== "number";
  const curve = plan?.curve;
  const written = shares ?? (curve && "cumulative" in curve ? curve.cumulative.join(" ") : "");
  const read = readShares(written);
  const isWrong = curve !== undefined && "cumulative" in curve && shares !== null && read === null;
  return (
    <fieldset className={classes["bar"]} disabled={isFixed}>
      <legend className={form["label"]}>{text("planOf", { name, year })}</legend>
      <Field
        label={text("weight")}
        value={weight ?? (plan?.weight === undefined ? "" : String(plan.weight))}
        lacking={wrongWeight ? text("weightWrong") : ""}
        onValue={setWeight}
        onBlur={() => {
          if (weight === null || wrongWeight) return;
          const number = writtenNumber(weight);
          keep({ weight: typeof number === "number" ? number : null });
          setWeight(null);
        }}
      />
      <SelectField
        label={text("curve")}
        value={kind}
        options={[
          { value: "none", label: text(organization === desk.region ? "curveNone" : "curveOfRegion") },
          ...(["even", "last-year", "quarters", "months"] as const).map((value) => ({
            value,
            label: nameIn(CURVE_WORDS[value], language),
          })),
        ]}
        onValue={(value) => {
          setShares(null);
          keep({ curve: startOf(value) });
        }}
      />
      {curve && "cumulative" in curve ? (
        <Field
          label={text(curve.kind === "quarters" ? "sharesQuarters" : "sharesMonths")}
          value={written}
          lacking={isWrong ? text("sharesWrong") : ""}
          onValue={setShares}
          onBlur={() => {
            const made = read && ({ kind: curve.kind, cumulative: read } as PlanCurve);
            if (shares === null || !made || !isCurve(made)) return;
            keep({ curve: made });
            setShares(null);
          }}
        />
      ) : null}
    </fieldset>
  );
}

function isSame(value: unknown, former: unknown, isSaid: boolean): boolean {
  return !isSaid || JSON.stringify(value ?? null) === JSON.stringify(former ?? null);
}

function startOf(kind: string): PlanCurve | null {
  switch (kind) {
    case "even":
    case "last-year":
      return { kind };
    case "quarters":
      return { kind, cumulative: [25, 50, 75, 100] };
    case "months":
      return { kind, cumulative: [8, 16, 25, 33, 41, 50, 58, 66, 75, 83, 91, 100] };
    default:
      return null;
  }
}

/** Shares as written in one line; `null` where one is no number. */
function readShares(written: string): number[] | null {
  const shares = written
    .split(/[\s,，、;；]+/)
    .filter((part) => part !== "")
    .map((part) => writtenNumber(part.replace(/[%％]$/, "")));
  return shares.every((share) => typeof share === "number") ? shares : null;
}
