import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "#client/fetch.ts";

/** A server that is away is asked again and again; one that said no is not. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => !(error instanceof ProblemError) && failures < 4,
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 5000),
        // The office's own network may have no internet: never wait for the browser to believe it is online.
        networkMode: "always",
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always" },
    },
  });
}
