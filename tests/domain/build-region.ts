import type { Indicator } from "#domain/indicator.ts";
import type { Organization } from "#domain/organization.ts";
import { makeRegionData, type RegionData } from "#domain/region-data.ts";
import { seriesOf, type WrittenFigure } from "./build-series.ts";

/** What a case says of one organization's indicator. */
export type WrittenSeries = {
  readonly indicator: Indicator;
  readonly organization: string;
  readonly figures: Readonly<Record<string, WrittenFigure>>;
  readonly targets?: Readonly<Record<string, number>>;
};

/** The region `town` and its platforms in the order given, with the figures written; all fictional. */
export function regionOf(platforms: readonly string[], written: readonly WrittenSeries[]): RegionData {
  const town = organization("town", null);
  return makeRegionData(
    town,
    {
      indicators: [...new Set(written.map(({ indicator }) => indicator))],
      organizations: [town, ...platforms.map((code) => organization(code, "town"))],
      policies: [],
    },
    {
      find(indicator, code) {
        const one = written.find((series) => series.indicator === indicator && series.organization === code);
        return { ...seriesOf(one?.figures ?? {}, indicator, one?.targets), organization: code };
      },
    },
  );
}

function organization(code: string, parent: string | null): Organization {
  const kind = parent === null ? "region" : "platform";
  return { code, names: { zh: `示例${code}`, en: code }, aliases: [], kind, parent, illustrative: true };
}
