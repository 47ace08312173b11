import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { type Pace, readBody } from "#server/http/body.ts";
import { ApiError, toApiError } from "#server/http/errors.ts";

/** How many bytes were read of a body in pieces, or the code of the refusal. */
async function read(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit = 1000,
  pace?: Pace,
  came?: (bytes: number) => void,
) {
  const app = new Hono().post("/", async (c) => c.text(String((await readBody(c, limit, pace, came)).join(""))));
  app.onError((error, c) => c.text(toApiError(error).code));
  const each = (async function* () {
    yield* pieces;
  })();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await each.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const request = new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);
  return (await app.request(request)).text();
}

describe("readBody(c, limit, pace)", () => {
  it("reads a body in whatever pieces it comes, no further than the limit", async () => {
    expect(await read([new Uint8Array([1, 2]), new Uint8Array([3])])).toBe("123");
    expect(
      await read(
        Array.from({ length: 400 }, () => new Uint8Array(100).fill(7)),
        40_000,
      ),
    ).toBe("7".repeat(40_000));
    expect(await read([])).toBe("");
    expect(await read([new Uint8Array(600), new Uint8Array(401)])).toBe("file-too-large");
  });

  it("lets the rest of one that is refused on its way come, so that its sender hears the answer", async () => {
    const came: number[] = [];
    let sent = 0;
    function* pieces() {
      for (; sent < 5; sent += 1) yield new Uint8Array(10);
    }
    const refuse = (bytes: number) => {
      came.push(bytes);
      if (came.length === 2) throw new ApiError("reading-busy");
    };
    expect(await read(pieces(), 1000, undefined, refuse)).toBe("reading-busy");
    expect([came, sent]).toEqual([[10, 10], 5]);
    sent = 0;
    expect(await read(pieces(), 45, undefined, refuse)).toBe("file-too-large");
  });

  it("gives up on one that comes more slowly than the least pace", async () => {
    async function* trickle() {
      yield new Uint8Array(5);
      await new Promise(() => {});
    }
    expect(await read(trickle(), 1000, { ms: 20, bytes: 10 })).toBe("upload-too-slow");
  });
});
