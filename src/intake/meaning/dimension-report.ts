import type { Fix } from "#domain/reading/problem.ts";
import type { TableBody } from "#intake/file/table-shape.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { fileColumn } from "#intake/table/joined-keys.ts";
import type { Dimension, Dimensions } from "./dimensions.ts";

/** Members that are named in a message, and that a question offers. */
const NAMED = 6;
const OFFERED = 30;

/** Says which members of further columns are read, or asks; `false` where a question is open, so that no row can be read. */
export function reportDimensions({ columns, isLeftOut }: Dimensions, table: TableBody, log: ProblemLog): boolean {
  for (const dimension of columns) {
    const { column, heading, members, read } = dimension;
    const place = { column: fileColumn(table, column), row: Math.max(1, table.rowNumbers[0] ?? 1) };
    if (read === null) {
      const { zh, en } = listed(members);
      log.add("member-unclear", place, heading, { membersZh: zh, membersEn: en }, fixesOf(dimension));
    } else if (read.by === "total") {
      const count = table.rows.filter((_, index) => index > 0 && isLeftOut(index)).length;
      log.add("member-total-read", place, heading, { member: read.member, count }, fixesOf(dimension));
    }
  }
  return columns.every(({ read }) => read !== null);
}

function fixesOf({ heading, members, read }: Dimension): Fix[] {
  return members
    .filter((member) => member !== read?.member)
    .slice(0, OFFERED)
    .map((member): Fix => ({ kind: "member", label: { zh: member, en: member }, replacement: member, about: heading }));
}

function listed(members: readonly string[]): { zh: string; en: string } {
  const named = members.slice(0, NAMED).map((member) => `“${member}”`);
  const more = members.length - named.length;
  return {
    zh: `${named.join("、")}${more > 0 ? `等 ${members.length} 类` : ""}`,
    en: `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  };
}
