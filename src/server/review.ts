import { type DifferenceAnswer, LIST_LIMITS, type Understood, type Upload } from "#contract/uploads.ts";
import { type Observation, observationKey, type SourcedObservation } from "#domain/observation.ts";
import { countProblems, type Problem, SEVERITIES } from "#domain/problem.ts";
import { differ } from "#intake/difference.ts";
import { checkAgainstHistory } from "#intake/history-checks.ts";
import { readUpload } from "#intake/read-upload.ts";
import { organizationsOf } from "./observations.ts";
import type { Store, StoredUpload } from "./store/store.ts";
import type { UploadLimits } from "./upload-desk.ts";

/** What came of reading a file and holding it against a revision. Lists are whole. */
export type Review = {
  readonly understood: Understood;
  readonly observations: readonly SourcedObservation[];
  readonly problems: readonly Problem[];
  readonly difference: DifferenceAnswer;
};

export type ReviewOptions = {
  readonly store: Store;
  readonly limits: UploadLimits;
  /** ISO day; what lies after it is a period that has not ended. */
  readonly today: string;
  readonly region: string;
  /** Revision that the file is held against. */
  readonly base: number;
  readonly bytes: Uint8Array;
};

/** Reads a file by the same rules as the page and compares it with what a revision says of its region. */
export async function reviewFile({ store, limits, today, region, base, bytes }: ReviewOptions): Promise<Review> {
  const content = await store.catalogue(base);
  const catalogue = { region, indicators: content.indicators, organizations: content.organizations };
  const reading = readUpload(bytes, catalogue, { limits: { rows: limits.rows }, today });
  const published = await readPublished(store, base, organizationsOf(region, content));
  const problems = [...reading.problems, ...checkAgainstHistory(reading.observations, published, catalogue)];
  return {
    understood: reading.understood,
    observations: reading.observations,
    problems: bySeverity(problems),
    difference: differ(reading.observations, published),
  };
}

type PublishedFigure = { observation: Observation; revision: number };

async function readPublished(
  store: Store,
  revision: number,
  organizations: readonly string[],
): Promise<ReadonlyMap<string, PublishedFigure>> {
  const rows = await store.observations(revision, { organizations });
  return new Map(rows.map((row) => [observationKey(row.observation), row]));
}

/** Errors before warnings before notes, each in the order of the file. */
function bySeverity(problems: readonly Problem[]): Problem[] {
  return SEVERITIES.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
}

/** The upload as a client sees it; long lists are cut, the counts are of all. */
export function toUpload(dataset: string, upload: StoredUpload, base: number, review: Review): Upload {
  const { counts, entries, summary } = review.difference;
  return {
    id: upload.id,
    dataset,
    base,
    state: upload.state,
    revision: upload.revision,
    region: upload.region,
    fileName: upload.fileName,
    fileSize: upload.fileSize,
    fileDigest: upload.fileDigest,
    createdAt: upload.createdAt,
    understood: review.understood,
    problemCounts: countProblems(review.problems),
    problems: review.problems.slice(0, LIST_LIMITS.problems),
    difference: { counts, entries: entries.slice(0, LIST_LIMITS.entries), summary },
  };
}
