import { useState } from "react";
import { describeError } from "#client/fetch.ts";
import { useZone } from "#client/zone.ts";
import { dayIn } from "#domain/catalogue/clock.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Organization, platformsOf } from "#domain/catalogue/organization.ts";
import { targetKey } from "#domain/catalogue/target.ts";
import { nameIn } from "#domain/terms/names.ts";
import { unitNames } from "#domain/terms/unit.ts";
import form from "#ui/form.module.css";
import { Failure } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import { useCatalogueText } from "./catalogue-text.ts";
import { SelectField } from "./fields.tsx";
import { Part, type PartProps } from "./part.tsx";
import { PlanFields } from "./plan-fields.tsx";
import type { Spot } from "./sheet-selection.ts";
import { AXES, type Axis, columnsOf, yearsAround } from "./target-axis.ts";
import { TargetFactsLine } from "./target-facts-line.tsx";
import { decompose } from "./target-grid.ts";
import sheet from "./target-sheet.module.css";
import { type SheetFooter, TargetSheet } from "./target-sheet.tsx";
import { readTarget, writtenTarget, writtenValue } from "./target-text.ts";
import { type TargetEdit, useTargetEdits } from "./use-target-edits.ts";

type Props = PartProps & { readonly indicator: string | undefined; readonly onIndicator: (code: string) => void };

/** Years before this one that are offered. */
const YEARS_BACK = 8;

/** 目标: region and platforms down, periods of one indicator or indicators of one period across. */
export function TargetPart({ desk, may, indicator: asked, onIndicator }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const thisYear = Number(dayIn(new Date(), useZone(desk.region)).slice(0, 4));
  const [axis, setAxis] = useState<Axis>("years");
  const [year, setYear] = useState(thisYear);
  const indicators = [...desk.drafted.indicators.values()];
  // Indicators are of all regions: one that this region has targets of comes first.
  const planned = [...desk.drafted.targets.values()].find(({ organization }) => organization === desk.region);
  const shown = asked ?? planned?.indicator;
  const indicator = indicators.find(({ code }) => code === shown) ?? indicators[0];
  if (!indicator)
    return (
      <Part title={text("targets")} add="" onAdd={() => {}}>
        <p>{text("targetsNone")}</p>
      </Part>
    );
  const isAcross = axis === "indicators";
  const unit = nameIn(unitNames(indicator.unit, indicator.unitMult), language);
  return (
    <Part
      title={text("targets")}
      lead={isAcross ? text("targetsKeys") : `${text("targetsUnit", { unit })}${text("targetsKeys")}`}
      add=""
      onAdd={() => {}}
    >
      <div className={sheet["bar"]}>
        {isAcross ? null : (
          <SelectField
            label={text("ofIndicator")}
            value={indicator.code}
            options={indicators.map(({ code, names }) => ({ value: code, label: nameIn(names, language) }))}
            onValue={onIndicator}
          />
        )}
        <SelectField
          label={text("axis")}
          value={axis}
          options={AXES.map((value) => ({ value, label: text(`axis_${value}`) }))}
          onValue={(value) => setAxis(AXES.find((known) => known === value) ?? "years")}
        />
        <SelectField
          label={text("year")}
          value={String(year)}
          options={yearsAround(thisYear, Math.min(year, thisYear - YEARS_BACK)).map((each) => {
            return { value: String(each), label: String(each) };
          })}
          onValue={(value) => setYear(Number(value))}
        />
      </div>
      {desk.error ? <Failure {...describeError(desk.error)} /> : null}
      <Sheet
        key={isAcross ? `across ${year}` : `${indicator.code} ${axis} ${year}`}
        desk={desk}
        indicator={indicator}
        asked={{ axis, year, thisYear }}
        isFixed={!may("set-target")}
      />
    </Part>
  );
}

/** What was written and is no target, with where. */
type Refused = { readonly key: string; readonly value: string; readonly name: string; readonly column: string };

type SheetProps = Pick<PartProps, "desk"> & {
  readonly indicator: Indicator;
  readonly asked: { readonly axis: Axis; readonly year: number; readonly thisYear: number };
  readonly isFixed: boolean;
};

