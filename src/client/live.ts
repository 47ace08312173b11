import type { QueryClient } from "@tanstack/react-query";
import * as z from "zod/mini";
import { currentRevisionSchema } from "#contract/revisions.ts";
import { EVENTS, ROUTES } from "#contract/routes.ts";
import { CURRENT_REVISION_KEY, settingsQuery } from "./queries.ts";

/** `online`: events arrive. `offline`: none do; what is shown may be old, and since when. */
export type Connection = { readonly state: "connecting" | "online" | "offline"; readonly since: number };

export type LiveOptions = {
  readonly createSource: (path: string) => EventSource;
  readonly now: () => number;
};

const DEFAULT_OPTIONS: LiveOptions = { createSource: (path) => new EventSource(path), now: () => Date.now() };

/** Longest wait before a closed connection is opened anew, ms. */
const LONGEST_WAIT = 15_000;

/**
 * Listens to the server: a new revision becomes current in the page within the time of one message. The browser
 * reconnects by itself after a break; where it gave up (a proxy's error page), we open a new connection with a growing
 * wait. At every connect the server sends the current revision, so a page that slept catches up; what the server has for
 * settings is asked for again.
 *
 * @returns a function that ends listening
 */
export function listenToRevisions(
  client: QueryClient,
  onConnection: (connection: Connection) => void,
  options: LiveOptions = DEFAULT_OPTIONS,
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = 1000;
  let last: Connection = { state: "connecting", since: options.now() };
  const tell = (state: Connection["state"]) => {
    if (last.state !== state) last = { state, since: options.now() };
    onConnection(last);
  };
  const open = () => {
    source = options.createSource(ROUTES.events);
    source.addEventListener("open", () => {
      wait = 1000;
      // It may have been started anew with other settings; a wall is never loaded anew.
      if (last.state === "offline") void client.invalidateQueries({ queryKey: settingsQuery().queryKey });
      tell("online");
    });
    source.addEventListener(EVENTS.revision, (event) => {
      const parsed = z.safeParse(currentRevisionSchema, JSON.parse(String(event.data)));
      if (parsed.success) client.setQueryData(CURRENT_REVISION_KEY, parsed.data);
    });
    source.addEventListener("error", () => {
      tell("offline");
      if (source?.readyState !== source?.CLOSED) return;
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  };
  tell("connecting");
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
