import type { Fix } from "#domain/reading/problem.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { ROLE_NAMES } from "#intake/table/columns.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import type { Match, Slip, Suggestion } from "#intake/words/matching.ts";

/** Names of a key, for a message. */
export function roleParams(role: "indicator" | "organization" | "period"): { roleZh: string; roleEn: string } {
  return { roleZh: ROLE_NAMES[role].zh, roleEn: ROLE_NAMES[role].en };
}

/** Reports a name that the catalogue does not have, with the nearest that it has. */
export function reportUnknown(
  log: ProblemLog,
  code: "unknown-indicator" | "unknown-organization",
  place: { column: number; row: number },
  text: string,
  match: Match,
): void {
  if (isBlank(text)) {
    log.add("blank-name", place, text, roleParams(code === "unknown-indicator" ? "indicator" : "organization"));
    return;
  }
  const suggestions = match.kind === "near" ? match.suggestions : [];
  const fixes = suggestions.map((near): Fix => ({ kind: "name", label: near.names, replacement: near.code }));
  log.addOnce(code, place, text, nearParams(suggestions), fixes);
}

/** Says what a mistyped name was taken for, with the others it may have meant. */
export function reportSlip(
  log: ProblemLog,
  place: { column: number; row: number },
  text: string,
  { taken, others }: Slip,
): void {
  const fixes = others.map((near): Fix => ({ kind: "name", label: near.names, replacement: near.code }));
  const params = { key: taken.code, nameZh: taken.names.zh, nameEn: taken.names.en, percent: percentOf(taken) };
  log.addOnce("name-taken", place, text, params, fixes);
}

function percentOf({ score }: Suggestion): number {
  return Math.round(score * 100);
}

function nearParams(suggestions: readonly Suggestion[]): { nearZh: string; nearEn: string } {
  if (suggestions.length === 0)
    return { nearZh: "请核对名称;可下载模板查看全部名称。", nearEn: "Check the name; the template lists all names." };
  const [first] = suggestions;
  const ambiguous = first?.score === 1;
  const zh = suggestions.map((one) => `${one.names.zh}(${ambiguous ? `代码 ${one.code}` : `${percentOf(one)}%`})`);
  const en = suggestions.map((one) => `${one.names.en} (${ambiguous ? `code ${one.code}` : `${percentOf(one)} %`})`);
  return ambiguous
    ? {
        nearZh: `有几个同名:${zh.join("、")}。请改写代码。`,
        nearEn: `Several have this name: ${en.join(", ")}. Write the code instead.`,
      }
    : {
        nearZh: `最接近的是:${zh.join("、")}。请改写成其中之一。`,
        nearEn: `The nearest are: ${en.join(", ")}. Write one of these.`,
      };
}
