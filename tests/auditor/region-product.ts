import { type Catalogue, catalogueSchema, targetsIn } from "#contract/catalogue.ts";
import { catalogueDraftSchema } from "#contract/catalogue-drafts.ts";
import { decodeObservations, observationsSchema } from "#contract/observations.ts";
import { ROUTES } from "#contract/routes.ts";
import type { Upload } from "#contract/uploads.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { curvesIn } from "#domain/catalogue/plan-curves.ts";
import { DEFAULT_RULES } from "#domain/catalogue/rules.ts";
import { buildSeriesSet } from "#domain/figures/series-set.ts";
import { makeRegionData, type RegionData } from "#domain/views/region-data.ts";
import { saidByFix, say } from "#intake/dialogue/said.ts";
import { readDataPackage } from "#server/seed/data-package.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { answersFor, publishPath, uploadPath } from "#tests/server/upload-request.ts";
import type { Row } from "#tests/truth/books.ts";
import type { RandomRegion } from "#tests/truth/random-region.ts";
import { type Wording, writeUpload } from "#tests/truth/region-csv.ts";
import { writePackage } from "#tests/truth/region-package.ts";
import { plannedChanges } from "./planned-changes.ts";

/** The product with a region that it knows the names and targets of, and no figure yet. */
export async function openRegion(region: RandomRegion): Promise<MadeApp> {
  const files = writePackage(region, []);
  const seed = await readDataPackage(async (name) => files.get(name) ?? "");
  const made = await makeApp({ seed });
  const changes = plannedChanges(region);
  if (changes.length > 0) await publishPlans(made, region.catalogue.region.code, changes);
  return made;
}

/** What packages do not hold of targets and curves is entered. */
async function publishPlans({ request }: MadeApp, region: string, changes: readonly CatalogueChange[]): Promise<void> {
  const send = async (method: string, path: string, body: unknown) => {
    const answer = await request(path, { method, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { id, version, base } = catalogueDraftSchema.parse(await send("POST", ROUTES.catalogueDrafts, { region }));
  const saved = await send("PUT", ROUTES.catalogueDraft.replace(":id", id), { version, base, changes });
  const draft = catalogueDraftSchema.parse(saved);
  const publish = { version: draft.version, base, message: "年初下达", answers: {} };
  await send("POST", ROUTES.cataloguePublish.replace(":id", id), publish);
}

/** Publishes rows as an office's file; every question and warning is answered. @throws Error where the file is not taken */
export async function publishRows(
  { request }: MadeApp,
  region: RandomRegion,
  rows: readonly Row[],
  wording: Wording,
): Promise<number> {
  const { code } = region.catalogue.region;
  const body = writeUpload(rows, region.catalogue, wording);
  const uploaded = await request(uploadPath(code, "示例.csv"), { method: "POST", body });
  const brought: Upload = await uploaded.json();
  if (uploaded.status !== 201) throw new Error(`not taken: ${JSON.stringify(brought)}`);
  const upload = await answerErrors(request, brought);
  const errors = upload.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(`errors: ${JSON.stringify(errors.slice(0, 3))}`);
  const answer = { base: upload.base, message: "", answers: answersFor(upload) };
  const published = await request(publishPath(upload.id), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(answer),
  });
  const { revision } = (await published.json()) as { revision: number };
  if (!published.ok) throw new Error(`not published: ${published.status}`);
  return revision;
}

/** Says what the office means where the product asks: an empty cell withdraws, and a share is in per cent as it stands. */
async function answerErrors(request: MadeApp["request"], upload: Upload): Promise<Upload> {
  const choices = upload.problems.reduce((said, problem) => {
    const fix = problem.fixes?.find(({ replacement }) => ["withdraw", `${problem.read}%`].includes(replacement));
    return problem.severity === "error" && fix ? say(said, saidByFix(problem, fix)) : said;
  }, upload.choices);
  if (choices === upload.choices) return upload;
  const path = ROUTES.choices.replace(":id", upload.id);
  const answer = await request(path, { method: "PUT", body: JSON.stringify(choices) });
  if (!answer.ok) throw new Error(`not answered: ${answer.status}`);
  return answer.json();
}

export type ReadRegion = { readonly catalogue: Catalogue; readonly data: RegionData };

/** What a page reads of a region at a revision, and makes of it. */
export async function readRegion({ request }: MadeApp, code: string, revision: number): Promise<ReadRegion> {
  const read = async (path: string, query: Record<string, string>) => {
    const answer = await request(`${path}?${new URLSearchParams({ revision: String(revision), ...query })}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
  const catalogue = catalogueSchema.parse(await read(ROUTES.catalogue, {}));
  const answer = observationsSchema.parse(await read(ROUTES.observations, { region: code }));
  const region = catalogue.organizations.find((each) => each.code === code);
  if (!region) throw new Error(`no region ${code}`);
  const set = buildSeriesSet(
    decodeObservations(answer),
    targetsIn(catalogue),
    DEFAULT_RULES,
    curvesIn(catalogue.plans, catalogue.organizations),
  );
  return { catalogue, data: makeRegionData(region, catalogue, set) };
}
