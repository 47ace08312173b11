import { type Kysely, sql } from "kysely";
import type { FiguresSummary } from "#domain/catalogue/catalogue-item-rules.ts";
import type { Tables } from "#server/store/schema.ts";

/**
 * How many figures hold now of these indicators and organizations.
 *
 * @param undone a revision without which it is asked: its figures do not count, and those that it ended do
 */
export async function readFiguresSummary(
  db: Kysely<Tables>,
  asked: { readonly indicators: readonly string[]; readonly organizations: readonly string[] },
  undone: number | null = null,
): Promise<FiguresSummary> {
  const holding =
    undone === null
      ? sql<boolean>`revision_until is null`
      : sql<boolean>`((revision_until is null and revision_from <> ${undone}) or revision_until = ${undone})`;
  const ofIndicators = new Map<string, number>();
  const ofOrganizations = new Map<string, { period: string; count: number }[]>();
  if (asked.indicators.length > 0) {
    const rows = await db
      .selectFrom("observation")
      .select((at) => ["indicator", at.fn.countAll<number>().as("count")])
      .where(holding)
      .where("indicator", "in", asked.indicators)
      .groupBy("indicator")
      .execute();
    for (const { indicator, count } of rows) ofIndicators.set(indicator, Number(count));
  }
  if (asked.organizations.length > 0) {
    const rows = await db
      .selectFrom("observation")
      .select((at) => ["organization", "period", at.fn.countAll<number>().as("count")])
      .where(holding)
      .where("organization", "in", asked.organizations)
      .groupBy(["organization", "period"])
      .execute();
    for (const { organization, period, count } of rows) {
      const own = ofOrganizations.get(organization) ?? [];
      own.push({ period, count: Number(count) });
      ofOrganizations.set(organization, own);
    }
  }
  return { ofIndicators, ofOrganizations };
}
