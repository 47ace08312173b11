import type { Kysely, Transaction } from "kysely";
import { type CatalogueChange, type ChangeSource, itemKey, placeOfChange } from "#domain/catalogue/catalogue-change.ts";
import type { CatalogueEntry, EntrySource } from "#domain/catalogue/catalogue-difference.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import type { Source } from "#domain/catalogue/source.ts";
import type { Tables } from "#server/store/schema.ts";

/** Rows of one statement: SQLite takes 32,766 parameters. */
const BATCH = 4000;

type UploadedFile = { readonly fileName: string; readonly fileDigest: string };

/** Where each item of a draft was read, by its key; a source that names no file of the region is none. */
export async function readChangeSources(
  db: Kysely<Tables>,
  changes: readonly CatalogueChange[],
  region: string,
): Promise<ReadonlyMap<string, ChangeSource & UploadedFile>> {
  const ids = [...new Set(changes.flatMap(({ source }) => (source ? [source.upload] : [])))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("upload")
    .select(["id", "file_name", "file_digest"])
    .where("id", "in", ids)
    .where("region", "=", region)
    .execute();
  const files = new Map(
    rows.map(({ id, file_name, file_digest }) => [id, { fileName: file_name, fileDigest: file_digest }]),
  );
  return new Map(
    changes.flatMap((change): [string, ChangeSource & UploadedFile][] => {
      const file = change.source && files.get(change.source.upload);
      return file && change.source ? [[itemKey(placeOfChange(change)), { ...change.source, ...file }]] : [];
    }),
  );
}

/** The sources that items read in files cite: one for each sheet; the code by the item's key. */
export function fileSources(
  sources: ReadonlyMap<string, ChangeSource & UploadedFile>,
  { number, publishedBy }: Pick<Revision, "number" | "publishedBy">,
  { day, illustrative }: { readonly day: string; readonly illustrative: boolean },
): { readonly made: readonly Source[]; readonly codes: ReadonlyMap<string, string> } {
  const made = new Map<string, Source>();
  const codes = new Map<string, string>();
  for (const [key, { upload, sheet, fileName }] of sources) {
    const of = `${upload}|${sheet}`;
    const source: Source = made.get(of) ?? {
      code: `file-${number}-${made.size + 1}`,
      names: {
        zh: sheet === "" ? `《${fileName}》` : `《${fileName}》工作表“${sheet}”`,
        en: sheet === "" ? fileName : `${fileName}, sheet “${sheet}”`,
      },
      publisher: { zh: publishedBy, en: publishedBy },
      published: day,
      url: null,
      illustrative,
    };
    made.set(of, source);
    codes.set(key, source.code);
  }
  return { made: [...made.values()], codes };
}

/** Keeps the cells that the items of a revision were read in. */
export async function writeItemSources(
  step: Transaction<Tables>,
  revision: number,
  sources: Iterable<readonly [string, ChangeSource]>,
): Promise<void> {
  const rows = [...sources].map(([item, { upload, sheet, cell }]) => ({ item, revision, upload, sheet, cell }));
  for (let from = 0; from < rows.length; from += BATCH)
    await step
      .insertInto("item_source")
      .values(rows.slice(from, from + BATCH))
      .execute();
}

/** Where the items that a revision said were read, by their keys. */
export async function readItemSources(
  db: Kysely<Tables>,
  revision: number,
  item?: string,
): Promise<ReadonlyMap<string, EntrySource>> {
  const query = db
    .selectFrom("item_source")
    .innerJoin("upload", "upload.id", "item_source.upload")
    .select(["item", "file_name", "file_digest", "sheet", "cell"])
    .where("item_source.revision", "=", revision);
  const rows = await (item === undefined ? query : query.where("item", "=", item)).execute();
  return new Map(
    rows.map(({ item: key, file_name: fileName, file_digest: fileDigest, sheet, cell }) => [
      key,
      { fileName, fileDigest, sheet, cell },
    ]),
  );
}

/** Entries with the cell that each was read in. */
export function withSources(
  entries: readonly CatalogueEntry[],
  sources: ReadonlyMap<string, EntrySource>,
): CatalogueEntry[] {
  if (sources.size === 0) return [...entries];
  return entries.map((entry) => {
    const found = sources.get(itemKey(entry.place));
    if (!found) return entry;
    const { fileName, fileDigest, sheet, cell } = found;
    return { ...entry, source: { fileName, fileDigest, sheet, cell } };
  });
}
