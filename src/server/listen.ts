import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer, Server as TlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import type { Names } from "#domain/terms/names.ts";
import { TLS_OPTIONS, type Tls } from "#server/env/tls.ts";
import type { TrustedProxies } from "#server/http/client-address.ts";
import { HTTP_LIMITS, type HttpLimits, limitConnections } from "#server/http/http-limits.ts";
import type { QuickAnswer } from "#server/http/quick-answers.ts";
import type { StoppingEnv } from "#server/http/stopping.ts";

/** The server could not take its port, and what to do. */
export class ListenError extends Error {
  override readonly name = "ListenError";
  readonly messages: Names;

  constructor(messages: Names, options?: ErrorOptions) {
    super(messages.en, options);
    this.messages = messages;
  }
}

export type Patience = {
  /** How long bodies of requests may still arrive; then they are refused with an answer. */
  readonly bodiesMs: number;
  /** How long answers may take, all in all; then their connections are cut. */
  readonly answersMs: number;
};

export type Listening = {
  readonly port: number;
  /** Serves new connections with another certificate; nothing where HTTP is spoken. */
  renew(tls: Tls): void;
  /** Takes no more connections and waits for the answers under way, no longer than given; then cuts the rest. */
  close(patience: Patience): Promise<void>;
};

export type ListenOptions = {
  /** The server's own certificate; without it HTTP is spoken. */
  readonly tls?: Tls | undefined;
  readonly trusted?: TrustedProxies | undefined;
  readonly limits?: HttpLimits;
};

/** @throws ListenError when the port is taken or not ours to take */
export async function listen(
  app: Pick<Hono, "fetch"> & { readonly quick?: QuickAnswer },
  host: string,
  port: number,
  { tls, trusted, limits = HTTP_LIMITS }: ListenOptions = {},
): Promise<Listening> {
  const stopping = new AbortController();
  const ask = getRequestListener((request, env) =>
    app.fetch(request, { ...env, stopping: stopping.signal } satisfies StoppingEnv),
  );
  const listener: RequestListener = (request, response) => {
    const answered = app.quick?.(request, response) ?? false;
    if (answered === true) return;
    if (answered === false) return void ask(request, response);
    void answered.then(
      (isAnswered) => (isAnswered ? undefined : ask(request, response)),
      // Its bytes could not be made; the app finds out why, and says so.
      () => ask(request, response),
    );
  };
  const server = tls
    ? createTlsServer({ ...limits, ...TLS_OPTIONS, ...tls }, listener)
    : createServer(limits, listener);
  limitConnections(server, limits, trusted);
  await new Promise<void>((settle, reject) => {
    server.once("error", (error) => reject(new ListenError(explain(error, host, port), { cause: error })));
    server.listen(port, host, settle);
  });
  return {
    port: (server.address() as AddressInfo).port,
    renew: (renewed) => {
      if (server instanceof TlsServer) server.setSecureContext({ ...TLS_OPTIONS, ...renewed });
    },
    close: ({ bodiesMs, answersMs }) =>
      new Promise((settle) => {
        const refuse = setTimeout(() => stopping.abort(), bodiesMs);
        const cut = setTimeout(() => server.closeAllConnections(), answersMs);
        server.close(() => {
          clearTimeout(refuse);
          clearTimeout(cut);
          settle();
        });
        server.closeIdleConnections();
      }),
  };
}

function explain(error: Error, host: string, port: number): Names {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE")
    return {
      zh: `端口 ${port} 已被占用。请停止占用它的程序,或换一个端口:PORT=8687 npm start`,
      en: `Port ${port} is in use. Stop the program that has it, or take another port: PORT=8687 npm start`,
    };
  if (code === "EACCES")
    return {
      zh: `没有权限监听端口 ${port}。请用 1024 以上的端口:PORT=8686 npm start`,
      en: `Not allowed to listen on port ${port}. Take one above 1024: PORT=8686 npm start`,
    };
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return {
      zh: `本机没有地址 ${host}。请检查 HOST:127.0.0.1 仅本机,0.0.0.0 所有网络。`,
      en: `This machine has no address ${host}. Check HOST: 127.0.0.1 for this machine only, 0.0.0.0 for every network.`,
    };
  return { zh: `无法监听 ${host}:${port}:${error.message}`, en: `Cannot listen on ${host}:${port}: ${error.message}` };
}
