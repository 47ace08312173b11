import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Connection, listenToRevisions } from "#client/live.ts";
import { CURRENT_REVISION_KEY, settingsQuery } from "#client/queries.ts";
import { sessionQuery } from "#client/session.ts";
import type { Session } from "#contract/session.ts";
import { DEFAULT_RULES } from "#domain/catalogue/rules.ts";

/** The browser's side of server-sent events, which jsdom does not have; moved by hand. */
class HandSource extends EventTarget {
  readonly CLOSED = 2;
  readyState = 0;
  readonly path: string;
  constructor(path: string) {
    super();
    this.path = path;
  }
  connect() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  beat() {
    this.dispatchEvent(new MessageEvent("heartbeat", { data: "{}" }));
  }
  say(data: string) {
    this.dispatchEvent(new MessageEvent("revision", { data }));
  }
  /** The browser reconnects by itself (0), or has given up (2). */
  lose(readyState: 0 | 2) {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }
  close() {
    this.readyState = 2;
  }
}

const SESSION: Session = {
  account: null,
  asker: "display",
  may: ["open", "look"],
  access: "signed-in",
  oidc: null,
  setupNeeded: false,
  timeZone: "Asia/Shanghai",
};
const REVISION = { dataset: "d", revision: 7, publishedAt: "2024-09-06T06:05:00.000Z" };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function listen() {
  const client = new QueryClient();
  const sources: HandSource[] = [];
  const told: Connection[] = [];
  let time = 1000;
  const stop = listenToRevisions(client, (connection) => told.push(connection), {
    createSource: (path) => {
      const source = new HandSource(path);
      sources.push(source);
      return source as unknown as EventSource;
    },
    now: () => time,
  });
  const newest = () => {
    const source = sources.at(-1);
    if (!source) throw new Error("nothing was opened");
    return source;
  };
  return { client, sources, told, stop, newest, pass: (ms: number) => (time += ms) };
}

