import { ROUTES } from "#contract/routes.ts";
import {
  changePasswordSchema,
  confirmPasswordSchema,
  secondFactorCodeSchema,
  secondFactorSetupSchema,
  sessionsSchema,
} from "#contract/session.ts";
import { answersJson, CHANGE, type Operation, PERMITTED, takesJson } from "#server/api/operation.ts";

/** One's own password, sessions and second factor. */
export const OWN_ACCOUNT_OPERATIONS: readonly Operation[] = [
  {
    id: "changePassword",
    method: "put",
    route: ROUTES.password,
    action: "own",
    summary: {
      zh: "修改密码；其他登录和访问令牌随之结束（keepTokens 保留令牌）",
      en: "Change the password; other sessions and API tokens end (keepTokens keeps the tokens)",
    },
    body: takesJson("ChangePassword", changePasswordSchema),
    answer: { status: 204 },
    errors: [...CHANGE, "file-too-large", "password-wrong", "password-refused", "too-many-attempts"],
  },
  {
    id: "listSessions",
    method: "get",
    route: ROUTES.sessions,
    action: "own",
    summary: { zh: "本账号在哪里登录", en: "Where this account is signed in" },
    answer: answersJson("Sessions", sessionsSchema),
    errors: PERMITTED,
  },
  {
    id: "signOutEverywhere",
    method: "delete",
    route: ROUTES.sessions,
    action: "own",
    summary: { zh: "结束本账号的全部登录", en: "End every session of this account" },
    answer: { status: 204 },
    errors: CHANGE,
  },
  {
    id: "startSecondFactor",
    method: "post",
    route: ROUTES.secondFactor,
    action: "own",
    summary: { zh: "开始设置两步验证", en: "Start to set up a second factor" },
    body: takesJson("ConfirmPassword", confirmPasswordSchema),
    answer: answersJson("SecondFactorSetup", secondFactorSetupSchema),
    errors: [...CHANGE, "file-too-large", "password-wrong", "second-factor-on", "too-many-attempts"],
  },
  {
    id: "confirmSecondFactor",
    method: "put",
    route: ROUTES.secondFactor,
    action: "own",
    summary: { zh: "用第一个验证码开启两步验证", en: "Turn the second factor on with its first code" },
    body: takesJson("SecondFactorCode", secondFactorCodeSchema),
    answer: { status: 204 },
    errors: [...CHANGE, "file-too-large", "code-refused", "second-factor-on", "second-factor-off", "too-many-attempts"],
  },
  {
    id: "removeSecondFactor",
    method: "delete",
    route: ROUTES.secondFactor,
    action: "own",
    summary: { zh: "关闭两步验证", en: "Remove the second factor" },
    body: takesJson("ConfirmPassword", confirmPasswordSchema),
    answer: { status: 204 },
    errors: [...CHANGE, "file-too-large", "password-wrong", "second-factor-off", "too-many-attempts"],
  },
];
