import { ROUTES } from "#contract/routes.ts";
import { healthSchema, readinessSchema, serverSettingsSchema } from "#contract/settings.ts";
import { ALWAYS, answersJson, type Operation, PERMITTED } from "#server/api/operation.ts";

/** What a server says of itself: whether it is well, what it allows, what is published while one looks. */
export const SERVER_OPERATIONS: readonly Operation[] = [
  {
    id: "readHealth",
    method: "get",
    route: ROUTES.health,
    action: "open",
    summary: { zh: "服务是否在运行(存活)", en: "Whether the server is alive" },
    answer: answersJson("Health", healthSchema),
    errors: ALWAYS,
  },
  {
    id: "readReadiness",
    method: "get",
    route: ROUTES.ready,
    action: "open",
    summary: {
      zh: "服务能否正常工作:数据库可读、磁盘可写、页面已构建(就绪)",
      en: "Whether the server is ready: the store can be read, the disk written to, the page is built",
    },
    answer: answersJson("Readiness", readinessSchema),
    errors: [...ALWAYS, "not-ready"],
  },
  {
    id: "readSettings",
    method: "get",
    route: ROUTES.settings,
    action: "look",
    summary: { zh: "页面需要知道的设置", en: "What a page has to know of this server" },
    answer: answersJson("ServerSettings", serverSettingsSchema),
    errors: PERMITTED,
  },
  {
    id: "readEvents",
    method: "get",
    route: ROUTES.events,
    action: "look",
    summary: { zh: "服务器推送:新版本发布(事件 revision)", en: "Server-sent events: `revision`, a new one is current" },
    answer: { status: 200, type: "text/event-stream" },
    errors: PERMITTED,
  },
];
