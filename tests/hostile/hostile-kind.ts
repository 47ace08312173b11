/** A way to make a file that costs whoever reads it more than it looks. */
export type HostileKind = {
  readonly name: string;
  readonly ending: string;
  /** @param size from 0 to 1: of the most that the way can do and that may be uploaded */
  readonly make: (size: number) => Uint8Array<ArrayBuffer>;
};

/** How many of at most so many there are at a size; never none. */
export function countAt(size: number, most: number): number {
  return Math.max(1, Math.round(size * most));
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, "utf8"));
}
