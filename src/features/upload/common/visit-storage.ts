/** What the browser keeps while the tab lives, or nothing where it forbids that. */
export function visitStorage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
