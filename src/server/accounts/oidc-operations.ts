import { ROUTES } from "#contract/routes.ts";
import { oidcQuerySchema } from "#contract/session.ts";
import { ALWAYS, type Operation } from "#server/api/operation.ts";

/** The way over the office's single sign-on. */
export const OIDC_OPERATIONS: readonly Operation[] = [
  {
    id: "startSingleSignOn",
    method: "get",
    route: ROUTES.oidc,
    action: "open",
    summary: { zh: "转到单点登录", en: "Go to the office's single sign-on" },
    query: oidcQuerySchema,
    answer: { status: 302 },
    errors: [...ALWAYS, "not-found", "disk-full", "disk-read-only"],
  },
  {
    id: "endSingleSignOn",
    method: "get",
    route: ROUTES.oidcCallback,
    action: "open",
    summary: { zh: "从单点登录回来", en: "Come back from the office's single sign-on" },
    answer: { status: 302 },
    errors: [...ALWAYS, "not-found", "disk-full", "disk-read-only"],
  },
];
