import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemError } from "#client/fetch.ts";
import type { Loadable } from "#client/loadable.ts";
import { CURRENT_REVISION_KEY } from "#client/queries.ts";
import { returnUpload, submitUpload, takeBackUpload } from "#client/submissions.ts";
import { chooseReading, discardUpload, publishUpload, readUploadAgain, saveUploadCatalogue } from "#client/upload.ts";
import type { ErrorCode } from "#contract/errors.ts";
import type { Submit } from "#contract/submissions.ts";
import type { SaveUploadCatalogue } from "#contract/upload-catalogue.ts";
import type { Publish, Upload } from "#contract/uploads.ts";
import type { CatalogueChange } from "#domain/catalogue/catalogue-change.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { describeFailure } from "#features/upload/common/describe-failure.ts";

/** Where an upload is kept in the page's memory. */
export function uploadKey(id: string) {
  return ["upload", id] as const;
}

/** The upload named in the URL, compared with what was published when it was read. `null` where none is named. */
export function useUpload(id: string | undefined): Loadable<Upload> | null {
  const query = useQuery({
    queryKey: uploadKey(id ?? ""),
    queryFn: id === undefined ? skipToken : () => readUploadAgain(id),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: "always",
  });
  if (id === undefined) return null;
  if (query.data) return { state: "ready", value: query.data };
  if (query.isError) return { state: "failed", error: query.error, retry: () => void query.refetch() };
  return { state: "loading" };
}

export type DraftActions = {
  readonly publishing: boolean;
  readonly discarding: boolean;
  /** While the file is read again with what was said of it. */
  readonly choosing: boolean;
  /** Why publishing, discarding or comparing again failed, and the way out; `null` where nothing failed. */
  readonly failure: ReturnType<typeof describeFailure> | null;
  /** The upload as it was seen before somebody else published; `null` once that was looked at. */
  readonly seen: Upload | null;
  publish(publish: Publish): void;
  /** Sends the draft in for a publisher to look at. */
  submit(submit: Submit): void;
  /** Takes back what was sent in. */
  takeBack(): void;
  /** Sends it back to who sent it in. */
  sendBack(remark: string): void;
  discard(): void;
  /** Says what the file does not; replaces what was said before. */
  choose(choices: ReadingChoices): void;
  /** Replaces the changes of the catalogue that go with it; it is read again with them. */
  saveCatalogue(changes: readonly CatalogueChange[]): void;
  /** Compares with what is published now. */
  compareAgain(): void;
  acceptMoved(): void;
  /** Does again what failed. */
  retry(): void;
};

/** These answers mean that the upload is no longer what the page shows. */
const STALE: readonly ErrorCode[] = [
  "revision-moved",
  "already-published",
  "already-discarded",
  "already-submitted",
  "not-submitted",
  "draft-moved",
  "catalogue-moved",
];

