/** Of Node 22 and newer; the page's browsers are older, so that the compiler knows nothing of it. */
type Transferable = ArrayBuffer & { transfer(length: number): ArrayBuffer };

/**
 * Gives the memory of bytes back at once, of which nobody else has hold: collecting them would wait until much more has
 * come up, as V8 hardly counts what lies outside of its heap.
 *
 * @returns the bytes that are left, which are none
 */
export function freed(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array((bytes.buffer as Transferable).transfer(0));
}
