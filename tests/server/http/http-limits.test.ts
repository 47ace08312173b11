import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { HTTP_LIMITS, type HttpLimits } from "#server/http/http-limits.ts";
import { type Listening, listen } from "#server/listen.ts";
import { type MadeApp, makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";

/** The server's limits in less time, so that a test can wait for them. */
const QUICK: HttpLimits = {
  ...HTTP_LIMITS,
  headersTimeout: 300,
  requestTimeout: 600,
  idleTimeout: 1500,
  connectionsCheckingInterval: 50,
  maxConnectionsOfOne: 8,
};

let made: MadeApp;
let listening: Listening;
const open: Socket[] = [];

beforeAll(async () => {
  made = await makeApp({ seed: SMALL });
  listening = await listen(made.app, "127.0.0.1", 0, { limits: QUICK });
  return async () => {
    await listening.close({ bodiesMs: 0, answersMs: 0 });
    await made.close();
  };
});

afterEach(async () => {
  for (const socket of open.splice(0)) {
    socket.destroy();
    if (!socket.closed) await once(socket, "close");
  }
});

/** A connection that collects what it is answered. */
function dial(): { socket: Socket; answer: () => string; ended: Promise<string> } {
  const socket = connect(listening.port, "127.0.0.1");
  open.push(socket);
  let text = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    text += chunk;
  });
  socket.on("error", () => {});
  return { socket, answer: () => text, ended: new Promise((settle) => socket.on("close", () => settle(text))) };
}

async function send(text: string): Promise<string> {
  const { socket, ended } = dial();
  socket.write(text);
  return ended;
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);
const statusesOf = (answer: string) => [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));

describe("a client that takes its time", () => {
  it("over its headers, one letter after another, is answered 408 and cut off", async () => {
    const { socket, ended } = dial();
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ");
    const drip = setInterval(() => socket.write("a"), 20);
    const started = performance.now();
    const answer = await ended;
    clearInterval(drip);
    expect(statusOf(answer)).toBe(408);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("over its body is cut off, and others are served meanwhile", async () => {
    const { socket, ended } = dial();
    socket.write(
      "POST /api/v1/uploads?region=west&fileName=a.csv HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n",
    );
    const drip = setInterval(() => socket.write("a"), 20);
    expect(statusOf(await send("GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))).toBe(
      200,
    );
    await ended;
    clearInterval(drip);
  });

  it("and says nothing is cut off", async () => {
    const { ended } = dial();
    expect(await ended).not.toContain("200 OK");
  });
});

describe("a client that opens too many connections", () => {
  it("has the last ones closed at once, and keeps those it has", async () => {
    const kept = Array.from({ length: QUICK.maxConnectionsOfOne }, dial);
    await Promise.all(kept.map(({ socket }) => once(socket, "connect")));
    const refused = dial();
    expect(await refused.ended).toBe("");
    kept[0]?.socket.write("GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    expect(statusOf((await kept[0]?.ended) ?? "")).toBe(200);
  });
});

describe("a request that is too large or no HTTP", () => {
  it.each([
    ["headers of 32 KB", `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${"a".repeat(32_768)}\r\n\r\n`, 431],
    ["an address of 32 KB", `GET /?${"a".repeat(32_768)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
    ["no HTTP", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400],
    ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
    ["two lengths", "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400],
    [
      "a length and chunks",
      "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
      400,
    ],
    [
      "chunks by another name",
      "POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
      400,
    ],
    ["a header folded", "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: a\r\n b\r\n\r\n", 400],
    ["a space before the colon", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length : 5\r\n\r\nabcde", 400],
    ["bare line feeds", "GET / HTTP/1.1\nHost: localhost\n\n", 400],
    ["a negative length", "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n", 400],
    [
      "a bad chunk size",
      "POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nabcde\r\n0\r\n\r\n",
      400,
    ],
  ])("%s is refused", async (_, request, status) => {
    const statuses = statusesOf(await send(request));
    expect(statuses[0]).toBe(status);
    // Nothing hidden behind it was answered.
    expect(statuses).not.toContain(200);
  });

  it.each(["TRACE", "OPTIONS", "PROPFIND", "CONNECT"])("%s is refused", async (method) => {
    const target = method === "CONNECT" ? "internal.example:443" : "/";
    const answer = await send(
      `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nX-Secret: abc\r\nConnection: close\r\n\r\n`,
    );
    expect([0, 400, 405]).toContain(statusOf(answer));
    expect(answer).not.toContain("X-Secret");
    expect(answer.toLowerCase()).not.toContain("access-control");
  });
});
