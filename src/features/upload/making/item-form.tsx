import { useId } from "react";
import type { IndicatorFields } from "#domain/catalogue/catalogue-change.ts";
import { AGGREGATION_WORDS, DIRECTION_WORDS } from "#domain/catalogue/catalogue-words.ts";
import { AGGREGATIONS, DIRECTIONS } from "#domain/catalogue/indicator.ts";
import { formatCell } from "#domain/terms/format-cell.ts";
import { formatList } from "#domain/terms/format-list.ts";
import { type Names, nameIn } from "#domain/terms/names.ts";
import { UNIT_MULTS, UNITS, type UnitCode, unitMultNames } from "#domain/terms/unit.ts";
import shared from "#features/upload/common/upload.module.css";
import { defineText, useLanguage } from "#ui/language.ts";
import classes from "./making.module.css";
import type { NewItem } from "./new-items.ts";

const useText = defineText("upload-item-form", {
  platform: { zh: "平台", en: "Platform" },
  indicator: { zh: "指标", en: "Indicator" },
  make: { zh: "新建“{{name}}”", en: "Make “{{name}}”" },
  name: { zh: "名称", en: "Name" },
  english: { zh: "英文名称（选填）", en: "English name (optional)" },
  group: { zh: "分组", en: "Group" },
  unit: { zh: "单位", en: "Unit" },
  unitMult: { zh: "数量级", en: "Multiplier" },
  decimals: { zh: "小数位数", en: "Decimals" },
  aggregation: { zh: "累计方式", en: "Adds up as" },
  direction: { zh: "方向", en: "Direction" },
  inFile: { zh: "文件中写作“{{text}}”（{{cell}}）", en: "The file says “{{text}}” ({{cell}})" },
  examples: { zh: "数值如 {{list}}", en: "values such as {{list}}" },
  nameLacking: { zh: "请填写名称", en: "Give it a name" },
});

type Props = {
  readonly item: NewItem;
  readonly groups: readonly Names[];
  readonly hasTried: boolean;
  readonly onItem: (item: NewItem) => void;
};

/** One new platform or indicator, as proposed from the file; everything may be changed. */
export function ItemForm({ item, groups, hasTried, onItem }: Props) {
  const text = useText();
  const language = useLanguage();
  const { about, fields, kind } = item;
  const name = fields.names.zh;
  const setNames = (names: Partial<Names>) =>
    onItem(
      item.kind === "platform"
        ? { ...item, fields: { ...item.fields, names: { ...item.fields.names, ...names } } }
        : { ...item, fields: { ...item.fields, names: { ...item.fields.names, ...names } } },
    );
  const told = [
    ...(about.text === "" ? [] : [text("inFile", { text: about.text, cell: formatCell(about) })]),
    ...(about.examples.length === 0 ? [] : [text("examples", { list: formatList(about.examples, language) })]),
    ...about.why.map((reason) => nameIn(reason, language)),
  ];
  return (
    <fieldset className={classes["item"]}>
      <legend>
        <label className={classes["choose"]}>
          <input
            type="checkbox"
            checked={item.isChosen}
            aria-label={text("make", { name })}
            onChange={(event) => onItem({ ...item, isChosen: event.currentTarget.checked })}
          />
          {text(kind)}
        </label>
      </legend>
      {told.length === 0 ? null : <p className={shared["muted"]}>{told.join(language === "en" ? "; " : "；")}</p>}
      <div className={classes["fields"]}>
        <Typed
          label={text("name")}
          value={name}
          wrong={hasTried && item.isChosen && name.trim() === "" ? text("nameLacking") : ""}
          onValue={(zh) => setNames({ zh })}
        />
        <Typed label={text("english")} value={fields.names.en} onValue={(en) => setNames({ en })} />
        {item.kind === "indicator" ? (
          <Measured fields={item.fields} groups={groups} onFields={(next) => onItem({ ...item, fields: next })} />
        ) : null}
      </div>
    </fieldset>
  );
}

type MeasuredProps = {
  readonly fields: IndicatorFields;
  readonly groups: readonly Names[];
  readonly onFields: (fields: IndicatorFields) => void;
};

function Measured({ fields, groups, onFields }: MeasuredProps) {
  const text = useText();
  const language = useLanguage();
  const set = (change: Partial<IndicatorFields>) => onFields({ ...fields, ...change });
  const units = Object.keys(UNITS) as UnitCode[];
  return (
    <>
      <Chosen
        label={text("unit")}
        value={fields.unit}
        keys={units}
        nameOf={(unit) => nameIn(UNITS[unit].names, language)}
        onValue={(unit) => set({ unit, additive: UNITS[unit].kind !== "percent" })}
      />
      <Chosen
        label={text("unitMult")}
        value={fields.unitMult}
        keys={UNIT_MULTS}
        nameOf={(mult) => nameIn(unitMultNames(mult), language)}
        onValue={(unitMult) => set({ unitMult })}
      />
      <Chosen
        label={text("decimals")}
        value={fields.decimals}
        keys={[0, 1, 2, 3, 4]}
        nameOf={String}
        onValue={(decimals) => set({ decimals })}
      />
      <Chosen
        label={text("aggregation")}
        value={fields.aggregation}
        keys={AGGREGATIONS}
        nameOf={(one) => nameIn(AGGREGATION_WORDS[one], language)}
        onValue={(aggregation) => set({ aggregation })}
      />
      <Chosen
        label={text("direction")}
        value={fields.direction}
        keys={DIRECTIONS}
        nameOf={(one) => nameIn(DIRECTION_WORDS[one], language)}
        onValue={(direction) => set({ direction })}
      />
      <Typed
        label={text("group")}
        value={fields.group.zh}
        options={groups.map(({ zh }) => zh)}
        onValue={(zh) => set({ group: groups.find((group) => group.zh === zh) ?? { zh, en: zh } })}
      />
    </>
  );
}

type TypedProps = {
  readonly label: string;
  readonly value: string;
  readonly wrong?: string;
  readonly options?: readonly string[];
  readonly onValue: (value: string) => void;
};

function Typed({ label, value, wrong = "", options, onValue }: TypedProps) {
  const id = useId();
  return (
    <label className={classes["field"]}>
      {label}
      <input
        value={value}
        maxLength={200}
        list={options ? id : undefined}
        aria-invalid={wrong !== ""}
        aria-describedby={wrong === "" ? undefined : `${id}-wrong`}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
      {options ? (
        <datalist id={id}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      ) : null}
      {wrong === "" ? null : (
        <span id={`${id}-wrong`} className={classes["wrong"]}>
          {wrong}
        </span>
      )}
    </label>
  );
}

type ChosenProps<T extends string | number> = {
  readonly label: string;
  readonly value: T;
  readonly keys: readonly T[];
  readonly nameOf: (key: T) => string;
  readonly onValue: (value: T) => void;
};

function Chosen<T extends string | number>({ label, value, keys, nameOf, onValue }: ChosenProps<T>) {
  return (
    <label className={classes["field"]}>
      {label}
      <select
        value={String(value)}
        onChange={(event) => {
          const chosen = keys.find((key) => String(key) === event.currentTarget.value);
          if (chosen !== undefined) onValue(chosen);
        }}
      >
        {keys.map((key) => (
          <option key={String(key)} value={String(key)}>
            {nameOf(key)}
          </option>
        ))}
      </select>
    </label>
  );
}
