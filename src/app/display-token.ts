import { showDisplay } from "#client/session.ts";

const FRAGMENT = /^#display=([\w-]+)$/;

/**
 * A wall's address carries its token after the `#`, once: it is exchanged for a cookie and taken out of the address, so
 * that neither a log nor the screen ever shows it. A token that does not hold leads to the page of signing in, which
 * says so by being there.
 *
 * @returns whether there was one
 */
export async function takeDisplayToken(location: Location, history: History): Promise<boolean> {
  const token = FRAGMENT.exec(location.hash)?.[1];
  if (location.pathname !== "/screen" || token === undefined) return false;
  history.replaceState(null, "", location.pathname + location.search);
  await showDisplay(token).catch((error: unknown) => console.error("the display's token was not taken", error));
  return true;
}
