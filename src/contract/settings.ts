import * as z from "zod/mini";

/** What a page has to know of the server it talks to. */
export const serverSettingsSchema = z.object({
  version: z.string(),
  /** True where who asks may publish. */
  mayPublish: z.boolean(),
  limits: z.object({ fileBytes: z.int(), rows: z.int() }),
  /** How figures are judged (`domain/rules.ts`): one set for all who look at this server. */
  rules: z.object({ smallBase: z.number(), completeShare: z.number(), ahead: z.number(), behind: z.number() }),
});
export type ServerSettings = z.infer<typeof serverSettingsSchema>;

/** Alive: the process answers. */
export const healthSchema = z.object({
  status: z.enum(["alive"]),
  version: z.string(),
  uptimeSeconds: z.number(),
});
export type Health = z.infer<typeof healthSchema>;

/** Ready: the store can be read, the disk written to, the page is built. */
export const readinessSchema = z.object({
  status: z.enum(["ready"]),
  version: z.string(),
});
export type Readiness = z.infer<typeof readinessSchema>;
