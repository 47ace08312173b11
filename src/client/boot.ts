import * as z from "zod/mini";
import { type CurrentRevision, currentRevisionSchema } from "#contract/revisions.ts";
import { type Session, sessionSchema } from "#contract/session.ts";
import { type ServerSettings, serverSettingsSchema } from "#contract/settings.ts";

const bootSchema = z.object({
  session: sessionSchema,
  current: z.nullable(currentRevisionSchema),
  settings: z.nullable(serverSettingsSchema),
});

/** What the server wrote into the page so that the first read needs no round trip before it. */
export type Boot = {
  readonly session: Session;
  /** `null` for those who may not look. */
  readonly current: CurrentRevision | null;
  readonly settings: ServerSettings | null;
};

/** Reads it; `null` where the page was not served by our server (development) or the text is not ours. */
export function readBoot(document: Document): Boot | null {
  const text = document.getElementById("boot")?.textContent;
  if (!text) return null;
  try {
    const parsed = z.safeParse(bootSchema, JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
