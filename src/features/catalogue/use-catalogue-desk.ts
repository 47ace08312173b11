import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  catalogueDraftQuery,
  createCatalogueDraft,
  dropCatalogueDraft,
  saveCatalogueDraft,
} from "#client/catalogue-drafts.ts";
import { ProblemError } from "#client/fetch.ts";
import { type Catalogue, indexTargetRows } from "#contract/catalogue.ts";
import type { CatalogueDraft } from "#contract/catalogue-drafts.ts";
import { applyChange, type IndexedItems, indexItems, layOver } from "#domain/catalogue/catalogue-apply.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import { changesByItem } from "./draft-changes.ts";

/** Makes the changes of a draft from those that it has. */
export type Edit = (changes: readonly CatalogueChange[]) => readonly CatalogueChange[];

/** The catalogue of a region as it is and as one's draft would have it, and the way to change the draft. */
export type Desk = {
  readonly region: string;
  readonly published: IndexedItems;
  readonly drafted: IndexedItems;
  readonly changes: readonly CatalogueChange[];
  readonly changeOf: ReadonlyMap<string, CatalogueChange>;
  readonly draft: CatalogueDraft | null;
  readonly isSaving: boolean;
  readonly error: unknown;
  /** Keeps an edit on the server; one after the other. Answers once it is kept, and throws where it is not. */
  edit(edit: Edit): Promise<unknown>;
};

/** @returns undefined while one's draft is not known; an error where it cannot be read */
export function useCatalogueDesk(region: string, catalogue: Catalogue) {
  const client = useQueryClient();
  const query = useQuery(catalogueDraftQuery(region));
  const save = useMutation({
    scope: { id: `catalogue-draft ${region}` },
    mutationFn: (edit: Edit) => keep(client, region, edit),
    onError: (error) => {
      // Saved elsewhere since: what is there now is shown, and the edit can be made again.
      if (error instanceof ProblemError && error.problem.status !== 400)
        void client.invalidateQueries({ queryKey: catalogueDraftQuery(region).queryKey });
    },
  });
  const published = useMemo(() => publishedItems(catalogue), [catalogue]);
  const draft = query.data;
  const made = useMemo(() => {
    const changes: readonly CatalogueChange[] = draft?.changes ?? [];
    const drafted = layOver(published);
    for (const change of changes) applyChange(drafted, change);
    return { changes, drafted, changeOf: changesByItem(changes) };
  }, [published, draft]);
  const desk: Desk | undefined =
    draft === undefined
      ? undefined
      : {
          region,
          published,
          ...made,
          draft,
          isSaving: save.isPending,
          error: save.error,
          edit: (edit) => save.mutateAsync(edit),
        };
  return { desk, error: query.error, retry: () => void query.refetch() };
}

/** Makes an edit of the draft as it is now. The first one makes the draft, and one that leaves nothing drops it. */
async function keep(client: QueryClient, region: string, edit: Edit): Promise<CatalogueDraft | null> {
  const { queryKey } = catalogueDraftQuery(region);
  const former = await client.ensureQueryData(catalogueDraftQuery(region));
  await client.cancelQueries({ queryKey });
  const changes = edit(former?.changes ?? []);
  let kept: CatalogueDraft | null = null;
  if (changes.length > 0) kept = await saveCatalogueDraft(former ?? (await createCatalogueDraft(region)), changes);
  else if (former) await dropCatalogueDraft(former.id);
  client.setQueryData(queryKey, kept);
  return kept;
}

function publishedItems(catalogue: Catalogue): IndexedItems {
  return { ...indexItems({ ...catalogue, targets: [] }), targets: indexTargetRows(catalogue) };
}
