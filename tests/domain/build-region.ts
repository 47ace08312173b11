import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import { DEFAULT_RULES } from "#domain/catalogue/rules.ts";
import type { Series } from "#domain/figures/series.ts";
import { makeRegionData, type RegionData } from "#domain/views/region-data.ts";
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
  const made = new Map<string, Series>();
  return makeRegionData(
    town,
    {
      indicators: [...new Set(written.map(({ indicator }) => indicator))],
      organizations: [town, ...platforms.map((code) => organization(code, "town"))],
      policies: [],
    },
    {
      rules: DEFAULT_RULES,
      find(indicator, code) {
        const known = made.get(`${indicator.code} ${code}`);
        if (known) return known;
        const one = written.find((series) => series.indicator === indicator && series.organization === code);
        const series = { ...seriesOf(one?.figures ?? {}, indicator, one?.targets), organization: code };
        made.set(`${indicator.code} ${code}`, series);
        return series;
      },
    },
  );
}

function organization(code: string, parent: string | null): Organization {
  const kind = parent === null ? "region" : "platform";
  return { code, names: { zh: `示例${code}`, en: code }, aliases: [], kind, parent, illustrative: true };
}