function Sheet({ desk, indicator, asked: { axis, year, thisYear }, isFixed }: SheetProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const edits = useTargetEdits(desk);
  const indicators = [...desk.drafted.indicators.values()];
  const columns = columnsOf(axis, { indicators, indicator, year, thisYear }, language);
  const region = desk.drafted.organizations.get(desk.region);
  const platforms = platformsOf([...desk.drafted.organizations.values()], desk.region);
  const organizations = region ? [region, ...platforms] : platforms;
  const nameOf = ({ names }: Organization) => nameIn(names, language);
  const placeAt = (row: number, column: number) => {
    const [organization, at] = [organizations[row], columns[column]];
    return organization && at
      ? { indicator: at.indicator, organization: organization.code, period: at.period }
      : undefined;
  };

  /** Keeps a block of cells in one save; what is no target is told and left as it was. */
  const write = (from: Spot, block: readonly (readonly string[])[]) => {
    const wrong: Refused[] = [];
    const written = new Set<string>();
    const made: TargetEdit[] = [];
    for (const [down, line] of block.entries())
      for (const [across, cell] of line.entries()) {
        const place = placeAt(from.row + down, from.column + across);
        const of = place && desk.drafted.indicators.get(place.indicator);
        if (!place || !of) continue;
        const key = targetKey(place.indicator, place.organization, place.period);
        const { zh, en } = unitNames(of.unit, of.unitMult);
        const value = readTarget(cell, [zh, en]);
        written.add(key);
        if (value !== null) made.push({ ...place, value });
        else {
          const [organization, column] = [organizations[from.row + down], columns[from.column + across]];
          wrong.push({ key, value: cell, name: organization ? nameOf(organization) : "", column: column?.name ?? "" });
        }
      }
    // One of another cell stands until that cell is put right.
    setRefused((before) => [...before.filter(({ key }) => !written.has(key)), ...wrong]);
    if (made.length > 0) edits.write(made);
  };
  const refusedTexts = new Map(refused.map(({ key, value }) => [key, value]));
  const cell = (row: number, column: number) => {
    const place = placeAt(row, column);
    if (!place) return { text: "", isRefused: false };
    const key = targetKey(place.indicator, place.organization, place.period);
    const wrong = refusedTexts.get(key);
    const said = wrong ?? writtenTarget(edits.valueOf(place), language);
    const former = writtenTarget(desk.published.targets.get(key)?.value, language);
    return {
      text: said,
      isRefused: wrong !== undefined,
      ...(said === former ? {} : { was: text("wereValue", { value: former === "" ? "—" : former }) }),
    };
  };
  const sums = new Map<number, ReturnType<typeof reckonSum>>();
  const sumAt = (column: number) => {
    const known = sums.get(column) ?? reckonSum(column);
    sums.set(column, known);
    return known;
  };
  const reckonSum = (column: number) => {
    const at = columns[column];
    const of = at && desk.drafted.indicators.get(at.indicator);
    const place = (organization: string) => ({
      indicator: at?.indicator ?? "",
      organization,
      period: at?.period ?? "",
    });
    const codes = platforms.map(({ code }) => code);
    return of?.additive && codes.length > 0
      ? { ...decompose((organization) => edits.valueOf(place(organization)), desk.region, codes), all: codes.length }
      : { sum: null, set: 0, gap: null, all: 0 };
  };
  const footers: SheetFooter[] =
    platforms.length === 0
      ? []
      : [
          {
            key: "sum",
            name: text("ofPlatforms"),
            cell: (column) => {
              const { sum, set, all } = sumAt(column);
              if (sum === null) return { text: "—", isWarning: false };
              const value = writtenValue(sum);
              return { text: set < all ? text("gapPartly", { value, set, all }) : value, isWarning: false };
            },
          },
          {
            key: "gap",
            name: text("gap"),
            cell: (column) => {
              const { gap } = sumAt(column);
              if (gap === null) return { text: "—", isWarning: false };
              return { text: gap > 0 ? `+${writtenValue(gap)}` : writtenValue(gap), isWarning: gap !== 0 };
            },
          },
        ];
  const active = placeAt(spot.row, spot.column);
  const activeIndicator = active && desk.drafted.indicators.get(active.indicator);
  const activeName = organizations[spot.row];
  return (
    <>
      {refused.length === 0 ? null : <RefusedList refused={refused} />}
      {desk.error && edits.waiting > 0 ? (
        <p className={form["ways"]}>
          {text("waitingEdits", { count: edits.waiting })}
          <button type="button" className={form["secondary"]} onClick={edits.retry}>
            {text("retryEdits")}
          </button>
        </p>
      ) : null}
      <TargetSheet
        label={axis === "indicators" ? text("targetsOf", { name: String(year) }) : nameIn(indicator.names, language)}
        corner={text("organization")}
        rows={organizations.map((organization) => ({
          key: organization.code,
          name: nameOf(organization),
          isStrong: organization.code === desk.region,
        }))}
        columns={columns}
        footers={footers}
        isFixed={isFixed}
        cell={cell}
        onWrite={write}
        onActive={setSpot}
      />
      {active && activeIndicator && activeName ? (
        <>
          <TargetFactsLine
            region={desk.region}
            indicator={activeIndicator}
            organization={active.organization}
            name={`${nameOf(activeName)} · ${nameIn(activeIndicator.names, language)}`}
            period={active.period}
            value={edits.valueOf(active)}
          />
          <PlanFields
            key={`${active.indicator} ${active.organization} ${active.period.slice(0, 4)}`}
            desk={desk}
            indicator={active.indicator}
            organization={active.organization}
            name={`${nameOf(activeName)} · ${nameIn(activeIndicator.names, language)}`}
            year={active.period.slice(0, 4)}
            isFixed={isFixed}
          />
        </>
      ) : null}
    </>
  );
}

/** How many are listed one by one. */
const LISTED = 8;

function RefusedList({ refused }: { readonly refused: readonly Refused[] }) {
  const text = useCatalogueText();
  const more = refused.length - LISTED;
  return (
    <ul className={form["failure"]} role="alert">
      {refused.slice(0, LISTED).map(({ key, value, name, column }) => (
        <li key={key}>{text("cellWrong", { value, name, column })}</li>
      ))}
      {more > 0 ? <li>{text("cellsWrong", { count: more })}</li> : null}
    </ul>
  );
}
