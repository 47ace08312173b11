import { describe, expect, it } from "vitest";
import { isLoopbackAddress, isLoopbackHost } from "#server/http/access.ts";

describe("isLoopbackAddress(address)", () => {
  it.each(["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])("%s is this machine", (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });

  it.each([undefined, "", "10.0.0.1", "128.0.0.1", "::ffff:10.0.0.1", "127.0.0.1.example", "1127.0.0.1"])(
    "%s is not",
    (address) => {
      expect(isLoopbackAddress(address)).toBe(false);
    },
  );
});

describe("isLoopbackHost(host)", () => {
  it.each(["localhost", "localhost:8686", "LOCALHOST", "127.0.0.1:80", "[::1]", "[::1]:8686"])("%s is", (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "192.168.1.5", ""])(
    "%s is not",
    (host) => {
      expect(isLoopbackHost(host)).toBe(false);
    },
  );
});
