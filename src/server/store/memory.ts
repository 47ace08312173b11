import type { Kysely, Selectable, Transaction } from "kysely";
import type { Alias, Mapping } from "#contract/memory.ts";
import type { ReadingChoices } from "#domain/reading/reading-choices.ts";
import { type AuditActor, auditObject } from "#domain/record/audit.ts";
import { nameForm } from "#domain/terms/name-form.ts";
import { appendAudit } from "./audit.ts";
import { choicesBody } from "./bodies/upload-bodies.ts";
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

/** Who changes what is remembered, and when. */
export type MemoryAct = { readonly actor: AuditActor; readonly at: string };

/** What was said of files of a region, so that the next is not asked about again. */
export type Memory = {
  /** Ways of reading, newest first. */
  mappings(region: string): Promise<Mapping[]>;
  aliases(region: string): Promise<Alias[]>;
  /** `null` where there is none. */
  regionOfMapping(id: number): Promise<string | null>;
  regionOfAlias(id: number): Promise<string | null>;
  /** @throws StoreRefusal `not-found` */
  renameMapping(id: number, name: string, by: MemoryAct): Promise<Mapping>;
  /** @throws StoreRefusal `not-found` */
  forgetMapping(id: number, by: MemoryAct): Promise<void>;
  /** @throws StoreRefusal `not-found` */
  forgetAlias(id: number, by: MemoryAct): Promise<void>;
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
    renameMapping: (id, name, { actor, at }) =>
      writes.transaction().execute(async (step) => {
        const before = await step.selectFrom("mapping").select("name").where("id", "=", id).executeTakeFirst();
        const row = await step
          .updateTable("mapping")
          .set({ name })
          .where("id", "=", id)
          .returningAll()
          .executeTakeFirst();
        if (!row || !before) throw new StoreRefusal("not-found");
        const detail = { region: row.region, before: before.name, after: name };
        const object = auditObject("mapping", id);
        await appendAudit(step, { ...actor, kind: "mapping-renamed", outcome: "done", object, detail }, at);
        return toMapping(row);
      }),
    forgetMapping: (id, { actor, at }) =>
      writes.transaction().execute(async (step) => {
        const row = await step
          .deleteFrom("mapping")
          .where("id", "=", id)
          .returning(["region", "name"])
          .executeTakeFirst();
        if (!row) throw new StoreRefusal("not-found");
        const object = auditObject("mapping", id);
        await appendAudit(step, { ...actor, kind: "mapping-forgotten", outcome: "done", object, detail: row }, at);
      }),
    forgetAlias: (id, { actor, at }) =>
      writes.transaction().execute(async (step) => {
        const row = await step
          .deleteFrom("alias")
          .where("id", "=", id)
          .returning(["region", "text", "code"])
          .executeTakeFirst();
        if (!row) throw new StoreRefusal("not-found");
        const object = auditObject("alias", id);
        await appendAudit(step, { ...actor, kind: "alias-forgotten", outcome: "done", object, detail: row }, at);
      }),
  };
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
    const choices = choicesBody.write(mapping.choices);
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
  return { ...row, choices: choicesBody.read(choices), createdAt: created_at };
}
