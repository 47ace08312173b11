import type { Kysely, Selectable } from "kysely";
import { organizationBody, policyBody, sourceBody } from "#server/store/bodies/catalogue-bodies.ts";
import { citationOf } from "#server/store/citation.ts";
import { StoreFailure } from "#server/store/files/store-failure.ts";
import type { NamedTableName, RevisionTable, Tables } from "#server/store/schema.ts";
import { type Archive, type ArchivedItem, namedRevisions } from "./archive.ts";

/**
 * Reads all of a region as of one moment, also while others publish.
 *
 * @throws StoreFailure of a region that is not there, naming those that are
 */
export async function readArchive(reads: Kysely<Tables>, region: string): Promise<Archive> {
  return reads.transaction().execute(async (step) => {
    // 1. What has a name, in catalogue order; indicators are of all regions.
    const organizations = await readRegion(step, region);
    const codes = [...new Set(organizations.map(({ code }) => code))];
    const indicators = await readItems(step, "indicator");
    const policies = (await readItems(step, "policy")).filter(({ body }) => policyBody.read(body).region === region);
    // 2. What was planned and observed of its organizations.
    const targets = await step.selectFrom("target").selectAll().where("organization", "in", codes).execute();
    const plans = await step.selectFrom("plan").selectAll().where("organization", "in", codes).execute();
    const observations = await step.selectFrom("observation").selectAll().where("organization", "in", codes).execute();
    const statedChanges = await step
      .selectFrom("stated_change")
      .selectAll()
      .where("organization", "in", codes)
      .execute();
    // 3. Its revisions, and of others what these rows name.
    const named = namedRevisions([...organizations, ...indicators, ...policies, ...targets, ...plans, ...observations]);
    const revisions = await readRevisions(step, region, named);
    const own = revisions.filter((revision) => revision.file_digest !== null);
    const cited = new Set(
      [...policies.map(({ body }) => policyBody.read(body)), ...targets, ...plans].map(({ source }) => source),
    );
    const messages = new Set(own.map(({ message }) => message));
    const sources = (await readItems(step, "source")).filter(
      ({ code, body }) => cited.has(code) || messages.has(citationOf(sourceBody.read(body))),
    );
    const ofSources = await readRevisions(step, region, namedRevisions(sources));
    const all = [...new Map([...revisions, ...ofSources].map((row) => [row.number, row])).values()];
    const numbers = all.map(({ number }) => number);
    const logs = await step.selectFrom("revision_log").selectAll().where("revision", "in", numbers).execute();
    const documents = policies.map(({ body }) => policyBody.read(body).document?.digest ?? null);
    const digests = [...own.map(({ file_digest }) => file_digest), ...documents].filter((digest) => digest !== null);
    const files = await step
      .selectFrom("file")
      .select(["digest", "bytes"])
      .where("digest", "in", [...new Set(digests)])
      .execute();
    return {
      region,
      revisions: all.sort((a, b) => a.number - b.number),
      logs: logs.filter(({ revision }) => own.some(({ number }) => number === revision)),
      indicators,
      organizations,
      policies,
      sources,
      targets,
      plans,
      observations,
      statedChanges,
      files,
    };
  });
}

async function readRegion(step: Kysely<Tables>, region: string): Promise<ArchivedItem[]> {
  const all = await readItems(step, "organization");
  const own = all.filter(({ code, body }) => code === region || organizationBody.read(body).parent === region);
  if (own.some(({ code, body }) => code === region && organizationBody.read(body).kind === "region")) return own;
  const known = [
    ...new Set(all.filter(({ body }) => organizationBody.read(body).kind === "region").map(({ code }) => code)),
  ];
  throw new StoreFailure({
    zh: `没有地区“${region}”。已有的地区：${known.join("、")}。`,
    en: `There is no region “${region}”. Those that are there: ${known.join(", ")}.`,
  });
}

function readItems(step: Kysely<Tables>, table: NamedTableName): Promise<ArchivedItem[]> {
  return step
    .selectFrom(table)
    .select(["code", "position", "body", "revision_from", "revision_until"])
    .orderBy("position")
    .orderBy("code")
    .orderBy("revision_from")
    .execute();
}

/** Of a revision of another region nothing is told but when it was and that the catalogue changed. */
async function readRevisions(
  step: Kysely<Tables>,
  region: string,
  named: readonly number[],
): Promise<Selectable<RevisionTable>[]> {
  const rows = await step
    .selectFrom("revision")
    .leftJoin("upload", "upload.revision", "revision.number")
    .selectAll("revision")
    .select("upload.answers as of_upload")
    .where((at) => at.or([at("revision.region", "=", region), at("revision.number", "in", named)]))
    .orderBy("revision.number")
    .execute();
  return rows.map(({ of_upload, ...row }) =>
    row.region === region ? { ...row, answers: of_upload ?? row.answers } : withoutContent(row, region),
  );
}

function withoutContent(row: Selectable<RevisionTable>, region: string): Selectable<RevisionTable> {
  return {
    ...row,
    kind: "catalogue",
    region,
    published_by: "",
    message: "",
    file_name: null,
    file_digest: null,
    added: 0,
    changed: 0,
    unchanged: 0,
    withdrawn: 0,
    latest_period: null,
    undoes: null,
    submitted_by: null,
    answers: null,
    items: null,
  };
}
