import type { ErrorCode } from "#contract/errors.ts";
import type { Replaced, Upload } from "#contract/uploads.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import type { AuditActor } from "#domain/record/audit.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import type { CarriedOver } from "#intake/dialogue/carry-over.ts";
import { listSaid } from "#intake/dialogue/said.ts";
import { isEmptyChoices, mergeChoices } from "#intake/layout/reading-choices.ts";
import type { Reading } from "#intake/read-upload.ts";
import { toApiError } from "#server/http/errors.ts";
import type { StoredUpload } from "#server/store/store.ts";
import type { AnsweredBytes } from "./reading-job.ts";

/** Headings of two files in common, from which on one may be a correction of the other. */
const ALIKE = 0.5;

/** Why a file cannot be read now. */
const READING_FAULTS: ReadonlySet<ErrorCode> = new Set(["reading-busy", "reading-too-long", "workbook-too-large"]);

/** A draft whose file is open, with what came of reading it. */
export type OpenedDraft = ReadFile & { readonly upload: StoredUpload };

/** What is known of a draft without its file: enough to say whether another is of the same time. */
export type DraftFacts = { readonly periods: ReadonlySet<string>; readonly title: string };

export function factsOf({ observations, understood }: Reading): DraftFacts {
  const titles = understood.setAside.flatMap(({ kind, text }) => (kind === "title" ? [nameForm(text)] : []));
  return { periods: new Set(observations.map(({ period }) => period)), title: titles.join("|") };
}

/** Drafts as they are looked at. */
type Look = {
  /** What is still known of one; `null` where its file has to be read. */
  readonly facts: (upload: StoredUpload) => DraftFacts | null;
  /** `null` of one that was discarded meanwhile. */
  readonly open: (upload: StoredUpload) => Promise<OpenedDraft | null>;
};

type ReadFile = { readonly reading: Reading; readonly bytes: Uint8Array };

/** Carries choices from one file to another. */
export type Carry = (choices: ReadingChoices, before: AnsweredBytes, after: AnsweredBytes) => Promise<CarriedOver>;

/** A file read with what was said of the draft that it corrects. */
type Corrected = TakenOver & { readonly draft: StoredUpload };

type BroughtFile = Pick<StoredUpload, "fileName" | "fingerprint"> & {
  readonly bytes: Uint8Array;
  /** Read without anything said of it. */
  readonly first: Reading;
  /** What is remembered of such files. */
  readonly recalled: ReadingChoices;
  readonly readAs: (choices: ReadingChoices) => Promise<Reading>;
};

type Drafts = {
  readonly drafts: readonly StoredUpload[];
  /** The draft beside which the file was brought. */
  readonly beside: string | null;
  readonly actor: AuditActor;
  /** Whether there is time to look at one more of several. */
  readonly hasTime: () => boolean;
};

/**
 * The draft that a file corrects. Only the one beside which it was brought is certain enough to be replaced at once; others
 * of the same account, of the same shape or name and of the same periods, are for the person to choose.
 */
