import { useCallback } from "react";
import { describeError } from "#client/fetch.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useRegion } from "#client/use-region.ts";
import { chooseMonth } from "#domain/views/month.ts";
import { useLanguage } from "#ui/language.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import { EmptyState, FailedState, Skeleton } from "#ui/state.tsx";
import { sceneAfter, scenesInView, scenesOf } from "./scene.ts";
import { SceneView } from "./scene-view.tsx";
import classes from "./screen.module.css";
import { ScreenControls } from "./screen-controls.tsx";
import { ScreenHead } from "./screen-head.tsx";
import { readScreenState } from "./screen-state.ts";
import { useScreenText } from "./screen-text.ts";
import { usePanes } from "./use-panes.ts";
import { useRotation } from "./use-rotation.ts";

/** 大屏: the same figures and charts as scenes in turn, on a wall's ground and in a wall's sizes. */
export function ScreenPage({ region, search, onSearch }: PageProps<SearchState>) {
  const loaded = useRegion(region);
  const { scale } = usePanes();
  return (
    <main className={classes["wall"]} style={{ "--u": `${scale}px` } as React.CSSProperties}>
      {loaded.state === "ready" ? (
        <Wall shown={loaded.value} search={search} onSearch={onSearch} />
      ) : loaded.state === "failed" ? (
        <FailedState {...describeError(loaded.error)} onRetry={loaded.retry} />
      ) : (
        <Skeleton height="100vh" />
      )}
    </main>
  );
}

type Props = {
  readonly shown: RegionEdition;
  readonly search: SearchState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

function Wall({ shown, search, onSearch }: Props) {
  const text = useScreenText();
  const language = useLanguage();
  const { data } = shown;
  const { count, scale } = usePanes();
  const state = readScreenState(search);
  const scenes = scenesOf(data);
  const view = scenesInView(scenes, state.scene, count);
  const at = chooseMonth(search["period"], data);
  const first = view[0]?.key ?? "";
  const { isPaused } = state;
  const onStep = useCallback(
    (direction: 1 | -1) => onSearch({ scene: sceneAfter(scenesOf(data), first, direction * count) }),
    [data, first, count, onSearch],
  );
  const onPause = useCallback(() => onSearch({ paused: isPaused ? undefined : "1" }), [isPaused, onSearch]);
  useRotation({ seconds: state.seconds, isPaused, view: first, onStep, onPause, onFullScreen: toggleFullScreen });
  if (view.length === 0) return <EmptyState title={text("empty")} advice={text("emptyAdvice")} />;
  return (
    <>
      <ScreenHead shown={shown} at={at} />
      <div className={classes["panes"]}>
        {view.map((scene) => (
          <section key={scene.key} className={classes["pane"]}>
            <SceneView
              key={`${scene.key} ${language}`}
              scene={scene}
              shown={shown}
              at={at}
              period={search["period"]}
              scale={scale}
            />
          </section>
        ))}
      </div>
      <ScreenControls
        region={data.region.code}
        position={scenes.findIndex(({ key }) => key === first) + 1}
        count={scenes.length}
        isPaused={isPaused}
        onStep={onStep}
        onPause={onPause}
        onFullScreen={toggleFullScreen}
      />
    </>
  );
}

function toggleFullScreen(): void {
  // A browser may refuse (no gesture, kiosk mode); the wall then goes on as it is.
  const request = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  request.catch(() => undefined);
}
