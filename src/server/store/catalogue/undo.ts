import { type RawBuilder, sql, type Transaction } from "kysely";
import { indexItems } from "#domain/catalogue/catalogue-apply.ts";
import { compareItems, countEntries } from "#domain/catalogue/catalogue-compare.ts";
import type { ItemChange } from "#domain/catalogue/catalogue-difference.ts";
import { checkEntries, figuresAsked } from "#domain/catalogue/catalogue-review.ts";
import { readCatalogue } from "#server/store/read.ts";
import type { Tables } from "#server/store/schema.ts";
import { StoreRefusal } from "#server/store/store-refusal.ts";
import { readFiguresSummary } from "./figures.ts";
import { ITEM_TABLES, readTouched } from "./places.ts";

/** Tables of the catalogue, with what names a row in each and what it says. */
const TABLES = [
  ...[...ITEM_TABLES, "source" as const].map((table) => ({ table, key: ["code"], said: ["position", "body"] })),
  { table: "target" as const, key: ["indicator", "organization", "period"], said: ["value", "body", "source"] },
  { table: "plan" as const, key: ["indicator", "organization", "period"], said: ["body", "source"] },
] as const;

/** Of which later revisions items of a revision are now, and of how many. */
export async function readItemConflicts(
  step: Transaction<Tables>,
  target: number,
): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  for (const { table, key } of TABLES) {
    const own = sql.table(table);
    // What it said and a later one replaced; what it had ended and a later one said anew.
    const { rows } = await sql<{ later: number; count: number }>`
      select revision_until as later, count(*) as count from ${own}
        where revision_from = ${target} and revision_until is not null group by revision_until
      union all
      select said.revision_from as later, count(*) as count from ${own} as said
        where said.revision_from > ${target} and exists (
          select 1 from ${own} as ended where ended.revision_until = ${target} and ${sameKey(key)}
            and not exists (select 1 from ${own} as mine where mine.revision_from = ${target} and ${sameKey(key, "mine")}))
        group by said.revision_from`.execute(step);
    for (const { later, count } of rows) counts.set(later, (counts.get(later) ?? 0) + Number(count));
  }
  return counts;
}

function sameKey(key: readonly string[], other = "ended"): RawBuilder<boolean> {
  return sql<boolean>`${sql.join(
    key.map((column) => sql`${sql.ref(`${other}.${column}`)} = ${sql.ref(`said.${column}`)}`),
    sql` and `,
  )}`;
}

/**
 * Ends what a revision said of the catalogue, and says anew what it had ended.
 *
 * @returns how many items that changed
 * @throws StoreRefusal `undo-conflict` where what would be gone is still used, or what would be back does not fit any more
 */
export async function undoItems(
  step: Transaction<Tables>,
  target: number,
  number: number,
): Promise<Record<ItemChange, number>> {
  const touched = await readTouched(step, target - 1, target);
  if (touched.size === 0) return countEntries([]);
  const places = [...touched.values()].map(({ place }) => place);
  const before = indexItems(await readCatalogue(step, number - 1));
  for (const { table, key, said } of TABLES) {
    const own = sql.table(table);
    const columns = sql.join([...key, ...said].map((column) => sql.ref(column)));
    await sql`update ${own} set revision_until = ${number}
      where revision_from = ${target} and revision_until is null`.execute(step);
    await sql`insert into ${own} (${columns}, revision_from, revision_until)
      select ${columns}, ${number}, null from ${own} where revision_until = ${target}`.execute(step);
  }
  const after = indexItems(await readCatalogue(step, number));
  const entries = compareItems(before, after, places);
  // The figures of the same revision are undone with it.
  const figures = await readFiguresSummary(step, figuresAsked(places), target);
  const [problem] = checkEntries(entries, { before, after, figures }).filter(({ severity }) => severity === "error");
  if (problem) {
    const { message, advice } = problem;
    throw new StoreRefusal("undo-conflict", {
      zh: `${message.zh}。${advice.zh}`,
      en: `${message.en}. ${advice.en}`,
    });
  }
  return countEntries(entries);
}
