import { EVENTS } from "#contract/routes.ts";

/** The open event streams. Whatever is announced reaches all of them at once. */
export type EventHub = {
  /**
   * Opens a stream that starts with the last event of this name announced, or with the data given when none was.
   *
   * @param stillMay asked now and then; a stream whose client may no longer look is ended
   * @param onEnd called once the stream has ended, whoever ended it
   */
  open(event: string, data: string, stillMay?: () => Promise<boolean>, onEnd?: () => void): ReadableStream<Uint8Array>;
  announce(event: string, data: string): void;
  /** Asks of every stream at once whether its client may still look. Call when a right ended. */
  recheck(): Promise<void>;
  /** Ends every stream; a client reconnects when there is a server again. */
  close(): void;
  readonly size: number;
};

type Client = ReadableStreamDefaultController<Uint8Array>;

/** Time after which something is said, so that proxies keep a connection, dead peers are noticed, and pages know it lives. */
const HEARTBEAT_MS = 25_000;
/** How long a browser waits before it reconnects. */
const RETRY_MS = 1000;
/** How long somebody who may no longer look, a session that ended by itself say, is still told of revisions. */
const RECHECK_MS = 30_000;
/** Chunks a client may leave unread; one that sleeps longer is dropped and catches up when it reconnects. */
const MAX_UNREAD = 32;

export function createEventHub(heartbeatMs: number = HEARTBEAT_MS, recheckMs: number = RECHECK_MS): EventHub {
  const clients = new Set<Client>();
  const rights = new Map<Client, () => Promise<boolean>>();
  const endings = new Map<Client, () => void>();
  const encoder = new TextEncoder();
  const announced = new Map<string, string>();
  let closed = false;

  const send = (client: Client, text: string) => {
    if ((client.desiredSize ?? 0) < -MAX_UNREAD) end(client);
    else client.enqueue(encoder.encode(text));
  };
  const forget = (client: Client) => {
    rights.delete(client);
    endings.get(client)?.();
    endings.delete(client);
    return clients.delete(client);
  };
  const end = (client: Client) => {
    if (forget(client)) client.close();
  };
  const sendAll = (text: string) => {
    for (const client of clients) send(client, text);
  };
  const heartbeat = setInterval(() => sendAll(format(EVENTS.heartbeat, "{}")), heartbeatMs);
  heartbeat.unref();
  const recheck = async () => {
    for (const [client, stillMay] of [...rights]) {
      // Where it cannot be known, it may not: the client asks again and is told why.
      if (!(await stillMay().catch(() => false))) end(client);
    }
  };
  const checking = setInterval(() => void recheck(), recheckMs);
  checking.unref();

  return {
    open(event, data, stillMay, onEnd) {
      let own: Client;
      return new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller;
          clients.add(controller);
          if (stillMay) rights.set(controller, stillMay);
          if (onEnd) endings.set(controller, onEnd);
          // What the caller read may have been overtaken while it read.
          send(controller, `retry: ${RETRY_MS}\n\n${format(event, announced.get(event) ?? data)}`);
          if (closed) end(controller);
        },
        cancel() {
          forget(own);
        },
      });
    },
    announce(event, data) {
      announced.set(event, data);
      sendAll(format(event, data));
    },
    recheck,
    close() {
      closed = true;
      clearInterval(heartbeat);
      clearInterval(checking);
      for (const client of clients) end(client);
    },
    get size() {
      return clients.size;
    },
  };
}

/** One server-sent event; `data` is JSON and so holds no line break. */
function format(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`;
}
