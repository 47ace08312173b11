import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compress, preferredEncoding } from "#server/base/compress.ts";

describe("preferredEncoding(header, size)", () => {
  it.each([
    [undefined, "identity"],
    ["", "identity"],
    ["br", "br"],
    ["gzip", "gzip"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1.0, br;q=0.5", "gzip"],
    ["br;q=0, gzip;q=0", "identity"],
    ["*", "br"],
    ["deflate", "identity"],
    ["br;q=0, *", "gzip"],
  ])("%s is %s", (header, encoding) => {
    expect(preferredEncoding(header, 5000)).toBe(encoding);
  });

  it("leaves what is small as it is", () => {
    expect(preferredEncoding("br", 1023)).toBe("identity");
    expect(preferredEncoding("br", 1024)).toBe("br");
  });
});

describe("compress(bytes, encoding)", () => {
  it("can be undone", async () => {
    const bytes = new TextEncoder().encode("溧阳 ".repeat(500));
    expect(new Uint8Array(brotliDecompressSync(await compress(bytes, "br")))).toEqual(bytes);
    expect(new Uint8Array(gunzipSync(await compress(bytes, "gzip")))).toEqual(bytes);
    expect(await compress(bytes, "identity")).toBe(bytes);
  });
});
