import { connect } from "node:net";

/** All that a server writes to one request, byte for byte but for the time (`Date`). */
export function exchange(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((settle, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1");
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => {
      settle(
        Buffer.concat(chunks)
          .toString("latin1")
          .replace(/\r\nDate: [^\r]+/, ""),
      );
    });
    socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n`);
  });
}
