import type { Catalogue } from "#contract/catalogue.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { useLanguage } from "#ui/language.ts";
import classes from "./source.module.css";
import { useSourceText } from "./source-text.ts";

type Props = {
  readonly catalogue: Catalogue;
  readonly organization: string;
  readonly indicator: Indicator;
  readonly year: string;
  readonly written: string;
};

/** The target that a completion is reckoned against, and the document it comes from. */
export function TargetSource({ catalogue, organization, indicator, year, written }: Props) {
  const text = useSourceText();
  const language = useLanguage();
  const row = catalogue.targets.find((each) => each.indicator === indicator.code && each.organization === organization);
  const source = catalogue.sources.find(({ code }) => code === row?.source);
  const told = source
    ? [nameIn(source.names, language), nameIn(source.publisher, language), source.published ?? ""]
    : [row?.source ?? ""];
  return (
    <section aria-label={text("target")}>
      <h3 className={classes["subhead"]}>
        {text("target")} · {formatPeriod(year, language)} <span className="tabular">{written}</span>
      </h3>
      <p className={classes["muted"]}>
        {text("targetSource")}
        {told.filter((part) => part !== "").join(" · ")}
      </p>
    </section>
  );
}
