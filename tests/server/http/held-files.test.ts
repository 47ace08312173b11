import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { ApiError, toApiError } from "#server/http/errors.ts";
import { createHeldFiles, fileRoom } from "#server/http/held-files.ts";

const MB = 1_000_000;

/** Files of clients by their names, which come as far as the test says. */
function files(largest: number) {
  const held = createHeldFiles((c) => ({ address: c.req.header("X-From") ?? "" }) as never, fileRoom(largest));
  const open = async (from: string) => {
    let answered: Promise<Response> | undefined;
    let came: (bytes: number) => void = () => {};
    let answer: () => void = () => {};
    const isOpen = new Promise<void>((opened) => {
      const app = new Hono<{ Variables: { identity: never } }>().post("/", (c) => {
        c.set("identity", { account: null } as never);
        return held.hold(c, async (told) => {
          came = told;
          opened();
          await new Promise<void>((settle) => {
            answer = settle;
          });
          return c.text("read");
        });
      });
      answered = Promise.resolve(app.request("/", { method: "POST", headers: { "X-From": from } }));
    });
    await isOpen;
    return {
      /** What so many more bytes come to: "" where there is room. */
      send(bytes: number): string {
        try {
          came(bytes);
          return "";
        } catch (error) {
          const { code, retryAfter } = toApiError(error);
          expect(error instanceof ApiError && (retryAfter ?? 0) > 0).toBe(true);
          return code;
        }
      },
      async end() {
        answer();
        expect(await (await answered)?.text()).toBe("read");
      },
    };
  };
  return { open };
}

describe("createHeldFiles(client, room)", () => {
  it("has room for two of the largest files of one client, until they are answered", async () => {
    const { open } = files(20 * MB);
    const [one, two, three] = [await open("192.0.2.1"), await open("192.0.2.1"), await open("192.0.2.1")];
    expect([one.send(20 * MB), two.send(20 * MB)]).toEqual(["", ""]);
    expect([three.send(MB), three.send(2 * MB)]).toEqual(["", ""]);
    expect(three.send(MB)).toBe("reading-busy");
    // A refused one takes no room while the rest of it comes.
    const four = await open("192.0.2.1");
    expect(four.send(3 * MB)).toBe("");
    await four.end();
    await one.end();
    const five = await open("192.0.2.1");
    expect(five.send(20 * MB)).toBe("");
    for (const each of [two, three, five]) await each.end();
  });

  it("has room for three of all clients together, and for an ordinary file beside them", async () => {
    const { open } = files(20 * MB);
    const large = await Promise.all(["192.0.2.1", "192.0.2.2", "192.0.2.3"].map(open));
    expect(large.map((each) => each.send(20 * MB))).toEqual(["", "", ""]);
    const other = await open("192.0.2.4");
    expect([other.send(MB), other.send(20 * MB)]).toEqual(["", "reading-busy"]);
    for (const each of [...large, other]) await each.end();
  });

  it("takes a file that is the only one, whatever its size", async () => {
    const { open } = files(2 * MB);
    const one = await open("192.0.2.1");
    expect(one.send(50 * MB)).toBe("");
    const two = await open("192.0.2.2");
    expect([two.send(MB), two.send(MB)]).toEqual(["", "reading-busy"]);
    await one.end();
    await two.end();
  });
});
