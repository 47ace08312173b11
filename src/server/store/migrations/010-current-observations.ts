import { oneLine } from "./one-line.ts";

/**
 * Released with 0.4.0. What holds now is read from an index of its own, which has all that an answer says, so that
 * neither reading nor replacing grows with what was published before.
 */
export const currentObservations = [
  oneLine`create index "observation_current" on "observation" (
    "organization",
    "indicator",
    "period",
    "revision_from",
    "value",
    "text",
    "status",
    "qualifier",
    "revision_until"
  ) where "revision_until" is null`,
];
