import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A TCP proxy before a server that can fall silent: nothing passes, and nothing ends, as behind a pulled cable. */
export type SilentProxy = {
  readonly url: string;
  fallSilent(): void;
  speak(): void;
  close(): Promise<void>;
};

export async function startSilentProxy(port: number): Promise<SilentProxy> {
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((client) => {
    const upstream = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk) => {
        if (!isSilent) to.write(chunk);
      });
      // The other side hears of an end only where anything passes.
      from.on("close", () => {
        sockets.delete(from);
        if (!isSilent) to.destroy();
      });
      from.on("error", () => {});
    }
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fallSilent() {
      isSilent = true;
    },
    speak() {
      isSilent = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((settle) => server.close(settle));
    },
  };
}
