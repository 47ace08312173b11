import { useEarlierEdition } from "#client/shown-edition.tsx";
import { useCurrentRevision, useRevisions } from "#client/use-region.ts";
import { Link } from "#ui/link.tsx";
import classes from "./frame.module.css";
import { useFrameText } from "./frame-text.ts";

/** Stands above every view that shows an earlier revision, with the way back to the current one. */
export function AsOfBanner() {
  const text = useFrameText();
  const earlier = useEarlierEdition();
  const current = useCurrentRevision();
  const revisions = useRevisions();
  // What cannot be found is said by the view itself.
  if (earlier === null || earlier.state === "failed") return null;
  const number = earlier.state === "ready" ? earlier.value.revision : undefined;
  const shown =
    revisions.state === "ready" ? revisions.value.revisions.find((revision) => revision.number === number) : undefined;
  const isLatest = current.state === "ready" && current.value.revision === number;
  return (
    <div className={classes["asof"]} role="status">
      <p>
        <strong>
          {shown
            ? text(shown.kind === "seed" ? "asOfSeed" : "asOf", { number: shown.number, day: shown.publishedDay })
            : text("asOfReading")}
        </strong>{" "}
        {current.state !== "ready" || shown === undefined
          ? null
          : isLatest
            ? text("asOfLatest")
            : text("asOfCurrent", { number: current.value.revision })}
      </p>
      <span className={classes["asof-ways"]}>
        <Link to="/history" search={shown ? { region: shown.region, revision: String(shown.number) } : {}}>
          {text("history")}
        </Link>
        <Link to="." keep search={{ asof: undefined }} className={classes["asof-back"]}>
          {text("asOfBack")}
        </Link>
      </span>
    </div>
  );
}
