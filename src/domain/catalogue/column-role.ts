/** What a column holds. `figures` is a column of values whose heading names an indicator, an organization or a period. */
export const COLUMN_ROLES = [
  "indicator",
  "organization",
  "period",
  "year",
  "value",
  "year-to-date",
  "figures",
  "text",
  "unit",
  "unit-mult",
  "status",
  "qualifier",
  "note",
  "change",
  "action",
  "ignored",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];
