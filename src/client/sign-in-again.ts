import { useEffect } from "react";
import type { Session } from "#contract/session.ts";

/** Somebody's work on a page that must not be lost when the session ends. */
type Held = { readonly session: Session; readonly account: NonNullable<Session["account"]> };
/** Asks the person to sign in again over the page; whether the same person did. */
type Ask = (account: Held["account"]) => Promise<boolean>;

let held: Held | null = null;
let ask: Ask | null = null;
let asking: Promise<boolean> | null = null;

/** While a page is open that holds work: a session that ends is renewed on the spot, and what was refused is done again. */
export function useHeldWork(session: Session | undefined): void {
  useEffect(() => {
    if (!session?.account) return;
    const own: Held = { session, account: session.account };
    held = own;
    return () => {
      if (held === own) held = null;
    };
  }, [session]);
}

/** Who answers from now on. */
export function answerSignIn(next: Ask): () => void {
  ask = next;
  return () => {
    if (ask === next) ask = null;
  };
}

/** The session under which work is held; `null` where none is. */
export function heldSession(): Session | null {
  return held?.session ?? null;
}

/** Signing out, or going on as somebody else, is meant. */
export function letGoOfWork(): void {
  held = null;
}

/** Asks once, however many requests were refused meanwhile. False where nothing is held, or nobody answers. */
export function signInAgain(): Promise<boolean> {
  if (!held || !ask) return Promise.resolve(false);
  asking ??= ask(held.account).finally(() => {
    asking = null;
  });
  return asking;
}
