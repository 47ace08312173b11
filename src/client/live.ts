import type { QueryClient } from "@tanstack/react-query";
import * as z from "zod/mini";
import { type CurrentRevision, currentRevisionSchema } from "#contract/revisions.ts";
import { EVENTS, ROUTES } from "#contract/routes.ts";
import { keepEditions } from "./editions.ts";
import { CURRENT_REVISION_KEY, settingsQuery } from "./queries.ts";
import { sessionQuery } from "./session.ts";

/**
 * `online`: events arrive. `offline`: none do; what is shown may be old. `since`: when this began; of `offline`, when the
 * server was last heard of, which is how old the figures are.
 */
export type Connection = { readonly state: "connecting" | "online" | "offline"; readonly since: number };

export type LiveOptions = {
  readonly createSource: (path: string) => EventSource;
  readonly now: () => number;
};

const DEFAULT_OPTIONS: LiveOptions = { createSource: (path) => new EventSource(path), now: () => Date.now() };

/** Longest wait before a closed connection is opened anew, ms. */
const LONGEST_WAIT = 15_000;
/**
 * The server says something every 25 s. After so long a silence, ms, the line is dead, whatever the browser believes: a cable
 * that was pulled, or a firewall that forgot the connection, ends nothing.
 */
const LONGEST_SILENCE = 60_000;
/** How long a further attempt may hang, ms. */
const LONGEST_ATTEMPT = 20_000;

/**
 * Listens to the server: a new revision becomes current in the page within the time of one message. The browser
 * reconnects by itself after a break; where it gave up (a proxy's error page), or hears nothing, we open a new connection.
 * At every connect the server sends the current revision, so a page that slept catches up; what the server has for
 * settings is asked for again. Where a connection is lost it is asked who is there: a wall that was revoked shows nothing.
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
  let silence: ReturnType<typeof setTimeout> | undefined;
  let wait = 1000;
  let current = client.getQueryData<CurrentRevision>(CURRENT_REVISION_KEY);
  let heard = options.now();
  let last: Connection = { state: "connecting", since: heard };
  const tell = (state: Connection["state"]) => {
    if (last.state !== state) last = { state, since: state === "offline" ? heard : options.now() };
    onConnection(last);
  };
  const hear = () => {
    heard = options.now();
    awaitWord(LONGEST_SILENCE);
    if (last.state !== "online") tell("online");
  };
  const awaitWord = (ms: number) => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      lose();
      source?.close();
      clearTimeout(timer);
      open();
    }, ms);
  };
  const lose = () => {
    if (last.state !== "offline") askWhoIsThere();
    tell("offline");
  };
  const askWhoIsThere = () => void client.invalidateQueries({ queryKey: sessionQuery().queryKey });
  const open = () => {
    const opened = options.createSource(ROUTES.events);
    source = opened;
    awaitWord(last.state === "offline" ? LONGEST_ATTEMPT : LONGEST_SILENCE);
    opened.addEventListener("open", () => {
      wait = 1000;
      // It may have been started anew with other settings; a wall is never loaded anew.
      if (last.state === "offline") void client.invalidateQueries({ queryKey: settingsQuery().queryKey });
      hear();
    });
    opened.addEventListener(EVENTS.heartbeat, hear);
    opened.addEventListener(EVENTS.revision, (event) => {
      hear();
      const parsed = z.safeParse(currentRevisionSchema, JSON.parse(String(event.data)));
      if (!parsed.success) return;
      client.setQueryData(CURRENT_REVISION_KEY, parsed.data);
      if (current?.dataset === parsed.data.dataset && current.revision === parsed.data.revision) return;
      // The former one is shown until the new one was read, and looked back at by those who compare.
      keepEditions(client, [current, parsed.data]);
      current = parsed.data;
    });
    opened.addEventListener("error", () => {
      lose();
      awaitWord(LONGEST_ATTEMPT);
      if (opened.readyState !== opened.CLOSED) return;
      // Refused: perhaps as one who may no longer look.
      askWhoIsThere();
      clearTimeout(silence);
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  };
  tell("connecting");
  open();
  return () => {
    clearTimeout(timer);
    clearTimeout(silence);
    source?.close();
  };
}
