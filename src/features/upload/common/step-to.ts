/** Where a key leads in a list of `length` from `at`; `null` where the key is not one that walks, or the list is empty. */
export function stepTo(key: string, at: number, length: number): number | null {
  if (length === 0) return null;
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: length - 1,
  };
  const next = steps[key];
  return next === undefined ? null : Math.max(0, Math.min(length - 1, next));
}
