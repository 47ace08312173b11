import { ROUTES } from "#contract/routes.ts";
import { secondFactorCodeSchema, sessionSchema, signInAnswerSchema, signInSchema } from "#contract/session.ts";
import { ALWAYS, answersJson, OPEN_CHANGE, type Operation, takesJson } from "#server/api/operation.ts";

/** Who asks, and signing in and out. */
export const SESSION_OPERATIONS: readonly Operation[] = [
  {
    id: "readSession",
    method: "get",
    route: ROUTES.session,
    action: "open",
    summary: { zh: "当前登录的账号及其权限", en: "Who asks, and what they may do" },
    answer: answersJson("Session", sessionSchema),
    errors: ALWAYS,
  },
  {
    id: "signIn",
    method: "post",
    route: ROUTES.session,
    action: "open",
    summary: { zh: "登录;开启两步验证的账号还需第二步", en: "Sign in; with a second factor there is a second step" },
    body: takesJson("SignIn", signInSchema),
    answer: answersJson("SignInAnswer", signInAnswerSchema),
    errors: [...OPEN_CHANGE, "file-too-large", "sign-in-refused", "too-many-attempts"],
  },
  {
    id: "confirmSignIn",
    method: "post",
    route: ROUTES.secondFactorSignIn,
    action: "open",
    summary: {
      zh: "登录的第二步:验证码或恢复码",
      en: "The second step: a code of the authenticator, or a recovery code",
    },
    body: takesJson("SecondFactorCode", secondFactorCodeSchema),
    answer: answersJson("SignInAnswer", signInAnswerSchema),
    errors: [...OPEN_CHANGE, "file-too-large", "code-refused", "second-factor-expired", "too-many-attempts"],
  },
  {
    id: "signOut",
    method: "delete",
    route: ROUTES.session,
    action: "open",
    summary: { zh: "退出登录", en: "Sign out" },
    answer: { status: 204 },
    errors: OPEN_CHANGE,
  },
];
