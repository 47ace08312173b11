import { displaySessionSchema, displaysSchema, madeDisplaySchema, newDisplaySchema } from "#contract/displays.ts";
import { ROUTES } from "#contract/routes.ts";
import { answersJson, CHANGE, type Operation, PERMITTED, takesJson } from "#server/api/operation.ts";

/** Displays on walls. */
export const DISPLAY_OPERATIONS: readonly Operation[] = [
  {
    id: "listDisplays",
    method: "get",
    route: ROUTES.displays,
    action: "administer",
    summary: { zh: "显示屏令牌", en: "Display tokens" },
    answer: answersJson("Displays", displaysSchema),
    errors: PERMITTED,
  },
  {
    id: "makeDisplay",
    method: "post",
    route: ROUTES.displays,
    action: "administer",
    summary: { zh: "新建显示屏令牌;仅显示一次", en: "Make a display token; shown once" },
    body: takesJson("NewDisplay", newDisplaySchema),
    answer: answersJson("MadeDisplay", madeDisplaySchema, 201),
    errors: [...CHANGE, "file-too-large"],
  },
  {
    id: "revokeDisplay",
    method: "delete",
    route: ROUTES.display,
    action: "administer",
    summary: { zh: "停用显示屏令牌", en: "Revoke a display token" },
    answer: { status: 204 },
    errors: [...CHANGE, "not-found"],
  },
  {
    id: "openDisplay",
    method: "post",
    route: ROUTES.displaySession,
    action: "open",
    summary: {
      zh: "显示屏出示令牌,换取只读的 Cookie",
      en: "A display shows its token and is given a cookie that can only look",
    },
    body: takesJson("DisplaySession", displaySessionSchema),
    answer: { status: 204 },
    errors: [...CHANGE, "file-too-large"],
  },
];
