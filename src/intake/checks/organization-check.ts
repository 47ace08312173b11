import type { SourcedObservation } from "#domain/figures/observation.ts";
import type { Problem } from "#domain/reading/problem.ts";
import type { IntakeCatalogue } from "#intake/layout/intake-catalogue.ts";
import { createProblemLog } from "#intake/problems/problem-log.ts";
import { placeOf } from "./series-points.ts";

/**
 * Holds whose figures a file states against whose its account may state. Each cell of another's is an error, so that
 * nothing of it can be sent in or published.
 *
 * @param allowed codes of organizations
 */
export function checkOrganizations(
  observations: readonly SourcedObservation[],
  allowed: readonly string[],
  { organizations }: Pick<IntakeCatalogue, "organizations">,
): Problem[] {
  const log = createProblemLog();
  for (const observation of observations) {
    if (allowed.includes(observation.organization)) continue;
    const names = organizations.find(({ code }) => code === observation.organization)?.names;
    const params = {
      nameZh: names?.zh ?? observation.organization,
      nameEn: names?.en ?? observation.organization,
    };
    log.enterSheet(observation.source.sheet);
    log.add("organization-not-yours", placeOf(observation), observation.source.raw, params);
  }
  return log.list();
}
