import { type Row, textCell } from "./cell.ts";
import type { Content } from "./content.ts";
import type { Spec } from "./spec.ts";
import type { TableParts } from "./table.ts";

/** The table with rows of 合计, above or below its rows or those of each indicator. */
export function addTotals(spec: Spec, content: Content, { header, body }: TableParts): TableParts {
  if (spec.total !== "bottom" && spec.total !== "top") return { header, body };
  const size = content.organizations.length;
  const out: Row[] = [];
  for (let from = 0; from < body.length; from += size) {
    const group = body.slice(from, from + size);
    const total = totalRow(spec, group);
    out.push(...(spec.total === "top" ? [total, ...group] : [...group, total]));
  }
  return { header, body: out };
}

/** Sums what a column states; words and gaps add nothing. */
function totalRow(spec: Spec, group: readonly Row[]): Row {
  const [first = []] = group;
  const nameAt =
    first.findIndex(({ truth }) => truth !== undefined) -
    1 -
    (spec.unitAt === "column" ? 1 : 0) -
    (spec.further === "category" ? 1 : 0);
  return first.map((cell, at) => {
    if (at === nameAt) return textCell(spec.totalWord);
    if (cell.truth === undefined)
      return textCell(at < nameAt || spec.unitAt === "column" ? totalKey(spec, cell.text, at) : "");
    const sum = group.reduce((all, row) => all + numberOf(row[at]?.text ?? ""), 0);
    const text = String(Number(sum.toFixed(6)));
    const unit = spec.unitAt === "cell" ? (/[^0-9.]+$/.exec(first[at]?.text ?? "")?.[0] ?? "") : "";
    const formula = undefined;
    return unit === "" ? { text, number: Number(text), formula } : textCell(`${text}${unit}`);
  });
}

/** The indicator of the group and its unit stand in the row of its total too; a number of rows does not. */
function totalKey({ serial }: Spec, text: string, at: number): string {
  return serial && at === 0 ? "" : text;
}

function numberOf(text: string): number {
  const narrow = text
    .replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll(",", "");
  return Number(/\d+(?:\.\d+)?/.exec(narrow)?.[0] ?? 0);
}
