import { Hono } from "hono";
import * as z from "zod/mini";
import type { CurrentRevision, ListedRevision, Revisions } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { dayIn, zoneIn } from "#domain/catalogue/clock.ts";
import type { Organization } from "#domain/catalogue/organization.ts";
import type { Revision } from "#domain/catalogue/revision.ts";
import type { Source } from "#domain/catalogue/source.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { checkEdition, readQuery } from "#server/http/query.ts";
import { citedSource } from "#server/store/citation.ts";
import type { AnsweredRevision } from "#server/store/store.ts";
import { undoneRevisions } from "#server/store/undo.ts";

/** Names the edition that is read; every immutable read starts with it. */
export const editionQuerySchema = z.object({
  revision: z.coerce.number().check(z.int(), z.minimum(1)),
  dataset: z.optional(z.string()),
});

export function revisionRoutes({ store, answers }: AppDeps): Hono {
  return new Hono()
    .get(ROUTES.currentRevision, async (c) => {
      c.header("Cache-Control", "no-store");
      return c.json(toCurrentRevision(store.dataset, await store.currentRevision()));
    })
    .get(ROUTES.revisions, async (c) => {
      const query = readQuery(c, editionQuerySchema);
      await checkEdition(store, query);
      return answers.answer(c, `revisions ${query.revision}`, async (): Promise<Revisions> => {
        const { organizations, sources } = await store.catalogue(query.revision);
        const revisions = toListed(await store.revisions(query.revision), organizations, sources);
        return { dataset: store.dataset, revision: query.revision, revisions };
      });
    });
}

export function toCurrentRevision(dataset: string, revision: Revision): CurrentRevision {
  return { dataset, revision: revision.number, publishedAt: revision.publishedAt };
}

/** @param revisions newest first */
function toListed(
  revisions: readonly AnsweredRevision[],
  organizations: readonly Organization[],
  sources: readonly Source[],
): ListedRevision[] {
  const undone = undoneRevisions(revisions);
  return revisions.map((revision) => {
    const source = citedSource(revision, sources);
    return {
      ...revision,
      publishedDay: dayIn(revision.publishedAt, zoneIn(organizations, revision.region)),
      undoneBy: undone.get(revision.number) ?? null,
      ...(source ? { source } : {}),
    };
  });
}
