import type { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { type Connection, listenToRevisions } from "./live.ts";

const listeners = new Set<() => void>();
let current: Connection = { state: "connecting", since: Date.now() };

/** Connects the page to the server's events for as long as it is open. */
export function startConnection(client: QueryClient): () => void {
  return listenToRevisions(client, (connection) => {
    current = connection;
    for (const listener of listeners) listener();
  });
}

/** Whether what is shown is up to date, and since when it may not be. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
