/** What a figure is of. */
export type Axis = "indicator" | "organization" | "period";

/**
 * Where a table says what its figures are of: before the rows, above the columns, in the title (one for the whole file), in
 * the names of sheets, or in titles of tables that stand one below the other or beside each other.
 */
export type Layout = {
  readonly name: string;
  readonly rows: readonly Axis[];
  readonly header: readonly Axis[];
  readonly title: readonly Axis[];
  readonly parts?: { readonly axis: Axis; readonly place: "sheets" | "below" | "beside" };
};

export const LAYOUTS: readonly Layout[] = [
  { name: "long iop", rows: ["indicator", "organization", "period"], header: [], title: [] },
  { name: "long opi", rows: ["organization", "period", "indicator"], header: [], title: [] },
  { name: "long poi", rows: ["period", "organization", "indicator"], header: [], title: [] },
  { name: "periods across", rows: ["organization", "indicator"], header: ["period"], title: [] },
  { name: "periods across, indicators first", rows: ["indicator", "organization"], header: ["period"], title: [] },
  { name: "periods across, one indicator", rows: ["organization"], header: ["period"], title: ["indicator"] },
  { name: "periods across, one organization", rows: ["indicator"], header: ["period"], title: ["organization"] },
  { name: "indicators across", rows: ["organization", "period"], header: ["indicator"], title: [] },
  { name: "indicators across, periods first", rows: ["period", "organization"], header: ["indicator"], title: [] },
  { name: "indicators across, one period", rows: ["organization"], header: ["indicator"], title: ["period"] },
  { name: "indicators across, one organization", rows: ["period"], header: ["indicator"], title: ["organization"] },
  { name: "organizations across", rows: ["indicator", "period"], header: ["organization"], title: [] },
  { name: "organizations across, one indicator", rows: ["period"], header: ["organization"], title: ["indicator"] },
  { name: "organizations across, one period", rows: ["indicator"], header: ["organization"], title: ["period"] },
  { name: "periods below indicators", rows: ["organization"], header: ["indicator", "period"], title: [] },
  { name: "indicators below periods", rows: ["organization"], header: ["period", "indicator"], title: [] },
  { name: "indicators below organizations", rows: ["period"], header: ["organization", "indicator"], title: [] },
  { name: "periods below organizations", rows: ["indicator"], header: ["organization", "period"], title: [] },
  { name: "organizations below periods", rows: ["indicator"], header: ["period", "organization"], title: [] },
  {
    name: "sheets of periods",
    rows: ["organization"],
    header: ["indicator"],
    title: [],
    parts: { axis: "period", place: "sheets" },
  },
  {
    name: "sheets of indicators",
    rows: ["organization"],
    header: ["period"],
    title: [],
    parts: { axis: "indicator", place: "sheets" },
  },
  {
    name: "sheets of organizations",
    rows: ["indicator"],
    header: ["period"],
    title: [],
    parts: { axis: "organization", place: "sheets" },
  },
  {
    name: "blocks of indicators",
    rows: ["organization"],
    header: ["period"],
    title: [],
    parts: { axis: "indicator", place: "below" },
  },
  {
    name: "blocks of periods",
    rows: ["organization"],
    header: ["indicator"],
    title: [],
    parts: { axis: "period", place: "below" },
  },
  {
    name: "blocks of organizations",
    rows: ["indicator"],
    header: ["period"],
    title: [],
    parts: { axis: "organization", place: "below" },
  },
  {
    name: "beside each other, indicators",
    rows: ["organization"],
    header: ["period"],
    title: [],
    parts: { axis: "indicator", place: "beside" },
  },
  {
    name: "beside each other, periods",
    rows: ["organization"],
    header: ["indicator"],
    title: [],
    parts: { axis: "period", place: "beside" },
  },
];

/** How many of an axis the layout can show. */
export function isSingle(layout: Layout, axis: Axis): boolean {
  return layout.title.includes(axis);
}
