import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { RegionData } from "#domain/views/region-data.ts";

/** One picture of the wall's rotation. */
export type Scene =
  | { readonly key: string; readonly kind: "overview"; readonly indicators: readonly Indicator[] }
  | { readonly key: string; readonly kind: "trend"; readonly indicator: Indicator }
  | { readonly key: string; readonly kind: "compare"; readonly indicator: Indicator };

/** Cards that fit one overview scene and still read from three metres. */
const CARDS_A_SCENE = 6;

/** The scenes of a region: its headline indicators six at a time, then each one's trend and its platforms compared. */
export function scenesOf(data: RegionData): Scene[] {
  const headlines = data.indicators.filter(({ headline }) => headline);
  const overviews: Scene[] = [];
  for (let start = 0; start < headlines.length; start += CARDS_A_SCENE)
    overviews.push({
      key: `overview-${start / CARDS_A_SCENE + 1}`,
      kind: "overview",
      indicators: headlines.slice(start, start + CARDS_A_SCENE),
    });
  if (data.span === null) return overviews;
  const pairs = headlines.flatMap((indicator): Scene[] => {
    const isCompared = data.platforms.filter(({ code }) => data.hasFigures(indicator, code)).length >= 2;
    const trend: Scene = { key: `trend-${indicator.code}`, kind: "trend", indicator };
    return isCompared ? [trend, { key: `compare-${indicator.code}`, kind: "compare", indicator }] : [trend];
  });
  return [...overviews, ...pairs];
}

/** The scenes in view at once: one a pane, following one another, starting with the one the URL names. */
export function scenesInView(scenes: readonly Scene[], key: string | undefined, panes: number): Scene[] {
  const start = Math.max(
    0,
    scenes.findIndex((scene) => scene.key === key),
  );
  const count = Math.min(panes, scenes.length);
  return Array.from({ length: count }, (_, i) => scenes[(start + i) % scenes.length]).filter(
    (scene) => scene !== undefined,
  );
}

/** The scene `panes` further on (or back), around the end. */
export function sceneAfter(scenes: readonly Scene[], key: string | undefined, steps: number): string | undefined {
  if (scenes.length === 0) return undefined;
  const start = Math.max(
    0,
    scenes.findIndex((scene) => scene.key === key),
  );
  return scenes[(((start + steps) % scenes.length) + scenes.length) % scenes.length]?.key;
}
