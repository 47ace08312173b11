import type { CatalogueDraft } from "#contract/catalogue-drafts.ts";
import { MOST_CHANGES } from "#contract/catalogue-drafts.ts";
import { type ReadTables, TABLE_LIMITS, type UploadTables } from "#contract/catalogue-tables.ts";
import { applyChange, indexItems } from "#domain/catalogue/catalogue-apply.ts";
import {
  type CatalogueChange,
  type CatalogueChangeKind,
  type CatalogueItems,
  ITEM_KINDS,
  isNewCode,
  placeOfChange,
} from "#domain/catalogue/catalogue-change.ts";
import { foldChanges } from "#domain/catalogue/catalogue-fold.ts";
import { dayIn, zoneIn } from "#domain/catalogue/clock.ts";
import type { CatalogueReading, FoundChange } from "#domain/reading/catalogue-reading.ts";
import { countProblems } from "#domain/reading/problem.ts";
import { ApiError } from "#server/http/errors.ts";
import type { StoredCatalogueDraft } from "#server/store/catalogue/drafts.ts";
import type { Store, StoredUpload } from "#server/store/store.ts";
import type { CatalogueSave } from "./catalogue-desk.ts";
import type { FileReader } from "./reading-job.ts";
import { codesOf } from "./review.ts";

/** Whose file is read: what the account may change, and whose reading it counts as. */
export type TablesAsker = { readonly account: string; readonly may: readonly CatalogueChangeKind[] };

export type CatalogueTablesDesk = {
  /** What the tables of an upload's file would change of the catalogue. */
  readTables(id: string, asked: ReadTables, asker: TablesAsker): Promise<UploadTables>;
  /** Puts that into a draft, a new one where none is named. */
  takeTables(id: string, asked: ReadTables, asker: TablesAsker): Promise<CatalogueDraft>;
};

type Deps = {
  readonly store: Store;
  readonly reader: FileReader;
  readonly now: () => Date;
  readonly save: (save: CatalogueSave) => Promise<StoredCatalogueDraft>;
};

/** Longest name of a sheet that a source keeps. */
const LONGEST_SHEET = 255;

export function createCatalogueTables({ store, reader, now, save }: Deps): CatalogueTablesDesk {
  async function read(id: string, { answers, draft: asked }: ReadTables, { account, may }: TablesAsker) {
    const since = performance.now();
    const upload = await store.upload(id);
    const file = upload ? await store.file(upload.fileDigest) : null;
    if (!upload || !file) throw new ApiError("not-found");
    const draft = asked === null ? null : await ownDraft(asked, account, upload);
    const base = (await store.currentRevision()).number;
    const current = await store.catalogue(base);
    const items = draft ? withChanges(current, draft.changes) : current;
    const basis = {
      indicators: items.indicators,
      organizations: items.organizations,
      policies: items.policies,
      targets: items.targets,
      plans: items.plans,
      region: upload.region,
      today: dayIn(now(), zoneIn(current.organizations, upload.region)),
      fileName: upload.fileName,
      answers,
    };
    const reading = await reader.read({ kind: "catalogue", basis }, file.bytes, { account, since });
    return { upload, draft, base, reading, ...permitted(reading, may) };
  }

  async function ownDraft(id: string, account: string, { region }: StoredUpload): Promise<StoredCatalogueDraft> {
    const draft = await store.catalogueDrafts.read(id);
    if (!draft || draft.owner !== account || draft.region !== region) throw new ApiError("not-found");
    return draft;
  }

  return {
    async readTables(id, asked, asker) {
      const { upload, base, reading, changes, left } = await read(id, asked, asker);
      const { tables, questions, problems } = reading;
      return {
        upload: upload.id,
        fileName: upload.fileName,
        base,
        tables: tables.slice(0, TABLE_LIMITS.tables).map(({ sample, ...table }) => ({
          ...table,
          sample: sample.map((row) => [...row]),
        })),
        counts: countChanges(changes),
        notPermitted: left,
        questions: questions
          .slice(0, TABLE_LIMITS.questions)
          .map(({ options, ...question }) => ({ ...question, options: [...options] })),
        questionCount: questions.length,
        problemCounts: countProblems(problems),
        problems: problems.slice(0, TABLE_LIMITS.problems),
        problemCodes: codesOf(problems),
      };
    },
    async takeTables(id, asked, asker) {
      const { upload, draft: open, base, changes } = await read(id, asked, asker);
      if (changes.length === 0) throw new ApiError("nothing-changed");
      const draft =
        open ??
        (await store.catalogueDrafts.create({
          owner: asker.account,
          region: upload.region,
          base,
          at: now().toISOString(),
        }));
      const further = changes.map(({ change, sheet, cell }) => ({
        ...change,
        source: { upload: upload.id, sheet: sheet.slice(0, LONGEST_SHEET), cell },
      }));
      const folded = foldChanges(draft.changes, further);
      if (folded.length > MOST_CHANGES) throw new ApiError("file-too-large");
      const { owner: _owner, ...saved } = await save({ id: draft.id, version: draft.version, base, changes: folded });
      return saved;
    },
  };
}

/** The catalogue as it would be with the changes of a draft; those that do not fit any more change nothing. */
function withChanges(current: CatalogueItems, changes: readonly CatalogueChange[]): CatalogueItems {
  const items = indexItems(current);
  for (const change of changes) applyChange(items, change);
  return {
    indicators: [...items.indicators.values()],
    organizations: [...items.organizations.values()],
    policies: [...items.policies.values()],
    targets: [...items.targets.values()],
    plans: [...items.plans.values()],
  };
}

/** The changes that an account may make, without those that are of something it may not add; how many are left out. */
function permitted({ changes }: CatalogueReading, may: readonly CatalogueChangeKind[]) {
  const refused = new Set<string>();
  const kept: FoundChange[] = [];
  for (const found of changes) {
    const { change } = found;
    const codes = "code" in change ? [change.code] : [change.indicator, change.organization];
    if (may.includes(change.kind) && !codes.some((code) => refused.has(code))) kept.push(found);
    else if ("code" in change && isNewCode(change.code)) refused.add(change.code);
  }
  return { changes: kept, left: changes.length - kept.length };
}

function countChanges(changes: readonly FoundChange[]): UploadTables["counts"] {
  return ITEM_KINDS.flatMap((item) => {
    const own = changes.filter(({ change }) => placeOfChange(change).item === item);
    if (own.length === 0) return [];
    const changed = own.filter(({ change }) => change.kind.startsWith("change-") && item !== "plan").length;
    return [{ item, added: own.length - changed, changed }];
  });
}
