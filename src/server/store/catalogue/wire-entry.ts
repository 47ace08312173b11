import type { CatalogueEntry as WireEntry } from "#contract/catalogue-entries.ts";
import type { CatalogueEntry, FieldValue } from "#domain/catalogue/catalogue-difference.ts";

type WireValue = WireEntry["fields"][number]["before"];

/** An entry as it is sent; lists of the wire may be written to, those of the domain may not. */
export function toWireEntry({ fields, ...entry }: CatalogueEntry): WireEntry {
  return {
    ...entry,
    fields: fields.map(({ field, before, after }) => ({ field, before: toWire(before), after: toWire(after) })),
  };
}

function toWire(value: FieldValue): WireValue {
  if (typeof value !== "object" || value === null) return value;
  return "zh" in value ? value : [...value];
}
