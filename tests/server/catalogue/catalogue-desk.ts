import { expect } from "vitest";
import { type Catalogue, catalogueSchema } from "#contract/catalogue.ts";
import {
  type CatalogueDraft,
  type CatalogueReview,
  catalogueDraftSchema,
  catalogueReviewSchema,
  type PublishCatalogue,
} from "#contract/catalogue-drafts.ts";
import { problemDetailsSchema } from "#contract/errors.ts";
import { type RevisionDifference, revisionDifferenceSchema } from "#contract/revision-difference.ts";
import { type Revision, revisionSchema } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { uploadSchema } from "#contract/uploads.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import type { Ask, MadeApp } from "#tests/server/make-app.ts";
import { answersFor, longFile, publishPath, uploadPath } from "#tests/server/upload-request.ts";

/** What a person does with the catalogue, by the API alone. */
export type CatalogueDesk = ReturnType<typeof catalogueDesk>;

export function catalogueDesk(made: Pick<MadeApp, "request" | "store">, ask: Ask = made.request) {
  const send = (method: string, path: string, body?: unknown) =>
    ask(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

  async function begin(region = "west"): Promise<CatalogueDraft> {
    const response = await send("POST", ROUTES.catalogueDrafts, { region });
    expect(response.status).toBe(201);
    return catalogueDraftSchema.parse(await response.json());
  }

  const save = (
    { id, version, base }: Pick<CatalogueDraft, "id" | "version" | "base">,
    changes: readonly CatalogueChange[],
  ) => send("PUT", ROUTES.catalogueDraft.replace(":id", id), { version, base, changes });

  async function draft(changes: readonly CatalogueChange[], region = "west"): Promise<CatalogueDraft> {
    const response = await save(await begin(region), changes);
    expect(response.status).toBe(200);
    return catalogueDraftSchema.parse(await response.json());
  }

  async function review({ id }: Pick<CatalogueDraft, "id">): Promise<CatalogueReview> {
    const response = await ask(ROUTES.catalogueReview.replace(":id", id));
    expect(response.status).toBe(200);
    return catalogueReviewSchema.parse(await response.json());
  }

  async function publish(
    { id, version }: Pick<CatalogueDraft, "id" | "version">,
    more: Partial<PublishCatalogue> = {},
  ): Promise<Response> {
    const base = (await made.store.currentRevision()).number;
    return send("POST", ROUTES.cataloguePublish.replace(":id", id), {
      version,
      base,
      message: "年初下达",
      answers: {},
      ...more,
    });
  }

  return {
    send,
    begin,
    save,
    draft,
    review,
    publish,
    /** Drafts and publishes at once. */
    async change(changes: readonly CatalogueChange[], more: Partial<PublishCatalogue> = {}): Promise<Revision> {
      const response = await publish(await draft(changes), more);
      expect(response.status).toBe(200);
      return revisionSchema.parse(await response.json());
    },
    async undo(number: number): Promise<Response> {
      const base = (await made.store.currentRevision()).number;
      return send("POST", ROUTES.undo.replace(":number", String(number)), { base, message: "录错了" });
    },
    async catalogue(revision?: number): Promise<Catalogue> {
      const number = revision ?? (await made.store.currentRevision()).number;
      return catalogueSchema.parse(await (await ask(`${ROUTES.catalogue}?revision=${number}`)).json());
    },
    async difference(number: number): Promise<RevisionDifference["catalogue"]> {
      const path = `${ROUTES.difference.replace(":number", String(number))}?revision=${number}`;
      return revisionDifferenceSchema.parse(await (await ask(path)).json()).catalogue;
    },
  };
}

/** Code and detail of a refusal. */
export async function refusalOf(response: Response): Promise<{ status: number; code: string; zh: string; en: string }> {
  const { status, code, messages } = problemDetailsSchema.parse(await response.json());
  return { status, code, ...messages.detail };
}

/** Publishes figures of 引进博士 in the west; the number of the revision. */
export async function publishFigures(
  made: Pick<MadeApp, "request" | "store">,
  rows: readonly (readonly [organization: string, period: string, value: string])[],
): Promise<number> {
  const body = longFile(rows.map(([organization, period, value]) => ["引进博士", organization, period, value]));
  const created = await made.request(uploadPath("west", `${rows.map((row) => row.join(" ")).join()}.csv`), {
    method: "POST",
    body,
  });
  const upload = uploadSchema.parse(await created.json());
  const publish = JSON.stringify({ base: upload.base, message: "", answers: answersFor(upload) });
  const response = await made.request(publishPath(upload.id), { method: "POST", body: publish });
  expect(response.status).toBe(200);
  return (await made.store.currentRevision()).number;
}

export const target = (value: number, period = "2025", organization = "west"): CatalogueChange => ({
  kind: "set-target",
  indicator: "phd",
  organization,
  period,
  value,
});

export const newPlatform = (zh: string, code = "+1"): CatalogueChange => ({
  kind: "add-platform",
  code,
  fields: { names: { zh, en: "" }, aliases: [], parent: "west" },
});

export const changedLab = (
  fields: Extract<CatalogueChange, { kind: "change-platform" }>["fields"],
): CatalogueChange => ({
  kind: "change-platform",
  code: "west-lab",
  fields,
});
