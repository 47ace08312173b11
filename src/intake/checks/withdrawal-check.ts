import type { Indicator } from "#domain/catalogue/indicator.ts";
import type { Observation, SourcedObservation } from "#domain/figures/observation.ts";
import type { Fix } from "#domain/reading/problem.ts";
import { formatStated } from "#domain/say/format-stated.ts";
import type { Language, Names } from "#domain/terms/names.ts";
import type { ProblemLog } from "#intake/problems/problem-log.ts";
import { isBlank } from "#intake/words/cell-kind.ts";
import { placeOf } from "./series-points.ts";

/**
 * A published figure whose cell has none. A blank cell may say nothing at all, so each is asked about; a sign for a missing
 * figure (—) withdraws it, which is told.
 */
export function checkWithdrawal(
  read: SourcedObservation,
  published: Observation | null,
  indicator: Indicator | undefined,
  log: ProblemLog,
): void {
  const isStated = published !== null && (published.value !== null || published.text !== null);
  if (read.value !== null || read.text !== null || !isStated) return;
  const written = (language: Language) =>
    indicator ? formatStated(published, published, indicator, language) : `${published.value ?? published.text ?? ""}`;
  const before = { zh: written("zh-CN"), en: written("en") };
  log.enterSheet(read.source.sheet);
  log.add(
    isBlank(read.source.raw) ? "blank-withdraws" : "figure-withdrawn",
    placeOf(read),
    read.source.raw,
    { beforeZh: before.zh, beforeEn: before.en },
    isBlank(read.source.raw) ? [keep(before), WITHDRAW] : [keep(before)],
  );
}

function keep({ zh, en }: Names): Fix {
  return { kind: "withdrawal", label: { zh: `保留 ${zh}`, en: `Keep ${en}` }, replacement: "keep" };
}

const WITHDRAW: Fix = { kind: "withdrawal", label: { zh: "撤回", en: "Withdraw it" }, replacement: "withdraw" };
