import type { Store } from "#server/store/store.ts";
import type { OldStore } from "./old-store.ts";

/** What a store says today of what an earlier version described, in the same form. */
export async function describeStore(store: Store, old: OldStore): Promise<OldStore> {
  const last = old.revisions.length;
  const keys = new Set<string>();
  const observations: Record<string, unknown[]> = {};
  for (const number of Object.keys(old.observations).map(Number))
    observations[number] = (await store.observations(number, {})).map(({ observation: o, revision }) => {
      keys.add(JSON.stringify([o.organization, o.indicator, o.period]));
      return [o.organization, o.indicator, o.period, o.value, o.text, o.status, o.qualifier, revision];
    });
  const history: [string, string, string, ...unknown[]][] = [];
  for (const key of keys) {
    const [organization, indicator, period] = JSON.parse(key);
    for (const { observation: o, until, revision, withdrawn, file } of await store.history(last, {
      organization,
      indicator,
      period,
    })) {
      const { sheet, cell, raw } = o.source;
      const place = [sheet, cell, raw, file.fileName, file.readIn];
      history.push([organization, indicator, period, revision.number, until, withdrawn, o.value, o.text, ...place]);
    }
  }
  const files: [string, number][] = [];
  for (const [digest] of old.files) files.push([digest, (await store.file(digest))?.bytes.length ?? 0]);
  return {
    version: old.version,
    at: old.at,
    dataset: store.dataset,
    revisions: await store.revisions(last),
    catalogue: await store.catalogue(last),
    observations,
    history,
    files,
    ...(old.drafts === undefined ? {} : await describeMemory(store)),
    ...(old.accounts === undefined ? {} : await describeAccounts(store, old)),
  };
}

const REGION = "shili";

async function describeMemory(store: Store) {
  return {
    drafts: await store.drafts(REGION),
    mappings: await store.memory.mappings(REGION),
    aliases: await store.memory.aliases(REGION),
  };
}

async function describeAccounts(store: Store, { revisions, accounts = [], audit = [], at }: OldStore) {
  const publishLogs: [number, object | null][] = [];
  for (const { number } of revisions) publishLogs.push([number, await store.publishLog(number)]);
  const publisher = accounts.find(({ username }) => username === "desk")?.id ?? "";
  return {
    publishLogs,
    statedChanges: await store.statedOfIndicator(revisions.length, "phd_hired", [
      REGION,
      `${REGION}-p01`,
      `${REGION}-p02`,
    ]),
    accounts: await store.accounts.list(),
    tokens: await store.tokens.tokens(publisher, at),
    displays: await store.tokens.displays(at),
    audit: await store.audit.entries({}, { after: 0, limit: audit.length }),
  };
}
