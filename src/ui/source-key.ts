import { MEASURES, type Measure } from "#domain/figures/measure.ts";
import type { ObservationKey } from "#domain/figures/observation.ts";

/**
 * What the way to a source is asked of: a measure of an indicator, an organization and a calendar period as a view shows
 * it; or, without a measure, what was published under a period code.
 */
export type FigureKey = ObservationKey & { readonly measure?: Measure };

/** A figure's key as one entry of the URL, so that the way to its source is a link: `phd_hired@shili@2024-08@ytd`. */
export function sourceKey({ indicator, organization, period, measure }: FigureKey): string {
  return [indicator, organization, period, ...(measure ? [measure] : [])].join("@");
}

/** Reads what `sourceKey` writes; `null` for anything else. */
export function parseSourceKey(text: string | undefined): FigureKey | null {
  const [indicator, organization, period, asked, ...rest] = (text ?? "").split("@");
  if (!indicator || !organization || !period || rest.length > 0) return null;
  if (asked === undefined) return { indicator, organization, period };
  const measure = MEASURES.find((each) => each === asked);
  return measure ? { indicator, organization, period, measure } : null;
}
