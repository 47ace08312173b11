import {
  accountSchema,
  accountsSchema,
  changeAccountSchema,
  invitationLinkSchema,
  madeAccountSchema,
  newAccountSchema,
} from "#contract/accounts.ts";
import { ROUTES } from "#contract/routes.ts";
import { answersJson, CHANGE, type Operation, PERMITTED, takesJson } from "#server/api/operation.ts";

/** Accounts, for administrators. */
export const ACCOUNT_OPERATIONS: readonly Operation[] = [
  {
    id: "listAccounts",
    method: "get",
    route: ROUTES.accounts,
    action: "administer",
    summary: { zh: "全部账号", en: "All accounts" },
    answer: answersJson("Accounts", accountsSchema),
    errors: PERMITTED,
  },
  {
    id: "createAccount",
    method: "post",
    route: ROUTES.accounts,
    action: "administer",
    summary: { zh: "新建账号,得到一次性链接", en: "Make an account; its one-time link is in the answer" },
    body: takesJson("NewAccount", newAccountSchema),
    answer: answersJson("MadeAccount", madeAccountSchema, 201),
    errors: [...CHANGE, "file-too-large", "username-taken"],
  },
  {
    id: "changeAccount",
    method: "patch",
    route: ROUTES.account,
    action: "administer",
    summary: {
      zh: "修改账号:角色、范围、名称、停用",
      en: "Change an account: role, scope, name, whether it is disabled",
    },
    body: takesJson("ChangeAccount", changeAccountSchema),
    answer: answersJson("Account", accountSchema),
    errors: [...CHANGE, "file-too-large", "not-found", "last-administrator"],
  },
  {
    id: "inviteAccount",
    method: "post",
    route: ROUTES.accountInvitation,
    action: "administer",
    summary: { zh: "为账号生成一次性链接", en: "A one-time link to set a password anew" },
    answer: answersJson("InvitationLink", invitationLinkSchema, 201),
    errors: [...CHANGE, "not-found"],
  },
  {
    id: "endAccountSessions",
    method: "delete",
    route: ROUTES.accountSessions,
    action: "administer",
    summary: { zh: "结束一个账号的全部登录", en: "End every session of an account" },
    answer: { status: 204 },
    errors: [...CHANGE, "not-found"],
  },
];
