/** Paths of the API, below which nothing but the API lives. `:id` is a parameter. */
export const API = "/api/v1";

export const ROUTES = {
  health: "/api/v1/health",
  settings: "/api/v1/settings",
  currentRevision: "/api/v1/revisions/current",
  revisions: "/api/v1/revisions",
  difference: "/api/v1/revisions/:number/difference",
  undo: "/api/v1/revisions/:number/undo",
  catalogue: "/api/v1/catalogue",
  observations: "/api/v1/observations",
  history: "/api/v1/observations/history",
  uploads: "/api/v1/uploads",
  upload: "/api/v1/uploads/:id",
  choices: "/api/v1/uploads/:id/choices",
  publish: "/api/v1/uploads/:id/publish",
  mappings: "/api/v1/mappings",
  mapping: "/api/v1/mappings/:id",
  aliases: "/api/v1/aliases",
  alias: "/api/v1/aliases/:id",
  file: "/api/v1/files/:digest",
  sourceRow: "/api/v1/files/:digest/row",
  events: "/api/v1/events",
  openapi: "/api/v1/openapi.json",
} as const;

/** Names of the server-sent events; the data of `revision` is a `CurrentRevision` as JSON. */
export const EVENTS = { revision: "revision" } as const;
