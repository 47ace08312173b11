/**
 * The same text in memory of its own. A part of a longer string keeps all of it, so that what remembers a cell for the
 * next file would remember the whole of the last.
 */
export function ownText(part: string): string {
  return [...part].join("");
}
