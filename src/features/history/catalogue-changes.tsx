import type { RevisionDifference } from "#contract/revision-difference.ts";
import { FIELD_NAMES, ITEM_NAMES } from "#domain/catalogue/catalogue-words.ts";
import { nameIn } from "#domain/terms/names.ts";
import { DataTable } from "#ui/data-table.tsx";
import { saidField } from "#ui/said-field.ts";
import classes from "./history.module.css";
import type { HistoryNames } from "./history-names.ts";
import { useHistoryText } from "./history-text.ts";

type Props = {
  readonly catalogue: NonNullable<RevisionDifference["catalogue"]>;
  readonly names: HistoryNames;
  readonly notes: readonly string[];
};

/** What a revision changed of the catalogue, field by field. */
export function CatalogueChanges({ catalogue: { counts, entries }, names, notes }: Props) {
  const text = useHistoryText();
  const all = counts.added + counts.changed + counts.withdrawn;
  const columns = (["item", "did", "field", "before", "after"] as const).map((key) => ({ key, header: text(key) }));
  const rows = entries.flatMap((entry) => {
    const item = `${nameIn(ITEM_NAMES[entry.place.item], names.language)} · ${nameIn(entry.names, names.language)}`;
    return entry.fields.map(({ field, before, after }) => ({
      key: `${JSON.stringify(entry.place)} ${field}`,
      cells: [
        { text: item },
        { text: text(entry.did) },
        { text: nameIn(FIELD_NAMES[field], names.language) },
        { text: saidField(field, before, names) },
        { text: saidField(field, after, names) },
      ],
    }));
  });
  return (
    <>
      {all > entries.length ? (
        <p className={classes["muted"]}>{text("itemsListed", { all, listed: entries.length })}</p>
      ) : null}
      <DataTable caption={text("catalogueCaption")} columns={columns} rows={rows} notes={notes} />
    </>
  );
}
