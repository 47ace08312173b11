import { Agent, type IncomingHttpHeaders, request } from "node:http";

export type Answered = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** From the request to the last byte. */
  readonly ms: number;
};

export type AskOptions = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Somebody who asks from one address of this machine, on connections that are kept. */
export class Asker {
  readonly #port: number;
  readonly #localAddress: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(port: number, localAddress: string) {
    this.#port = port;
    this.#localAddress = localAddress;
  }

  ask(path: string, { method = "GET", headers = {}, body }: AskOptions = {}): Promise<Answered> {
    return new Promise((settle, reject) => {
      const start = performance.now();
      const sent = request(
        {
          port: this.#port,
          host: "127.0.0.1",
          localAddress: this.#localAddress,
          agent: this.#agent,
          path,
          method,
          headers,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () =>
            settle({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString("utf8"),
              ms: performance.now() - start,
            }),
          );
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
