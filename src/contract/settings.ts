import * as z from "zod/mini";

/** What a page has to know of the server it talks to. */
export const serverSettingsSchema = z.object({
  version: z.string(),
  /** True where this client's address may publish. */
  mayPublish: z.boolean(),
  limits: z.object({ fileBytes: z.int(), rows: z.int() }),
});
export type ServerSettings = z.infer<typeof serverSettingsSchema>;

export const healthSchema = z.object({
  status: z.enum(["ok"]),
  version: z.string(),
  dataset: z.string(),
  revision: z.int(),
  uptimeSeconds: z.number(),
});
export type Health = z.infer<typeof healthSchema>;