/** What can be done with a draft. Whatever fails, the draft and what was typed stay. */
export function useDraftActions(upload: Upload, onDone: () => void): DraftActions {
  const client = useQueryClient();
  const [seen, setSeen] = useState<Upload | null>(null);
  const key = uploadKey(upload.id);
  // The live connection tells of a new revision too; without it the page learns here.
  const refreshCurrent = () => client.invalidateQueries({ queryKey: CURRENT_REVISION_KEY });
  const again = useMutation({
    mutationFn: () => readUploadAgain(upload.id),
    networkMode: "always",
    onSuccess: (now) => {
      // The difference first looked at stays the one to compare with, however often it is read again.
      if (isOpen(now) && now.base !== upload.base) setSeen((before) => before ?? upload);
      client.setQueryData(key, now);
      void refreshCurrent();
    },
    onError: (error) => {
      if (hasCode(error, ["already-discarded"])) client.setQueryData<Upload>(key, { ...upload, state: "discarded" });
    },
  });
  const publishing = useMutation({
    mutationFn: (publish: Publish) => publishUpload(upload.id, publish),
    networkMode: "always",
    onSuccess: (published) => {
      onDone();
      client.setQueryData(key, published);
      void refreshCurrent();
    },
    onError: (error) => {
      if (isStale(error)) again.mutate();
    },
  });
  const discarding = useMutation({
    mutationFn: () => discardUpload(upload.id),
    networkMode: "always",
    onSuccess: () => client.setQueryData<Upload>(key, { ...upload, state: "discarded" }),
    onError: (error) => {
      if (isStale(error)) again.mutate();
    },
  });
  const choosing = useMutation({
    mutationFn: (choices: ReadingChoices) => chooseReading(upload.id, choices),
    networkMode: "always",
    onSuccess: (now) => {
      if (now.base !== upload.base) setSeen((before) => before ?? upload);
      // What was told when the file came stays told.
      client.setQueryData<Upload>(key, (before) => ({ ...toldOnArrival(before), ...now }));
    },
    onError: (error) => {
      if (isStale(error)) again.mutate();
    },
  });
  const saving = useMutation({
    mutationFn: (changes: readonly CatalogueChange[]) =>
      saveUploadCatalogue(upload.id, {
        version: upload.catalogue?.version ?? 0,
        base: upload.base,
        changes: changes as SaveUploadCatalogue["changes"],
      }),
    networkMode: "always",
    onSuccess: (now) => {
      if (now.base !== upload.base) setSeen((before) => before ?? upload);
      client.setQueryData<Upload>(key, (before) => ({ ...toldOnArrival(before), ...now }));
    },
    onError: (error) => {
      if (isStale(error)) again.mutate();
    },
  });
  const handing = useMutation({
    mutationFn: (hand: () => Promise<Upload>) => hand(),
    networkMode: "always",
    onSuccess: (now) => {
      onDone();
      client.setQueryData(key, now);
      void client.invalidateQueries({ queryKey: ["submissions"] });
    },
    onError: (error) => {
      if (isStale(error)) again.mutate();
    },
  });
  const told = [publishing.error, discarding.error, choosing.error, saving.error, handing.error].filter(
    (one) => !isStale(one),
  );
  const error = [...told, again.error].find((one) => one !== null) ?? null;
  const begin = () => {
    again.reset();
    publishing.reset();
    discarding.reset();
    choosing.reset();
    saving.reset();
    handing.reset();
  };
  const hand = (act: () => Promise<Upload>) => {
    begin();
    handing.mutate(act);
  };
  return {
    publishing: publishing.isPending || handing.isPending || again.isPending,
    discarding: discarding.isPending,
    choosing: choosing.isPending || saving.isPending,
    failure: error === null ? null : describeFailure(error),
    seen,
    publish: (publish) => {
      begin();
      publishing.mutate(publish);
    },
    submit: (submit) => hand(() => submitUpload(upload.id, submit)),
    takeBack: () => hand(() => takeBackUpload(upload.id)),
    sendBack: (remark) => hand(() => returnUpload(upload.id, remark)),
    discard: () => {
      begin();
      discarding.mutate();
    },
    choose: (choices) => {
      begin();
      choosing.mutate(choices);
    },
    saveCatalogue: (changes) => {
      begin();
      saving.mutate(changes);
    },
    compareAgain: () => {
      begin();
      again.mutate();
    },
    acceptMoved: () => setSeen(null),
    retry: () => {
      const last = publishing.variables;
      if (again.isError) again.mutate();
      else if (publishing.isError && last) publishing.mutate(last);
      else if (handing.isError && handing.variables) handing.mutate(handing.variables);
      else if (discarding.isError) discarding.mutate();
      else if (choosing.isError && choosing.variables) choosing.mutate(choosing.variables);
      else if (saving.isError && saving.variables) saving.mutate(saving.variables);
    },
  };
}

function toldOnArrival(upload: Upload | undefined): Pick<Upload, "replaced" | "mayReplace"> {
  const { replaced, mayReplace } = upload ?? {};
  return { ...(replaced ? { replaced } : {}), ...(mayReplace ? { mayReplace } : {}) };
}

/** Whether an upload is still to be published: a draft, or one that was sent in. */
export function isOpen({ state }: Pick<Upload, "state">): boolean {
  return state !== "published" && state !== "discarded";
}

function isStale(error: unknown): boolean {
  return hasCode(error, STALE);
}

function hasCode(error: unknown, codes: readonly ErrorCode[]): boolean {
  return error instanceof ProblemError && codes.some((code) => code === error.problem.code);
}