export async function findCorrected(
  file: BroughtFile,
  { drafts, beside, actor, hasTime }: Drafts,
  look: Look,
  carry: Carry,
): Promise<{ corrected: Corrected | null; mayReplace: NonNullable<Upload["mayReplace"]> }> {
  const candidates = drafts
    .filter(({ state }) => state !== "submitted")
    .filter(({ id, createdBy }) =>
      beside === null ? createdBy !== null && createdBy.account === actor.account : id === beside,
    )
    .filter((upload) => beside !== null || isKin(upload, file));
  const mayReplace: NonNullable<Upload["mayReplace"]> = [];
  for (const upload of candidates) {
    if (beside === null && !hasTime()) break;
    const found = await lookAt(upload).catch((error: unknown) => {
      // That one of several cannot be read in time is no fault of this file.
      if (beside === null && READING_FAULTS.has(toApiError(error).code)) return "not";
      throw error;
    });
    if (typeof found !== "string") return { corrected: found, mayReplace: [] };
    if (found === "may") mayReplace.push({ id: upload.id, fileName: upload.fileName, createdAt: upload.createdAt });
  }
  return { corrected: null, mayReplace };

  async function lookAt(upload: StoredUpload): Promise<Corrected | "may" | "not"> {
    if (beside === null && isEmptyChoices(upload.choices)) {
      const now = factsOf(await file.readAs(file.recalled));
      return (await isOfSameTime(upload, now, look)) ? "may" : "not";
    }
    const draft = await look.open(upload);
    if (!draft) return "not";
    const taken = await takeOver(draft, { bytes: file.bytes, reading: file.first }, carry);
    const choices = mergeChoices(file.recalled, taken.choices);
    const reading = await file.readAs(choices);
    const isAlike = isKin(upload, file) || headingsInCommon(draft.reading, reading) >= ALIKE;
    const [before, now] = [factsOf(draft.reading), factsOf(reading)];
    if (beside !== null && isAlike && sharesPeriods(before, now) !== false) return { ...taken, choices, draft: upload };
    return beside !== null || areOfSameTime(before, now) ? "may" : "not";
  }
}

function isKin(draft: StoredUpload, file: Pick<BroughtFile, "fileName" | "fingerprint">): boolean {
  return draft.fingerprint === file.fingerprint || baseOf(draft.fileName) === baseOf(file.fileName);
}

/** The same of a draft without answers, whose file is not opened where nothing in it could change what is said. */
async function isOfSameTime(upload: StoredUpload, now: DraftFacts, { facts, open }: Look): Promise<boolean> {
  if (now.periods.size === 0 && now.title === "") return false;
  const known = facts(upload);
  if (known) return areOfSameTime(known, now);
  const draft = await open(upload);
  return draft !== null && areOfSameTime(factsOf(draft.reading), now);
}

/** Next month's file has other periods; where none can be read yet, another title. */
function areOfSameTime(a: DraftFacts, b: DraftFacts): boolean {
  return sharesPeriods(a, b) ?? (a.title !== "" && a.title === b.title);
}

/** Whether two files have figures of a period in common; `null` where one has none that can be read yet. */
function sharesPeriods({ periods: before }: DraftFacts, { periods: now }: DraftFacts): boolean | null {
  return before.size === 0 || now.size === 0 ? null : [...now].some((period) => before.has(period));
}

/** A file's name without its ending and what a copy adds: 月报(1), 月报 - 副本, 月报_更正. */
function baseOf(fileName: string): string {
  const base = fileName.replace(/\.[A-Za-z]{2,4}$/, "");
  const bare = base.replace(/(?:[\s_-]*(?:[(（]\d+[)）]|副本|copy|更正|修改|修订|改|新|v\d+))+$/i, "");
  return nameForm(bare === "" ? base : bare);
}

function headingsInCommon(a: Reading, b: Reading): number {
  const [own, others] = [a, b].map(
    ({ understood }) => new Set(understood.columns.map(({ header }) => nameForm(header)).filter((form) => form !== "")),
  );
  if (!own || !others || own.size === 0) return 0;
  return [...own].filter((form) => others.has(form)).length / Math.max(own.size, others.size);
}

type TakenOver = { readonly choices: ReadingChoices; readonly replaced: Replaced };

/** What was said of a draft, as it holds for the file that takes its place. */
export async function takeOver(draft: OpenedDraft, file: ReadFile, carry: Carry): Promise<TakenOver> {
  const { upload } = draft;
  const { kept, left } = isEmptyChoices(upload.choices)
    ? { kept: {}, left: {} }
    : await carry(upload.choices, answered(draft), answered(file));
  return {
    choices: kept,
    replaced: {
      id: upload.id,
      fileName: upload.fileName,
      createdAt: upload.createdAt,
      left,
      kept: listSaid(kept).length,
      remark: upload.submission?.sentBack?.remark ?? "",
    },
  };
}

function answered({ bytes, reading }: ReadFile): AnsweredBytes {
  return { bytes, tables: reading.understood.tables ?? [] };
}
