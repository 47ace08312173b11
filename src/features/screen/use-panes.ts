import { useSyncExternalStore } from "react";

/** A wall wider than this holds two scenes side by side, so that no text lies on the seam between its halves. */
const TWO_PANES = 2.7;

/** Height the wall's sizes are drawn for. */
const BASE_HEIGHT = 1080;
const BASE_WIDTH = 1920;

export type Panes = {
  readonly count: 1 | 2;
  /** Factor on every size of the wall: 1 at 1920 x 1080 a pane, 2 at 3840 x 2160. */
  readonly scale: number;
};

/** How the window is divided. */
export function panesOf(width: number, height: number): Panes {
  const count = width / height >= TWO_PANES ? 2 : 1;
  const scale = Math.min(height / BASE_HEIGHT, width / count / BASE_WIDTH);
  return { count, scale: Math.max(0.35, Math.round(scale * 100) / 100) };
}

export function usePanes(): Panes {
  const size = useSyncExternalStore(subscribe, () => `${window.innerWidth}x${window.innerHeight}`);
  const [width = BASE_WIDTH, height = BASE_HEIGHT] = size.split("x").map(Number);
  return panesOf(width, height);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}
