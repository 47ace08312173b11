import type { Names } from "#domain/terms/names.ts";
import { isUnitMult, UNITS, unitMultNames } from "#domain/terms/unit.ts";
import type { CatalogueField } from "./catalogue-change.ts";
import type { CatalogueEntry, FieldValue } from "./catalogue-difference.ts";
import {
  AGGREGATION_WORDS,
  DIRECTION_WORDS,
  FIELD_NAMES,
  FREQUENCY_WORDS,
  ITEM_NAMES,
  REPORTERS_WORDS,
} from "./catalogue-words.ts";
import { policyKindNames } from "./policy.ts";

/** What became of an item, in a clause: 目标“…”的目标值由 50 改为 55. Of a long text its beginning. */
export function sayEntry({ place, names, did, fields }: CatalogueEntry): Names {
  const item: Names = {
    zh: `${ITEM_NAMES[place.item].zh}“${names.zh}”`,
    en: `${ITEM_NAMES[place.item].en} “${names.en}”`,
  };
  if (did === "added") return { zh: `新增了${item.zh}`, en: `added ${item.en}` };
  if (did === "withdrawn") return { zh: `撤回了${item.zh}`, en: `withdrew ${item.en}` };
  const said = fields.map(({ field, before, after }) => ({
    name: FIELD_NAMES[field],
    before: quoted(field, before),
    after: quoted(field, after),
  }));
  return {
    zh: `${item.zh}的${said.map(({ name, before, after }) => `${name.zh}由${before.zh}改为${after.zh}`).join("，")}`,
    en: `${item.en}: ${said.map(({ name, before, after }) => `${name.en} from ${before.en} to ${after.en}`).join(", ")}`,
  };
}

/** What a field says, words of ours in both languages; codes of other items as they are. */
export function fieldWords(field: CatalogueField, value: NonNullable<FieldValue>): Names {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (field === "unitMult" && typeof value === "number" && isUnitMult(value)) return unitMultNames(value);
  if (typeof value === "number") return { zh: String(value), en: String(value) };
  if (typeof value === "string") return WORDS[field]?.[value] ?? { zh: value, en: value };
  if ("zh" in value) return value;
  return { zh: value.join("、"), en: value.join(", ") };
}

/** Fields that hold a word of a closed list. */
const WORDS: Readonly<Partial<Record<CatalogueField, Readonly<Record<string, Names>>>>> = {
  unit: Object.fromEntries(Object.entries(UNITS).map(([code, { names }]) => [code, names])),
  aggregation: AGGREGATION_WORDS,
  direction: DIRECTION_WORDS,
  frequency: FREQUENCY_WORDS,
  reporters: REPORTERS_WORDS,
  kind: policyKindNames(),
};

const LONGEST = 40;

function quoted(field: CatalogueField, value: FieldValue): Names {
  if (value === null) return { zh: "空", en: "nothing" };
  const { zh, en } = fieldWords(field, value);
  return typeof value === "number" && field !== "unitMult"
    ? { zh: ` ${zh} `, en }
    : { zh: `“${short(zh)}”`, en: `“${short(en)}”` };
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
