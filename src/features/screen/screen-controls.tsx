import { Link } from "#ui/link.tsx";
import classes from "./screen.module.css";
import { useScreenText } from "./screen-text.ts";

type Props = {
  readonly region: string;
  readonly position: number;
  readonly count: number;
  readonly isPaused: boolean;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onPause: () => void;
  readonly onFullScreen: () => void;
};

/** The presenter's buttons, faint until wanted, and how far the rotation is. */
export function ScreenControls({ region, position, count, isPaused, onStep, onPause, onFullScreen }: Props) {
  const text = useScreenText();
  return (
    <footer className={classes["band"]}>
      <span className={classes["progress"]}>
        {text("sceneOf", { number: position, count })}
        {isPaused ? ` · ${text("paused")}` : ""}
      </span>
      <div className={classes["controls"]}>
        <button type="button" title={text("keys")} onClick={() => onStep(-1)}>
          {text("previous")}
        </button>
        <button type="button" title={text("keys")} onClick={onPause}>
          {isPaused ? text("play") : text("pause")}
        </button>
        <button type="button" title={text("keys")} onClick={() => onStep(1)}>
          {text("next")}
        </button>
        <button type="button" title={text("keys")} onClick={onFullScreen}>
          {text("fullScreen")}
        </button>
        <Link to="/" search={{ region }}>
          {text("leave")}
        </Link>
      </div>
    </footer>
  );
}
