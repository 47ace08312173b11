import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { createUpload } from "#client/upload.ts";
import type { Upload } from "#contract/uploads.ts";
import { type ChosenFile, sendable, takeFile } from "#features/upload/common/chosen-file.ts";
import type { ReadFile, Reading, ReadingContext } from "./reading.ts";

/** A file on its way in: read here for an instant answer, and sent to the server for the one that counts. */
export type Intake = {
  readonly state: "idle" | "working" | "failed";
  readonly file: ChosenFile | null;
  /** Part of the file that is read, 0 to 1. */
  readonly done: number;
  /** What reading here found; `null` until it is through. */
  readonly reading: Reading | null;
  /** Why the file did not get to the server. */
  readonly error: unknown;
  start(file: File): void;
  /** Sends the same file again; it is still in memory. */
  retry(): void;
  /** Gives up, also after a failure. */
  cancel(): void;
};

type Options = {
  readonly region: string;
  readonly context: ReadingContext;
  readonly readFile: ReadFile;
  readonly onUploaded: (upload: Upload) => void;
};

type Job = { readonly file: ChosenFile; readonly controller: AbortController };

export function useIntake({ region, context, readFile, onUploaded }: Options): Intake {
  const [done, setDone] = useState(0);
  const current = useRef<AbortController>(undefined);
  const reading = useMutation({
    mutationFn: async ({ file, controller: { signal } }: Job) =>
      readFile(await file.bytes, { ...context, fileName: file.name }, { signal, onProgress: setDone }),
    networkMode: "always",
  });
  const sending = useMutation({
    mutationFn: async ({ file, controller }: Job) => createUpload(region, await sendable(file), controller.signal),
    networkMode: "always",
    onSuccess: (upload, { controller }) => {
      controller.abort();
      reset();
      onUploaded(upload);
    },
  });
  const reset = () => {
    reading.reset();
    sending.reset();
    setDone(0);
  };
  const take = () => {
    current.current?.abort();
    current.current = new AbortController();
    return current.current;
  };
  // Leaving the page ends what it had under way.
  useEffect(() => () => current.current?.abort(), []);
  return {
    state: sending.isPending ? "working" : sending.isError ? "failed" : "idle",
    file: sending.variables?.file ?? null,
    done,
    reading: reading.data ?? null,
    error: sending.error,
    start: (chosen) => {
      const job: Job = { file: takeFile(chosen), controller: take() };
      setDone(0);
      reading.mutate(job);
      sending.mutate(job);
    },
    retry: () => {
      const file = sending.variables?.file;
      if (file) sending.mutate({ file, controller: take() });
    },
    cancel: () => {
      current.current?.abort();
      reset();
    },
  };
}
