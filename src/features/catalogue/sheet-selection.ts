/** A place of a sheet, counted from 0. */
export type Spot = { readonly row: number; readonly column: number };

/** What is chosen: the cell that is written in, and the corner across from it. */
export type Selection = { readonly active: Spot; readonly corner: Spot };

export type Size = {
  readonly rows: number;
  readonly columns: number /** Rows that a page holds. */;
  readonly page: number;
};

export type Area = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

export function areaOf({ active, corner }: Selection): Area {
  return {
    top: Math.min(active.row, corner.row),
    left: Math.min(active.column, corner.column),
    bottom: Math.max(active.row, corner.row),
    right: Math.max(active.column, corner.column),
  };
}

export function isWithin({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function chosen(active: Spot): Selection {
  return { active, corner: active };
}

export type Key = { readonly key: string; readonly shift: boolean; readonly control: boolean };

/**
 * Where a key leads, as in a spreadsheet; `null` of one that leads nowhere: other keys, and Tab past the last cell, which
 * leaves the sheet.
 */
export function moved(selection: Selection, { key, shift, control }: Key, size: Size): Selection | null {
  const { active, corner } = selection;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const inside = ({ row, column }: Spot): Spot => ({
    row: Math.max(0, Math.min(last.row, row)),
    column: Math.max(0, Math.min(last.column, column)),
  });
  if (key === "Enter") return chosen(inside({ ...active, row: active.row + (shift ? -1 : 1) }));
  if (key === "Tab") {
    const at = active.row * size.columns + active.column + (shift ? -1 : 1);
    if (at < 0 || at >= size.rows * size.columns) return null;
    return chosen({ row: Math.floor(at / size.columns), column: at % size.columns });
  }
  if (control && key.toLowerCase() === "a") return { active: { row: 0, column: 0 }, corner: last };
  const from = shift ? corner : active;
  const to = target(key, from, last, size.page, control);
  if (to === null) return null;
  return shift ? { active, corner: inside(to) } : chosen(inside(to));
}

function target(key: string, { row, column }: Spot, last: Spot, page: number, control: boolean): Spot | null {
  switch (key) {
    case "ArrowUp":
      return { row: control ? 0 : row - 1, column };
    case "ArrowDown":
      return { row: control ? last.row : row + 1, column };
    case "ArrowLeft":
      return { row, column: control ? 0 : column - 1 };
    case "ArrowRight":
      return { row, column: control ? last.column : column + 1 };
    case "PageUp":
      return { row: row - page, column };
    case "PageDown":
      return { row: row + page, column };
    case "Home":
      return { row: control ? 0 : row, column: 0 };
    case "End":
      return { row: control ? last.row : row, column: last.column };
    default:
      return null;
  }
}

/** A block of texts for an area: one that is a single cell fills it, any other is put where the area begins. */
export function fitted(block: readonly (readonly string[])[], area: Area): readonly (readonly string[])[] {
  const [first] = block;
  const only = block.length === 1 && first?.length === 1 ? first[0] : undefined;
  if (only === undefined) return block;
  const across = area.right - area.left + 1;
  return Array.from({ length: area.bottom - area.top + 1 }, () => new Array<string>(across).fill(only));
}