describe("listenToRevisions(client, onConnection)", () => {
  it("makes a revision current the moment it is told", () => {
    const { client, newest } = listen();
    expect(newest().path).toBe("/api/v1/events");
    newest().connect();
    newest().say(JSON.stringify(REVISION));
    expect(client.getQueryData(CURRENT_REVISION_KEY)).toEqual(REVISION);
  });

  it("keeps what it has at a message of another shape", () => {
    const { client, newest } = listen();
    newest().say(JSON.stringify(REVISION));
    newest().say(JSON.stringify({ ...REVISION, revision: "8" }));
    expect(client.getQueryData(CURRENT_REVISION_KEY)).toEqual(REVISION);
  });

  it("asks for the settings again once the server is back, and not at the first connect", () => {
    const { client, newest } = listen();
    const settings = { queryKey: settingsQuery().queryKey };
    client.setQueryData(settings.queryKey, {
      version: "1",
      mayPublish: false,
      limits: { fileBytes: 1, rows: 1 },
      rules: DEFAULT_RULES,
    });
    const isOld = () => client.getQueryState(settings.queryKey)?.isInvalidated;
    newest().connect();
    expect(isOld()).toBe(false);
    newest().lose(0);
    expect(isOld()).toBe(false);
    newest().connect();
    expect(isOld()).toBe(true);
  });

  it("tells whether events arrive, and since when they do not", () => {
    const { told, newest, pass } = listen();
    pass(10);
    newest().connect();
    pass(500);
    newest().lose(0);
    pass(500);
    newest().lose(0);
    pass(500);
    newest().connect();
    expect(told).toEqual([
      { state: "connecting", since: 1000 },
      { state: "online", since: 1010 },
      { state: "offline", since: 1010 },
      { state: "offline", since: 1010 },
      { state: "online", since: 2510 },
    ]);
  });

  it("leaves reconnecting to the browser while the browser tries", () => {
    const { sources, newest } = listen();
    newest().connect();
    newest().lose(0);
    for (let tries = 0; tries < 60; tries += 1) {
      vi.advanceTimersByTime(1000);
      newest().lose(0);
    }
    expect(sources).toHaveLength(1);
  });

  it("opens anew where the browser's attempt hangs", () => {
    const { sources, newest } = listen();
    newest().connect();
    newest().lose(0);
    vi.advanceTimersByTime(20_000);
    expect(sources).toHaveLength(2);
    expect(sources[0]?.readyState).toBe(2);
  });

  it("says after a minute of silence that the line is dead, since it last heard, and asks anew until it is answered", () => {
    const { told, sources, newest, pass } = listen();
    newest().connect();
    const hold = (ms: number) => {
      pass(ms);
      vi.advanceTimersByTime(ms);
    };
    for (let beats = 0; beats < 8; beats += 1) {
      hold(25_000);
      newest().beat();
    }
    const heard = 1000 + 200_000;
    expect(told.at(-1)).toEqual({ state: "online", since: 1000 });
    hold(59_999);
    expect(told.at(-1)?.state).toBe("online");
    hold(1);
    expect(told.at(-1)).toEqual({ state: "offline", since: heard });
    expect(sources).toHaveLength(2);
    // The new attempt may hang as well.
    hold(20_000);
    hold(20_000);
    expect(sources).toHaveLength(4);
    expect(sources.slice(0, -1).every(({ readyState }) => readyState === 2)).toBe(true);
    expect(told.at(-1)).toEqual({ state: "offline", since: heard });
    newest().connect();
    expect(told.at(-1)?.state).toBe("online");
  });

  it("says of a first connection that hangs that there is none", () => {
    const { told, sources } = listen();
    vi.advanceTimersByTime(60_000);
    expect(told.at(-1)?.state).toBe("offline");
    expect(sources).toHaveLength(2);
  });

  it("hears a revision as a sign of life, too", () => {
    const { told, newest } = listen();
    newest().connect();
    vi.advanceTimersByTime(59_000);
    newest().say(JSON.stringify(REVISION));
    vi.advanceTimersByTime(59_000);
    expect(told.at(-1)?.state).toBe("online");
  });

  it("asks who is there when the line is lost, and again where a new one is refused", () => {
    const { client, newest } = listen();
    const { queryKey } = sessionQuery();
    const isAsked = () => client.getQueryState(queryKey)?.isInvalidated;
    const know = () => client.setQueryData(queryKey, SESSION);
    know();
    newest().connect();
    expect(isAsked()).toBe(false);
    newest().lose(0);
    expect(isAsked()).toBe(true);
    know();
    newest().lose(0);
    expect(isAsked()).toBe(false);
    newest().lose(2);
    expect(isAsked()).toBe(true);
  });

  it("keeps what was read of the current revision and the former one, and nothing of earlier ones", () => {
    const { client, newest } = listen();
    newest().connect();
    const read = (revision: number) => client.setQueryData(["region", "d", revision, "west", {}], { revision });
    const kept = () => client.getQueryCache().findAll({ queryKey: ["region"] });
    for (let revision = 1; revision <= 9; revision += 1) {
      newest().say(JSON.stringify({ ...REVISION, revision }));
      read(revision);
      // A connection that is made anew says it again.
      newest().say(JSON.stringify({ ...REVISION, revision }));
    }
    expect(kept().map(({ queryKey }) => queryKey[2])).toEqual([8, 9]);
    // What is shown, an earlier day's say, stays.
    read(3);
    const observer = new QueryObserver(client, { queryKey: ["region", "d", 3, "west", {}] });
    const leave = observer.subscribe(() => {});
    newest().say(JSON.stringify({ ...REVISION, revision: 10 }));
    expect(kept().map(({ queryKey }) => queryKey[2])).toEqual([9, 3]);
    leave();
  });

  it("opens anew where the browser gave up, waiting longer each time, 15 s at most", () => {
    const { sources, newest } = listen();
    for (const wait of [1000, 2000, 4000, 8000, 15_000, 15_000]) {
      const before = sources.length;
      newest().lose(2);
      vi.advanceTimersByTime(wait - 1);
      expect(sources).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(sources).toHaveLength(before + 1);
    }
  });

  it("waits shortly again after it was connected", () => {
    const { sources, newest } = listen();
    newest().lose(2);
    vi.advanceTimersByTime(1000);
    newest().connect();
    newest().lose(2);
    vi.advanceTimersByTime(1000);
    expect(sources).toHaveLength(3);
  });

  it("ends: closes what is open, and opens nothing more", () => {
    const { sources, newest, stop } = listen();
    newest().lose(2);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(1);
    expect(newest().readyState).toBe(2);
  });
});
