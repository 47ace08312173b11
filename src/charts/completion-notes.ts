import { sayFigure } from "#domain/say/say-figure.ts";
import type { Language } from "#domain/terms/names.ts";
import type { CompletionEntry } from "./completion.ts";
import { chartNotes, remarkLines } from "./notes.ts";

/** What the signs of bars of completion mean. */
export function completionNotes(entries: readonly CompletionEntry[], language: Language): string[] {
  return chartNotes(
    entries.map(({ completion }) => completion),
    language,
    "bars",
  );
}

/** What is to be known of completions beyond their marks, which the labels have; why there is none, the label says too. */
export function completionRemarks(entries: readonly CompletionEntry[], language: Language): string[] {
  const remarks = entries.flatMap(({ names, completion, indicator }) =>
    completion.kind === "missing"
      ? []
      : [{ names, remark: sayFigure(completion, indicator, "completion", language).note }],
  );
  return remarkLines(remarks, entries.length, language);
}
