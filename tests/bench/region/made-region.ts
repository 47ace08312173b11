import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { monthCode } from "#domain/terms/period.ts";
import type { SeedPackage } from "#server/store/seed.ts";
import { longFile } from "#tests/server/upload-request.ts";

/** How large a made-up region is; its figures are as many as these multiplied. */
export type RegionSize = { readonly platforms: number; readonly indicators: number; readonly months: number };

export type Cell = { indicator: number; organization: number; period: string; value: number };

export const REGION = "region";
const FIRST_YEAR = 2016;

export const organizationCode = (number: number) => `platform-${number}`;
export const indicatorCode = (number: number) => `indicator-${number}`;
export const periodAt = (month: number) => monthCode(FIRST_YEAR + Math.floor(month / 12), 1 + (month % 12));

/** Every cell of the region; in another round every value is another. */
export function makeCells({ platforms, indicators, months }: RegionSize, round: number): Cell[] {
  const cells: Cell[] = [];
  for (let organization = 0; organization < platforms; organization += 1)
    for (let indicator = 0; indicator < indicators; indicator += 1)
      for (let month = 0; month < months; month += 1)
        cells.push({
          indicator,
          organization,
          period: periodAt(month),
          value: 1 + ((organization + indicator + month * 7 + round) % 40),
        });
  return cells;
}

export function makeFile(size: RegionSize, round: number): string {
  return longFile(
    makeCells(size, round).map(({ indicator, organization, period, value }) => [
      `示例指标${indicator}`,
      `示例平台${organization}`,
      period,
      String(value),
    ]),
  );
}

/** The catalogue of the region, without figures. */
export function makeSeed({ platforms, indicators }: RegionSize): SeedPackage {
  return {
    indicators: Array.from({ length: indicators }, (_, i) => makeIndicator(i)),
    organizations: [makeRegion(), ...Array.from({ length: platforms }, (_, i) => makePlatform(i))],
    policies: [],
    sources: [],
    targets: [],
    plans: [],
    regions: [{ region: REGION, fileName: "seed.csv", text: "", observations: [] }],
  };
}

function makeRegion(): Organization {
  return {
    code: REGION,
    names: { zh: "示例地区", en: "Sample region" },
    aliases: [],
    kind: "region",
    parent: null,
    illustrative: true,
  };
}

function makePlatform(number: number): Organization {
  return {
    code: organizationCode(number),
    names: { zh: `示例平台${number}`, en: `Sample platform ${number}` },
    aliases: [],
    kind: "platform",
    parent: REGION,
    illustrative: true,
  };
}

function makeIndicator(number: number): Indicator {
  return {
    code: indicatorCode(number),
    names: { zh: `示例指标${number}`, en: `Sample indicator ${number}` },
    aliases: [],
    group: { zh: "示例", en: "Sample" },
    unit: "item",
    unitMult: 0,
    decimals: 0,
    direction: "higher",
    aggregation: "sum",
    additive: true,
    definition: { zh: "示例", en: "Sample" },
    min: 0,
    max: null,
    headline: false,
  };
}
