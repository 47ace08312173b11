import { describe, expect, it } from "vitest";
import { ROUTES } from "#contract/routes.ts";
import { createGate } from "#server/http/gate.ts";
import { STREAM_ROOM } from "#server/reads/events.ts";
import { makeApp } from "#tests/server/make-app.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { longFile, uploadPath } from "#tests/server/upload-request.ts";

describe("createGate(room)", () => {
  it("lets so many in at once, of one and of all, and others when they leave", () => {
    const gate = createGate({ all: 3, ofOne: 2 });
    const leave = gate.enter("a");
    gate.enter("a");
    expect(gate.enter("a")).toBe("one");
    expect(typeof gate.enter("b")).toBe("function");
    expect(gate.enter("c")).toBe("all");
    if (typeof leave !== "function") throw new Error("not let in");
    leave();
    leave();
    expect(typeof gate.enter("c")).toBe("function");
    expect(gate.enter("d")).toBe("all");
  });
});

describe("event streams", () => {
  it("are so many of one client; the rest is told to wait, and comes in when one ends", async () => {
    const made = await makeApp({ seed: SMALL });
    const anonymous = await made.as("anonymous");
    const open = async () => {
      const response = await made.app.fetch(new Request(`http://localhost${ROUTES.events}`));
      return { status: response.status, response };
    };
    const streams = [];
    for (let count = 0; count < STREAM_ROOM.ofOne; count += 1) streams.push(await open());
    expect(streams.every(({ status }) => status === 200)).toBe(true);
    const refused = await anonymous(ROUTES.events);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(made.hub.size).toBe(STREAM_ROOM.ofOne);
    made.peer.address = "192.0.2.8";
    const other = await open();
    expect(other.status).toBe(200);
    await other.response.body?.cancel();
    made.peer.address = "127.0.0.1";
    await streams[0]?.response.body?.cancel();
    const again = await open();
    expect(again.status).toBe(200);
    for (const { response } of [...streams.slice(1), again]) await response.body?.cancel();
    expect(made.hub.size).toBe(0);
    await made.close();
  });

  it("are not opened by HEAD, which nobody would end", async () => {
    const made = await makeApp({ seed: SMALL });
    const response = await made.app.fetch(new Request(`http://localhost${ROUTES.events}`, { method: "HEAD" }));
    expect(response.status).toBe(200);
    expect(made.hub.size).toBe(0);
    await made.close();
  });
});

describe("the desk", () => {
  it("takes so many files of one client at once, and tells the rest to wait", async () => {
    const made = await makeApp({ seed: SMALL });
    const send = (count: number) =>
      made.request(uploadPath("west", `${count}.csv`), {
        method: "POST",
        body: longFile([["引进博士", "示例西实验室", "2024-05", String(count)]]),
      });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, count) => send(count)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(8);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(new Set(statuses)).toEqual(new Set([201, 429]));
    expect((await send(99)).status).toBe(201);
    await made.close();
  });
});
