import { invitationSchema, redeemInvitationSchema } from "#contract/invitations.ts";
import { ROUTES } from "#contract/routes.ts";
import { sessionSchema } from "#contract/session.ts";
import { ALWAYS, answersJson, OPEN_CHANGE, type Operation, takesJson } from "#server/api/operation.ts";

/** One-time links. */
export const INVITATION_OPERATIONS: readonly Operation[] = [
  {
    id: "readInvitation",
    method: "get",
    route: ROUTES.invitation,
    action: "open",
    summary: { zh: "一次性链接的用途", en: "What a one-time link is for" },
    answer: answersJson("Invitation", invitationSchema),
    errors: [...ALWAYS, "invitation-ended"],
  },
  {
    id: "redeemInvitation",
    method: "post",
    route: ROUTES.invitation,
    action: "open",
    summary: { zh: "使用一次性链接设置密码并登录", en: "Use a one-time link: set a password and sign in" },
    body: takesJson("RedeemInvitation", redeemInvitationSchema),
    answer: answersJson("Session", sessionSchema),
    errors: [...OPEN_CHANGE, "file-too-large", "invitation-ended", "password-refused", "username-taken"],
  },
];
