import { useId, useState } from "react";
import { useZone } from "#client/zone.ts";
import type { ListedRevision } from "#contract/revisions.ts";
import { dayIn } from "#domain/catalogue/clock.ts";
import { lastRevisionBy } from "#domain/views/as-of.ts";
import { Link } from "#ui/link.tsx";
import classes from "./history.module.css";
import { useHistoryText } from "./history-text.ts";

type Props = { readonly region: string | undefined; readonly listed: readonly ListedRevision[] };

/** The way to what was known on a day: the last revision published by its end. */
export function DayChoice({ region, listed }: Props) {
  const text = useHistoryText();
  const id = useId();
  const [day, setDay] = useState("");
  const zone = useZone(region);
  const number = day === "" ? null : lastRevisionBy(day, zone, listed);
  const [first, last] = [listed[listed.length - 1], listed[0]];
  return (
    <div className={classes["ways"]}>
      <label htmlFor={id}>{text("day")}</label>
      <input
        id={id}
        type="date"
        className={classes["day"]}
        min={first && dayIn(first.publishedAt, zone)}
        max={last && dayIn(last.publishedAt, zone)}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      {day === "" ? null : number === null ? (
        <span className={classes["muted"]}>{text("noneBy")}</span>
      ) : (
        <Link
          to="/"
          search={{ ...(region === undefined ? {} : { region }), asof: day }}
          className={classes["secondary"]}
        >
          {text("viewDay", { number })}
        </Link>
      )}
    </div>
  );
}
