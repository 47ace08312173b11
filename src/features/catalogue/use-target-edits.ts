import { useRef, useState } from "react";
import type { TargetPlace } from "#domain/catalogue/catalogue-change.ts";
import { type TargetValue, targetKey } from "#domain/catalogue/target.ts";
import { withTargets } from "./target-changes.ts";
import type { Desk } from "./use-catalogue-desk.ts";

/** A target that is set; undefined withdraws the one that there is. */
export type TargetEdit = TargetPlace & { readonly value: TargetValue | undefined };

/** Targets as they are typed: shown at once, and kept on the server in batches, one save after the other. */
export function useTargetEdits(desk: Desk) {
  const waiting = useRef(new Map<string, TargetEdit>());
  const isBusy = useRef(false);
  const latest = useRef(desk);
  latest.current = desk;
  const [, setCount] = useState(0);
  const show = () => setCount((count) => count + 1);

  const flush = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      while (waiting.current.size > 0) {
        const batch = [...waiting.current.values()];
        await latest.current.edit((changes) => withTargets(changes, latest.current.published, batch));
        // What was typed anew meanwhile waits for the next.
        for (const edit of batch) {
          const key = keyOf(edit);
          if (waiting.current.get(key) === edit) waiting.current.delete(key);
        }
        show();
      }
    } catch {
      // The desk says what is wrong; what was typed stays, and goes with the next edit.
    } finally {
      isBusy.current = false;
    }
  };
  return {
    /** Edits that the server does not have yet. */
    waiting: waiting.current.size,
    valueOf(place: TargetPlace): TargetValue | undefined {
      const key = keyOf(place);
      const edit = waiting.current.get(key);
      return edit ? edit.value : desk.drafted.targets.get(key)?.value;
    },
    write(edits: readonly TargetEdit[]) {
      for (const edit of edits) waiting.current.set(keyOf(edit), edit);
      show();
      // What was typed is on screen before it is sent.
      setTimeout(() => void flush());
    },
    retry: () => void flush(),
  };
}

function keyOf({ indicator, organization, period }: TargetPlace): string {
  return targetKey(indicator, organization, period);
}
