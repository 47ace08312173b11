import { useState } from "react";
import { DIRECTION_WORDS, FREQUENCY_WORDS } from "#domain/catalogue/catalogue-words.ts";
import type { Indicator } from "#domain/catalogue/indicator.ts";
import { formatPeriod } from "#domain/say/format-period.ts";
import { nameIn } from "#domain/terms/names.ts";
import { unitNames } from "#domain/terms/unit.ts";
import form from "#ui/form.module.css";
import { useLanguage } from "#ui/language.ts";
import { useCatalogueText } from "./catalogue-text.ts";
import { IndicatorEditor } from "./indicator-editor.tsx";
import { ItemTable } from "./item-table.tsx";
import { Part, type PartProps } from "./part.tsx";
import { StarterPicker } from "./starter-picker.tsx";

/** 指标: all of them, which regions share; with the form of one for those who may change them. */
export function IndicatorPart({ desk, may }: PartProps) {
  const text = useCatalogueText();
  const language = useLanguage();
  const [edited, setEdited] = useState<Indicator | "new" | "pick" | null>(null);
  const indicators = [...desk.drafted.indicators.values()];
  return (
    <Part
      title={text("indicators")}
      lead={may("change-indicator") ? "" : text("indicatorsFixed")}
      add={edited === null && may("add-indicator") ? text("addIndicator") : ""}
      onAdd={() => setEdited("new")}
    >
      {edited === null && may("add-indicator") ? (
        <p>
          <button type="button" className={form["secondary"]} onClick={() => setEdited("pick")}>
            {text("pick")}
          </button>
        </p>
      ) : null}
      {edited === "pick" ? (
        <StarterPicker desk={desk} onClose={() => setEdited(null)} />
      ) : edited === null ? null : (
        <IndicatorEditor
          key={edited === "new" ? "new" : edited.code}
          desk={desk}
          indicator={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      {indicators.length === 0 ? (
        <p>{text("indicatorsNone")}</p>
      ) : (
        <ItemTable
          caption={text("indicators")}
          columns={[text("group"), text("unit"), text("direction"), text("frequency"), text("department")]}
          rows={indicators.map((indicator) => ({
            place: { item: "indicator", code: indicator.code },
            name: nameIn(indicator.names, language),
            ...(indicator.retired
              ? { note: text("retiredFrom", { period: formatPeriod(indicator.retired, language) }) }
              : {}),
            cells: [
              nameIn(indicator.group, language),
              nameIn(unitNames(indicator.unit, indicator.unitMult), language),
              nameIn(DIRECTION_WORDS[indicator.direction], language),
              indicator.formula
                ? text("computed")
                : indicator.frequency
                  ? nameIn(FREQUENCY_WORDS[indicator.frequency], language)
                  : "",
              indicator.department ?? "",
            ],
          }))}
          desk={desk}
          mayEdit={may("change-indicator")}
          onEdit={({ place }) =>
            setEdited(place.item === "indicator" ? (desk.drafted.indicators.get(place.code) ?? null) : null)
          }
        />
      )}
    </Part>
  );
}
