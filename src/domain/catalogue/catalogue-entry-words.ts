import type { Names } from "#domain/terms/names.ts";
import type { CatalogueEntry, FieldValue } from "./catalogue-difference.ts";
import { FIELD_NAMES, ITEM_NAMES } from "./catalogue-words.ts";

/** What became of an item, in a clause: 目标“…”的目标值由 50 改为 55. Of a long text its beginning. */
export function sayEntry({ place, names, did, fields }: CatalogueEntry): Names {
  const item: Names = {
    zh: `${ITEM_NAMES[place.item].zh}“${names.zh}”`,
    en: `${ITEM_NAMES[place.item].en} “${names.en}”`,
  };
  if (did === "added") return { zh: `新增了${item.zh}`, en: `added ${item.en}` };
  if (did === "withdrawn") return { zh: `撤回了${item.zh}`, en: `withdrew ${item.en}` };
  return {
    zh: `${item.zh}的${fields
      .map(({ field, before, after }) => `${FIELD_NAMES[field].zh}由${said(before).zh}改为${said(after).zh}`)
      .join("，")}`,
    en: `${item.en}: ${fields
      .map(({ field, before, after }) => `${FIELD_NAMES[field].en} from ${said(before).en} to ${said(after).en}`)
      .join(", ")}`,
  };
}

const LONGEST = 40;

function said(value: FieldValue): Names {
  if (value === null) return { zh: "空", en: "nothing" };
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (typeof value === "number") return { zh: ` ${value} `, en: String(value) };
  if (typeof value === "string") return { zh: `“${short(value)}”`, en: `“${short(value)}”` };
  if ("zh" in value) return { zh: `“${short(value.zh)}”`, en: `“${short(value.en)}”` };
  const list = short(value.join("、"));
  return { zh: `“${list}”`, en: `“${list}”` };
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
