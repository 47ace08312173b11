import { ROUTES } from "#contract/routes.ts";
import { accountTokensSchema, madeTokenSchema, newTokenSchema, tokensSchema } from "#contract/tokens.ts";
import { answersJson, CHANGE, type Operation, PERMITTED, takesJson } from "#server/api/operation.ts";

/** API tokens. */
export const TOKEN_OPERATIONS: readonly Operation[] = [
  {
    id: "listTokens",
    method: "get",
    route: ROUTES.tokens,
    action: "own",
    summary: { zh: "本账号的访问令牌", en: "API tokens of one's own" },
    answer: answersJson("Tokens", tokensSchema),
    errors: PERMITTED,
  },
  {
    id: "makeToken",
    method: "post",
    route: ROUTES.tokens,
    action: "own",
    summary: { zh: "新建访问令牌;仅显示一次", en: "Make an API token; shown once" },
    body: takesJson("NewToken", newTokenSchema),
    answer: answersJson("MadeToken", madeTokenSchema, 201),
    errors: [...CHANGE, "file-too-large"],
  },
  {
    id: "revokeToken",
    method: "delete",
    route: ROUTES.token,
    action: "own",
    summary: { zh: "停用访问令牌", en: "Revoke an API token" },
    answer: { status: 204 },
    errors: [...CHANGE, "not-found"],
  },
  {
    id: "listAccountTokens",
    method: "get",
    route: ROUTES.accountTokens,
    action: "administer",
    summary: { zh: "所有账号的访问令牌", en: "Everybody's API tokens" },
    answer: answersJson("AccountTokens", accountTokensSchema),
    errors: PERMITTED,
  },
  {
    id: "revokeAccountToken",
    method: "delete",
    route: ROUTES.accountToken,
    action: "administer",
    summary: { zh: "停用任一账号的访问令牌", en: "Revoke anybody's API token" },
    answer: { status: 204 },
    errors: [...CHANGE, "not-found"],
  },
];
