import { useEffect } from "react";

type Rotation = {
  readonly seconds: number;
  readonly isPaused: boolean;
  /** What is in view; the time starts anew when it changes, by hand too. */
  readonly view: string;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onPause: () => void;
  readonly onFullScreen: () => void;
};

/**
 * Turns the scenes: by time, by the arrow keys, and by a presenter's clicker, which sends Page Up and Page Down. Space
 * holds and goes on, F is full screen.
 */
export function useRotation({ seconds, isPaused, view, onStep, onPause, onFullScreen }: Rotation): void {
  useEffect(() => {
    if (isPaused || view === "") return;
    const timer = setTimeout(() => onStep(1), seconds * 1000);
    return () => clearTimeout(timer);
  }, [seconds, isPaused, view, onStep]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const forward = () => onStep(1);
      const back = () => onStep(-1);
      const action = actionFor(event.key, { forward, back, hold: onPause, fullScreen: onFullScreen });
      // A button in focus answers to space by itself.
      if (!action || (event.key === " " && event.target instanceof HTMLButtonElement)) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onStep, onPause, onFullScreen]);
}

type Actions = Readonly<Record<"forward" | "back" | "hold" | "fullScreen", () => void>>;

function actionFor(key: string, actions: Actions): (() => void) | undefined {
  if (key === "ArrowRight" || key === "ArrowDown" || key === "PageDown") return actions.forward;
  if (key === "ArrowLeft" || key === "ArrowUp" || key === "PageUp") return actions.back;
  if (key === " ") return actions.hold;
  return key === "f" || key === "F" ? actions.fullScreen : undefined;
}
