import type { ObservationKey } from "#domain/observation.ts";

/** A figure's key as one entry of the URL, so that the way to its source is a link: `phd_hired@shili@2024-08`. */
export function sourceKey(key: ObservationKey): string {
  return [key.indicator, key.organization, key.period].join("@");
}

/** Reads what `sourceKey` writes; `null` for anything else. */
export function parseSourceKey(text: string | undefined): ObservationKey | null {
  const [indicator, organization, period, ...rest] = (text ?? "").split("@");
  if (!indicator || !organization || !period || rest.length > 0) return null;
  return { indicator, organization, period };
}
