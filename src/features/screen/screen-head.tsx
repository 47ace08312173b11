import { useConnection } from "#client/connection.ts";
import type { RegionEdition } from "#client/queries.ts";
import { useEarlierEdition } from "#client/shown-edition.tsx";
import { useRevisionMap } from "#client/use-region.ts";
import { formatTime, zoneOf } from "#domain/catalogue/clock.ts";
import { formatAge } from "#domain/say/format-age.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { monthCode } from "#domain/terms/period.ts";
import type { YearMonth } from "#domain/views/region-data.ts";
import { useLanguage } from "#ui/language.ts";
import { Link } from "#ui/link.tsx";
import { NewerMonths } from "#ui/newer-months.tsx";
import classes from "./screen.module.css";
import { useScreenText } from "./screen-text.ts";

type Props = { readonly shown: RegionEdition; readonly at: YearMonth | null };

/** Which region, whether it is sample data, how far the data reaches, whether it is live. */
export function ScreenHead({ shown, at }: Props) {
  const text = useScreenText();
  const language = useLanguage();
  const { state, since, age } = useConnection();
  const { data, edition } = shown;
  const earlier = useEarlierEdition();
  const revision = useRevisionMap().get(edition.revision);
  const time = formatTime(since, zoneOf(data.region), language);
  return (
    <header className={classes["band"]}>
      <h1>{text("title", { region: nameIn(data.region.names, language) })}</h1>
      {at ? (
        <NewerMonths data={data} at={at} searchFor={(period) => ({ period })} most={1} className={classes["newer"]} />
      ) : null}
      <div className={classes["meta"]}>
        {data.region.illustrative ? <span className={classes["sample"]}>{text("sample")}</span> : null}
        <span>
          {at ? text("asOf", { period: formatPeriod(monthCode(at.year, at.month), language) }) : text("stated")}
        </span>
        {earlier === null ? (
          <span>{text("revision", { number: edition.revision })}</span>
        ) : (
          <span className={classes["asof"]}>
            {text(revision?.kind === "seed" ? "asOfSeed" : "asOfRevision", {
              number: edition.revision,
              day: revision?.publishedDay ?? "…",
            })}{" "}
            <Link to="." keep search={{ asof: undefined }}>
              {text("asOfBack")}
            </Link>
          </span>
        )}
        <span className={state === "offline" ? classes["offline"] : undefined}>
          <span role="status">{text(state, { time })}</span>
          {state === "offline" ? text("age", { age: formatAge(age, language) }) : null}
        </span>
      </div>
    </header>
  );
}
