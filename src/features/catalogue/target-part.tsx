import { useRef, useState } from "react";
import { describeError } from "#client/fetch.ts";
import { useZone } from "#client/zone.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { dayIn } from "#domain/catalogue/clock.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { type Organization, platformsOf } from "#domain/catalogue/organization.ts";
import { targetKey } from "#domain/catalogue/target.ts";
import { nameIn } from "#domain/terms/names.ts";
import { unitNames } from "#domain/terms/unit.ts";
import form from "#ui/form.module.css";
import { Failure } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import plain from "#ui/plain-table.module.css";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";
import { pastedCells, writtenNumber } from "./entered-text.ts";
import { SelectField } from "./fields.tsx";
import { Part, type PartProps } from "./part.tsx";
import { TargetCell, writtenValue } from "./target-cell.tsx";
import { decompose, hasEarlier, targetYears, withTarget } from "./target-grid.ts";

type Props = PartProps & { readonly indicator: string | undefined; readonly onIndicator: (code: string) => void };

/** 目标: of one indicator, region and platforms down, years across. */
export function TargetPart({ desk, may, indicator: asked, onIndicator }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const indicators = [...desk.drafted.indicators.values()];
  const indicator = indicators.find(({ code }) => code === asked) ?? indicators[0];
  if (!indicator)
    return (
      <Part title={text("targets")} add="" onAdd={() => {}}>
        <p>{text("targetsNone")}</p>
      </Part>
    );
  const unit = nameIn(unitNames(indicator.unit, indicator.unitMult), language);
  return (
    <Part title={text("targets")} lead={text("targetsLead", { unit })} add="" onAdd={() => {}}>
      <SelectField
        label={text("ofIndicator")}
        value={indicator.code}
        options={indicators.map(({ code, names }) => ({ value: code, label: nameIn(names, language) }))}
        onValue={onIndicator}
      />
      {desk.error ? <Failure {...describeError(desk.error)} /> : null}
      <Grid key={indicator.code} desk={desk} indicator={indicator} isFixed={!may("set-target")} />
    </Part>
  );
}

/** What was written and is no number, with where. */
type Refused = { readonly key: string; readonly value: string; readonly name: string; readonly year: string };

type GridProps = Pick<PartProps, "desk"> & { readonly indicator: Indicator; readonly isFixed: boolean };

function Grid({ desk, indicator, isFixed }: GridProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const thisYear = Number(dayIn(new Date(), useZone(desk.region)).slice(0, 4));
  const [isAll, setAll] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const table = useRef<HTMLTableElement>(null);
  const years = targetYears(desk, indicator.code, thisYear, isAll);
  const region = desk.drafted.organizations.get(desk.region);
  const platforms = platformsOf([...desk.drafted.organizations.values()], desk.region);
  const rows = region ? [region, ...platforms] : platforms;
  const nameOf = ({ names }: Organization) => nameIn(names, language);

  /** Keeps a block of cells, its corner at a row and a column; what is no number is told and left as it was. */
  const write = (row: number, column: number, block: readonly (readonly string[])[]): Promise<unknown> => {
    const wrong: Refused[] = [];
    const written = new Set<string>();
    const values = block.flatMap((line, down) =>
      line.flatMap((cell, across) => {
        const [organization, year] = [rows[row + down], years[column + across]];
        if (!organization || year === undefined) return [];
        const value = writtenNumber(cell);
        const key = `${organization.code} ${year}`;
        written.add(key);
        if (value === null) wrong.push({ key, value: cell, name: nameOf(organization), year });
        return value === null ? [] : [{ organization: organization.code, period: year, value }];
      }),
    );
    // One of another cell stands until that cell is put right.
    setRefused((before) => [...before.filter(({ key }) => !written.has(key)), ...wrong]);
    if (values.length === 0) return Promise.resolve();
    const place = (organization: string, period: string) => ({ indicator: indicator.code, organization, period });
    return desk.edit((changes) =>
      values.reduce<readonly CatalogueChange[]>(
        (made, { organization, period, value }) => withTarget(made, desk, place(organization, period), value),
        changes,
      ),
    );
  };
  const go = (row: number, column: number) => {
    table.current?.querySelector<HTMLInputElement>(`[data-cell="${row} ${column}"]`)?.focus();
  };
  return (
    <>
      {refused.length === 0 ? null : (
        <ul className={form["failure"]} role="alert">
          {refused.map((cell) => (
            <li key={cell.key}>{text("cellWrong", { value: cell.value, name: cell.name, year: cell.year })}</li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={classes["scroll"]} tabIndex={0} aria-label={nameIn(indicator.names, language)}>
        <table ref={table} className={`${plain["table"]} ${classes["grid"]}`}>
          <thead>
            <tr>
              <th scope="col">{text("organization")}</th>
              {years.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((organization, row) => (
              <tr key={organization.code} data-region={organization.code === desk.region}>
                <th scope="row">{nameOf(organization)}</th>
                {years.map((year, column) => {
                  const key = targetKey(indicator.code, organization.code, year);
                  const [value, former] = [
                    desk.drafted.targets.get(key)?.value,
                    desk.published.targets.get(key)?.value,
                  ];
                  return (
                    <td key={year}>
                      <TargetCell
                        label={text("cellOf", { name: nameOf(organization), year })}
                        place={`${row} ${column}`}
                        value={value}
                        former={former}
                        isFixed={isFixed}
                        isRefused={refused.some((cell) => cell.key === `${organization.code} ${year}`)}
                        onWrite={(written) => write(row, column, [[written]])}
                        onPaste={(pasted) => void write(row, column, pastedCells(pasted)).catch(() => {})}
                        onGo={(down, across) => go(row + down, column + across)}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          {indicator.additive && platforms.length > 0 ? (
            <Sums desk={desk} indicator={indicator} platforms={platforms} years={years} />
          ) : null}
        </table>
      </section>
      {!isAll && hasEarlier(desk, indicator.code, thisYear) ? (
        <div className={form["ways"]}>
          <button type="button" className={form["secondary"]} onClick={() => setAll(true)}>
            {text("earlier")}
          </button>
        </div>
      ) : null}
    </>
  );
}

type SumsProps = Omit<GridProps, "isFixed"> & {
  readonly platforms: readonly Organization[];
  readonly years: readonly string[];
};

/** What the platforms' targets come to, and what of the region's is not shared out. */
function Sums({ desk, indicator, platforms, years }: SumsProps) {
  const text = useCatalogueText();
  const codes = platforms.map(({ code }) => code);
  const sums = years.map((year) => ({ year, ...decompose(desk, indicator, desk.region, codes, year) }));
  return (
    <tfoot>
      <tr>
        <th scope="row">{text("ofPlatforms")}</th>
        {sums.map(({ year, sum, set }) => (
          <td key={year}>
            {sum === null
              ? "—"
              : set < codes.length
                ? text("gapPartly", { value: writtenValue(sum), set, all: codes.length })
                : writtenValue(sum)}
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">{text("gap")}</th>
        {sums.map(({ year, gap }) => (
          <td key={year} data-gap={gap !== null && gap !== 0}>
            {gap === null ? "—" : gap > 0 ? `+${writtenValue(gap)}` : writtenValue(gap)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
