import { nameForm } from "#domain/terms/name-form.ts";
import type { Names } from "#domain/terms/names.ts";
import { type At, placeOf, type Stating, tableName } from "./stating.ts";

/** Names of one kind that a table has, and what each was found to be. */
type NamedAs = "indicator" | "organization";

/** A name, and the wordings by which it is looked up, the likeliest first. */
export type NamedCell = { readonly text: string; readonly wordings: readonly string[]; readonly at: At };

/** How many names a question lists. */
const LISTED = 8;
/** Most names of one table that are asked about one by one. */
const MOST_ASKED = 200;

/**
 * The codes of the names of a table, by their texts. One that is another's short form, or like others, is asked about by
 * itself; those that nothing is like are asked about together, and made by `make` where they are to be added.
 */
export function findNamed(
  kind: NamedAs,
  cells: readonly NamedCell[],
  make: (cell: NamedCell) => string | null,
  stating: Stating,
): ReadonlyMap<string, string> {
  const lookup = kind === "indicator" ? stating.lookups.indicators : stating.lookups.organizations;
  const codes = new Map<string, string>();
  const unknown: NamedCell[] = [];
  let asked = 0;
  for (const cell of cells) {
    if (codes.has(cell.text)) continue;
    const known = cell.wordings.map((text) => lookup.known(text)).find((code) => code !== null) ?? null;
    if (known !== null) {
      codes.set(cell.text, known);
      continue;
    }
    const found =
      cell.wordings.map((text) => lookup.find(text)).find((each) => each.kind === "like") ??
      lookup.find(cell.wordings[0] ?? "");
    const like = found.kind === "like" ? [found.code, ...found.others] : found.kind === "open" ? found.near : [];
    if (like.length === 0 || asked >= MOST_ASKED) {
      unknown.push(cell);
      continue;
    }
    asked += 1;
    const answer = stating.ask({
      ...placeOf(cell.at),
      key: `name ${kind} ${nameForm(cell.text)}`,
      about: "name",
      text: cell.text,
      options: [
        ...like.map((code) => ({ value: code, names: lookup.namesOf(code) ?? { zh: code, en: code } })),
        ...NEW_OR_NOT[kind],
      ],
      proposed: found.kind === "like" ? found.code : null,
    });
    if (answer === null) stating.log.add("catalogue-name-open", at(cell), cell.text);
    else if (answer === "new") addNew(cell, make, codes);
    else if (answer !== "leave-out") codes.set(cell.text, answer);
  }
  if (unknown.length > 0 && askNew(kind, unknown, lookup.size(), stating))
    for (const cell of unknown) addNew(cell, make, codes);
  return codes;
}

function at({ at: place }: NamedCell) {
  return { row: place.row, column: place.column };
}

function addNew(cell: NamedCell, make: (cell: NamedCell) => string | null, codes: Map<string, string>): void {
  const code = make(cell);
  if (code !== null) codes.set(cell.text, code);
}

const LEAVE_OUT = { value: "leave-out", names: { zh: "不读入", en: "Leave it out" } };
const NEW_OR_NOT: Readonly<Record<NamedAs, readonly { readonly value: string; readonly names: Names }[]>> = {
  indicator: [{ value: "new", names: { zh: "新增为指标", en: "Add it as an indicator" } }, LEAVE_OUT],
  organization: [{ value: "new", names: { zh: "新增为平台", en: "Add it as a platform" } }, LEAVE_OUT],
};

/** Whether names that nothing has are to be added. Where there is none of their kind at all, that is what is meant. */
function askNew(kind: NamedAs, cells: readonly NamedCell[], known: number, stating: Stating): boolean {
  const [first] = cells;
  if (!first) return false;
  const isFirstOfAll = kind === "indicator" ? known === 0 : known <= 1;
  const listed = cells.slice(0, LISTED).map(({ text }) => text);
  const answer = stating.ask({
    ...placeOf(first.at),
    key: `new-names ${kind} ${tableName(first.at.table)}`,
    about: "new-names",
    text: listed.join("、") + (cells.length > listed.length ? ` …（${cells.length}）` : ""),
    options: NEW_OR_NOT[kind],
    proposed: isFirstOfAll ? "new" : null,
  });
  if (answer === null) for (const cell of cells) stating.log.add("catalogue-name-unknown", at(cell), cell.text);
  return answer === "new";
}
