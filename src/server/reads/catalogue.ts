import { Hono } from "hono";
import type { Catalogue } from "#contract/catalogue.ts";
import { ROUTES } from "#contract/routes.ts";
import type { CatalogueContent } from "#domain/catalogue/catalogue-change.ts";
import type { Plan } from "#domain/catalogue/plan.ts";
import { type Target, targetKey } from "#domain/catalogue/target.ts";
import type { AppDeps } from "#server/api/deps.ts";
import { checkEdition, readQuery } from "#server/http/query.ts";
import { defaultRegion } from "./default-region.ts";
import { editionQuerySchema } from "./revisions.ts";

/** Everything that has a name, as known at a revision. */
export function catalogueRoutes({ store, answers }: AppDeps): Hono {
  return new Hono().get(ROUTES.catalogue, async (c) => {
    const query = readQuery(c, editionQuerySchema);
    await checkEdition(store, query);
    return answers.answer(c, `catalogue ${query.revision}`, async () => {
      const content = await store.catalogue(query.revision);
      const region = await defaultRegion(store, query.revision, content);
      return toCatalogue(store.dataset, query.revision, region, content);
    });
  });
}

function toCatalogue(dataset: string, revision: number, region: string | null, content: CatalogueContent): Catalogue {
  return {
    dataset,
    revision,
    defaultRegion: region,
    indicators: content.indicators.map((indicator) => ({ ...indicator, aliases: [...indicator.aliases] })),
    organizations: content.organizations.map((node) => ({ ...node, aliases: [...node.aliases] })),
    policies: content.policies.map((policy) => ({
      ...policy,
      organizations: [...policy.organizations],
      indicators: [...policy.indicators],
    })),
    sources: [...content.sources],
    targets: toTargetRows(content.targets),
    plans: content.plans.map(toPlan),
  };
}

/** The targets of an indicator, an organization and a source in one row, by period. */
function toTargetRows(targets: readonly Target[]): Catalogue["targets"] {
  const rows = new Map<string, Catalogue["targets"][number]>();
  for (const { indicator, organization, period, value, wording, source } of targets) {
    const key = targetKey(indicator, organization, source);
    const row = rows.get(key) ?? { indicator, organization, source, values: {} };
    row.values[period] = value;
    if (wording !== undefined) row.wordings = { ...row.wordings, [period]: wording };
    rows.set(key, row);
  }
  return [...rows.values()];
}

function toPlan({ curve, ...plan }: Plan): Catalogue["plans"][number] {
  if (!curve) return plan;
  return { ...plan, curve: "cumulative" in curve ? { ...curve, cumulative: [...curve.cumulative] } : curve };
}
