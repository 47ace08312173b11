import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a bare server answers at a path: bytes in base64 under their headers, 304 to who has them. */
export type BareAnswer = { readonly headers: Readonly<Record<string, string>>; readonly base64: string };

process.once("message", (message) => {
  const answers = new Map(
    Object.entries(message as Record<string, BareAnswer>).map(([path, { headers, base64 }]) => [
      path,
      { headers, bytes: Buffer.from(base64, "base64") },
    ]),
  );
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? "");
    if (!answer) response.writeHead(404).end();
    else if (request.headers["if-none-match"] === answer.headers["ETag"]) response.writeHead(304, answer.headers).end();
    else response.writeHead(200, { ...answer.headers, "Content-Length": answer.bytes.length }).end(answer.bytes);
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
});
