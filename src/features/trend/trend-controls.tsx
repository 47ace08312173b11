import { MultiSelect, SegmentedControl } from "@mantine/core";
import { MonthPickerInput } from "@mantine/dates";
import { MEASURES } from "#domain/figures/measure.ts";
import { nameIn } from "#domain/terms/names.ts";
import { FREQUENCIES, periodCode } from "#domain/terms/period.ts";
import type { RegionData } from "#domain/views/region-data.ts";
import { useLanguage } from "#ui/language.ts";
import type { PageProps, SearchState } from "#ui/page.ts";
import classes from "./trend-controls.module.css";
import type { TrendState } from "./trend-state.ts";
import { useTrendText } from "./trend-text.ts";

type Props = {
  readonly data: RegionData;
  readonly span: NonNullable<RegionData["span"]>;
  readonly state: TrendState;
  readonly onSearch: PageProps<SearchState>["onSearch"];
};

/** What to show: indicators, organizations, frequency, measure, range. Every choice goes into the URL. */
export function TrendControls({ data, span, state, onSearch }: Props) {
  const text = useTrendText();
  const language = useLanguage();
  const platformCodes = data.platforms.map(({ code }) => code);
  const month = (name: "from" | "to") => ({
    value: `${periodCode(state[name])}-01`,
    minDate: `${periodCode({ kind: "month", ...span.first })}-01`,
    maxDate: `${periodCode({ kind: "month", ...span.last })}-01`,
    valueFormat: language === "en" ? "MMM YYYY" : "YYYY年M月",
    onChange: (value: string | null) => onSearch({ [name]: value?.slice(0, 7) }),
    "aria-label": text(name),
  });
  return (
    <section className={classes["controls"]}>
      <div className={classes["wide"]}>
        <span className={classes["label"]}>{text("indicators")}</span>
        <MultiSelect
          aria-label={text("indicators")}
          data={data.indicators.map(({ code, names }) => ({ value: code, label: nameIn(names, language) }))}
          value={[...state.indicators]}
          onChange={(codes) => onSearch({ indicator: codes.join(",") })}
          searchable={true}
          hidePickedOptions={true}
        />
      </div>
      <div className={classes["wide"]}>
        <span className={classes["label"]}>
          {text("organizations")}
          <span className={classes["quicks"]}>
            <button
              type="button"
              className={classes["quick"]}
              onClick={() => onSearch({ organization: platformCodes.join(",") })}
            >
              {text("allPlatforms")}
            </button>
            <button type="button" className={classes["quick"]} onClick={() => onSearch({ organization: undefined })}>
              {text("onlyRegion")}
            </button>
          </span>
        </span>
        <MultiSelect
          aria-label={text("organizations")}
          data={[data.region, ...data.platforms].map(({ code, names }) => ({
            value: code,
            label: nameIn(names, language),
          }))}
          value={[...state.organizations]}
          onChange={(codes) => onSearch({ organization: codes.length === 0 ? undefined : codes.join(",") })}
          searchable={true}
          hidePickedOptions={true}
          maxDropdownHeight={360}
        />
      </div>
      <div className={classes["frequency"]}>
        <span className={classes["label"]}>{text("frequency")}</span>
        <SegmentedControl
          fullWidth={true}
          aria-label={text("frequency")}
          data={FREQUENCIES.map((frequency) => ({ value: frequency, label: text(frequency) }))}
          value={state.frequency}
          onChange={(frequency) => onSearch({ frequency })}
        />
      </div>
      <div className={classes["measure"]}>
        <span className={classes["label"]}>{text("measure")}</span>
        <SegmentedControl
          fullWidth={true}
          aria-label={text("measure")}
          data={MEASURES.map((measure) => ({ value: measure, label: text(measure) }))}
          value={state.measure}
          onChange={(measure) => onSearch({ measure })}
        />
      </div>
      <div className={classes["month"]}>
        <span className={classes["label"]}>{text("from")}</span>
        <MonthPickerInput {...month("from")} />
      </div>
      <div className={classes["month"]}>
        <span className={classes["label"]}>{text("to")}</span>
        <MonthPickerInput {...month("to")} />
      </div>
    </section>
  );
}
