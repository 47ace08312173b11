import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ProblemError } from "#client/fetch.ts";
import { isSignInRequired, sessionQuery } from "#client/session.ts";

/** A server that is away is asked again and again; one that said no is not. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    // A session that ended while the page was open: the page asks again who is there, and follows.
    queryCache: new QueryCache({
      onError: (error) => {
        if (isSignInRequired(error)) void client.invalidateQueries({ queryKey: sessionQuery().queryKey });
      },
    }),
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
  return client;
}
