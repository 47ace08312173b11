/**
 * A ref that takes the keyboard to a heading that replaced what had it before: the drop zone is gone once a file is
 * read, and without this the focus would fall back to the top of the page.
 */
export function focusOnArrival(node: HTMLElement | null): void {
  const active = document.activeElement;
  const isLost = active === null || active === document.body || !active.isConnected;
  if (isLost) node?.focus({ preventScroll: true });
}
