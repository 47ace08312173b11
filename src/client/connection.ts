import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
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

/** How often the age of the figures is told anew, ms. */
const AGE_STEP = 15_000;

/** Whether what is shown is up to date, since when it may not be, and how old it is, ms; 0 where it is not old. */
export function useConnection(): Connection & { readonly age: number } {
  const connection = useSyncExternalStore(subscribe, () => current);
  const [now, setNow] = useState(() => Date.now());
  const isOld = connection.state === "offline";
  useEffect(() => {
    if (!isOld) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), AGE_STEP);
    return () => clearInterval(timer);
  }, [isOld]);
  return { ...connection, age: isOld ? Math.max(0, now - connection.since) : 0 };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
