import { describeError, UnreachableError } from "#client/fetch.ts";
import { FILE_UNREADABLE, FileUnreadableError } from "./chosen-file.ts";

type Failure = ReturnType<typeof describeError>;

/** What to tell a person of a failure on this page, where the way out is a retry. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof FileUnreadableError) return FILE_UNREADABLE;
  if (error instanceof UnreachableError)
    return {
      title: describeError(error).title,
      advice: {
        zh: "请确认政效仍在运行,然后重试。",
        en: "Make sure that Zhengxiao is still running, then try again.",
      },
    };
  return describeError(error);
}
