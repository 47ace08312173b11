/** Goes to a path anew: nothing of what was read as somebody else, or as nobody, stays in the page. */
export function arrive(path: string): void {
  window.location.assign(path);
}
