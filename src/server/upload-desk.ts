import type { Mapping } from "#contract/memory.ts";
import type { ReadingChoices } from "#contract/reading-choices.ts";
import type { Undo } from "#contract/revisions.ts";
import type { SourceRow } from "#contract/source-row.ts";
import type { Publish, Upload } from "#contract/uploads.ts";
import type { Revision } from "#domain/revision.ts";
import type { SourcePlace } from "./source-reader.ts";

export type UploadLimits = { readonly fileBytes: number; readonly rows: number };

export type NewFile = { readonly region: string; readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> };

export type Published = { readonly upload: Upload; readonly revision: Revision };

/**
 * Where files are taken in: read, compared with what is published, kept as drafts, published or discarded. The desk is
 * the store's only writer. Errors are `ApiError`.
 */
export type UploadDesk = {
  create(file: NewFile): Promise<Upload>;
  /** A draft, compared with what is current now; a published upload as it was when it was published. */
  read(id: string): Promise<Upload>;
  publish(id: string, publish: Publish): Promise<Published>;
  /** Reads a draft's file again as a person says; what was said before is replaced. */
  choose(id: string, choices: ReadingChoices): Promise<Upload>;
  renameMapping(id: number, name: string): Promise<Mapping>;
  forgetMapping(id: number): Promise<void>;
  forgetAlias(id: number): Promise<void>;
  discard(id: string): Promise<void>;
  /** Publishes a revision that restores what was before another one. */
  undo(number: number, undo: Undo): Promise<Revision>;
  /** The row of a cell in a stored file; beside the others, as it waits for none of them. */
  sourceRow(place: SourcePlace): Promise<SourceRow>;
  /** Finishes what is under way. */
  close(): Promise<void>;
};
