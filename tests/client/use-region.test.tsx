import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UnreachableError } from "#client/fetch.ts";
import { CURRENT_REVISION_KEY, settingsQuery } from "#client/queries.ts";
import { useRegion } from "#client/use-region.ts";
import type { CurrentRevision } from "#contract/revisions.ts";
import { ROUTES } from "#contract/routes.ts";
import { SMALL } from "#tests/server/small-package.ts";
import { plain, type RealServer, setUpServer } from "./real-server.ts";

let server: RealServer;
beforeEach(async () => {
  server = await setUpServer({ seed: SMALL });
});
afterEach(() => server.close());

function show(region: string) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const hook = renderHook(({ code }) => useRegion(code), { wrapper, initialProps: { code: region } });
  const shown = () => {
    const { current } = hook.result;
    return current.state === "ready"
      ? `${current.value.data.region.code} ${current.value.edition.revision}`
      : current.state;
  };
  return { client, ...hook, shown };
}

/** Holds the server's figures back until they are let go; the rest passes. */
function holdObservations(): () => void {
  let letGo = () => {};
  const promise = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  server.break(
    http.get(`*${ROUTES.observations}`, async ({ request }) => {
      await promise;
      return server.made.request(plain(request));
    }),
  );
  return letGo;
}

/** Tells the page of a revision, as the live connection does. */
function announce(client: QueryClient, revision: number) {
  const current = client.getQueryData<CurrentRevision>(CURRENT_REVISION_KEY);
  if (!current) throw new Error("the page does not know a revision yet");
  act(() => client.setQueryData(CURRENT_REVISION_KEY, { ...current, revision }));
}

describe("useRegion(region)", () => {
  it("keeps a region's figures while a newer revision is read, then shows those", async () => {
    const { client, shown } = show("west");
    await waitFor(() => expect(shown()).toBe("west 2"));
    announce(client, 1);
    await waitFor(() => expect(shown()).toBe("west 1"));
    client.removeQueries({ queryKey: ["region"], type: "inactive" });
    const letGo = holdObservations();
    announce(client, 2);
    await waitFor(() => expect(client.isFetching({ queryKey: ["region"] })).toBe(1));
    expect(shown()).toBe("west 1");
    letGo();
    await waitFor(() => expect(shown()).toBe("west 2"));
  });

  it("never shows one region's figures as another's", async () => {
    const { client, shown, rerender } = show("west");
    await waitFor(() => expect(shown()).toBe("west 2"));
    const letGo = holdObservations();
    rerender({ code: "east" });
    await waitFor(() => expect(client.isFetching({ queryKey: ["region"] })).toBe(1));
    expect(shown()).toBe("loading");
    letGo();
    await waitFor(() => expect(shown()).toBe("east 2"));
  });

  it.each([
    ["the current revision", ROUTES.currentRevision],
    ["the names", ROUTES.catalogue],
    ["the figures", ROUTES.observations],
    ["how figures are judged", ROUTES.settings],
  ])("says what failed and tries again: %s", async (_, route) => {
    server.break(http.get(`*${route}`, () => HttpResponse.error()));
    const { result, shown } = show("west");
    await waitFor(() => expect(shown()).toBe("failed"));
    server.mend();
    act(() => {
      if (result.current.state !== "failed") throw new Error("nothing failed");
      expect(result.current.error).toBeInstanceOf(UnreachableError);
      result.current.retry();
    });
    await waitFor(() => expect(shown()).toBe("west 2"));
  });
});

describe("how figures are judged", () => {
  const OWN = { smallBase: 3, completeShare: 0.5, ahead: 2, behind: -2 };

  /** Settings of a server that was started with other rules. */
  function answerWith(rules: typeof OWN, wait: Promise<void> = Promise.resolve()): void {
    server.break(
      http.get(`*${ROUTES.settings}`, async ({ request }) => {
        await wait;
        const settings = await (await server.made.request(plain(request))).json();
        return HttpResponse.json({ ...settings, rules });
      }),
    );
  }

  it("is known before any figure is: nothing is judged by the defaults meanwhile", async () => {
    let letGo = () => {};
    answerWith(
      OWN,
      new Promise((resolve) => {
        letGo = resolve;
      }),
    );
    const { client, result } = show("west");
    await waitFor(() => expect(client.isFetching({ queryKey: CURRENT_REVISION_KEY })).toBe(0));
    await waitFor(() => expect(client.getQueryData(CURRENT_REVISION_KEY)).toBeDefined());
    expect(result.current.state).toBe("loading");
    expect(server.sent).not.toContain(`GET ${ROUTES.observations}`);
    letGo();
    await waitFor(() => expect(result.current.state).toBe("ready"));
    expect(result.current).toMatchObject({ value: { data: { rules: OWN } } });
  });

  it("changes for the whole view at once when the server was started with other rules", async () => {
    const { client, result } = show("west");
    const rules = () => (result.current.state === "ready" ? result.current.value.data.rules : null);
    await waitFor(() => expect(rules()).toEqual({ smallBase: 10, completeShare: 0.8, ahead: 5, behind: -5 }));
    answerWith(OWN);
    await act(() => client.invalidateQueries({ queryKey: settingsQuery().queryKey }));
    await waitFor(() => expect(rules()).toEqual(OWN));
  });
});
