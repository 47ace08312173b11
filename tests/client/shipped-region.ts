import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSeriesSet } from "#domain/figures/series-set.ts";
import { makeRegionData, type RegionData } from "#domain/views/region-data.ts";
import { readShipped } from "#tests/data/read-shipped.ts";

const DATA = join(import.meta.dirname, "../../data");

/** A region of the shipped data, straight from the files and through the domain: what a page has to show. */
export async function readShippedRegion(code: string): Promise<RegionData> {
  const shipped = await readShipped();
  const region = shipped.organizations.find((organization) => organization.code === code);
  if (!region) throw new Error(`the shipped data has no region ${code}`);
  const observations = shipped.regions.flatMap((one, index) =>
    one.observations.map((observation) => ({ observation, revision: index + 1 })),
  );
  return makeRegionData(region, shipped, buildSeriesSet(observations, shipped.targets));
}

/** Number of the first line of a shipped file that starts so. */
export function lineOf(file: string, start: string): number {
  const lines = readFileSync(join(DATA, file), "utf8").split(/\r?\n/);
  return lines.findIndex((line) => line.startsWith(start)) + 1;
}
