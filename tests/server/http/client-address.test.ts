import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import {
  type Client,
  createClientReader,
  isPrivateAddress,
  plainAddress,
  readTrustedProxies,
} from "#server/http/client-address.ts";

const TRUSTED = readTrustedProxies("127.0.0.1, 10.1.0.0/16 fd00::/8");

async function clientOf(peer: string | undefined, headers: Record<string, string>, ownTls = false): Promise<Client> {
  const read = createClientReader({ peerAddress: () => peer, ownTls, ...(TRUSTED ? { trusted: TRUSTED } : {}) });
  const app = new Hono().get("*", (c) => c.json(read(c)));
  return (await app.request("http://inside:8686/", { headers })).json();
}

describe("createClientReader(options)", () => {
  it.each([
    ["a peer nobody trusts", "192.0.2.9", "198.51.100.1", "192.0.2.9"],
    ["a trusted peer", "127.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["a trusted peer, IPv4 in IPv6", "::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["a chain, of which the client wrote the first", "127.0.0.1", "1.1.1.1, 198.51.100.1, 10.1.2.3", "198.51.100.1"],
    ["a chain of proxies only", "127.0.0.1", "10.1.9.9, 10.1.2.3", "10.1.9.9"],
    ["something that is no address", "127.0.0.1", "198.51.100.1, <script>", "127.0.0.1"],
    ["an IPv6 client", "127.0.0.1", "2001:DB8::5", "2001:db8::5"],
    ["an address with a port", "127.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
    ["a bracketed one", "127.0.0.1", "[2001:db8::5]:80", "2001:db8::5"],
    ["nothing stated", "127.0.0.1", "", "127.0.0.1"],
  ])("reads %s", async (_, peer, stated, address) => {
    expect((await clientOf(peer, { "X-Forwarded-For": stated })).address).toBe(address);
  });

  it("knows no address where there is no peer", async () => {
    expect((await clientOf(undefined, { "X-Forwarded-For": "127.0.0.1" })).address).toBe("");
  });

  it("takes protocol and host of a trusted proxy only, and of several the last", async () => {
    const headers = { "X-Forwarded-Proto": "http, https", "X-Forwarded-Host": "evil.example, Board.Example:444" };
    expect(await clientOf("127.0.0.1", headers)).toMatchObject({
      https: true,
      host: "board.example:444",
      proxied: true,
    });
    const other = await clientOf("192.0.2.9", headers);
    expect(other).toMatchObject({ https: false, host: "inside:8686", proxied: false });
  });

  it.each(["a b", "x/../y", "evil.example\\@x", "a".repeat(300), "[::1", "user@host"])(
    "ignores %s as a host",
    async (host) => {
      expect((await clientOf("127.0.0.1", { "X-Forwarded-Host": host })).host).toBe("inside:8686");
    },
  );

  it("speaks HTTPS where the server itself does", async () => {
    expect((await clientOf("192.0.2.9", {}, true)).https).toBe(true);
  });

  it("reads a list of a hundred thousand addresses at once", async () => {
    const started = performance.now();
    await clientOf("127.0.0.1", { "X-Forwarded-For": "127.0.0.1,".repeat(100_000) });
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("readTrustedProxies(text)", () => {
  it.each(["0.0.0.0/0", "::/0", "proxy.example", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/-1", "10.0.0.0/", "*"])(
    "refuses %s",
    (text) => {
      expect(readTrustedProxies(text)).toBeNull();
    },
  );

  it("trusts nobody where nobody is named", () => {
    expect(readTrustedProxies("")?.has("127.0.0.1")).toBe(false);
  });
});

describe("isPrivateAddress(address)", () => {
  it.each(["127.0.0.1", "10.0.0.1", "172.31.255.255", "192.168.1.1", "::1", "fd12::1", "fe80::1"])(
    "%s is",
    (address) => {
      expect(isPrivateAddress(address)).toBe(true);
    },
  );
  it.each(["", "172.32.0.1", "8.8.8.8", "2001:db8::1", "192.169.0.1", "localhost"])("%s is not", (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

describe("plainAddress(text)", () => {
  it.each([
    ["::ffff:10.0.0.1", "10.0.0.1"],
    ["fe80::1%eth0", "fe80::1"],
    ["unknown", ""],
    ["999.1.1.1", ""],
  ])("%s is %s", (text, address) => {
    expect(plainAddress(text)).toBe(address);
  });
});
