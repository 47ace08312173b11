import { nameForm } from "#domain/terms/name-form.ts";
import { bodiesIn } from "#intake/words/place-names.ts";
import type { HeadedTable } from "./sheet-tables.ts";
import { placeOf, type Stating, tableName } from "./stating.ts";

/** Shortest name of a platform that a title is searched for. */
const SHORTEST = 3;

/**
 * Whose targets a scheme states: a platform's whose name its sheet or title has (目标责任书 of one platform), else the
 * region's. Where the title is of a body that is none of the region's, a person is asked; `null` while nobody has said.
 */
export function targetOwner(table: HeadedTable, stating: Stating): string | null {
  const { region, items, lookups } = stating;
  const bySheet = lookups.organizations.known(table.sheet);
  if (bySheet !== null) return bySheet;
  const title = nameForm(table.title);
  const named = new Set<string>();
  for (const { code, kind, names, aliases, shortNames } of items.organizations.values()) {
    if (kind !== "platform") continue;
    const forms = [names.zh, shortNames?.zh ?? "", ...aliases].map(nameForm);
    if (forms.some((form) => form.length >= SHORTEST && title.includes(form))) named.add(code);
  }
  const [only] = named;
  if (only !== undefined && named.size === 1) return only;
  const bodies = named.size > 1 ? [...named] : bodiesIn(table.title, items.organizations.get(region)?.names.zh ?? "");
  if (bodies.length === 0) return region;
  const answer = stating.ask({
    ...placeOf({ table, row: table.headerRow, column: 0 }),
    key: `owner ${tableName(table)}`,
    about: "name",
    text: table.title,
    options: [
      ...[region, ...named].map((code) => ({
        value: code,
        names: lookups.organizations.namesOf(code) ?? { zh: code, en: code },
      })),
      { value: "leave-out", names: { zh: "不读入目标", en: "Leave the targets out" } },
    ],
    proposed: null,
  });
  return answer === "leave-out" ? null : answer;
}
