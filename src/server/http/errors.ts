import { ERRORS, type ErrorCode, type ProblemDetails } from "#contract/errors.ts";
import { type Language, type Names, nameIn } from "#domain/terms/names.ts";
import { UnreadableBody } from "#server/store/bodies/unreadable-body.ts";
import type { StoreTrouble } from "#server/store/sqlite.ts";
import { StoreRefusal } from "#server/store/store-refusal.ts";
import { troubleOf } from "#server/store/store-trouble.ts";

const NO_DETAIL: Names = { zh: "", en: "" };

/** What a caller is told of a store that cannot be used. */
export const TROUBLE_CODES: Record<StoreTrouble, ErrorCode> = {
  full: "disk-full",
  "read-only": "disk-read-only",
  locked: "store-locked",
  damaged: "store-unavailable",
  unavailable: "store-unavailable",
};

/** What a resource throws: a code of the contract's table, and what in particular was wrong. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ErrorCode;
  readonly detail: Names;
  /** Seconds after which to ask again; `undefined` where waiting does not help. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, detail: Names = NO_DETAIL, options: ErrorOptions & { retryAfter?: number } = {}) {
    super(detail.en === "" ? code : `${code}: ${detail.en}`, options);
    this.code = code;
    this.detail = detail;
    this.retryAfter = options.retryAfter;
  }
}

/** The one translator: whatever was thrown, as an error of the table. `internal` is a fault of ours. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof StoreRefusal) return new ApiError(thrown.code, thrown.detail, { cause: thrown });
  if (thrown instanceof UnreadableBody) return new ApiError("store-unavailable", thrown.messages, { cause: thrown });
  const trouble = troubleOf(thrown);
  if (trouble) return new ApiError(TROUBLE_CODES[trouble], NO_DETAIL, { cause: thrown });
  return new ApiError("internal", NO_DETAIL, { cause: thrown });
}

/** RFC 9457 problem details of an error. `title` and `detail` are in the language asked for, `messages` in both. */
export function problemDetails(error: ApiError, language: Language): ProblemDetails {
  const { status, title, advice } = ERRORS[error.code];
  return {
    type: `urn:zhengxiao:problem:${error.code}`,
    status,
    code: error.code,
    title: nameIn(title, language),
    detail: nameIn(error.detail.zh === "" ? advice : error.detail, language),
    messages: { title, advice, detail: error.detail },
  };
}

/** The language a client prefers by its Accept-Language; Chinese where it does not say. */
export function preferredLanguage(header: string | undefined): Language {
  let best: { language: Language; quality: number } = { language: "zh-CN", quality: 0 };
  for (const part of (header ?? "").split(",")) {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const language: Language | null = tag.startsWith("en") ? "en" : tag.startsWith("zh") ? "zh-CN" : null;
    const stated = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined);
    const quality = stated === undefined ? 1 : Number(stated);
    if (language && quality > best.quality) best = { language, quality };
  }
  return best.language;
}
