import { readFile } from "node:fs/promises";
import { decodeObservations } from "#contract/observations.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import { observationKey } from "#domain/figures/observation.ts";
import { parsePeriod } from "#domain/terms/period.ts";
import type { Published } from "#intake/checks/difference.ts";
import type { IntakeCatalogue } from "#intake/read-upload.ts";
import { SETTINGS } from "#server/env/settings.ts";
import { type PackageCatalogue, readPackageCatalogue } from "#server/seed/data-package.ts";
import { usageError } from "./command-error.ts";
import type { ServerApi } from "./server-api.ts";

/** What files are read against, and how large they may be. */
export type CheckBasis = {
  readonly catalogue: IntakeCatalogue;
  readonly limits: { readonly fileBytes: number; readonly rows: number };
  /** What a server has published of the region and how it judges figures; `null` without a server. */
  readonly beside: { readonly published: Published; readonly rules: Rules } | null;
};

type Content = Pick<IntakeCatalogue, "indicators" | "organizations"> & { readonly defaultRegion: string | null };

/** The catalogue that is shipped in `data/`, with the limits of a server that has no settings of its own. */
export async function shippedBasis(region: string | undefined): Promise<CheckBasis> {
  const shipped = await readPackageCatalogue((name) =>
    readFile(new URL(`../../../data/${name}`, import.meta.url), "utf8"),
  );
  const defaultRegion = region === undefined ? await defaultRegionOf(shipped) : null;
  return {
    catalogue: ofRegion({ ...shipped, defaultRegion }, region),
    limits: {
      fileBytes: Number(SETTINGS.MAX_FILE_MB.default) * 1024 * 1024,
      rows: Number(SETTINGS.MAX_ROWS.default),
    },
    beside: null,
  };
}

/** The current catalogue of a running server, its limits and rules, and what it has published. */
export async function serverBasis(server: ServerApi, region: string | undefined): Promise<CheckBasis> {
  const [content, settings] = await Promise.all([server.catalogue(), server.settings()]);
  const catalogue = ofRegion(content, region);
  const observations = await server.observations(content, catalogue.region);
  const published = new Map(
    [...decodeObservations(observations)].map((each) => [observationKey(each.observation), each]),
  );
  return { catalogue, limits: settings.limits, beside: { published, rules: settings.rules } };
}

/**
 * The region asked for, or the default one.
 *
 * @throws CommandError naming the regions that there are
 */
export function chooseRegion({ organizations, defaultRegion }: Content, region: string | undefined): string {
  const known = organizations.filter(({ kind }) => kind === "region");
  const code = region ?? defaultRegion ?? known[0]?.code;
  if (code !== undefined && known.some((each) => each.code === code)) return code;
  const list = (language: "zh" | "en") => known.map(({ code: own, names }) => `${own} (${names[language]})`).join(", ");
  throw usageError(
    `没有代码为 ${code ?? ""} 的地区;有:${list("zh")}`,
    `There is no region with the code ${code ?? ""}; there are: ${list("en")}`,
  );
}

function ofRegion(content: Content, region: string | undefined): IntakeCatalogue {
  const { indicators, organizations } = content;
  return { region: chooseRegion(content, region), indicators, organizations };
}

/** As the server chooses it: the first region that reports a headline indicator by month. */
function defaultRegionOf({ indicators, findRegion }: PackageCatalogue): Promise<string | null> {
  const headlines = new Set(indicators.filter(({ headline }) => headline).map(({ code }) => code));
  return findRegion(({ indicator, period }) => headlines.has(indicator) && parsePeriod(period)?.kind === "month");
}
