import * as z from "zod/mini";
import { type ProblemDetails, problemDetailsSchema } from "#contract/errors.ts";
import type { Names } from "#domain/terms/names.ts";
import { UnknownAsOfError } from "./as-of-error.ts";
import { signInAgain } from "./sign-in-again.ts";

/** The server answered with a problem. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.title);
    this.problem = problem;
  }
}

/** No answer, or one that is not ours (a proxy's page): the server is away or out of reach. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** What to tell a person of an error: what happened and the way out. */
export function describeError(error: unknown): { readonly title: Names; readonly advice: Names } {
  if (error instanceof ProblemError) {
    const { title, advice, detail } = error.problem.messages;
    const join = (a: string, b: string) => (b === "" ? a : `${a}:${b}`);
    return { title: { zh: join(title.zh, detail.zh), en: title.en + (detail.en ? `: ${detail.en}` : "") }, advice };
  }
  if (error instanceof UnknownAsOfError)
    return {
      title: {
        zh: `没有可按“${error.asked}”查看的版本`,
        en: `There is no revision to show as known on “${error.asked}”`,
      },
      advice: {
        zh: "请核对版本号或日期,或改看当前版本。",
        en: "Check the number or the day, or look at the current revision.",
      },
    };
  if (error instanceof UnreachableError)
    return {
      title: { zh: "暂时连不上服务器", en: "The server is out of reach" },
      advice: {
        zh: "已显示的数据不受影响;连上后会自动更新。",
        en: "What is shown stays; it updates by itself once the server is back.",
      },
    };
  if (isMissingCode(error))
    return {
      title: { zh: "这一页没有载入", en: "This page was not loaded" },
      advice: {
        zh: "暂时连不上服务器,或服务器刚刚升级。连上后请刷新页面;在那之前,已打开过的页面仍可查看。",
        en: "The server is out of reach, or was just upgraded. Reload once it is back; pages opened before can still be read.",
      },
    };
  return {
    title: { zh: "页面出错了", en: "The page failed" },
    advice: { zh: "请刷新页面重试。", en: "Reload the page and try again." },
  };
}

/** A page's code comes when it is first opened; browsers, and what loads its styles, say in these words that it did not. */
function isMissingCode(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|Unable to preload CSS/i.test(error.message);
}

/**
 * Sends a request and reads the JSON answer into its schema.
 *
 * @throws {ProblemError} the server said no
 * @throws {UnreachableError} no answer, or not one of ours
 */
export async function fetchJson<S extends z.ZodMiniType>(
  path: string,
  schema: S,
  init: RequestInit = {},
): Promise<z.output<S>> {
  const response = await send(path, init);
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new UnreachableError("the answer is not JSON", { cause });
  });
  const parsed = z.safeParse(schema, body);
  if (!parsed.success) throw new UnreachableError(`unexpected answer from ${path}`, { cause: parsed.error });
  return parsed.data;
}

/** Sends a request whose answer has no body. */
export async function fetchNothing(path: string, init: RequestInit): Promise<void> {
  await send(path, init);
}

/** A request with a JSON body. */
export function jsonRequest(method: "POST" | "PUT" | "PATCH" | "DELETE", body: unknown): RequestInit {
  return { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}

/** Where the session ended under work that is held, the person signs in again and the request is sent once more. */
async function send(path: string, init: RequestInit, isAgain = false): Promise<Response> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    throw new UnreachableError("no answer", { cause });
  });
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  const problem = z.safeParse(problemDetailsSchema, body);
  if (!problem.success) throw new UnreachableError(`status ${response.status}`);
  if (problem.data.code === "sign-in-required" && !isAgain && (await signInAgain())) return send(path, init, true);
  throw new ProblemError(problem.data);
}
