import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createQueryClient } from "#app/query-client.ts";
import { createAppRouter } from "#app/router.tsx";

/** The whole page at an address, as `main.tsx` puts it together, but for the live connection, which jsdom has not. */
export type App = {
  readonly client: QueryClient;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** One entry of the address, as it stands now. */
  address(key: string): string | null;
  close(): void;
};

/** A read that failed is asked again as often as in the product, without the waits. */
export function openApp(path: string, user = userEvent.setup()): App {
  window.history.replaceState(null, "", path);
  const client = createQueryClient();
  const { queries } = client.getDefaultOptions();
  client.setDefaultOptions({ ...client.getDefaultOptions(), queries: { ...queries, retryDelay: 1 } });
  const router = createAppRouter();
  const { unmount } = render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return {
    client,
    user,
    address: (key) => new URLSearchParams(window.location.search).get(key),
    close() {
      unmount();
      router.history.destroy();
      client.clear();
    },
  };
}
