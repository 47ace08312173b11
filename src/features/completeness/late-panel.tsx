import { useState } from "react";
import type { Organization } from "#domain/catalogue/organization.ts";
import { type Completeness, outstandingReports } from "#domain/views/completeness.ts";
import { copyText } from "#ui/copy-text.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./completeness.module.css";
import { useCompletenessText } from "./completeness-text.ts";
import { lateLines, lateText } from "./late-list.ts";

type Props = { readonly completeness: Completeness; readonly region: Organization };

/** Who has not reported what, as a list to send on. */
export function LatePanel({ completeness, region }: Props) {
  const text = useCompletenessText();
  const language = useLanguage();
  const [outcome, setOutcome] = useState<"copied" | "copyFailed" | null>(null);
  const lines = lateLines(completeness, language);
  const reports = outstandingReports(completeness).reduce((sum, { indicators }) => sum + indicators.length, 0);
  const copy = async () => {
    setOutcome((await copyText(lateText(completeness, region, language))) ? "copied" : "copyFailed");
  };
  return (
    <section className={`${classes["panel"]} ${completeness.overdue && reports > 0 ? classes["late-panel"] : ""}`}>
      <div className={classes["panel-head"]}>
        <h2>
          {text(completeness.overdue ? "lateTitle" : "outstandingTitle")}
          {lines.length === 0 ? null : <small>{text("lateCount", { organizations: lines.length, reports })}</small>}
        </h2>
        {lines.length === 0 ? null : (
          <span className={classes["copy"]}>
            <span role="status">{outcome === null ? "" : text(outcome)}</span>
            <button type="button" className={classes["button"]} onClick={() => void copy()}>
              {text("copy")}
            </button>
          </span>
        )}
      </div>
      {lines.length === 0 ? (
        <p>{text("allReported")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={`${classes["lines"]} shaded-scroll`} tabIndex={0} aria-label={text("late")}>
          <ul>
            {lines.map(({ code, line }) => (
              <li key={code}>{line}</li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}
