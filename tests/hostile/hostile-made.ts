import { createRandom } from "#tests/intake/fuzz-bytes.ts";
import { HOSTILE_BOOKS } from "./hostile-books.ts";
import type { HostileKind } from "./hostile-kind.ts";
import { HOSTILE_MARKUP } from "./hostile-markup.ts";
import { HOSTILE_OLD_BOOKS } from "./hostile-old-books.ts";
import { HOSTILE_TEXTS } from "./hostile-texts.ts";
import { HOSTILE_ZIPS } from "./hostile-zips.ts";

const HOSTILE_KINDS: readonly HostileKind[] = [
  ...HOSTILE_BOOKS,
  ...HOSTILE_ZIPS,
  ...HOSTILE_MARKUP,
  ...HOSTILE_OLD_BOOKS,
  ...HOSTILE_TEXTS,
];

export type HostileFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Larger ones are refused before anything reads them. */
const MOST_BYTES = 20 * 1024 * 1024;

/** So many files, of every kind as often as of any other, small and large, in an order that a seed decides. */
export function* hostileFiles(count: number, seed: number): Generator<HostileFile> {
  const random = createRandom(seed);
  const kinds: HostileKind[] = [];
  for (let i = 0; i < count; i += 1) {
    if (kinds.length === 0) kinds.push(...HOSTILE_KINDS);
    const [kind] = kinds.splice(random(kinds.length), 1);
    // Most ways are worst at their largest, some just below what is refused at sight.
    const size = random(3) === 0 ? 1 : (1 + random(100)) / 100;
    const bytes = kind?.make(size);
    if (kind && bytes) yield { name: `${i}-${kind.name}.${kind.ending}`, bytes: bytes.subarray(0, MOST_BYTES) };
  }
}
