import type { Fix } from "#domain/reading/problem.ts";
import { nameForm } from "#domain/terms/name-form.ts";
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
  log.addOnce(code, place, text, withSurplus(nearParams(suggestions), text, suggestions), fixes);
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

/** What a name has besides the nearest, 引进博士（计划） or Invested (EUR million), is not to be lost by writing that. */
function withSurplus(
  near: { readonly nearZh: string; readonly nearEn: string },
  text: string,
  suggestions: readonly Suggestion[],
): { nearZh: string; nearEn: string } {
  const [first] = suggestions;
  const isLonger = first !== undefined && nameForm(text).length > nameForm(nameIn(first, text)).length;
  if (!isLonger && !/[(（[【]/.test(text)) return near;
  if (first === undefined) return near;
  return {
    nearZh: `${near.nearZh}名称里多出的字如说的是计划、累计、其中一部分或别的单位，去掉后数就错了，这样的列请不读入。`,
    nearEn: `${near.nearEn} Where the words it has besides say that it is planned, added up, a part or in another unit, leaving them out would make its figures wrong: leave it out instead.`,
  };
}

function nameIn({ names }: Suggestion, text: string): string {
  return /\p{Script=Han}/u.test(text) ? names.zh : names.en;
}

function nearParams(suggestions: readonly Suggestion[]): { nearZh: string; nearEn: string } {
  if (suggestions.length === 0)
    return {
      nearZh: "请核对名称，模板中有全部名称；不属于任何一个的，请在上传页选“不读入”，或删去。",
      nearEn:
        "Check the name; the template lists all. What is none of them, leave out on the upload page, or remove it.",
    };
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
        nearZh: `最接近的是：${zh.join("、")}。请改写成其中之一；都不是的，请在上传页选“不读入”，或删去。`,
        nearEn: `The nearest are: ${en.join(", ")}. Write one of these; what is none of them, leave out on the upload page, or remove it.`,
      };
}
