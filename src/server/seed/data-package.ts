import * as z from "zod/mini";
import { formulaParts } from "#domain/catalogue/formula.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { Plan } from "#domain/catalogue/plan.ts";
import type { Policy } from "#domain/catalogue/policy.ts";
import type { Source } from "#domain/catalogue/source.ts";
import type { PlainTarget } from "#domain/catalogue/target.ts";
import type { SourcedObservation } from "#domain/figures/observation.ts";
import {
  readIndicator,
  readObservation,
  readOrganization,
  readPolicy,
  readSource,
  readTarget,
} from "./package-rows.ts";
import { type PackageRow, readPackageTable } from "./package-table.ts";

/** What the product ships with, read and checked. */
export type DataPackage = {
  readonly indicators: Indicator[];
  readonly organizations: Organization[];
  readonly policies: Policy[];
  readonly sources: Source[];
  readonly targets: PlainTarget[];
  readonly plans: Plan[];
  readonly regions: ShippedObservations[];
};

/** The observations of one region and the file they stand in. */
export type ShippedObservations = {
  readonly region: string;
  /** Code of the source that the figures were taken from; `null` where the package names none. */
  readonly source: string | null;
  readonly fileName: string;
  readonly text: string;
  readonly observations: SourcedObservation[];
};

const descriptorSchema = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]*\.csv$/)),
      schema: z.object({ fields: z.array(z.object({ name: z.string() })) }),
      sources: z.optional(z.array(z.object({ code: z.optional(z.string()) }))),
    }),
  ),
});

type Resource = z.infer<typeof descriptorSchema>["resources"][number];

/** Observations of a region stand in the resource of this name and the region's code. */
const OBSERVATIONS = "observations-";

/** Gives the text of a file of the package by its name. */
type ReadFile = (path: string) => Promise<string>;

/**
 * Reads the data package: `datapackage.json` and the tables it names.
 *
 * @throws Error naming the file and row of the first defect
 */
export async function readDataPackage(read: ReadFile): Promise<DataPackage> {
  const { resources, load, rowsOf } = await openPackage(read);

  // 1. What has a name, each after what it refers to.
  const { indicators, organizations } = await readNames(rowsOf);
  const sources = byCode(await rowsOf("sources"), readSource);
  const known = { indicators, organizations, sources };
  const policies = byCode(await rowsOf("policies"), (row) => readPolicy(row, known));

  // 2. What is planned and what was observed.
  const targets = once(await rowsOf("targets"), (row) => readTarget(row, known));
  const regions: ShippedObservations[] = [];
  for (const { region, resource } of regionsIn(resources)) {
    if (organizations.get(region)?.kind !== "region") throw new Error(`datapackage.json: there is no region ${region}`);
    const source = resource.sources?.[0]?.code ?? null;
    if (source !== null && !sources.has(source)) throw new Error(`datapackage.json: there is no source ${source}`);
    const { text, rows } = await load(resource);
    const observations = once(rows, (row) => readObservation(row, region, known));
    regions.push({ region, source, fileName: resource.path, text, observations });
  }

  return {
    indicators: [...indicators.values()],
    organizations: [...organizations.values()],
    policies: [...policies.values()],
    sources: [...sources.values()],
    targets,
    plans: [],
    regions,
  };
}

/** What of the data package files are read against, without the figures, of which there are thousands. */
export type PackageCatalogue = Pick<DataPackage, "indicators" | "organizations"> & {
  /** The first region whose rows hold one of an indicator and period that are asked for, else the first of all. */
  readonly findRegion: (isMeant: (row: { indicator: string; period: string }) => boolean) => Promise<string | null>;
};

/**
 * Reads the catalogue of the data package alone.
 *
 * @throws Error naming the file and row of the first defect
 */
export async function readPackageCatalogue(read: ReadFile): Promise<PackageCatalogue> {
  const { resources, load, rowsOf } = await openPackage(read);
  const { indicators, organizations } = await readNames(rowsOf);
  return {
    indicators: [...indicators.values()],
    organizations: [...organizations.values()],
    findRegion: async (isMeant) => {
      const regions = regionsIn(resources);
      for (const { region, resource } of regions) {
        const { rows } = await load(resource);
        if (rows.some((row) => isMeant({ indicator: row.text("indicator"), period: row.text("period") })))
          return region;
      }
      return regions[0]?.region ?? null;
    },
  };
}

async function openPackage(read: ReadFile) {
  const { resources } = describe(await read("datapackage.json"));
  const load = async (resource: Resource) => {
    const text = await read(resource.path);
    const fields = resource.schema.fields.map((field) => field.name);
    return { text, rows: readPackageTable(resource.path, text, fields) };
  };
  const rowsOf = async (name: string) => {
    const resource = resources.find((candidate) => candidate.name === name);
    if (!resource) throw new Error(`datapackage.json: there is no resource ${name}`);
    return (await load(resource)).rows;
  };
  return { resources, load, rowsOf };
}

async function readNames(rowsOf: (name: string) => Promise<PackageRow[]>) {
  const indicators = byCode(await rowsOf("indicators"), readIndicator);
  for (const { code, formula } of indicators.values())
    for (const part of formula ? formulaParts(formula) : [])
      if (!indicators.has(part.code)) throw new Error(`indicators.csv: ${code} is computed from unknown ${part.code}`);
  const organizations = readOrganizations(await rowsOf("organizations"));
  return { indicators, organizations };
}

function regionsIn(resources: readonly Resource[]): { region: string; resource: Resource }[] {
  const own = resources.filter(({ name }) => name.startsWith(OBSERVATIONS));
  return own.map((resource) => ({ region: resource.name.slice(OBSERVATIONS.length), resource }));
}

function describe(text: string): z.infer<typeof descriptorSchema> {
  const result = descriptorSchema.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`datapackage.json: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not accepted"}`);
}

/** Organizations; a parent is a region, whether it stands before or after. */
function readOrganizations(rows: readonly PackageRow[]): Map<string, Organization> {
  const organizations = byCode(rows, readOrganization);
  for (const row of rows) {
    const parent = row.optional("parent");
    const isRegion = row.text("kind") === "region";
    if (isRegion !== (parent === null)) row.fail("a platform has a parent and a region has none");
    if (parent !== null && organizations.get(parent)?.kind !== "region") row.fail(`unknown region: ${parent}`);
  }
  return organizations;
}

function byCode<T extends { readonly code: string }>(
  rows: readonly PackageRow[],
  read: (row: PackageRow) => T,
): Map<string, T> {
  const records = new Map<string, T>();
  for (const row of rows) {
    const record = read(row);
    if (records.has(record.code)) row.fail(`a second ${record.code}`);
    records.set(record.code, record);
  }
  return records;
}

/** Reads rows of which none may speak of the same indicator, organization and period as another. */
function once<T extends { readonly indicator: string; readonly organization: string; readonly period: string }>(
  rows: readonly PackageRow[],
  read: (row: PackageRow) => T,
): T[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const record = read(row);
    const key = `${record.indicator}|${record.organization}|${record.period}`;
    if (seen.has(key)) row.fail(`a second row for ${key}`);
    seen.add(key);
    return record;
  });
}
