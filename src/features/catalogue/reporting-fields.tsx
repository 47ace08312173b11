import { REPORTERS_WORDS } from "#domain/catalogue/catalogue-words.ts";
import type { Indicator, Reporters } from "#domain/catalogue/indicator.ts";
import { regionOf } from "#domain/catalogue/organization.ts";
import { nameIn } from "#domain/terms/names.ts";
import form from "#ui/form.module.css";
import { Field, Tick } from "#ui/form.tsx";
import { useLanguage } from "#ui/language.ts";
import classes from "./catalogue.module.css";
import { useCatalogueText } from "./catalogue-text.ts";
import { dateCode } from "./entered-text.ts";
import { SelectField } from "./fields.tsx";
import type { Desk } from "./use-catalogue-desk.ts";

/** Who reports and until when, as it stands in the form. */
export type ReportingGiven = {
  readonly who: "" | "region" | "platforms" | "named";
  readonly named: readonly string[];
  readonly retired: string;
};

export function reportingGivenOf(indicator: Indicator | null): ReportingGiven {
  const { reporters, retired = "" } = indicator ?? {};
  if (reporters === undefined) return { who: "", named: [], retired };
  return typeof reporters === "string"
    ? { who: reporters, named: [], retired }
    : { who: "named", named: reporters, retired };
}

/** The fields of an indicator that are given. */
export function givenReporting({ who, named, retired }: ReportingGiven): Pick<Indicator, "reporters" | "retired"> {
  const reporters: Reporters | null = who === "" ? null : who === "named" ? named : who;
  const period = dateCode(retired);
  return { ...(reporters === null ? {} : { reporters }), ...(period === "" ? {} : { retired: period }) };
}

type Props = {
  readonly desk: Desk;
  readonly given: ReportingGiven;
  readonly onChange: (given: ReportingGiven) => void;
};

/** Of whom an indicator is expected, and from which period no longer. */
export function ReportingFields({ desk, given, onChange }: Props) {
  const text = useCatalogueText();
  const language = useLanguage();
  const ways = ["", "region", "platforms", "named"] as const;
  const organizations = [...desk.drafted.organizations.values()].filter((each) => regionOf(each) === desk.region);
  const choose = (code: string, isChosen: boolean) =>
    onChange({ ...given, named: isChosen ? [...given.named, code] : given.named.filter((other) => other !== code) });
  const wordOf = (who: (typeof ways)[number]) =>
    who === ""
      ? text("reportersNone")
      : who === "named"
        ? text("reportersNamed")
        : nameIn(REPORTERS_WORDS[who], language);
  return (
    <>
      <SelectField
        label={text("reporters")}
        value={given.who}
        options={ways.map((who) => ({ value: who, label: wordOf(who) }))}
        onValue={(value) => onChange({ ...given, who: ways.find((who) => who === value) ?? "" })}
      />
      <Field
        label={text("retired")}
        hint={text("retiredHint")}
        value={given.retired}
        onValue={(retired) => onChange({ ...given, retired })}
      />
      {given.who === "named" ? (
        <fieldset className={classes["picks"]}>
          <legend className={form["label"]}>{text("reportersNamed")}</legend>
          {organizations.map(({ code, names }) => (
            <Tick
              key={code}
              label={nameIn(names, language)}
              isChosen={given.named.includes(code)}
              onChosen={(isChosen) => choose(code, isChosen)}
            />
          ))}
        </fieldset>
      ) : null}
    </>
  );
}
