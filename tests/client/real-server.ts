import { type HttpHandler, http } from "msw";
import { setupServer } from "msw/node";
import { type Asking, type MadeApp, type MakeAppOptions, makeApp } from "#tests/server/make-app.ts";

/** The real server behind the page's `fetch`, in one process; faults are put between the two. */
export type RealServer = {
  readonly made: MadeApp;
  /** Requests the page sent, `POST /api/v1/uploads`, in their order. */
  readonly sent: string[];
  /** Answers of its own, before the server's; each lasts until `mend`. */
  break(...faults: HttpHandler[]): void;
  mend(): void;
  /** Who the page asks as from now on; an administrator until then. */
  askAs(asking: Asking): Promise<void>;
  close(): Promise<void>;
};

/** Carries every request under `/api/v1` to a real app, seeded with the shipped data unless told otherwise. */
export async function setUpServer(options: MakeAppOptions = {}): Promise<RealServer> {
  const made = await makeApp(options);
  const sent: string[] = [];
  let ask = made.request;
  const server = setupServer(http.all("*/api/v1/*", ({ request }) => ask(plain(request))));
  server.events.on("request:start", ({ request }) => {
    sent.push(`${request.method} ${new URL(request.url).pathname}`);
  });
  server.listen({ onUnhandledFrame: "error" });
  return {
    made,
    sent,
    break: (...faults) => server.use(...faults),
    mend: () => server.resetHandlers(),
    async askAs(asking) {
      ask = await made.as(asking);
    },
    async close() {
      server.close();
      await made.close();
    },
  };
}

/** In one process nothing undoes a compression, so none is asked for. */
export function plain(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete("accept-encoding");
  return new Request(request, { headers });
}
