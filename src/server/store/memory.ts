import type { Kysely, Selectable, Transaction } from "kysely";
import type { Alias, Mapping } from "#contract/memory.ts";
import { type ReadingChoices, readingChoicesSchema } from "#contract/reading-choices.ts";
import { nameForm } from "#intake/text-forms.ts";
import type { MappingTable, Tables } from "./schema.ts";
import { StoreRefusal } from "./store-refusal.ts";

/** What one publish adds to the memory of its region. */
export type ToRemember = {
  readonly mapping: {
    readonly name: string;
    readonly fingerprint: string;
    readonly choices: ReadingChoices;
  } | null;
  readonly aliases: readonly Pick<Alias, "kind" | "text" | "code">[];
};

/** What was said of files of a region, so that the next is not asked about again. */
export type Memory = {
  /** Ways of reading, newest first. */
  mappings(region: string): Promise<Mapping[]>;
  aliases(region: string): Promise<Alias[]>;
  /** `null` where there is none. */
  regionOfMapping(id: number): Promise<string | null>;
  regionOfAlias(id: number): Promise<string | null>;
  /** @throws StoreRefusal `not-found` */
  renameMapping(id: number, name: string): Promise<Mapping>;
  /** @throws StoreRefusal `not-found` */
  forgetMapping(id: number): Promise<void>;
  /** @throws StoreRefusal `not-found` */
  forgetAlias(id: number): Promise<void>;
};

export function createMemory(reads: Kysely<Tables>, writes: Kysely<Tables>): Memory {
  return {
    async mappings(region) {
      const rows = await reads
        .selectFrom("mapping")
        .selectAll()
        .where("region", "=", region)
        .orderBy("id", "desc")
        .execute();
      return rows.map(toMapping);
    },
    aliases: async (region) =>
      await reads
        .selectFrom("alias")
        .select(["id", "region", "kind", "text", "code", "revision"])
        .where("region", "=", region)
        .orderBy("id", "desc")
        .execute(),
    async regionOfMapping(id) {
      const row = await reads.selectFrom("mapping").select("region").where("id", "=", id).executeTakeFirst();
      return row?.region ?? null;
    },
    async regionOfAlias(id) {
      const row = await reads.selectFrom("alias").select("region").where("id", "=", id).executeTakeFirst();
      return row?.region ?? null;
    },
    async renameMapping(id, name) {
      const row = await writes
        .updateTable("mapping")
        .set({ name })
        .where("id", "=", id)
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new StoreRefusal("not-found");
      return toMapping(row);
    },
    forgetMapping: async (id) => refuseNone(await writes.deleteFrom("mapping").where("id", "=", id).executeTakeFirst()),
    forgetAlias: async (id) => refuseNone(await writes.deleteFrom("alias").where("id", "=", id).executeTakeFirst()),
  };
}

function refuseNone({ numDeletedRows }: { numDeletedRows: bigint }): void {
  if (numDeletedRows === 0n) throw new StoreRefusal("not-found");
}

/** Remembers within a publish: of one shape the last word counts, of one name too. */
export async function rememberIn(
  step: Transaction<Tables>,
  region: string,
  revision: number,
  createdAt: string,
  { mapping, aliases }: ToRemember,
): Promise<void> {
  if (mapping) {
    const choices = JSON.stringify(mapping.choices);
    await step
      .insertInto("mapping")
      .values({
        region,
        name: mapping.name,
        fingerprint: mapping.fingerprint,
        choices,
        created_at: createdAt,
        revision,
      })
      .onConflict((conflict) => conflict.columns(["region", "fingerprint"]).doUpdateSet({ choices, revision }))
      .execute();
  }
  for (const { kind, text, code } of aliases)
    await step
      .insertInto("alias")
      .values({ region, kind, form: nameForm(text), text, code, revision })
      .onConflict((conflict) => conflict.columns(["region", "kind", "form"]).doUpdateSet({ text, code, revision }))
      .execute();
}

function toMapping({ created_at, choices, ...row }: Selectable<MappingTable>): Mapping {
  return { ...row, choices: readChoices(choices), createdAt: created_at };
}

/** Choices as they were written; of a text that is none, nothing. */
export function readChoices(json: string): ReadingChoices {
  const parsed = readingChoicesSchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : {};
}
