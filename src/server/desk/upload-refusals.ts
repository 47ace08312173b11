import type { Problem } from "#domain/reading/problem.ts";
import { ApiError } from "#server/http/errors.ts";
import type { UploadLimits } from "./upload-desk.ts";

/** @throws ApiError `too-many-rows` */
export function refuseTooManyRows(problems: readonly Problem[], limits: UploadLimits): void {
  if (problems.some((problem) => problem.code === "too-many-rows"))
    throw new ApiError("too-many-rows", { zh: `上限 ${limits.rows} 行`, en: `the limit is ${limits.rows} rows` });
}

/** @throws ApiError `upload-has-errors` */
export function refuseErrors(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.severity === "error").length;
  if (errors > 0) throw new ApiError("upload-has-errors", { zh: `${errors} 处`, en: `${errors} of them` });
}

/** @throws ApiError `warnings-unanswered`, naming what no word was said on */
export function refuseUnanswered(problems: readonly Problem[], answers: Readonly<Record<string, string>>): void {
  const codes = problems.filter((problem) => problem.severity === "warning").map((problem) => problem.code);
  const unanswered = [...new Set(codes)].filter((code) => !Object.hasOwn(answers, code) || answers[code] === "");
  if (unanswered.length > 0)
    throw new ApiError("warnings-unanswered", { zh: unanswered.join("、"), en: unanswered.join(", ") });
}
