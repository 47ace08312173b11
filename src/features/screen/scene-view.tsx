import type { RegionEdition } from "#client/queries.ts";
import type { YearMonth } from "#domain/views/region-data.ts";
import { CompareScene } from "./compare-scene.tsx";
import { OverviewScene } from "./overview-scene.tsx";
import type { Scene } from "./scene.ts";
import { TrendScene } from "./trend-scene.tsx";

type Props = {
  readonly scene: Scene;
  readonly shown: RegionEdition;
  readonly at: YearMonth | null;
  /** The month asked for in the address. */
  readonly period: string | undefined;
  readonly scale: number;
};

export function SceneView({ scene, shown, at, period, scale }: Props) {
  if (scene.kind === "overview" || at === null) {
    const indicators = scene.kind === "overview" ? scene.indicators : [];
    return <OverviewScene data={shown.data} indicators={indicators} at={at} period={period} />;
  }
  if (scene.kind === "trend")
    return <TrendScene shown={shown} indicator={scene.indicator} at={at} period={period} scale={scale} />;
  return <CompareScene shown={shown} indicator={scene.indicator} at={at} scale={scale} />;
}
