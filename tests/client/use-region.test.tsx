import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UnreachableError } from "#client/fetch.ts";
import { CURRENT_REVISION_KEY } from "#client/queries.ts";
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
