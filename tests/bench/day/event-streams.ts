import { type ClientRequest, request } from "node:http";

/** Open event streams that say which revisions they were told of, and when. */
export type EventStreams = {
  /** Settles once every stream was told of a revision; the time at which the last one was. */
  toldAll(revision: number): Promise<number>;
  /** Streams that ended, which none should. */
  readonly ended: number;
  close(): void;
};

export async function openStreams(
  port: number,
  path: string,
  count: number,
  addressOf: (index: number) => string,
): Promise<EventStreams> {
  const told = new Map<number, { count: number; settle?: (at: number) => void }>();
  const requests: ClientRequest[] = [];
  let ended = 0;
  let closing = false;
  const onRevision = (revision: number) => {
    const state = told.get(revision) ?? { count: 0 };
    told.set(revision, state);
    state.count += 1;
    if (state.count === count) state.settle?.(performance.now());
  };
  const open = (index: number) =>
    new Promise<void>((settle, reject) => {
      const sent = request(
        { port, host: "127.0.0.1", localAddress: addressOf(index), path, agent: false },
        (response) => {
          if (response.statusCode !== 200) reject(new Error(`a stream was answered ${response.statusCode}`));
          response.setEncoding("utf8");
          response.on("data", (text: string) => {
            for (const [, revision] of text.matchAll(/"revision":(\d+)/g)) onRevision(Number(revision));
            settle();
          });
          response.on("close", () => {
            if (!closing) ended += 1;
          });
        },
      );
      sent.on("error", (error) => {
        if (!closing) reject(error);
      });
      sent.end();
      requests.push(sent);
    });
  for (let index = 0; index < count; index += 50)
    await Promise.all(Array.from({ length: Math.min(50, count - index) }, (_, i) => open(index + i)));
  return {
    toldAll: (revision) =>
      new Promise((settle) => {
        const state = told.get(revision) ?? { count: 0 };
        told.set(revision, state);
        if (state.count >= count) settle(performance.now());
        else state.settle = settle;
      }),
    get ended() {
      return ended;
    },
    close() {
      closing = true;
      for (const sent of requests) sent.destroy();
    },
  };
}
