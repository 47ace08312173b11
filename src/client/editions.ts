import type { QueryClient } from "@tanstack/react-query";
import type { Edition } from "#contract/common.ts";

/** Reads whose keys are kind, data set, revision and what they are of. */
const OF_AN_EDITION: readonly unknown[] = ["catalogue", "region", "revisions", "history", "stated-changes"];

/**
 * Lets go of what was read of other editions than these and is not shown. A wall is open for months, and every publication
 * would leave a region's data behind for minutes.
 */
export function keepEditions(client: QueryClient, kept: readonly (Edition | undefined)[]): void {
  client.removeQueries({
    type: "inactive",
    predicate: ({ queryKey: [kind, dataset, revision] }) =>
      OF_AN_EDITION.includes(kind) && !kept.some((one) => one?.dataset === dataset && one?.revision === revision),
  });
}
