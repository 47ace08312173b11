import { Hono } from "hono";
import { type History, historyQuerySchema, type StatedChanges, statedChangesQuerySchema } from "#contract/history.ts";
import { ROUTES } from "#contract/routes.ts";
import { observationKey } from "#domain/figures/observation.ts";
import { isCalendarPeriod, lastMonth, parsePeriod, periodCode } from "#domain/terms/period.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { checkEdition, readQuery } from "#server/http/query.ts";
import { citedSource } from "#server/store/citation.ts";
import { organizationsOf } from "#server/store/region-organizations.ts";
import type { Store, StoredStatement } from "#server/store/store.ts";

/** What was ever said of one figure, with file, sheet and cell: the way from the screen to the source. */
export function historyRoutes({ store, answers }: AppDeps): Hono {
  return new Hono()
    .get(ROUTES.history, async (c) => {
      const query = readQuery(c, historyQuerySchema);
      await checkEdition(store, query);
      return answers.answer(c, `history ${query.revision} ${observationKey(query)}`, async (): Promise<History> => {
        const statements = await store.history(query.revision, query);
        const statedChanges = await store.statedChanges(query.revision, query, changedPeriods(query.period));
        const entries = await withSources(store, query.revision, statements);
        return { dataset: store.dataset, revision: query.revision, entries, statedChanges };
      });
    })
    .get(ROUTES.statedChanges, async (c) => {
      const query = readQuery(c, statedChangesQuerySchema);
      await checkEdition(store, query);
      const { revision, region, indicator } = query;
      const key = `stated ${revision} ${JSON.stringify([region, indicator])}`;
      return answers.answer(c, key, async (): Promise<StatedChanges> => {
        const organizations = organizationsOf(region, await store.catalogue(revision));
        const changes = await store.statedOfIndicator(revision, indicator, organizations);
        return { dataset: store.dataset, revision, changes };
      });
    });
}

/** The period itself, and the year to date that ends with it. */
function changedPeriods(code: string): string[] {
  const period = parsePeriod(code);
  if (!period || !isCalendarPeriod(period)) return [code];
  return [code, periodCode({ kind: "year-to-date", year: period.year, month: lastMonth(period) })];
}

/** A figure's source is that of the revision whose file it was read in: an undo may have restored what was shipped. */
async function withSources(
  store: Store,
  revision: number,
  statements: readonly StoredStatement[],
): Promise<History["entries"]> {
  const { sources } = await store.catalogue(revision);
  return Promise.all(
    statements.map(async (statement) => {
      const origin = await store.revision(statement.file.readIn);
      const source = origin ? citedSource(origin, sources) : undefined;
      const corrected = await correctionOf(store, statement);
      return { ...toEntry(statement), ...(source ? { source } : {}), ...(corrected ? { corrected } : {}) };
    }),
  );
}

/** As what the cell of a figure was read, where somebody corrected it. */
async function correctionOf(
  store: Store,
  { observation: { source }, file }: StoredStatement,
): Promise<{ to: string; by: string | null } | null> {
  const log = await store.publishLog(file.readIn);
  const fix = log?.fixes.find(({ sheet, cell }) => sheet === source.sheet && cell === source.cell);
  return fix ? { to: fix.to, by: fix.by ?? null } : null;
}

function toEntry({ observation, until, withdrawn, revision, file }: StoredStatement): History["entries"][number] {
  const { value, text, status, qualifier, source } = observation;
  return {
    revision: revision.number,
    until,
    withdrawn,
    value,
    text,
    status,
    qualifier,
    ...source,
    ...file,
    kind: revision.kind,
    publishedAt: revision.publishedAt,
    publishedBy: revision.publishedBy,
  };
}
