import type { RegionEdition } from "#client/queries.ts";
import type { YearMonth } from "#domain/region-data.ts";
import { CompareScene } from "./compare-scene.tsx";
import { OverviewScene } from "./overview-scene.tsx";
import type { Scene } from "./scene.ts";
import { TrendScene } from "./trend-scene.tsx";

type Props = {
  readonly scene: Scene;
  readonly shown: RegionEdition;
  readonly at: YearMonth | null;
  readonly scale: number;
};

export function SceneView({ scene, shown, at, scale }: Props) {
  if (scene.kind === "overview" || at === null)
    return <OverviewScene data={shown.data} indicators={scene.kind === "overview" ? scene.indicators : []} at={at} />;
  if (scene.kind === "trend") return <TrendScene shown={shown} indicator={scene.indicator} at={at} scale={scale} />;
  return <CompareScene shown={shown} indicator={scene.indicator} at={at} scale={scale} />;
}
