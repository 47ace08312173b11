import type { UploadCatalogue } from "#contract/upload-catalogue.ts";
import { LIST_LIMITS, type SampleFigure, type Upload } from "#contract/uploads.ts";
import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import type { Rules } from "#domain/catalogue/rules.ts";
import { type Observation, observationKey, type SourcedObservation } from "#domain/figures/observation.ts";
import type { Difference } from "#domain/reading/difference.ts";
import { bySeverity, countProblems, type Problem } from "#domain/reading/problem.ts";
import type { Question, QuestionFigure } from "#domain/reading/question.ts";
import type { Understood } from "#domain/reading/understood.ts";
import { differ, type Published, statedOf } from "#intake/checks/difference.ts";
import { checkOrganizations } from "#intake/checks/organization-check.ts";
import { checkBeside } from "#intake/checks-beside.ts";
import { questionsOf } from "#intake/dialogue/questions.ts";
import type { PublishedChange } from "#intake/layout/published-changes.ts";
import { choiceKey } from "#intake/layout/reading-choices.ts";
import type { IntakeCatalogue, Reading } from "#intake/read-upload.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";
import type { PublishedAs, Store, StoredUpload } from "#server/store/store.ts";
import { sentOf } from "./sent-in.ts";

/** What came of reading a file and holding it against a revision. Lists are whole. */
export type Review = {
  readonly understood: Understood;
  readonly observations: readonly SourcedObservation[];
  /** Changes the file states beside its figures. */
  readonly statedChanges: readonly PublishedChange[];
  readonly problems: readonly Problem[];
  readonly difference: Difference;
  readonly questions: readonly Question[];
};

export type ReviewOptions = {
  readonly store: Store;
  /** How figures are judged. */
  readonly rules: Rules;
  /** ISO day; what lies after it is a period that has not ended. */
  readonly today: string;
  readonly region: string;
  /** Revision that the file is held against, and its catalogue. */
  readonly base: number;
  readonly content: CatalogueContent;
  /** Codes of the only organizations its account may state figures of; `null` for all. */
  readonly organizations: readonly string[] | null;
};

/** What a file of a region is read by. */
export function intakeCatalogue(region: string, content: CatalogueContent): IntakeCatalogue {
  const { indicators, organizations, targets } = content;
  return { region, indicators, organizations, targets };
}

/** Holds what was read of a file against what a revision says of its region. */
export async function reviewReading(
  reading: Reading,
  { store, rules, today, region, base, content, organizations }: ReviewOptions,
): Promise<Review> {
  const catalogue = intakeCatalogue(region, content);
  const published = await readPublished(store, base, organizationsOf(region, content));
  const checked = checkBeside(reading, published, catalogue, { today, rules });
  const scoped = organizations === null ? [] : checkOrganizations(reading.observations, organizations, catalogue);
  const problems = [...scoped, ...checked];
  return {
    understood: reading.understood,
    observations: reading.observations,
    statedChanges: reading.publishedChanges ?? [],
    problems: bySeverity(problems),
    difference: differ(reading.observations, published),
    questions: questionsOf(checked, catalogue, reading.understood.tables, figuresByCell(reading, published)),
  };
}

/** Looks up the figure that was read from a cell, with what is published of it. */
function figuresByCell({ observations }: Reading, published: Published) {
  let byCell: Map<string, SourcedObservation> | null = null;
  return ({ sheet, cell }: Pick<Problem, "sheet" | "cell">): QuestionFigure | undefined => {
    byCell ??= new Map(observations.map((read) => [choiceKey(read.source.sheet, read.source.cell), read]));
    const read = byCell.get(choiceKey(sheet, cell));
    if (!read) return undefined;
    const { indicator, organization, period } = read;
    const known = published.get(observationKey(read))?.observation;
    return { indicator, organization, period, published: known ? statedOf(known) : null };
  };
}

/** Names of all sheets of a workbook; none for a file of text. */
export function sheetsOf({ sheets }: Understood): string[] {
  return (sheets ?? []).map(({ name }) => name);
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

/** Most figures that are shown beside the first rows of a sheet. */
const SAMPLE_FIGURES = 400;

/** The upload as a client sees it; long lists are cut, the counts are of all. */
export function toUpload(
  dataset: string,
  upload: StoredUpload,
  base: number,
  review: Review,
  publishedAs: PublishedAs | null,
  catalogue: UploadCatalogue | undefined,
): Upload {
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
    createdBy: upload.createdBy?.name ?? null,
    ...sentOf(upload),
    understood: review.understood,
    problemCounts: countProblems(review.problems),
    problems: review.problems.slice(0, LIST_LIMITS.problems),
    problemCodes: codesOf(review.problems),
    questions: [...review.questions],
    choices: upload.choices,
    applied: upload.applied,
    figures: figuresOfSample(review),
    publishedAs,
    ...(catalogue ? { catalogue } : {}),
    difference: { counts, entries: entries.slice(0, LIST_LIMITS.entries), summary },
  };
}

/** Every code with how many and the first, whatever is cut from the list. */
export function codesOf(problems: readonly Problem[]): Upload["problemCodes"] {
  const codes = new Map<string, Upload["problemCodes"][number]>();
  for (const problem of problems) {
    const known = codes.get(problem.code);
    if (known) known.count += 1;
    else codes.set(problem.code, { code: problem.code, severity: problem.severity, count: 1, example: problem });
  }
  return [...codes.values()];
}

/** What the cells of the first rows, of each sheet that is shown, were read as. */
function figuresOfSample({ understood, observations }: Review): SampleFigure[] {
  const first = understood.sheets?.find(({ state }) => state === "read")?.name ?? "";
  const samples = [{ sheet: first, rows: understood.sample }, ...(understood.furtherSamples ?? [])];
  const left = new Map(samples.map(({ sheet }) => [sheet, SAMPLE_FIGURES]));
  const shown = new Map<string, Set<number>>();
  for (const { sheet, rows } of samples)
    shown.set(sheet, new Set([...(shown.get(sheet) ?? []), ...rows.map(({ row }) => row)]));
  const inSample = observations.filter(({ source: { sheet, cell } }) => {
    const room = left.get(sheet) ?? 0;
    if (room === 0 || !shown.get(sheet)?.has(Number(/\d+$/.exec(cell)?.[0]))) return false;
    left.set(sheet, room - 1);
    return true;
  });
  return inSample.map(({ source, ...figure }) => ({
    sheet: source.sheet,
    cell: source.cell,
    indicator: figure.indicator,
    organization: figure.organization,
    period: figure.period,
    value: figure.value,
    text: figure.text,
    status: figure.status,
    qualifier: figure.qualifier,
  }));
}
