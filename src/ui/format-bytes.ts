const STEPS = ["B", "KB", "MB", "GB"] as const;

/** A size as people say it: 512 B, 12.3 KB, 20 MB. Powers of 1024, as Windows counts. */
export function formatBytes(bytes: number): string {
  let amount = bytes;
  let step = 0;
  while (amount >= 1024 && step < STEPS.length - 1) {
    amount /= 1024;
    step += 1;
  }
  const rounded = step === 0 || amount >= 100 ? Math.round(amount) : Math.round(amount * 10) / 10;
  return `${rounded} ${STEPS[step] ?? ""}`;
}
