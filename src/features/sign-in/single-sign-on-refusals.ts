import type { Names } from "#domain/terms/names.ts";

type Refusal = { readonly title: Names; readonly advice: Names };

/** Why the office's single sign-on led nowhere, as the server says it in the address; whatever else stands there is a failure. */
export function refusalOf(code: string): Refusal {
  return (
    REFUSALS.get(code) ?? {
      title: { zh: "单点登录没有成功", en: "Single sign-on did not end well" },
      advice: { zh: "请再试一次;如仍失败,请联系管理员。", en: "Try again; if it lasts, tell an administrator." },
    }
  );
}

const REFUSALS = new Map<string, Refusal>([
  [
    "no-account",
    {
      title: { zh: "您在这里还没有可用的账号", en: "There is no account for you here yet" },
      advice: {
        zh: "请管理员用您在统一认证中的用户名建立账号;已有密码或是管理员的,请先用密码登录,再在“我的账号”中连接。",
        en: "Ask an administrator for an account of your single sign-on's username; with a password, or as an administrator, sign in by password first and connect it under My account.",
      },
    },
  ],
  [
    "disabled",
    {
      title: { zh: "这个账号已停用", en: "This account is disabled" },
      advice: { zh: "请联系管理员。", en: "Ask an administrator." },
    },
  ],
  [
    "unreachable",
    {
      title: { zh: "现在连不上单点登录服务", en: "The single sign-on cannot be reached now" },
      advice: { zh: "请稍后再试,或用密码登录。", en: "Try again later, or sign in by password." },
    },
  ],
]);
